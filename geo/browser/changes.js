// An index of everything that changes with the date: a step costs what changes, not what there is.

// items: arrays of states [start, end, …], end null for open, in order, without overlap.
export class ChangeIndex {
  constructor(items) {
    const changes = [];
    items.forEach((states, item) => {
      states.forEach((state, number) => {
        const [start, end] = state;
        const follows = number > 0 && states[number - 1][1] === start;
        changes.push([start, item, follows ? number - 1 : -1, number]);
        const next = states[number + 1];
        if (end !== null && (!next || next[0] !== end)) changes.push([end, item, number, -1]);
      });
    });
    changes.sort((a, b) => a[0] - b[0]);
    this.days = Float64Array.from(changes, (change) => change[0]);
    this.items = Int32Array.from(changes, (change) => change[1]);
    this.before = Int32Array.from(changes, (change) => change[2]);
    this.after = Int32Array.from(changes, (change) => change[3]);
    this.current = new Int32Array(items.length).fill(-1); // the number of each item's state; -1 none
    this.position = 0; // changes before it have happened
    this.touched = new Set();
  }

  // Go to `day` and return the set of items whose state may differ from before.
  moveTo(day) {
    this.touched.clear();
    const target = this.positionOf(day);
    while (this.position < target) this.apply(this.position++, this.after);
    while (this.position > target) this.apply(--this.position, this.before);
    return this.touched;
  }

  apply(change, side) {
    const item = this.items[change];
    this.current[item] = side[change];
    this.touched.add(item);
  }

  // The number of changes on or before `day`.
  positionOf(day) {
    let low = 0;
    let high = this.days.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.days[middle] <= day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
