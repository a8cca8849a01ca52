// The map itself: puts countries, links, reactions, names and legend together and follows the hub.

import { CountryLayer } from "./countries.js";
import { s } from "./elements.js";
import { surroundingHub } from "./hub.js";
import { LabelLayer } from "./labels.js";
import { CERTAIN, LINE, linkLayer, reactionLayer, STATUS } from "./links.js";
import { overlay } from "./overlay.js";
import { rove } from "./roving.js";
import { borrowTypeface } from "./theme.js";
import { showTips } from "./tips.js";

const WORLD = [
  [-75, -210],
  [86, 210],
]; // how far the map can be dragged, [lat, lon]

export async function mount(map, options) {
  const [atlas, topology, hub] = await Promise.all([
    fetch(options.atlas).then((answer) => answer.json()),
    fetch(options.countries).then((answer) => answer.json()),
    surroundingHub(),
  ]);
  new Atlas(map, atlas, topology, hub);
}

class Atlas {
  constructor(map, atlas, topology, hub) {
    Object.assign(this, { map, atlas, hub });
    const container = map.getContainer();
    borrowTypeface("Source Sans");
    if (window.frameElement) window.frameElement.title = "Map";
    container.setAttribute("role", "region");
    container.setAttribute("aria-label", "Map of pacts");
    map.invalidateSize({ animate: false });
    map.setMaxBounds(WORLD);
    this.openView();
    this.countries = new CountryLayer(map, this.renderer("countries", 300), topology, (actor) => this.select({ country: actor, pact: "" }));
    const arcs = this.renderer("arcs", 410);
    arcs._container.prepend(arrowHead());
    this.reactions = reactionLayer(map, arcs, atlas);
    this.links = linkLayer(map, arcs, atlas);
    this.labels = new LabelLayer(map, this.renderer("names", 420), this.places());
    this.overlay = overlay(map, atlas, hub, () => this.goHome());
    this.listen(container, arcs);
    this.filter();
    this.update(new Set(["day", "theme"]));
    container.dataset.ready = "true";
  }

  renderer(name, zIndex) {
    const pane = this.map.createPane(name);
    pane.style.zIndex = zIndex;
    pane.classList.add(`pm-${name}`);
    return L.svg({ pane: name, padding: 0.6 }).addTo(this.map);
  }

  // Countries' names, and the places of actors that have no shape, such as organisations.
  places() {
    const places = new Map(this.countries.shapes);
    for (const [code, [name, lon, lat]] of Object.entries(this.atlas.actors)) {
      const shape = places.get(code);
      places.set(code, { ...(shape ?? { area: 0 }), name, anchor: [lon, lat] });
    }
    return places;
  }

  listen(container, arcs) {
    const { map, hub } = this;
    const openLink = (group) => this.select({ pact: group.record.instrument, country: "" });
    this.renewLinks = rove(this.links.group, ".pm-link", openLink);
    const shapes = container.querySelector(".pm-countries");
    const renewCountries = rove(shapes, ".pm-country", (shape) => this.select({ country: shape.dataset.actor, pact: "" }));
    renewCountries(this.countries.shapes.get("SRB")?.element);
    L.DomEvent.on(arcs._container, "click", (event) => {
      const group = event.target.closest(".pm-link");
      if (group && !map.dragging?.moved()) openLink(group);
      L.DomEvent.stop(event);
    });
    map.on("click", () => this.select({ country: "", pact: "" }));
    map.on("zoomend viewreset", () => {
      this.links.replace();
      this.reactions.replace();
    });
    map.on("zoomend moveend", () => {
      this.labels.layout();
      hub.set({ view: this.view() }, "map");
    });
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(container);
    showTips(container);
    const stop = hub.on("map", (changed) => this.update(changed));
    window.addEventListener("pagehide", stop);
  }

  select(selection) {
    this.hub.act(selection);
  }

