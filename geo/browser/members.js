// Decides which large pacts are shaded on a day and how: one tint or dotted tint each, stripes where they
// overlap. Draws nothing but the patterns; countries take the fills.

import { ChangeIndex } from "./changes.js";
import { dots, stripes } from "./patterns.js";

// A state: first day, day after the last or null, then:
export const STATUS = 2;
const CERTAIN = 3;
const JOINED = new Set(["signed", "ratified", "in_force", "suspended"]);

export class MemberLayer {
  // atlas.members: [{ pact, actor, states }] of the pacts with many parties.
  constructor(atlas, defs) {
    Object.assign(this, { atlas, defs });
    this.index = new ChangeIndex(atlas.members.map(({ states }) => states));
    this.held = new Map(); // pact to Map of actor to state
    this.patterns = new Set();
  }

  // Go to a day; returns whether a membership changed.
  moveTo(day) {
    const touched = this.index.moveTo(day);
    for (const number of touched) {
      const { pact, actor, states } = this.atlas.members[number];
      const state = states[this.index.current[number]];
      if (!this.held.has(pact)) this.held.set(pact, new Map());
      if (state) this.held.get(pact).set(actor, state);
      else this.held.get(pact).delete(actor);
    }
    return touched.size > 0;
  }

  // The members of a pact on this day under the filters of the hub's state: Map of actor to state.
  members(pact, { statuses, layers }) {
    const certain = layers.includes("certain");
    const kept = [...(this.held.get(pact) ?? [])].filter(
      ([, state]) =>
        JOINED.has(state[STATUS]) &&
        (!statuses.length || statuses.includes(state[STATUS])) &&
        (!certain || state[CERTAIN]),
    );
    return new Map(kept);
  }

  // The pacts that have members on this day, largest first, each with its members.
  bySize(state) {
    return [...this.held.keys()]
      .map((name) => [name, this.members(name, state)])
      .filter(([, members]) => members.size)
      .sort((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? -1 : 1));
  }

  // The pacts to shade, largest first, with their members: Map of pact to members.
  // With a pact selected that one; otherwise those the reader chose, or the alliances of the day,
  // without those whose members are mostly in a larger one.
  shaded(state) {
    const { pact, shade, families } = state;
    const all = this.bySize(state).filter(([, members]) => members.size > 2);
    if (pact) return new Map(all.filter(([name]) => name === pact));
    if (shade === "none") return new Map();
    const asked = shade ? shade.split(",") : null;
    const family = (name) => this.atlas.pacts[name].family;
    const wanted = asked
      ? all.filter(([name]) => asked.includes(name))
      : all.filter(([name]) => (families.length ? families : ["alliance"]).includes(family(name)));
    return new Map(asked ? wanted : this.apart(wanted));
  }

  // Those of which at least half of the members are in none of the larger ones.
  apart(pacts) {
    const covered = new Set();
    return pacts.filter(([, members]) => {
      const known = [...members.keys()].filter((actor) => covered.has(actor));
      if (known.length * 2 > members.size) return false;
      for (const actor of members.keys()) covered.add(actor);
      return true;
    });
  }

  // Map of actor to { fill, edge, words } for the shaded pacts.
  fills(shaded) {
    const of = new Map();
    for (const [name, members] of shaded)
      for (const [actor, state] of members)
        of.set(actor, [...(of.get(actor) ?? []), [name, state[STATUS]]]);
    const fills = new Map();
    for (const [actor, pacts] of of) {
      const tints = pacts.map(([name]) => this.atlas.pacts[name].tint);
      const words = pacts.map(([name, status]) => this.words(name, status)).join(", ");
      const edge = `var(--pm-member-${tints[0]}-edge)`;
      fills.set(actor, this.same(actor, { fill: this.fill(tints), edge, words }));
    }
    this.last = fills;
    return fills;
  }

  // The same object as last time if it says the same, so that nothing is dressed anew.
  same(actor, now) {
    const before = this.last?.get(actor);
    return before && before.fill === now.fill && before.words === now.words ? before : now;
  }

  words(name, status) {
    const { short } = this.atlas.pacts[name];
    return status === "suspended" ? `${short} (suspended)` : short;
  }

  // A tint; or a pattern: dots on a tint, or the stripes of several.
  fill(tints) {
    const dotted = tints[0] >= this.atlas.plain_tints;
    if (tints.length === 1 && !dotted) return `var(--pm-member-${tints[0]})`;
    const id = `pm-shade-${tints.join("-")}`;
    if (!this.patterns.has(id)) {
      this.patterns.add(id);
      this.defs.append(tints.length === 1 ? dots(id, tints[0]) : stripes(id, tints));
    }
    return `url(#${id})`;
  }
}
