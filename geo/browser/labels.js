// Places the names of countries and the small rings where links end. Names never cover each other.
// The ring of an actor without land (an organisation, a state long gone) is its seat, to be chosen.

import { s } from "./elements.js";

const HEIGHT = 15; // px, of a name's box
const LETTER = 6.3; // px, mean width of a letter at 12 px
const RING = 5; // px, radius that a ring keeps free
const HAND = 12; // px, radius in which a seat can be clicked

export class LabelLayer {
  constructor(map, renderer) {
    this.map = map;
    this.places = new Map(); // code to { name, anchor: [lon, lat], area, bbox }
    this.rings = s("g", {});
    this.seats = new Map(); // code to the ring of an actor without land
    this.names = s("g", { "aria-hidden": "true" });
    renderer._rootGroup.append(this.rings, this.names);
    this.elements = new Map();
    this.active = new Set(); // codes at which a visible link ends
    this.selected = "";
  }

  setPlaces(places) {
    this.places = places;
    this.layout();
  }

  set(active, selected) {
    const same = selected === this.selected && active.size === this.active.size;
    if (same && [...active].every((code) => this.active.has(code))) return;
    this.active = active;
    this.selected = selected;
    this.layout();
  }

  layout() {
    const boxes = [];
    const view = this.map.getPixelBounds();
    const origin = this.map.getPixelOrigin();
    const rings = [];
    for (const code of this.active) {
      const point = this.point(code);
      if (!point) continue;
      const [x, y] = [point.x - origin.x, point.y - origin.y];
      rings.push(this.ring(code, x, y));
      boxes.push([x - RING, y - RING, x + RING, y + RING]);
    }
    this.put(rings);
    const shown = [];
    for (const place of this.ranked()) {
      const point = this.point(place.code);
      if (!point || !view.contains(point)) continue;
      const width = place.name.length * LETTER + 6;
      const lively = this.active.has(place.code) || place.code === this.selected;
      if (!lively && !this.fits(place, width)) continue;
      const seats = this.active.has(place.code) ? around(width) : [[0, 0]];
      for (const [dx, dy] of seats) {
        const [x, y] = [point.x - origin.x + dx, point.y - origin.y + dy];
        const box = [x - width / 2, y - HEIGHT / 2, x + width / 2, y + HEIGHT / 2];
        const inside = box[0] >= view.min.x - origin.x && box[2] <= view.max.x - origin.x;
        if (!inside || boxes.some((other) => overlap(box, other))) continue;
        boxes.push(box);
        shown.push(this.name(place, x, y));
        break;
      }
    }
    this.names.replaceChildren(...shown);
  }

  // The rings; one that has the keyboard's focus keeps it.
  put(rings) {
    const held = this.rings.contains(document.activeElement) ? document.activeElement : null;
    this.rings.replaceChildren(...rings);
    if (held?.isConnected) held.focus({ preventScroll: true });
  }

  ring(code, x, y) {
    const ring = s("circle", { r: 4, class: "pm-ring" });
    const { bbox } = this.places.get(code);
    const element = bbox ? ring : this.seat(code, ring);
    element.setAttribute("transform", `translate(${x} ${y})`);
    return element;
  }

  seat(code, ring) {
    if (!this.seats.has(code)) {
      const hand = s("circle", { r: HAND, class: "pm-hand" });
      const about = { role: "button", tabindex: "-1", "data-actor": code };
      this.seats.set(code, s("g", { class: "pm-seat", ...about }, [hand, ring]));
    }
    const seat = this.seats.get(code);
    seat.setAttribute("aria-label", this.places.get(code).name);
    seat.setAttribute("aria-pressed", `${code === this.selected}`);
    return seat;
  }

  name(place, x, y) {
    const key = `${place.code} ${place.name}`; // a name may change with the day
    let element = this.elements.get(key);
    if (!element) {
      element = s("text", { class: "pm-name" }, place.name);
      this.elements.set(key, element);
    }
    element.setAttribute("x", x.toFixed(1));
    element.setAttribute("y", (y + 4).toFixed(1));
    element.classList.toggle("is-selected", place.code === this.selected);
    element.classList.toggle("is-active", this.active.has(place.code));
    return element;
  }

  point(code) {
    const place = this.places.get(code);
    return place && this.map.project([place.anchor[1], place.anchor[0]]);
  }

  // Whether a name is not much wider than its country.
  fits(place, width) {
    if (!place.bbox) return false;
    const [west, south, east, north] = place.bbox;
    const from = this.map.project([south, west]);
    const to = this.map.project([north, east]);
    return to.x - from.x > width * 0.75 && from.y - to.y > HEIGHT;
  }

  ranked() {
    const rank = ({ code }) => (code === this.selected ? 2 : this.active.has(code) ? 1 : 0);
    return [...this.places]
      .map(([code, place]) => ({ code, ...place }))
      .sort((a, b) => rank(b) - rank(a) || b.area - a.area);
  }
}

// Where a name may sit beside its ring, best first: below, above, right, left.
function around(width) {
  return [
    [0, 16],
    [0, -15],
    [width / 2 + 8, 0],
    [-width / 2 - 8, 0],
  ];
}

function overlap(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
