// Two days, or two versions of the data, on one map: what began, ended or changed status in between.
// Fetched when it is asked for. Which links there are on a day stays the business of the layers.

import { CHANGE, FRESH, STATUS } from "./arclayer.js";
import { ChangeIndex } from "./changes.js";
import { explain, inSentence } from "./comparisonwords.js";
import { h } from "./elements.js";
import { bump } from "./ends.js";
import { aged, linkLayer, nameOf } from "./links.js";
import { Turnover } from "./turnover.js";
import { inWords } from "./words.js";

const WAS = CHANGE + 1; // of a state: the status before

export class Comparison {
  // map: the Atlas of map.js. What it shows is judged anew by the next filter.
  constructor(map) {
    Object.assign(this, { map, hub: map.hub, container: map.map.getContainer() });
    const sheet = new URL("comparison.css", import.meta.url).href;
    this.sheet = h("link", { rel: "stylesheet", href: sheet });
    document.head.append(this.sheet);
    this.container.classList.add("is-comparing");
    this.over = new AbortController();
    const options = { capture: true, signal: this.over.signal };
    document.addEventListener("keydown", (event) => this.escape(event), options);
    this.take();
  }

  // Take over what is compared with: the same links on another day, or those of an older version.
  take() {
    const { map, hub } = this;
    const older = (this.older = hub.state.changes ?? null);
    const { links = [], members = [], pacts, actors } = older ?? {};
    const of = map.atlas;
    this.names = { ...of, pacts: { ...pacts, ...of.pacts }, actors: { ...actors, ...of.actors } };
    this.before = new Map(links.map((link) => [keyOf(link), link.before]));
    this.counts = new Map(); // of links by change, of those that are selected
    this.ends = new Set(); // where these end
    this.watched = new Map(); // layer to { index, states, known }: the states to compare with
    this.turnover = new Turnover(this.names, map.members, members);
    const large = ({ instrument }) => this.names.pacts[instrument]?.tint !== undefined;
    const known = new Set(of.links.map(keyOf));
    const gone = links.filter((link) => !known.has(keyOf(link)) && !large(link) && this.has(link));
    const records = gone.map((link) => ({ ...link, states: [] }));
    this.gone = linkLayer(map.map, map.arcs, this.names, records);
    map.extra = [this.gone];
    for (const layer of [map.links, map.large, this.gone]) this.watch(layer);
  }

  has({ instrument, a, b }) {
    const { pacts, actors } = this.names;
    return instrument in pacts && a in actors && b in actors;
  }

  // Compare what a layer shows from now on, and from the next filter on what it showed already.
  watch(layer) {
    const states = layer.records.map(
      (record) => this.before.get(keyOf(record))?.flatMap(aged) ?? record.states,
    );
    const own = { index: new ChangeIndex(states), states, known: layer.records.map(() => new Map()) };
    own.index.moveTo(this.dayBefore());
    this.watched.set(layer, own);
    const { dress } = layer;
    layer.compared = (number, state) => this.compared(own, number, state);
    layer.dress = (record, group, state) => {
      dress(record, group, state);
      this.mark(record, group, state);
    };
    own.leave = () => Object.assign(layer, { compared: null, dress });
  }

  // A layer has been taken off the map.
  forget(layer) {
    this.watched.delete(layer);
  }

  dayBefore() {
    const { from, day } = this.hub.state;
    return this.older ? day : (from ?? day);
  }

  // Whether the day to compare with is the later one, as it may be while a thumb passes the other.
  isTurned() {
    return !this.older && this.dayBefore() > this.hub.state.day;
  }

  // Go to the days of the hub's state, after the layers; returns whether anything changed.
  moveTo() {
    const day = this.dayBefore();
    const anew = this.turned !== this.isTurned();
    this.turned = this.isTurned();
    this.shifted = this.turnover.moveTo(day) || anew; // whether shading may differ
    let moved = this.shifted;
    for (const [layer, { index }] of this.watched) {
      const touched = index.moveTo(day);
      for (const number of anew ? layer.records.keys() : touched) layer.refresh(number);
      moved ||= touched.size > 0;
    }
    return moved;
  }

