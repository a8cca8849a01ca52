// One line below matrix and network: what the letters stand for, of those that are there on the day.

import { h, refill } from "./elements.js";
import { capital } from "./words.js";
import { OBLIGATIONS } from "./whomwords.js";

const REST = 150; // ms without a step of the day until it is looked again

export class Key {
  constructor(ties) {
    this.ties = ties;
    this.element = h("ul", { class: "pm-key", "aria-label": "What the letters mean" });
  }

  // codes: whose ties are shown; now: at once, else when the day rests.
  update(codes, now) {
    clearTimeout(this.timer);
    if (now) this.put(codes);
    else this.timer = setTimeout(() => this.put(codes), REST);
  }

  put(codes) {
    const there = this.owed(new Set(codes));
    const told = Object.entries(OBLIGATIONS).filter(([code]) => there.has(code));
    this.element.hidden = !told.length;
    refill(
      this.element,
      told.map(([code, { letter, name }]) =>
        h("li", {}, h("i", { class: "pm-cell", "data-owes": code }, letter), capital(name)),
      ),
    );
  }

  owed(codes) {
    const found = new Set();
    for (const pair of this.ties.current()) {
      const [a, b] = pair.split(" ");
      if (!codes.has(a) || !codes.has(b)) continue;
      const { out, back } = this.ties.both(a, b);
      found.add(out.obligation).add(back.obligation);
    }
    return found;
  }
}
