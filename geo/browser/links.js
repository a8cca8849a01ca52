// Draws links and reactions: what their arcs look like, and which links of large pacts there are.
// Which of them are shown, and where, is the arc layer's business.

import { ArcLayer, CERTAIN, FRESH, LINE, STATUS } from "./arclayer.js";
import { s } from "./elements.js";

const NEWS = 365; // days

// A state in two: the first year, when it is news, and the rest.
export function aged(state) {
  const [start, end, ...looks] = state;
  const turn = start + NEWS;
  if (end !== null && end <= turn) return [[start, end, ...looks, true]];
  return [
    [start, turn, ...looks, true],
    [turn, end, ...looks, false],
  ];
}

// Set an attribute, unless it says so already: each change costs a look at the style sheet. Returns
// whether it was set.
function put(element, name, value) {
  const changes = element.getAttribute(name) !== value;
  if (changes) element.setAttribute(name, value);
  return changes;
}

// The accessible name of a link.
export function nameOf({ actors, pacts }, { instrument, a, b }, status) {
  const pair = `${actors[a][0]}–${actors[b][0]}`;
  return `${pacts[instrument].short}: ${pair}, ${status.replaceAll("_", " ")}`;
}

export function linkLayer(map, renderer, atlas, records) {
  const own = records.map((record) => ({ ...record, states: record.states.flatMap(aged) }));
  return new ArcLayer(map, renderer, own, {
    place: (code) => atlas.actors[code].slice(1),
    make: (record) =>
      s(
        "g",
        {
          class: "pm-link",
          role: "button",
          tabindex: -1,
          "data-instrument": record.instrument,
          "data-family": atlas.pacts[record.instrument].family,
        },
        s("path", { class: "pm-halo" }),
        s("path", { class: "pm-line" }),
      ),
    dress(record, group, state) {
      put(group, "data-line", state[LINE]);
      put(group, "data-certain", `${state[CERTAIN]}`);
      put(group, "data-fresh", `${state[FRESH]}`);
      if (!put(group, "data-status", state[STATUS])) return; // nor does the name change
      group.setAttribute("aria-label", nameOf(atlas, record, state[STATUS]));
    },
  });
}

export function reactionLayer(map, renderer, atlas) {
  const name = (code) => atlas.actors[code][0];
  return new ArcLayer(map, renderer, atlas.reactions, {
    place: (code) => atlas.actors[code].slice(1),
    make: (record) =>
      s(
        "g",
        {
          class: "pm-reaction",
          role: "img",
          "data-type": record.type,
          "aria-label": `${atlas.types[record.type]}: ${name(record.a)}${record.directed ? " to " : "–"}${name(record.b)}`,
        },
        s("path", { class: "pm-halo" }),
        s("path", { class: "pm-line", "marker-end": record.directed ? "url(#pm-arrow)" : null }),
      ),
    dress() {},
  });
}

// The links of large pacts that end at a country, as records; the atlas keeps them packed.
export function largeLinks(atlas, country) {
  return atlas.large.flatMap(({ pact, actors, states, pairs }) => {
    const here = actors.indexOf(country);
    return pairs
      .filter(([a, b]) => here >= 0 && (a === here || b === here))
      .map(([a, b, number, fan]) => ({
        instrument: pact,
        a: actors[a],
        b: actors[b],
        fan,
        states: states[number],
      }));
  });
}