  // The state to show a link with: that of the later day with what became of it, or the older one of
  // a link that is gone. For the same two states it is the same object.
  compared({ index, states, known }, number, state) {
    const other = states[number][index.current[number]] ?? null;
    const [was, now] = this.isTurned() ? [state, other] : [other, state];
    if (was?.[STATUS] === now?.[STATUS]) return now;
    const shown = (now ?? was).slice(0, FRESH);
    const key = `${now ? "" : "ended"} ${was?.[STATUS]} ${shown}`;
    if (!known[number].has(key)) {
      const change = was && now ? "changed" : now ? "began" : "ended";
      known[number].set(key, [...shown, true, change, was?.[STATUS]]);
    }
    return known[number].get(key);
  }

  // Colour, style and name of a link by what became of it.
  mark(record, group, state) {
    const said = `${state[CHANGE] ?? ""} ${state[WAS] ?? ""} ${state[STATUS]}`;
    if (group.dataset.said === said) return;
    group.dataset.said = said;
    if (state[CHANGE]) group.dataset.change = state[CHANGE];
    else delete group.dataset.change;
    group.setAttribute("aria-label", this.nameOf(record, state));
  }

  nameOf(record, state) {
    const [status, was] = [state[STATUS], state[WAS]].map((code) => this.names.statuses[code]);
    const words = {
      began: this.older ? `new in the data, ${status}` : `began, now ${status}`,
      ended: this.older ? `no longer in the data, was ${was}` : `ended, was ${was}`,
      changed: `was ${was}, now ${status}`,
    };
    return nameOf(this.names, record, words[state[CHANGE]] ?? state[STATUS]);
  }

  // Count what became of the links shown; of those of the selection, if there is one.
  count() {
    const all = !this.map.selected();
    this.counts.clear();
    this.ends.clear();
    for (const layer of this.watched.keys())
      for (const number of layer.shown) {
        const [change, record] = [layer.looks[number][CHANGE], layer.records[number]];
        if (!change || !(all || layer.chosen(record))) continue;
        bump(this.counts, change, 1);
        this.ends.add(record.a).add(record.b);
      }
  }

  // The fills of countries by what became of their part in large pacts.
  fills() {
    return this.turnover.fills(this.hub.state, this.isTurned());
  }

  // "Serbia, from 20 March 2024 to 20 March 2025: 3 links between countries began, 1 ended"
  sentence(subject) {
    this.count();
    const { counts, turnover, names, older } = this;
    return inSentence(subject, this.when(), counts, turnover.counts, names.pacts, Boolean(older));
  }

  // "from 20 March 2024 to 20 March 2025"
  when() {
    const days = [this.dayBefore(), this.hub.state.day];
    const [first, last] = days.sort((a, b) => a - b).map(inWords);
    return this.older ? `${last}, older and newer data` : `from ${first} to ${last}`;
  }

  explain(legend) {
    explain(legend, this.counts, this.turnover.counts, this.names, Boolean(this.older));
  }

  // Escape ends the comparison, unless it shuts a menu.
  escape(event) {
    const busy = event.target.closest?.("details[open] > .pm-menu, .pm-choice[open]");
    if (event.key === "Escape" && !busy) this.hub.act({ from: null, since: "" });
  }

  renew() {
    this.release();
    this.take();
    this.turned = undefined;
  }

  release() {
    for (const [layer, { leave }] of this.watched) {
      leave();
      for (const group of layer.groups) if (group?.dataset.said) plain(this.names, group);
    }
    this.watched.clear();
    this.gone.remove();
    this.map.extra = [];
    this.turnover.remove();
  }

  // Off the map, for good; links are judged anew by the next filter.
  remove() {
    this.over.abort();
    this.release();
    this.container.classList.remove("is-comparing");
    this.sheet.remove();
  }
}

// A link without what a comparison wrote on it.
function plain(names, group) {
  delete group.dataset.said;
  delete group.dataset.change;
  group.setAttribute("aria-label", nameOf(names, group.record, group.dataset.status));
}

function keyOf({ instrument, a, b }) {
  return `${instrument} ${a} ${b}`;
}
