// Asks the server for what takes all ties together: blocs, a path, the pacts of chosen countries.

import { isoOf } from "./words.js";

const KEPT = 30; // answers

export class Answers {
  constructor(version) {
    this.version = version;
    this.kept = new Map(); // by address, promises
  }

  // A promise of the answer of /api/network for this view.
  ask({ day, families, statuses, match }, among) {
    const query = new URLSearchParams({ as_of: isoOf(day) });
    const collection = new URLSearchParams(window.location.search).get("collection");
    const lists = { among, family: families, status: statuses };
    for (const [name, list] of Object.entries(lists))
      if (list.length) query.set(name, list.join(","));
    const { all, ever } = matching(match);
    if (all) query.set("match", "all");
    if (ever) query.set("when", "ever");
    if (collection) query.set("collection", collection);
    query.set("v", this.version);
    return this.get(
      new URL(`./api/network?${query}`, document.baseURI).href.replaceAll("%2C", ","),
    );
  }

  get(address) {
    const known = this.kept.get(address) ?? fetchJson(address);
    this.kept.delete(address);
    this.kept.set(address, known); // at the end: those before it go first
    known.catch(() => this.kept.delete(address));
    while (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value);
    return known;
  }
}

// Whether pacts have all of the chosen, and of all time; as the address says it (geo/address.py).
export function matching(match = "") {
  const said = match.split("-");
  return { all: said.includes("all"), ever: said.includes("ever") };
}

export function matchOf({ all, ever }) {
  return [all && "all", ever && "ever"].filter(Boolean).join("-");
}

async function fetchJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} of ${address}`);
  return answer.json();
}
