// Marks disputed territories with a dashed outline and a hatch, if the reader wants them neutral.

import { ChangeIndex } from "./changes.js";

export class DisputeLayer {
  // disputes: [{ member, name, claimant, days: [from, to], shown }]
  constructor(map, renderer, topology, disputes) {
    Object.assign(this, { map, renderer, topology, disputes });
    this.index = new ChangeIndex(disputes.map(({ days }) => [days]));
    this.layers = new Map();
    this.shown = new Set();
    this.wanted = false;
  }

  moveTo(day) {
    this.index.moveTo(day);
    this.show(this.wanted);
  }

  show(wanted) {
    this.wanted = wanted;
    this.disputes.forEach((_, number) => {
      if (wanted && this.index.current[number] >= 0) this.add(number);
      else if (this.shown.delete(number)) this.layers.get(number).remove();
    });
  }

  add(number) {
    if (this.shown.has(number)) return;
    this.shown.add(number);
    if (!this.layers.has(number)) {
      const outline = this.topology.outline([this.disputes[number].member]);
      this.layers.set(
        number,
        L.polygon(outline, {
          renderer: this.renderer,
          className: "pm-disputed",
          interactive: false,
          smoothFactor: 0.7,
        }),
      );
    }
    this.layers.get(number).addTo(this.map);
  }
}
