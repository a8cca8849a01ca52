// The points of the network: where they lie, whose name has room, and which is next in a direction.

import { bySprings } from "./whomlayout.js";

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// The places of all, by who was ever tied to whom: the same on every day. Who has many ties is held by
// each of them the less.
export function springs(codes, ties, atlas) {
  const known = new Set(codes);
  const pairs = [...ties.pairs.keys()]
    .map((pair) => pair.split(" "))
    .filter(([a, b]) => known.has(a) && known.has(b));
  const degree = new Map();
  for (const pair of pairs) for (const code of pair) degree.set(code, (degree.get(code) ?? 0) + 1);
  const strength = ([a, b]) => 1.6 / Math.sqrt(degree.get(a) * degree.get(b));
  const links = pairs.map((pair) => [...pair, strength(pair)]);
  return bySprings(codes, (code) => atlas.actors[code].slice(1), links);
}

// u, v: the place from -1 to 1. On a circle names stand outside of it.
export function placeName(text, u, v, few) {
  const side = few && Math.abs(u) > 0.3 ? Math.sign(u) : 0;
  text.style.textAnchor = { "-1": "end", 0: "middle", 1: "start" }[side];
  text.setAttribute("x", side * 12);
  text.setAttribute("y", side ? 4 : few && v < 0 ? -13 : few ? 22 : 14);
}

// Those of whom the name lies over no name of one before it in `order`: a Set of codes.
export function withRoom(order, points, name) {
  const taken = [];
  const named = new Set();
  for (const code of order) {
    const { x, y } = points.get(code);
    const half = name(code).length * 2.9 + 3; // pixels, about
    const [left, top, right, bottom] = [x - half, y + 3, x + half, y + 17];
    if (taken.some(([l, t, r, b]) => left < r && right > l && top < b && bottom > t)) continue;
    taken.push([left, top, right, bottom]);
    named.add(code);
  }
  return named;
}

// The next one where an arrow key points to, or undefined. there(code): whether it is to be seen.
export function nearest(code, key, points, there) {
  const [dx, dy] = WAYS[key];
  const start = points.get(code);
  let best;
  let least = Infinity;
  for (const [other, { x, y }] of points) {
    if (other === code || !there(other)) continue;
    const along = (x - start.x) * dx + (y - start.y) * dy;
    const across = Math.abs((x - start.x) * dy) + Math.abs((y - start.y) * dx);
    const cost = along + 2 * across;
    if (along > 0 && across <= along * 1.5 && cost < least) [best, least] = [other, cost];
  }
  return best;
}

export function isArrow(key) {
  return key in WAYS;
}
