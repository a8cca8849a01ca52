// Keeps SVG arcs true to the date, the filters, the selection and the zoom of the map.
// Elements are made when first shown; a step of the date touches only what changes.

import { arc } from "./arcs.js";
import { ChangeIndex } from "./changes.js";
import { s } from "./elements.js";
import { Ends } from "./ends.js";

// A state: first day, day after the last or null, then:
export const STATUS = 2;
export const LINE = 3;
export const CERTAIN = 4;
export const FRESH = 5; // whether it began within the last year
export const CHANGE = 6; // in a comparison: "began", "ended" or "changed"

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
    this.placed = new Array(records.length).fill(null); // { zoom, lines } of each path
    this.shown = new Set();
    this.looks = new Array(records.length).fill(null); // the state shown of each record, if one is
    this.ends = new Ends();
    this.listeners = [];
    this.compared = null; // what a comparison makes of a record's state: (number, state) to state
    this.allows = () => true;
    this.chosen = () => false;
  }

  // Hear of every change as listener(record, state shown before, state shown now, number).
  hear(listener) {
    this.listeners.push(listener);
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
    for (const number of this.shown) this.mark(number);
  }

  // Mark what is `chosen(record)`; takes effect with the next filter.
  choose(chosen) {
    this.chosen = chosen;
  }

  // The codes at which chosen arcs end.
  *chosenEnds() {
    for (const number of this.shown) {
      const record = this.records[number];
      if (this.chosen(record)) yield* [record.a, record.b];
    }
  }

  stateOf(number) {
    const current = this.index.current[number];
    const state = current < 0 ? null : this.states[number][current];
    return this.compared ? this.compared(number, state) : state;
  }

  refresh(number) {
    const record = this.records[number];
    const state = this.stateOf(number);
    const after = state !== null && this.allows(record, state) ? state : null;
    const before = this.looks[number];
    if (after === before) return;
    this.looks[number] = after;
    if (after) this.show(number, after);
    else this.hide(number);
    if (before) this.ends.count(record, before[FRESH] !== false, -1);
    if (after) this.ends.count(record, after[FRESH] !== false, 1);
    for (const listener of this.listeners) listener(record, before, after, number);
  }

  show(number, state) {
    const group = (this.groups[number] ??= this.create(number));
    this.dress(this.records[number], group, state);
    this.lay(number);
    if (this.shown.has(number)) return;
    this.shown.add(number);
    this.mark(number);
    group.removeAttribute("display");
  }

  hide(number) {
    this.shown.delete(number);
    this.groups[number].setAttribute("display", "none");
  }

  mark(number) {
    this.groups[number].classList.toggle("is-chosen", this.chosen(this.records[number]));
  }

  create(number) {
    const group = this.make(this.records[number]);
    group.record = this.records[number];
    this.group.append(group);
    return group;
  }

  // Take everything off the map, for good.
  remove() {
    this.filter(() => false);
    this.group.remove();
  }

  // Put the shown arcs where the map's zoom wants them; hidden ones follow when they are shown.
  replace() {
    for (const number of this.shown) this.lay(number);
  }

  lay(number) {
    const group = this.groups[number];
    const origin = this.map.getPixelOrigin(); // another object for each zoom and view
    if (group.origin === origin) return;
    group.origin = origin;
    const { x, y } = origin;
    const path = this.points(number)
      .map((line) => draw(line, x, y))
      .join("");
    for (const element of group.children) element.setAttribute("d", path);
  }

  // The lines of an arc at the map's zoom, each x, y, x, y … in px of the whole world.
  points(number) {
    const zoom = this.map.getZoom();
    if (this.placed[number]?.zoom !== zoom) {
      const record = this.records[number];
      record.arc ??= arc(this.place(record.a), this.place(record.b), record.fan);
      const lines = record.arc.map((line) => inPixels(this.map, line, zoom));
      this.placed[number] = { zoom, lines };
    }
    return this.placed[number].lines;
  }
}

function inPixels(map, line, zoom) {
  const pixels = [];
  for (const [lon, lat] of line) {
    const { x, y } = map.project([lat, lon], zoom);
    pixels.push(x, y);
  }
  return pixels;
}

function draw(line, left, top) {
  let path = "";
  for (let at = 0; at < line.length; at += 2)
    path += `${at ? "L" : "M"}${(line[at] - left).toFixed(1)} ${(line[at + 1] - top).toFixed(1)}`;
  return path;
}
