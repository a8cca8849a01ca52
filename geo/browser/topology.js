// Puts outlines together from arcs that neighbours share, as rings of [lat, lon].
// Knows today's countries and parts of them; joins several of them without their inner borders.

export class Topology {
  // arcs and pieces: as boundaries.js unpacks them.
  constructor({ arcs, pieces }) {
    Object.assign(this, { arcs, pieces });
  }

  // What Leaflet draws as one polygon; where there are several members, all rings of their outline
  // in one list, which is right with the even-odd rule.
  outline(members) {
    const polygons = members.flatMap((code) => this.pieces.get(code)?.polygons ?? []);
    if (members.length === 1)
      return polygons.map((polygon) => polygon.map((ring) => this.stitch(ring)));
    return [outer(polygons.flat(2), this.arcs).map((ring) => this.stitch(ring))];
  }

  // Area and box of several pieces together; the anchor is that of the largest.
  measure(members) {
    const found = members.map((code) => this.pieces.get(code)).filter(Boolean);
    const largest = found.reduce((best, piece) => (piece.area > best.area ? piece : best));
    const area = found.reduce((sum, piece) => sum + piece.area, 0);
    const bbox = [Math.min, Math.min, Math.max, Math.max].map((pick, side) =>
      pick(...found.map((piece) => piece.bbox[side])),
    );
    return { anchor: largest.anchor, area, bbox };
  }

  // A negative number ~n is arc n backwards; each arc begins where the one before ended.
  stitch(ring) {
    const points = [];
    for (const number of ring) {
      const arc = number < 0 ? [...this.arcs[~number]].reverse() : this.arcs[number];
      for (let at = points.length ? 1 : 0; at < arc.length; at++) points.push(arc[at]);
    }
    return points;
  }
}

// The rings of the outline: arcs that two members share are inner borders and cancel out.
function outer(numbers, arcs) {
  const left = new Set();
  for (const number of numbers) if (!left.delete(~number)) left.add(number);
  const end = (number, first) => {
    const arc = arcs[number < 0 ? ~number : number];
    return number < 0 === first ? arc[arc.length - 1] : arc[0];
  };
  const from = new Map();
  for (const number of left) {
    const key = end(number, true).join();
    from.set(key, [...(from.get(key) ?? []), number]);
  }
  const rings = [];
  for (const start of left) {
    const ring = [];
    for (let number = start; number !== undefined && left.delete(number);) {
      ring.push(number);
      number = from.get(end(number, false).join())?.find((next) => left.has(next));
    }
    if (ring.length) rings.push(ring);
  }
  return rings;
}
