// Who joined, left or changed status in large pacts between two days, or two versions: the fills of their countries.
// Which pacts are shaded on a day is decided in members.js.

import { s } from "./elements.js";
import { MemberLayer, STATUS } from "./members.js";

const SIZE = 9; // px, of a pattern
const SIGNS = {
  joined: "M4.5 1.5V7.5M1.5 4.5H7.5",
  left: "M2 2L7 7M7 2L2 7",
  moved: "M1 3H8M1 6H8",
}; // plus, cross, and equals: a short double line
const EDGES = {
  joined: "var(--pm-began)",
  left: "var(--pm-ended)",
  moved: "var(--pm-changed)",
  same: "var(--pm-border)",
};
const WORDS = { joined: "joined", left: "left", moved: "changed status in" };

export class Turnover {
  // atlas: with all names; members: the MemberLayer of the day; older: [{ pact, actor, before }] where
  // an older version differs.
  constructor(atlas, members, older) {
    const told = new Map(older.map(({ before, ...of }) => [keyOf(of), before]));
    const known = new Set(atlas.members.map(keyOf));
    const records = [...atlas.members, ...older.filter((of) => !known.has(keyOf(of)))];
    const before = records.map((of) => ({ ...of, states: told.get(keyOf(of)) ?? of.states }));
    this.members = members;
    this.before = new MemberLayer({ ...atlas, members: before }, members.defs);
    this.counts = new Map(); // pact to { joined, left, moved, same }
    this.patterns = Object.keys(SIGNS).map(pattern);
    members.defs.append(...this.patterns);
  }

  // Go to the day to compare with; returns whether a membership changed.
  moveTo(day) {
    return this.before.moveTo(day);
  }

  // Map of actor to { fill, edge, words } under the filters of the hub's state.
  fills(state, turned) {
    const both = turned ? [this.members, this.before] : [this.before, this.members];
    const pacts = new Set(both.flatMap((layer) => [...layer.shaded(state).keys()]));
    const parts = new Map(); // actor to [pact, part]
    this.counts.clear();
    for (const pact of pacts) {
      const [was, now] = both.map((layer) => layer.members(pact, state));
      if (state.country && !was.has(state.country) && !now.has(state.country)) continue;
      const count = { joined: 0, left: 0, moved: 0, same: 0 };
      this.counts.set(pact, count);
      for (const actor of new Set([...was.keys(), ...now.keys()])) {
        const part = partOf(was.get(actor), now.get(actor));
        count[part]++;
        parts.set(actor, [...(parts.get(actor) ?? []), [pact, part]]);
      }
    }
    this.before.last = new Map([...parts].map(([actor, own]) => [actor, this.fill(actor, own)]));
    return this.before.last;
  }

  fill(actor, own) {
    const part = Object.keys(EDGES).find((word) => own.some(([, its]) => its === word));
    const { pacts } = this.before.atlas;
    const tint = `color-mix(in oklab, var(--pm-member-${pacts[own[0][0]].tint}) 75%, var(--pm-land))`;
    const fill = part === "same" ? tint : `url(#pm-${part})`;
    const words = own
      .map(([pact, its]) => (its === "same" ? pacts[pact].short : `${WORDS[its]} ${pacts[pact].short}`))
      .join(", ");
    return this.before.same(actor, { fill, edge: EDGES[part], words });
  }

  remove() {
    for (const pattern of this.patterns) pattern.remove();
  }
}

// was, now: the states of a member, if it is one.
function partOf(was, now) {
  if (!was) return "joined";
  if (!now) return "left";
  return was[STATUS] === now[STATUS] ? "same" : "moved";
}

function pattern(part) {
  return s(
    "pattern",
    { id: `pm-${part}`, width: SIZE, height: SIZE, patternUnits: "userSpaceOnUse" },
    s("rect", { width: SIZE, height: SIZE, class: `pm-${part}-land` }),
    s("path", { d: SIGNS[part], class: `pm-${part}-sign` }),
  );
}

function keyOf({ pact, actor }) {
  return `${pact} ${actor}`;
}
