// Draws today's countries, one shape each with its name, and marks the selected one and its partners.

import { countries as decoded } from "./topology.js";

const PORTION = 12; // countries drawn at a time once those in sight are there

export class CountryLayer {
  constructor(map, renderer, topology, onSelect) {
    this.map = map;
    this.renderer = renderer;
    this.onSelect = onSelect;
    this.marked = new Map(); // actor code to "selected" or "partner"
    this.shapes = new Map(); // actor code to { actor, name, anchor, area, bbox, element }
    const far = [];
    const sight = map.getBounds().pad(0.3);
    for (const country of decoded(topology)) {
      const { actor, name, anchor, area_km2: area, bbox } = country;
      this.shapes.set(actor, { actor, name, anchor, area, bbox, element: null });
      if (sight.intersects(extent(country.rings))) this.draw(country);
      else far.push(country);
    }
    this.drawRest(far);
  }

  // The shapes out of sight, a few at a time, so that the first picture need not wait for them.
  drawRest(far) {
    for (const country of far.splice(0, PORTION)) this.draw(country);
    if (far.length) setTimeout(() => this.drawRest(far), 0);
    else this.map.getContainer().dataset.complete = "true";
  }

  draw({ actor, name, rings }) {
    const layer = L.polygon(rings, {
      renderer: this.renderer,
      className: "pm-country",
      smoothFactor: 0.7,
      bubblingMouseEvents: false,
    }).addTo(this.map);
    layer.on("click", () => this.onSelect(actor));
    const element = layer.getElement();
    element.setAttribute("aria-label", name);
    element.setAttribute("role", "button");
    element.setAttribute("tabindex", "-1");
    element.dataset.actor = actor;
    this.shapes.get(actor).element = element;
    this.dress(element, this.marked.get(actor));
  }

  // marks: Map of actor code to "selected" or "partner".
  mark(marks) {
    const before = this.marked;
    this.marked = marks;
    for (const actor of new Set([...before.keys(), ...marks.keys()])) {
      const element = this.shapes.get(actor)?.element;
      if (element && before.get(actor) !== marks.get(actor)) this.dress(element, marks.get(actor));
    }
  }

  dress(element, word) {
    element.classList.toggle("is-selected", word === "selected");
    element.classList.toggle("is-partner", word === "partner");
    if (word === "selected") element.setAttribute("aria-pressed", "true");
    else element.removeAttribute("aria-pressed");
  }
}

function extent(rings) {
  const bounds = L.latLngBounds();
  for (const polygon of rings) for (const point of polygon[0]) bounds.extend(point);
  return bounds;
}
