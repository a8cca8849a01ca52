// Draws links and reactions as SVG arcs and keeps them true to the date, the filters, the selection.
// Elements are made when first shown; a step of the date touches only what changes.

import { arc } from "./arcs.js";
import { ChangeIndex } from "./changes.js";
import { s } from "./elements.js";

// A state: first day, day after the last or null, then:
const STATUS = 2;
const LINE = 3;
const CERTAIN = 4;
const FRESH = 5; // whether it began within the last year
const NEWS = 365; // days

export class ArcLayer {
  // records: objects with a, b, fan, states; place(code): [lon, lat]; dress(record, group, state):
  // looks.
  constructor(map, renderer, records, { place, dress, make }) {
    this.map = map;
    this.records = records;
    this.place = place;
    this.states = records.map(({ states }) => states);
    this.index = new ChangeIndex(this.states);
    this.dress = dress;
    this.make = make;
    this.group = s("g", { role: "group" });
    renderer._rootGroup.append(this.group);
    this.groups = new Array(records.length).fill(null);
    this.placedAt = new Float64Array(records.length).fill(NaN); // zoom for which the path is right
    this.shown = new Set();
    this.allows = () => true;
    this.chosen = () => false;
  }

  // Show the day; returns the numbers of the records that may have changed.
  moveTo(day) {
    const touched = this.index.moveTo(day);
    for (const number of touched) this.refresh(number);
    return touched;
  }

  // Show only what `allows(record, state)`; all are judged again.
  filter(allows) {
    this.allows = allows;
    this.records.forEach((_, number) => this.refresh(number));
  }

  // Mark what is `chosen(record)`; takes effect with the next filter.
  choose(chosen) {
    this.chosen = chosen;
  }

  // The codes at which shown arcs end; if asked, without those that are old, or of chosen ones only.
  *ends(fresh, chosen = false) {
    for (const number of this.shown) {
      const record = this.records[number];
      if (fresh && this.stateOf(number)[FRESH] === false) continue;
      if (!chosen || this.chosen(record)) yield* [record.a, record.b];
    }
  }

  stateOf(number) {
    const current = this.index.current[number];
    return current < 0 ? null : this.states[number][current];
  }

  refresh(number) {
    const state = this.stateOf(number);
    const shown = state !== null && this.allows(this.records[number], state);
    if (!shown) {
      if (this.shown.delete(number)) this.groups[number].setAttribute("display", "none");
      return;
    }
    const group = (this.groups[number] ??= this.create(number));
    this.dress(this.records[number], group, state);
    group.classList.toggle("is-chosen", this.chosen(this.records[number]));
    this.lay(number);
    if (!this.shown.has(number)) {
      this.shown.add(number);
      group.removeAttribute("display");
    }
  }

  create(number) {
    const group = this.make(this.records[number]);
    group.record = this.records[number];
    this.group.append(group);
    return group;
  }

  // Take everything off the map.
  remove() {
    this.group.remove();
  }

  // Put the shown arcs where the map's zoom wants them; hidden ones follow when they are shown.
  replace() {
    for (const number of this.shown) this.lay(number);
  }

  lay(number) {
    const zoom = this.map.getZoom();
    const origin = this.map.getPixelOrigin();
    const stamp = zoom * 1e9 + origin.x + origin.y * 7;
    if (this.placedAt[number] === stamp) return;
    this.placedAt[number] = stamp;
    const record = this.records[number];
    record.arc ??= arc(this.place(record.a), this.place(record.b), record.fan);
    const path = record.arc.map((line) => this.draw(line, zoom, origin)).join("");
    for (const element of this.groups[number].children) element.setAttribute("d", path);
  }

  draw(line, zoom, origin) {
    const points = line.map(([lon, lat]) => {
      const { x, y } = this.map.project([lat, lon], zoom);
      return `${(x - origin.x).toFixed(1)} ${(y - origin.y).toFixed(1)}`;
    });
    return `M${points.join("L")}`;
  }
}

// A state in two: the first year, when it is news, and the rest.
function aged(state) {
  const [start, end, ...looks] = state;
  const turn = start + NEWS;
  if (end !== null && end <= turn) return [[start, end, ...looks, true]];
  return [
    [start, turn, ...looks, true],
    [turn, end, ...looks, false],
  ];
}

export function linkLayer(map, renderer, atlas, records) {
  const name = (code) => atlas.actors[code][0];
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
      group.dataset.line = state[LINE];
      group.dataset.status = state[STATUS];
      group.dataset.certain = state[CERTAIN];
      group.dataset.fresh = state[FRESH];
      const status = state[STATUS].replaceAll("_", " ");
      const pair = `${name(record.a)}–${name(record.b)}`;
      group.setAttribute(
        "aria-label",
        `${atlas.pacts[record.instrument].short}: ${pair}, ${status}`,
      );
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

// What is shown: counts (status to number of pacts), lines, families, and whether some is uncertain.
// A pact counts once, with the strongest status that one of its links or shaded members has.
export function summarise(layers, shaded, atlas) {
  const order = Object.keys(atlas.statuses);
  const best = new Map();
  const found = { counts: new Map(), lines: new Set(), families: new Set(), uncertain: false };
  const count = (instrument, status) => {
    const rank = order.indexOf(status);
    if (!(best.get(instrument) <= rank)) best.set(instrument, rank);
  };
  for (const links of layers) {
    for (const number of links.shown) {
      const { instrument } = links.records[number];
      const state = links.stateOf(number);
      found.lines.add(state[LINE]);
      found.families.add(atlas.pacts[instrument].family);
      found.uncertain ||= !state[CERTAIN];
      count(instrument, state[STATUS]);
    }
  }
  for (const [pact, members] of shaded)
    for (const [, , status] of members.values()) count(pact, status);
  for (const rank of best.values())
    found.counts.set(order[rank], (found.counts.get(order[rank]) ?? 0) + 1);
  return found;
}

export { CERTAIN, STATUS };
