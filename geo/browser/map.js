// The map itself: puts countries, links, reactions, names and legend together and follows the hub.

import { CountryLayer } from "./countries.js";
import { DisputeLayer } from "./disputes.js";
import { s } from "./elements.js";
import { atlasOf, boundariesOf, read } from "./files.js";
import { surroundingHub } from "./hub.js";
import { LabelLayer } from "./labels.js";
import { CERTAIN, largeLinks, linkLayer, reactionLayer, STATUS, summarise } from "./links.js";
import { MemberLayer } from "./members.js";
import { overlay } from "./overlay.js";
import { arrowHead, hatching } from "./patterns.js";
import { rove } from "./roving.js";
import { borrowTypeface } from "./theme.js";
import { showTips } from "./tips.js";
import { Topology } from "./topology.js";

const WORLD = [
  [-75, -210],
  [86, 210],
]; // how far the map can be dragged, [lat, lon]

const FILTERS = new Set(["families", "statuses", "layers", "country", "pact", "shade"]);
const CROWD = 150; // links, above which they have no halo: it would hide other links
const FOLLOW = 80; // ms that names, rings and legend may lag behind the lines while the date moves

// atlasFile, countriesFile: their addresses.
export async function mount(map, atlasFile, countriesFile) {
  const [atlas, boundaries, hub] = await Promise.all([
    read(atlasFile, atlasOf),
    read(countriesFile, boundariesOf),
    surroundingHub(),
  ]);
  new Atlas(map, atlas, boundaries, hub);
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
    const land = this.renderer("countries", 300);
    const patterns = s("defs", {}, hatching());
    land._container.prepend(patterns);
    this.topology = new Topology(topology);
    this.countries = new CountryLayer(map, land, this.topology, (actor) =>
      this.select({ country: actor, pact: "" }),
    );
    this.drawn = this.land();
    this.countries.setLand(this.drawn, hub.state.day);
    this.members = new MemberLayer(atlas, patterns);
    this.disputes = new DisputeLayer(map, land, this.topology, atlas.disputes);
    this.arcs = this.renderer("arcs", 410);
    this.arcs._container.prepend(arrowHead());
    this.reactions = reactionLayer(map, this.arcs, atlas);
    this.links = linkLayer(map, this.arcs, atlas, atlas.links);
    this.large = linkLayer(map, this.arcs, atlas, []);
    this.labels = new LabelLayer(map, this.renderer("names", 420));
    this.labels.setPlaces(this.places());
    this.overlay = overlay(map, atlas, hub, () => this.goHome());
    this.listen(container);
    this.update(new Set(["theme", "layers", "country"]));
    hub.set({ view: this.view() }, "map");
    container.dataset.ready = "true";
  }

  renderer(name, zIndex) {
    const pane = this.map.createPane(name);
    pane.style.zIndex = zIndex;
    pane.classList.add(`pm-${name}`);
    return L.svg({ pane: name, padding: 0.6 }).addTo(this.map);
  }

  // The territories as they are held or, if the reader wants it so, as they are claimed.
  land() {
    return this.hub.state.layers.includes("claimed") ? this.atlas.claimed : this.atlas.land;
  }

  // Names and places of the day's territories, and of actors without one, such as organisations.
  places() {
    const places = new Map();
    for (const [code, [name, lon, lat]] of Object.entries(this.atlas.actors))
      places.set(code, { name, anchor: [lon, lat], area: 0 });
    for (const [code, { name, anchor, area, bbox }] of this.countries.current)
      places.set(code, { anchor, ...places.get(code), name, area, bbox });
    return places;
  }

  listen(container) {
    const { map, hub } = this;
    const openLink = (group) => this.select({ pact: group.record.instrument, country: "" });
    this.renewLinks = rove(container.querySelector(".pm-arcs"), ".pm-link", openLink);
    const shapes = container.querySelector(".pm-countries");
    const renewCountries = rove(shapes, ".pm-country", (shape) =>
      this.select({ country: shape.dataset.actor, pact: "" }),
    );
    renewCountries(this.countries.of("SRB")?.element);
    L.DomEvent.on(this.arcs._container, "click", (event) => {
      const group = event.target.closest(".pm-link");
      if (group && !map.dragging?.moved()) openLink(group);
      L.DomEvent.stop(event);
    });
    map.on("click", () => this.select({ country: "", pact: "" }));
    map.on("zoomend viewreset", () => {
      for (const layer of [this.links, this.large, this.reactions]) layer.replace();
    });
    map.on("zoomend moveend", () => {
      this.labels.layout();
      hub.set({ view: this.view() }, "map");
    });
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(container);
    showTips(container, (code) => this.atlas.actors[code]?.[0] ?? code);
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
    if (changed.has("country")) this.takeLargeLinks(state.country);
    const filtered = [...FILTERS].some((key) => changed.has(key));
    if (changed.has("layers")) this.redraw();
    if (filtered) this.filter();
    if (!filtered && !changed.has("day")) return;
    const moved = this.moveTo(state.day) || filtered;
    if (moved) this.summary = summarise([this.links, this.large], this.told(), this.atlas);
    this.overlay.say(this.summary.counts, this.selectedName());
    this.hub.set({ counts: Object.fromEntries(this.summary.counts) }, "map");
    const crowd = this.links.shown.size + this.large.shown.size;
    this.map.getContainer().classList.toggle("is-crowded", crowd > CROWD);
    if (filtered) this.follow();
    else if (moved) this.followSoon();
  }

  // Everything that has days goes to this one; returns whether anything changed.
  moveTo(day) {
    const bordered = this.countries.moveTo(day);
    const joined = this.members.moveTo(day);
    this.disputes.moveTo(day);
    const arcs = [this.links, this.large, this.reactions].map((layer) => layer.moveTo(day).size);
    if (bordered) this.labels.setPlaces(this.places());
    if (joined || !this.shaded) this.shade();
    return bordered || joined || arcs.some((changes) => changes > 0);
  }

  // The links of large pacts are there only from the selected country.
  takeLargeLinks(country) {
    this.large.remove();
    const records = country ? largeLinks(this.atlas, country) : [];
    this.large = linkLayer(this.map, this.arcs, this.atlas, records);
    this.large.group.classList.add("pm-large");
  }

  redraw() {
    if (this.drawn === this.land()) return;
    this.drawn = this.land();
    this.countries.setLand(this.drawn, this.hub.state.day);
    this.labels.setPlaces(this.places());
  }

  shade() {
    const { state } = this.hub;
    this.shaded = this.members.shaded(state);
    this.countries.shade(this.members.fills(this.shaded));
  }

  filter() {
    const { families, statuses, layers, country, pact } = this.hub.state;
    const { pacts } = this.atlas;
    const certainOnly = layers.includes("certain");
    const ends = (record) => record.a === country || record.b === country;
    const chosen = (record) => (pact ? record.instrument === pact : ends(record));
    const only = (country || pact) && this.atlas.links.length > CROWD; // the rest would hide it
    for (const links of [this.links, this.large]) {
      links.choose(chosen);
      links.filter(
        (record, state) =>
          (!only || chosen(record)) &&
          (!families.length || families.includes(pacts[record.instrument].family)) &&
          (!statuses.length || statuses.includes(state[STATUS])) &&
          (!certainOnly || state[CERTAIN]),
      );
    }
    this.reactions.choose(ends);
    const reactions = layers.includes("reactions");
    this.reactions.filter(() => reactions);
    this.disputes.show(layers.includes("neutral"));
    this.shade();
    this.map.getContainer().classList.toggle("has-selection", this.selected());
  }

  // The shaded pacts that the sentence tells of: with a country selected, its own.
  told() {
    const { country } = this.hub.state;
    return new Map([...this.shaded].filter(([, members]) => !country || members.has(country)));
  }

  selected() {
    return Boolean(this.hub.state.country || this.hub.state.pact);
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
    const layers = [this.links, this.large, this.reactions];
    const crowded = this.map.getContainer().classList.contains("is-crowded");
    const ringed = layers.flatMap((layer) => [...layer.ends(crowded && !this.selected())]);
    const near = [this.links, this.reactions].flatMap((layer) => [...layer.ends(false, true)]);
    const marks = new Map(near.map((code) => [code, "partner"]));
    if (country) marks.set(country, "selected");
    this.countries.mark(marks);
    this.countries.hatch((actor) => this.knows(actor));
    this.labels.set(new Set(ringed), country);
    this.overlay.explain(this.shown());
    this.renewLinks();
  }

  selectedName() {
    const { country, pact } = this.hub.state;
    if (pact) return this.atlas.pacts[pact]?.short ?? pact;
    return (
      country && (this.countries.current.get(country)?.name ?? this.atlas.actors[country]?.[0])
    );
  }

  // Whether the tables know the pacts of an actor on this day.
  knows(actor) {
    const { day } = this.hub.state;
    const days = this.atlas.known[actor] ?? [];
    return days.some(([from, to]) => from <= day && (to === null || day < to));
  }

  // What is on the map, for the legend and the menus.
  shown() {
    const land = [...this.countries.current.values()];
    const has = (kind) => land.some(({ element }) => element?.classList.contains(kind));
    return {
      ...this.summary,
      shaded: this.shaded,
      choices: new Map(this.members.bySize(this.hub.state)),
      striped: [...this.countries.fills.values()].some(({ fill }) => fill.startsWith("url")),
      dependent: has("is-dependent"),
      unknown: has("is-unknown"),
      disputed: this.disputes.shown.size > 0,
      reactions: this.reactions.shown.size > 0,
    };
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
