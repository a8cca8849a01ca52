// Reads TopoJSON: delta-coded arcs on a grid, shared between neighbours, to rings of [lat, lon].

export function* countries(topology) {
  const arcs = decode(topology);
  for (const geometry of topology.objects.countries.geometries) {
    const polygons = geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs;
    const rings = polygons.map((polygon) => polygon.map((ring) => stitch(ring, arcs)));
    yield { ...geometry.properties, rings };
  }
}

function decode({ arcs, transform }) {
  const [sx, sy] = transform.scale;
  const [tx, ty] = transform.translate;
  return arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([dx, dy]) => [(y += dy) * sy + ty, (x += dx) * sx + tx]);
  });
}

// A negative number ~n is arc n backwards; each arc begins where the one before ended.
function stitch(ring, arcs) {
  const points = [];
  for (const number of ring) {
    const arc = number < 0 ? [...arcs[~number]].reverse() : arcs[number];
    points.push(...(points.length ? arc.slice(1) : arc));
  }
  return points;
}
