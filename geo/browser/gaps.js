// The days of the timeline on which the tables are silent: shaded, as no pact there means no data.

import { h } from "./elements.js";
import { FREE } from "./land.js";

// The silent days [from, to): of the selected country those on which it was a state, else of all.
export function silentDays({ time, known, land }, country) {
  const own = land.flatMap(({ states }) =>
    states.filter(([, , actor, , sovereignty]) => actor === country && FREE.has(sovereignty)),
  );
  if (!own.length) return time.silent;
  return own.flatMap(([from, to]) => without([from, to ?? time.last + 1], known[country] ?? []));
}

// A shaded stretch for each, in percent of the timeline.
export function gapsOf(silence, { first, last }) {
  const share = (days) => (days / (last - first)) * 100;
  return silence.map(([from, to]) => {
    const end = Math.min(to, last);
    return h("i", { style: `left:${share(from - first)}%;width:${share(end - from)}%` });
  });
}

// The days of an interval that are in none of the others, which are in order; null ends are open.
function without([start, end], others) {
  const found = [];
  for (const [from, to] of others) {
    if (from > start) found.push([start, Math.min(from, end)]);
    start = Math.max(start, to ?? end);
    if (start >= end) return found.filter(([a, b]) => a < b);
  }
  return [...found, [start, end]].filter(([a, b]) => a < b);
}