  update(changed) {
    const { state } = this.hub;
    if (changed.has("theme")) document.documentElement.style.colorScheme = state.theme;
    if (changed.has("view") && state.view && state.view !== this.view()) this.openView();
    const filters = ["families", "statuses", "layers", "country", "pact"].some((key) => changed.has(key));
    if (filters) this.filter();
    if (changed.has("day")) {
      this.links.moveTo(state.day);
      this.reactions.moveTo(state.day);
    }
    if (filters || changed.has("day")) this.summarise();
  }

  filter() {
    const { families, statuses, layers, country } = this.hub.state;
    const { pacts } = this.atlas;
    const certainOnly = layers.includes("certain");
    this.links.filter((record, state) => {
      const pact = pacts[record.instrument];
      return (
        (!families.length || families.includes(pact.family)) &&
        (!statuses.length || statuses.includes(state[STATUS])) &&
        (!certainOnly || state[CERTAIN]) &&
        (!pact.large || record.a === country || record.b === country)
      );
    });
    const reactions = layers.includes("reactions");
    this.reactions.filter(() => reactions);
  }

  // Everything that follows from what is shown: partners, fading, rings, the sentence, the legend.
  summarise() {
    const { country, pact } = this.hub.state;
    const active = new Set();
    const partners = new Map();
    const best = new Map(); // pact to its strongest status shown
    const rows = { lines: new Set(), families: new Set(), reactions: this.reactions.shown.size > 0, uncertain: false };
    const order = Object.keys(this.atlas.statuses);
    for (const number of this.links.shown) {
      const record = this.links.records[number];
      const state = this.links.stateOf(number);
      active.add(record.a).add(record.b);
      rows.lines.add(state[LINE]);
      rows.families.add(this.atlas.pacts[record.instrument].family);
      rows.uncertain ||= !state[CERTAIN];
      const held = best.get(record.instrument);
      if (held === undefined || order.indexOf(state[STATUS]) < order.indexOf(held)) best.set(record.instrument, state[STATUS]);
      const chosen = pact ? record.instrument === pact : record.a === country || record.b === country;
      if (chosen) partners.set(record.a, "partner").set(record.b, "partner");
      this.links.groups[number].classList.toggle("is-chosen", chosen);
    }
    for (const number of this.reactions.shown) {
      const { a, b } = this.reactions.records[number];
      active.add(a).add(b);
      this.reactions.groups[number].classList.toggle("is-chosen", country === a || country === b);
    }
    if (country) partners.set(country, "selected");
    this.map.getContainer().classList.toggle("has-selection", Boolean(country || pact));
    this.countries.mark(partners);
    this.labels.set(active, country);
    this.renewLinks();
    const counts = new Map();
    for (const status of best.values()) counts.set(status, (counts.get(status) ?? 0) + 1);
    this.overlay.update(counts, rows);
    this.hub.set({ counts: Object.fromEntries(counts) }, "map");
  }

  openView() {
    const { view } = this.hub.state;
    if (!view) return this.goHome();
    const [lat, lon, zoom] = view.split(",").map(Number);
    this.map.setView([lat, lon], zoom, { animate: false });
  }

  goHome() {
    if (!this.atlas.home.length) return this.map.setView([30, 15], 3, { animate: false });
    this.map.fitBounds(this.atlas.home, { paddingTopLeft: [50, 100], paddingBottomRight: [50, 50], maxZoom: 6.5, animate: false });
  }

  view() {
    const { lat, lng } = this.map.getCenter();
    return `${round(lat, 3)},${round(lng, 3)},${round(this.map.getZoom(), 1)}`;
  }
}

function round(number, digits) {
  return Number(number.toFixed(digits));
}

function arrowHead() {
  const tip = s("path", { d: "M0 0L8 4L0 8z", class: "pm-arrow" });
  const marker = s("marker", { id: "pm-arrow", viewBox: "0 0 8 8", refX: 10, refY: 4, markerWidth: 9, markerHeight: 9, markerUnits: "userSpaceOnUse", orient: "auto" }, tip);
  return s("defs", {}, marker);
}
