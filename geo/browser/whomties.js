// Who owes what to whom on a day: the strongest tie of each pair in each direction, as data/ties.py
// finds it on the server. A step of the date costs what changes. Draws nothing.

import { ChangeIndex } from "./changes.js";

export const ORDER = [
  "defense",
  "offense",
  "neutrality",
  "nonaggression",
  "consultation",
  "uncoded",
  "none",
];
const FIRST = 0; // of a state: first day, day after the last or null, then these
const STATUS = 2;
const LINE = 3;
const BINDING = new Set(["signed", "ratified", "in_force"]);

export class Ties {
  constructor(atlas) {
    this.atlas = atlas;
    this.items = [...atlas.links.map(small), ...atlas.large.flatMap(large)];
    this.index = new ChangeIndex(this.items.map(({ states }) => states));
    this.pairs = new Map(); // "A B" in the order of the codes, to the numbers of its items
    this.breadths = breadths(this.items);
    this.items.forEach((item, number) => {
      item.pair = pairOf(item.a, item.b);
      if (!this.pairs.has(item.pair)) this.pairs.set(item.pair, []);
      this.pairs.get(item.pair).push(number);
    });
    this.apart = new Map(
      atlas.owing.map(([pact, actor, toward, ...own]) => [`${pact} ${actor} ${toward}`, own]),
    );
    this.statuses = Object.keys(atlas.statuses); // the strongest first
    this.filters = { families: [], statuses: [] };
  }

  // Go to a day; returns the pairs whose ties may differ from before.
  moveTo(day) {
    return new Set([...this.index.moveTo(day)].map((number) => this.items[number].pair));
  }

  filter({ families, statuses }) {
    this.filters = { families, statuses };
  }

  // The pairs that have a pact on this day which the filters let through.
  *current() {
    for (const [pair, numbers] of this.pairs)
      if (numbers.some((number) => this.state(number))) yield pair;
  }

  // The strongest of what `a` owes to `b`, or null.
  tie(a, b) {
    let best = null;
    for (const number of this.pairs.get(pairOf(a, b)) ?? []) {
      const state = this.state(number);
      if (!state) continue;
      const found = this.made(this.items[number].pact, state, a, b);
      if (!best || this.compare(found, best) < 0) best = found;
    }
    return best;
  }

  // Both directions at once: { out, back }, or null where there is no pact.
  both(a, b) {
    const out = this.tie(a, b);
    return out && { out, back: this.tie(b, a) };
  }

  // Every pact that both are in, the strongest for `a` or `b` first: [{ out, back }].
  common(a, b) {
    return (this.pairs.get(pairOf(a, b)) ?? [])
      .flatMap((number) => {
        const state = this.state(number);
        const { pact } = this.items[number];
        return state
          ? [{ out: this.made(pact, state, a, b), back: this.made(pact, state, b, a) }]
          : [];
      })
      .sort((x, y) => this.compare(this.stronger(x), this.stronger(y)));
  }

  stronger({ out, back }) {
    return this.compare(out, back) <= 0 ? out : back;
  }

  // What is said of a party that owes otherwise than the others: { document, quote, notes }, or null.
  source(pact, actor, toward) {
    const own = this.own(pact, actor, toward);
    return own ? { document: own[1], quote: own[2], notes: own[3] } : null;
  }

  own(pact, actor, toward) {
    return this.apart.get(`${pact} ${actor} ${toward}`) ?? this.apart.get(`${pact} ${actor} `);
  }

  made(pact, state, actor, toward) {
    const flags = this.own(pact, actor, toward)?.[0] ?? this.atlas.pacts[pact].owes;
    const status = state[STATUS];
    return {
      pact,
      status,
      line: state[LINE],
      obligation: strongest(flags),
      binds: BINDING.has(status),
    };
  }

  // The state of an item on this day if the filters let it through.
  state(number) {
    const at = this.index.current[number];
    if (at < 0) return null;
    const { pact, states } = this.items[number];
    const { families, statuses } = this.filters;
    const state = states[at];
    if (families.length && !families.includes(this.atlas.pacts[pact].family)) return null;
    return statuses.length && !statuses.includes(state[STATUS]) ? null : state;
  }

  // What binds goes first, then by obligation, by status; of equals the pact with the fewest parties,
  // then the newest, then by key.
  compare(x, y) {
    return (
      y.binds - x.binds ||
      ORDER.indexOf(x.obligation) - ORDER.indexOf(y.obligation) ||
      this.statuses.indexOf(x.status) - this.statuses.indexOf(y.status) ||
      this.breadths.get(x.pact).parties.size - this.breadths.get(y.pact).parties.size ||
      this.breadths.get(y.pact).since - this.breadths.get(x.pact).since ||
      (x.pact < y.pact ? -1 : x.pact > y.pact ? 1 : 0)
    );
  }
}

// By pact: whom it has ever tied to another, and its first day.
function breadths(items) {
  const found = new Map();
  for (const { pact, a, b, states } of items) {
    if (!found.has(pact)) found.set(pact, { parties: new Set(), since: Infinity });
    const own = found.get(pact);
    own.parties.add(a).add(b);
    for (const state of states) own.since = Math.min(own.since, state[FIRST]);
  }
  return found;
}

export function pairOf(a, b) {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

export function isOneSided({ out, back }) {
  return out.obligation !== back.obligation;
}

// flags: a character for each of the five obligations, 1, 0 or - for not known.
export function strongest(flags) {
  const place = flags.indexOf("1");
  return place >= 0 ? ORDER[place] : flags.includes("-") ? "uncoded" : "none";
}

function small({ instrument, a, b, states }) {
  return { pact: instrument, a, b, states };
}

function large({ pact, actors, states, pairs }) {
  return pairs.map(([a, b, number]) => ({
    pact,
    a: actors[a],
    b: actors[b],
    states: states[number],
  }));
}
