// Draws today's countries, one shape each with its name, and marks the selected one and its partners.

import { countries as decoded } from "./topology.js";

export class CountryLayer {
  constructor(map, renderer, topology, onSelect) {
    this.shapes = new Map(); // actor code to { name, anchor, area, bbox, layer, element }
    for (const { actor, name, anchor, area_km2, bbox, rings } of decoded(topology)) {
      const layer = L.polygon(rings, {
        renderer,
        className: "pm-country",
        smoothFactor: 0.7,
        bubblingMouseEvents: false,
      }).addTo(map);
      layer.on("click", () => onSelect(actor));
      const element = layer.getElement();
      element.setAttribute("aria-label", name);
      element.setAttribute("role", "button");
      element.setAttribute("tabindex", "-1");
      element.dataset.actor = actor;
      this.shapes.set(actor, { actor, name, anchor, area: area_km2, bbox, element });
    }
    this.marked = new Map();
  }

  // marks: Map of actor code to "selected" or "partner".
  mark(marks) {
    for (const [actor, word] of this.marked) {
      if (marks.get(actor) !== word) this.shapes.get(actor)?.element.classList.remove(`is-${word}`);
    }
    for (const [actor, word] of marks) {
      const element = this.shapes.get(actor)?.element;
      element?.classList.add(`is-${word}`);
      if (word === "selected") element?.setAttribute("aria-pressed", "true");
    }
    for (const [actor] of this.marked) {
      if (marks.get(actor) !== "selected") this.shapes.get(actor)?.element.removeAttribute("aria-pressed");
    }
    this.marked = marks;
  }
}
