// The map itself: puts countries, links, reactions, names and legend together and follows the hub.

import { CountryLayer } from "./countries.js";
import { s } from "./elements.js";
import { surroundingHub } from "./hub.js";
import { LabelLayer } from "./labels.js";
import { CERTAIN, linkLayer, reactionLayer, STATUS, summarise } from "./links.js";
import { overlay } from "./overlay.js";
import { rove } from "./roving.js";
import { borrowTypeface } from "./theme.js";
import { showTips } from "./tips.js";

const WORLD = [
  [-75, -210],
  [86, 210],
]; // how far the map can be dragged, [lat, lon]

const CROWD = 150; // links, above which they have no halo: it would hide other links
const FOLLOW = 80; // ms that names, rings and legend may lag behind the lines while the date moves

// atlasFile, countriesFile: promises of the answers that hold them.
export async function mount(map, atlasFile, countriesFile) {
  const [atlas, topology, hub] = await Promise.all([
    atlasFile.then((answer) => answer.json()),
    countriesFile.then((answer) => answer.json()),
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
    this.countries = new CountryLayer(map, this.renderer("countries", 300), topology, (actor) =>
      this.select({ country: actor, pact: "" }),
    );
    const arcs = this.renderer("arcs", 410);
    arcs._container.prepend(arrowHead());
    this.reactions = reactionLayer(map, arcs, atlas);
    this.links = linkLayer(map, arcs, atlas);
    this.labels = new LabelLayer(map, this.renderer("names", 420), this.places());
    this.overlay = overlay(map, atlas, hub, () => this.goHome());
    this.listen(container, arcs);
    this.update(new Set(["theme", "layers"]));
    hub.set({ view: this.view() }, "map");
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
    this.renewLinks = rove(container.querySelector(".pm-arcs"), ".pm-link", openLink);
    const shapes = container.querySelector(".pm-countries");
    const renewCountries = rove(shapes, ".pm-country", (shape) =>
      this.select({ country: shape.dataset.actor, pact: "" }),
    );
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
    const filtered = ["families", "statuses", "layers", "country", "pact"].some((key) =>
      changed.has(key),
    );
    if (filtered) this.filter();
    if (!filtered && !changed.has("day")) return;
    const moved = this.links.moveTo(state.day).size + this.reactions.moveTo(state.day).size > 0;
    if (filtered || moved) this.summary = summarise(this.links, this.atlas);
    this.overlay.say(this.summary.counts);
    this.hub.set({ counts: Object.fromEntries(this.summary.counts) }, "map");
    this.map.getContainer().classList.toggle("is-crowded", this.links.shown.size > CROWD);
    if (filtered) this.follow();
    else if (moved) this.followSoon();
  }

  filter() {
    const { families, statuses, layers, country, pact } = this.hub.state;
    const { pacts } = this.atlas;
    const certainOnly = layers.includes("certain");
    this.links.choose((record) =>
      pact ? record.instrument === pact : record.a === country || record.b === country,
    );
    this.reactions.choose((record) => record.a === country || record.b === country);
    this.links.filter((record, state) => {
      const about = pacts[record.instrument];
      return (
        (!families.length || families.includes(about.family)) &&
        (!statuses.length || statuses.includes(state[STATUS])) &&
        (!certainOnly || state[CERTAIN]) &&
        (!about.large || record.a === country || record.b === country)
      );
    });
    const reactions = layers.includes("reactions");
    this.reactions.filter(() => reactions);
    this.map.getContainer().classList.toggle("has-selection", Boolean(country || pact));
  }

  followSoon() {
    this.map.getContainer().setAttribute("aria-busy", "true");
    this.timer ??= setTimeout(() => this.follow(), FOLLOW);
  }

  // What may come a moment after the lines: partners, rings, names, the legend, the Tab key's stop.
  follow() {
    clearTimeout(this.timer);
    this.timer = null;
    this.map.getContainer().removeAttribute("aria-busy");
    const { country } = this.hub.state;
    const marks = new Map(
      [...this.links.ends(true), ...this.reactions.ends(true)].map((code) => [code, "partner"]),
    );
    if (country) marks.set(country, "selected");
    this.countries.mark(marks);
    this.labels.set(new Set([...this.links.ends(), ...this.reactions.ends()]), country);
    this.overlay.explain({ ...this.summary, reactions: this.reactions.shown.size > 0 });
    this.renewLinks();
  }

  openView() {
    const { view } = this.hub.state;
    if (!view) return this.goHome();
    const [lat, lon, zoom] = view.split(",").map(Number);
    this.map.setView([lat, lon], zoom, { animate: false });
  }

  goHome() {
    if (!this.atlas.home.length) return this.map.setView([30, 15], 3, { animate: false });
    this.map.fitBounds(this.atlas.home, {
      paddingTopLeft: [50, 100],
      paddingBottomRight: [50, 50],
      maxZoom: 6.5,
      animate: false,
    });
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
  const marker = s(
    "marker",
    {
      id: "pm-arrow",
      viewBox: "0 0 8 8",
      refX: 10,
      refY: 4,
      markerWidth: 9,
      markerHeight: 9,
      markerUnits: "userSpaceOnUse",
      orient: "auto",
    },
    tip,
  );
  return s("defs", {}, marker);
}
