// The arc of a link: a great circle between two places, bowed so that parallel links fan out.

const POINTS = 25;
const BOW = 0.13; // how far the first arc of a pair leaves the straight line, as a share of its length
const FULL_BOW_KM = 2000; // longer links bow less: the great circle bends them already
const MERCATOR_END = 85; // degrees of latitude; a great circle over a pole is bent below it
const RADIUS_KM = 6371;
const RADIANS = Math.PI / 180;

// a, b: [lon, lat] in degrees; fan: 0, 1, 2 … bow left, right, further left. Returns one line of
// [lon, lat], or several, cut where it crosses 180°. Bowing is done in the Mercator plane, so it looks the
// same everywhere.
export function arc(a, b, fan) {
  const [from, to] = [vector(a), vector(b)];
  const angle = Math.acos(Math.min(1, Math.max(-1, dot(from, to))));
  const flat = [];
  for (let at = 0; at < POINTS; at++) {
    const [lon, lat] = between(from, to, angle, at / (POINTS - 1));
    const y = Math.atanh(Math.sin(Math.max(-MERCATOR_END, Math.min(MERCATOR_END, lat)) * RADIANS));
    flat.push([unwrapped(lon, flat.at(-1)), y]);
  }
  const bow = bowOf(fan) * Math.min(1, FULL_BOW_KM / Math.max(angle * RADIUS_KM, 1));
  const [dx, dy] = [flat.at(-1)[0] - flat[0][0], flat.at(-1)[1] - flat[0][1]];
  const line = flat.map(([x, y], at) => {
    const t = at / (POINTS - 1);
    const lift = bow * 4 * t * (1 - t);
    return [(x - lift * dy) / RADIANS, Math.asin(Math.tanh(y + lift * dx)) / RADIANS];
  });
  return cut(line);
}

// The further out, the closer together, so that even a fan of ten stays near its line.
function bowOf(fan) {
  const ring = 1 + Math.floor(fan / 2);
  return (1 + Math.log2(ring) * 0.8) * (fan % 2 ? -1 : 1) * BOW;
}

function vector([lon, lat]) {
  const [x, y] = [lon * RADIANS, lat * RADIANS];
  return [Math.cos(y) * Math.cos(x), Math.cos(y) * Math.sin(x), Math.sin(y)];
}

function dot(a, b) {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function between(from, to, angle, t) {
  const sine = Math.sin(angle) || 1;
  const [p, q] = [Math.sin((1 - t) * angle) / sine, Math.sin(t * angle) / sine];
  const [x, y, z] = from.map((value, axis) => p * value + q * to[axis]);
  return [Math.atan2(y, x) / RADIANS, Math.atan2(z, Math.hypot(x, y)) / RADIANS];
}

// Longitudes in radians that go on from the one before, without a jump at 180°.
function unwrapped(lon, before) {
  const x = lon * RADIANS;
  return before ? x + 2 * Math.PI * Math.round((before[0] - x) / (2 * Math.PI)) : x;
}

// The line in pieces that each lie on the map, cut wherever it crosses 180°.
function cut(line) {
  const side = ([lon]) => Math.floor((lon + 180) / 360);
  const onMap = ([lon, lat], turns) => [lon - 360 * turns, lat];
  const pieces = [[onMap(line[0], side(line[0]))]];
  for (let at = 1; at < line.length; at++) {
    const [p, q] = [line[at - 1], line[at]];
    if (side(p) !== side(q)) {
      const edge = 360 * Math.max(side(p), side(q)) - 180;
      const lat = p[1] + ((q[1] - p[1]) * (edge - p[0])) / (q[0] - p[0]);
      pieces.at(-1).push(onMap([edge, lat], side(p)));
      pieces.push([onMap([edge, lat], side(q))]);
    }
    pieces.at(-1).push(onMap(q, side(q)));
  }
  return pieces;
}
