// Counts what is shown as it comes and goes: pacts by status, lines, families, what is uncertain.
// Draws nothing; a step costs what changes.

import { CERTAIN, CHANGE, LINE, STATUS } from "./arclayer.js";
import { bump } from "./ends.js";

export class Tally {
  constructor(atlas) {
    this.atlas = atlas;
    this.order = Object.keys(atlas.statuses); // strongest first
    this.held = new Map(); // pact to the number of its links shown, by rank of their status
    this.ranks = this.none(); // the number of pacts by the rank of the strongest status of each
    this.lines = new Map();
    this.families = new Map();
    this.uncertain = 0;
    this.shaded = new Map(); // pact to the rank of the strongest status of its shaded members
  }

  none() {
    return new Int32Array(this.order.length);
  }

  // Count the links of this layer from now on, until it removes itself.
  listen(layer) {
    layer.hear((record, before, after) => {
      if (holds(before)) this.add(record, before, -1);
      if (holds(after)) this.add(record, after, 1);
    });
  }

  add({ instrument }, state, change) {
    bump(this.lines, state[LINE], change);
    bump(this.families, this.atlas.pacts[instrument].family, change);
    if (!state[CERTAIN]) this.uncertain += change;
    if (!this.held.has(instrument)) this.held.set(instrument, this.none());
    const held = this.held.get(instrument);
    const before = strongest(held);
    held[this.order.indexOf(state[STATUS])] += change;
    const after = strongest(held);
    if (before === after) return;
    if (before >= 0) this.ranks[before]--;
    if (after >= 0) this.ranks[after]++;
  }

  // shaded: Map of pact to members, a Map of actor to state; they count like a link each.
  shade(shaded) {
    this.shaded.clear();
    for (const [pact, members] of shaded)
      for (const [, , status] of members.values()) {
        const rank = this.order.indexOf(status);
        this.shaded.set(pact, Math.min(rank, this.shaded.get(pact) ?? rank));
      }
  }

  // What is shown: counts (status to number of pacts), lines, families, and whether some is uncertain.
  // A pact counts once, with the strongest status that one of its links or shaded members has.
  summary() {
    const ranks = this.ranks.slice();
    for (const [pact, rank] of this.shaded) {
      const own = strongest(this.held.get(pact) ?? []);
      if (own >= 0 && own <= rank) continue;
      if (own >= 0) ranks[own]--;
      ranks[rank]++;
    }
    const shown = this.order.map((status, rank) => [status, ranks[rank]]);
    return {
      counts: new Map(shown.filter(([, number]) => number)),
      lines: new Set(this.lines.keys()),
      families: new Set(this.families.keys()),
      uncertain: this.uncertain > 0,
    };
  }
}

// A comparison shows links, too, that have ended.
function holds(state) {
  return state && state[CHANGE] !== "ended";
}

function strongest(numbers) {
  return numbers.findIndex((number) => number > 0);
}
