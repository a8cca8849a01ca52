// Answers what the server answers in the app: the facts of a dossier on a day. They were all written
// down by geo/everyday.py; nothing is computed here but the name of the day.

import { unfolded } from "./unfolding.js";
import { inWords, isoOf } from "./words.js";

export class Answers {
  // bytes: what geo/everyday.py folded.
  constructor(bytes) {
    const [events, documents, ...rest] = unfolded(bytes);
    const index = rest.pop();
    this.documents = documents;
    this.events = Object.fromEntries(events.map((event) => [event.event, event]));
    this.series = new Map(
      index.map(([kind, code, days], number) => [
        `${kind} ${code}`,
        { days: summed(days.split(" ")), told: rest[number] },
      ]),
    );
  }

  // The facts about the selection of a state, else about its day; days since 1970-01-01.
  of({ day, country, pact }) {
    const subject = pact ? `pact ${pact}` : country ? `country ${country}` : "overview ";
    const { days, told } = this.series.get(subject);
    const facts = told[Math.max(0, days.findLastIndex((turn) => turn <= day))];
    return { ...facts, events: this.events, as_of: inWords(day), day: isoOf(day) };
  }

  has(kind, code) {
    return this.series.has(`${kind} ${code}`);
  }

  // The newest facts of all subjects of a kind.
  all(kind) {
    const found = [...this.series].filter(([subject]) => subject.startsWith(`${kind} `));
    return found.map(([, { told }]) => told.at(-1));
  }
}

function summed(steps) {
  let sum = 0;
  return steps.map((step) => (sum += Number(step)));
}
