// Counts at which places the arcs shown end, as they come and go. Draws nothing.

export class Ends {
  constructor() {
    this.all = new Map(); // code to the number of arcs that end there
    this.fresh = new Map(); // the same without those that are old
  }

  // An arc came (1) or went (-1).
  count({ a, b }, fresh, change) {
    for (const code of [a, b]) {
      bump(this.all, code, change);
      if (fresh) bump(this.fresh, code, change);
    }
  }
}

// Change the count of a key; what counts nothing is no key.
export function bump(counts, key, change) {
  const now = (counts.get(key) ?? 0) + change;
  if (now) counts.set(key, now);
  else counts.delete(key);
}
