// Places for the countries of the network: the same ones each time, whatever the day. Pure.

const STEPS = 240;

// A circle, in the order given, the first at the top: { code: [x, y] } in a square from -1 to 1.
export function onCircle(codes) {
  const turn = (2 * Math.PI) / codes.length;
  const at = (number) => [Math.sin(number * turn), -Math.cos(number * turn)];
  return new Map(codes.map((code, number) => [code, codes.length === 1 ? [0, 0] : at(number)]));
}

// Springs between those who were ever tied, and everybody keeps off the others; they begin where they
// lie on the globe, so that regions are found again. links: [[code, code, strength]].
export function bySprings(codes, places, links) {
  const count = codes.length;
  const number = new Map(codes.map((code, n) => [code, n]));
  const x = Float64Array.from(codes, (code, n) => places(code)[0] / 180 + n * 1e-4);
  const y = Float64Array.from(codes, (code, n) => -places(code)[1] / 90 + n * 1e-4);
  const springs = links.map(([a, b, strength]) => [number.get(a), number.get(b), strength]);
  const ideal = Math.sqrt(4 / count);
  for (let step = 0; step < STEPS; step++) {
    const heat = 0.12 * (1 - step / STEPS) + 0.002;
    const dx = new Float64Array(count);
    const dy = new Float64Array(count);
    for (let i = 0; i < count; i++)
      for (let j = i + 1; j < count; j++) {
        const [ex, ey] = [x[i] - x[j], y[i] - y[j]];
        const push = (ideal * ideal) / Math.max(1e-5, ex * ex + ey * ey);
        dx[i] += ex * push;
        dy[i] += ey * push;
        dx[j] -= ex * push;
        dy[j] -= ey * push;
      }
    for (const [i, j, strength] of springs) {
      const [ex, ey] = [x[i] - x[j], y[i] - y[j]];
      const pull = (strength * Math.hypot(ex, ey)) / ideal;
      dx[i] -= ex * pull;
      dy[i] -= ey * pull;
      dx[j] += ex * pull;
      dy[j] += ey * pull;
    }
    for (let i = 0; i < count; i++) {
      dx[i] -= x[i] * 1.2; // towards the middle
      dy[i] -= y[i] * 1.2;
      const length = Math.hypot(dx[i], dy[i]) || 1;
      x[i] += (dx[i] / length) * Math.min(length, heat);
      y[i] += (dy[i] / length) * Math.min(length, heat);
    }
  }
  return spread(codes, x, y);
}

// Into the square from -1 to 1: ranks count as much as distances, so that no corner stays empty.
function spread(codes, x, y) {
  const ranked = (values) => {
    const order = [...values.keys()].sort((i, j) => values[i] - values[j]);
    const rank = new Float64Array(values.length);
    order.forEach((i, place) => (rank[i] = (2 * place) / Math.max(1, values.length - 1) - 1));
    const most = Math.max(...values.map(Math.abs)) || 1;
    return Float64Array.from(values, (value, i) => 0.5 * rank[i] + (0.5 * value) / most);
  };
  const [u, v] = [ranked(x), ranked(y)];
  return new Map(codes.map((code, n) => [code, [u[n], v[n]]]));
}

// The corners of the smallest convex shape around some points, [x, y].
export function hull(points) {
  const sorted = [...points].sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  const turn = ([ax, ay], [bx, by], [cx, cy]) => (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const half = (all) => {
    const kept = [];
    for (const point of all) {
      while (kept.length > 1 && turn(kept.at(-2), kept.at(-1), point) <= 0) kept.pop();
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  return sorted.length < 3 ? sorted : [...half(sorted), ...half(sorted.reverse())];
}
