// Unpacks the boundaries as geo/outlines.py packs them. What is drawn of them is topology.js's business.

import { unpacked } from "./packing.js";

// buffer: the file. Returns arcs, lists of [lat, lon], and pieces, a Map of code to
// { anchor: [lon, lat], area, bbox, polygons of rings of arc numbers, ~n for arc n backwards }.
export function unpack(buffer) {
  const bytes = new Uint8Array(buffer);
  const begin = bytes.indexOf(10) + 1; // the first line is JSON, the rest are numbers
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, begin)));
  const { transform, pieces } = unpacked(head);
  const next = reader(bytes.subarray(begin));
  const many = (make) => Array.from({ length: next() }, make);
  let after = 0;
  const arc = () => {
    const step = next();
    const number = after + (step >> 1);
    after = number + 1;
    return step & 1 ? ~number : number;
  };
  const known = new Map();
  for (const [code, lon, lat, area, ...bbox] of pieces)
    known.set(code, { anchor: [lon, lat], area, bbox, polygons: many(() => many(() => many(arc))) });
  return { arcs: lines(next, transform), pieces: known };
}

// The arcs: numbers of points, then first points, each from the one before, then all steps.
function lines(next, { scale: [sx, sy], translate: [tx, ty] }) {
  const lengths = Array.from({ length: next() }, next);
  let x = 0;
  let y = 0;
  const firsts = lengths.map(() => [(x += next()), (y += next())]);
  return lengths.map((length, number) => {
    [x, y] = firsts[number];
    const points = [[y * sy + ty, x * sx + tx]];
    while (points.length < length) {
      x += next();
      y += next();
      points.push([y * sy + ty, x * sx + tx]);
    }
    return points;
  });
}

// A function that gives the next number each time: its bytes lie a third of the file apart.
function reader(bytes) {
  const count = bytes.length / 3;
  let at = 0;
  return () => {
    const number = bytes[at] | (bytes[at + count] << 8) | (bytes[at + 2 * count] << 16);
    at++;
    return number & 1 ? -((number + 1) >> 1) : number >> 1;
  };
}
