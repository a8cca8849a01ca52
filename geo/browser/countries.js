// Draws the territories of a day, one shape each with its name of that day, and marks and shades them.

import { ChangeIndex } from "./changes.js";
import { FREE } from "./land.js";

const PORTION = 12; // shapes drawn at a time once those in sight are there

// A state: first day, day after the last or null, then:
const ACTOR = 2;
const NAME = 3;
const SOVEREIGNTY = 4;
const RULERS = 5;
// Sovereignties: of those that others ruled; of today's shapes where no borders are known.
const BOUND = new Set(["dependent", "occupied", "disputed"]);
const STAND_INS = new Set(["outline", "land"]);

export class CountryLayer {
  constructor(map, renderer, topology, onSelect) {
    Object.assign(this, { map, renderer, topology, onSelect });
    this.shapes = new Map(); // members, joined, to { members, element, … of the state shown }
    this.current = new Map(); // actor code to the shape that is its territory now
    this.marked = new Map(); // actor code to "selected" or "partner"
    this.fills = new Map(); // actor code to { fill, edge, words } of its memberships
    this.unknown = new Map(); // actor codes of which no pact is known today
    this.waiting = []; // shapes out of sight, still to be drawn
  }

  // land: territories as in geo/territories.py. Those in sight are drawn at once, the rest in turn.
  setLand(land, day) {
    for (const shape of this.current.values()) shape.element?.setAttribute("display", "none");
    this.current.clear();
    this.land = land.map(({ members, states }) => ({ shape: this.shapeOf(members), states }));
    this.index = new ChangeIndex(land.map(({ states }) => states));
    this.follow(this.index.moveTo(day));
    const sight = this.map.getBounds().pad(0.3);
    for (const shape of this.current.values()) {
      if (shape.element) shape.element.removeAttribute("display");
      else if (sight.intersects(extent(shape.bbox))) this.draw(shape);
      else this.waiting.push(shape);
    }
    this.drawRest();
  }

  shapeOf(members) {
    const key = members.join();
    if (!this.shapes.has(key))
      this.shapes.set(key, { members, ...this.topology.measure(members), element: null });
    return this.shapes.get(key);
  }

  // Go to a day; returns whether a border, a name or a status changed.
  moveTo(day) {
    const touched = this.index.moveTo(day);
    if (!touched.size) return false;
    for (const shape of this.follow(touched)) {
      if (!shape.element) this.draw(shape);
      shape.element.removeAttribute("display");
    }
    return true;
  }

  // Take the states of these territories over; returns the shapes that are there now.
  follow(touched) {
    for (const number of touched) {
      const { shape } = this.land[number];
      if (this.current.get(shape.actor) === shape) this.current.delete(shape.actor);
      shape.element?.setAttribute("display", "none");
    }
    const now = [];
    for (const number of touched) {
      const state = this.land[number].states[this.index.current[number]];
      if (!state) continue;
      const { shape } = this.land[number];
      const [actor, name] = [state[ACTOR], state[NAME]];
      Object.assign(shape, { actor, name, sovereignty: state[SOVEREIGNTY], rulers: state[RULERS] });
      this.current.set(actor, shape);
      this.dress(shape);
      now.push(shape);
    }
    return now;
  }

  // The shapes out of sight, a few at a time, so that the first picture need not wait for them.
  drawRest() {
    for (const shape of this.waiting.splice(0, PORTION))
      if (!shape.element && this.current.get(shape.actor) === shape) this.draw(shape);
    if (this.waiting.length) setTimeout(() => this.drawRest(), 0);
    else this.map.getContainer().dataset.complete = "true";
  }

  draw(shape) {
    const layer = L.polygon(this.topology.outline(shape.members), {
      renderer: this.renderer,
      className: "pm-country",
      smoothFactor: 0.7,
      bubblingMouseEvents: false,
    }).addTo(this.map);
    layer.on("click", () => this.onSelect(shape.actor));
    shape.element = layer.getElement();
    shape.element.setAttribute("role", "button");
    shape.element.setAttribute("tabindex", "-1");
    this.dress(shape);
  }

  // The territory of an actor now: its own, or the one that its land is part of.
  of(actor) {
    const within = (code) => code === actor || code.startsWith(`${actor}-`);
    const own = this.current.get(actor);
    return own ?? [...this.current.values()].find(({ members }) => members.some(within));
  }

  // marks: Map of actor code to "selected" or "partner".
  mark(marks) {
    const before = this.marked;
    this.marked = new Map([...marks].map(([code, word]) => [this.of(code)?.actor ?? code, word]));
    this.redress(before, this.marked);
  }

  // fills: Map of actor code to { fill, edge, words }.
  shade(fills) {
    const before = this.fills;
    this.fills = fills;
    this.redress(before, fills);
  }

  // knows(actor): whether the tables know its pacts today; where they do not, land is hatched.
  hatch(knows) {
    const unknown = [...this.current.keys()].filter((actor) => !knows(actor));
    const before = this.unknown;
    this.unknown = new Map(unknown.map((actor) => [actor, true]));
    this.redress(before, this.unknown);
  }

  redress(before, after) {
    for (const actor of new Set([...before.keys(), ...after.keys()])) {
      const shape = this.current.get(actor);
      if (shape && before.get(actor) !== after.get(actor)) this.dress(shape);
    }
  }

  dress({ element, actor, name, sovereignty, rulers }) {
    if (!element) return;
    const word = this.marked.get(actor);
    const shading = this.fills.get(actor);
    const free = FREE.has(sovereignty);
    element.setAttribute("aria-label", name);
    element.dataset.actor = actor;
    element.dataset.sovereignty = sovereignty;
    element.dataset.rulers = rulers.join(" ");
    element.dataset.members = shading?.words ?? "";
    element.classList.toggle("is-selected", word === "selected");
    element.classList.toggle("is-partner", word === "partner");
    element.classList.toggle("is-dependent", BOUND.has(sovereignty));
    element.classList.toggle("is-outline", STAND_INS.has(sovereignty));
    element.classList.toggle("is-unknown", free && !shading && this.unknown.has(actor));
    element.classList.toggle("is-member", Boolean(shading));
    element.style.setProperty("--pm-fill", shading?.fill ?? "");
    element.style.setProperty("--pm-line", shading?.edge ?? "");
    if (word === "selected") element.setAttribute("aria-pressed", "true");
    else element.removeAttribute("aria-pressed");
  }
}

function extent([west, south, east, north]) {
  return L.latLngBounds([south, west], [north, east]);
}
