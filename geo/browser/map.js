// The map itself: puts countries, links, reactions, names and legend together and follows the hub.

import { follow } from "./comparable.js";
import { CountryLayer } from "./countries.js";
import { CrowdLayer } from "./crowd.js";
import { DisputeLayer } from "./disputes.js";
import { s } from "./elements.js";
import { atlasOf, boundariesOf, read } from "./files.js";
import { allowing, choosing, FILTERS } from "./filters.js";
import { surroundingHub } from "./hub.js";
import { LabelLayer } from "./labels.js";
import { largeLinks, linkLayer, reactionLayer } from "./links.js";
import { MemberLayer } from "./members.js";
import { overlay } from "./overlay.js";
import { point } from "./pointing.js";
import { arrowHead, hatching } from "./patterns.js";
import { rove } from "./roving.js";
import { Tally } from "./tally.js";
import { borrowTypeface } from "./theme.js";
import { showTips } from "./tips.js";
import { Topology } from "./topology.js";
import { View } from "./view.js";
import { Wake } from "./wake.js";

const CROWD = 150; // links, above which they have no halo: it would hide other links
const [INK, SVG] = [1000, 800]; // links, from which ink is quicker, and below which SVG is again

// atlasFile, countriesFile: their addresses. pictures: that of picture.js, or what imports it; it is asked
// for when the first picture is. Without one, such as in a file of its own, no picture is offered.
export async function mount(map, atlasFile, countriesFile, pictures) {
  const [atlas, boundaries, hub] = await Promise.all([
    read(atlasFile, atlasOf),
    read(countriesFile, boundariesOf),
    surroundingHub(),
  ]);
  const drawn = new Atlas(map, atlas, boundaries, hub);
  if (!pictures) return;
  const make =
    typeof pictures === "function" ? pictures : () => import(new URL(pictures, document.baseURI).href);
  hub.picture = async (wanted) => (await make()).picture(drawn, wanted);
}

class Atlas {
  constructor(map, atlas, topology, hub) {
    Object.assign(this, { map, atlas, hub });
    const container = map.getContainer();
    borrowTypeface("Source Sans");
    if (window.frameElement) window.frameElement.title = "Map";
    container.classList.toggle("is-embedded", Boolean(hub.embedded));
    container.setAttribute("role", "region");
    container.setAttribute("aria-label", "Map of pacts");
    map.invalidateSize({ animate: false });
    this.view = new View(map, hub, atlas.home);
    this.view.open();
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
    this.crowd = new CrowdLayer(map, map.getPane("arcs"), this.links, atlas);
    this.tally = new Tally(atlas);
    this.tally.listen(this.links);
    this.comparing = null; // a Comparison of comparison.js
    this.extra = []; // layers of links that it adds
    this.labels = new LabelLayer(map, this.renderer("names", 420));
    this.labels.setPlaces(this.places());
    this.overlay = overlay(map, atlas, hub, () => this.view.goHome());
    this.wake = new Wake(this);
    this.listen(container);
    this.update(new Set(["theme", "layers", "country", "from"]));
    this.view.tell();
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
    for (const [code, { name, anchor, area, bbox, sovereignty }] of this.countries.current)
      if (sovereignty !== "land")
        places.set(code, { anchor, ...places.get(code), name, area, bbox });
    return places;
  }

  listen(container) {
    const { map, hub } = this;
    const openLink = (group) => this.select({ pact: group.record.instrument, country: "" });
    this.renewLinks = rove(container.querySelector(".pm-arcs"), ".pm-link", openLink);
    const shapes = container.querySelector(".pm-countries");
    const openCountry = (shape) => this.select({ country: shape.dataset.actor, pact: "" });
    const renewCountries = rove(shapes, ".pm-country", openCountry);
    renewCountries(this.countries.of("SRB")?.element);
    const names = container.querySelector(".pm-names");
    this.renewSeats = rove(names, ".pm-seat", openCountry);
    L.DomEvent.on(names, "click", (event) => {
      const seat = event.target.closest(".pm-seat");
      if (seat && !map.dragging?.moved()) openCountry(seat);
      L.DomEvent.stop(event);
    });
    L.DomEvent.on(this.arcs._container, "click", (event) => {
      const group = event.target.closest(".pm-link");
      if (group && !map.dragging?.moved()) openLink(group);
      L.DomEvent.stop(event);
    });
    map.on("click", () => this.select({ country: "", pact: "" }));
    map.on("zoomend viewreset", () => {
      for (const layer of [...this.linked(), this.reactions]) layer.replace();
    });
    map.on("zoomend moveend", () => {
      this.labels.layout();
      this.view.tell();
    });
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(container);
    showTips(container, this.atlas);
    point(container, hub);
    const stop = hub.on("map", (changed) => this.update(changed));
    window.addEventListener("pagehide", stop);
  }

  select(selection) {
    this.hub.act(selection);
  }

  update(changed) {
    const { state } = this.hub;
    if (changed.has("theme")) {
      document.documentElement.style.colorScheme = state.theme;
      this.crowd.restyle();
    }
    if (changed.has("view")) this.view.follow();
    if (changed.has("country")) this.takeLargeLinks(state.country);
    const filtered = [...FILTERS].some((key) => changed.has(key));
    if (changed.has("layers")) this.redraw();
    if (filtered) this.filter();
    follow(this, changed);
    if (!filtered && !changed.has("day") && !changed.has("from")) return;
    const moved = this.moveTo(state.day) || filtered;
    if (moved) this.summary = this.tally.summary();
    this.overlay.say(this.summary.counts, this.selectedName(), this.comparing);
    this.hub.set({ counts: Object.fromEntries(this.summary.counts) }, "map");
    this.crowded = this.links.shown.size + this.large.shown.size > CROWD;
    this.map.getContainer().classList.toggle("is-crowded", this.crowded);
    const many = this.links.shown.size >= (this.crowd.on ? SVG : INK);
    this.crowd.show(many && !this.selected());
    this.crowd.paint();
    if (filtered) this.wake.follow();
    else if (moved) this.wake.followSoon();
  }

  // Everything that has days goes to this one; returns whether anything changed.
  moveTo(day) {
    const bordered = this.countries.moveTo(day);
    const joined = this.members.moveTo(day);
    this.disputes.moveTo(day);
    const arcs = [this.links, this.large, this.reactions].map((layer) => layer.moveTo(day).size);
    const compared = this.comparing?.moveTo() ?? false;
    if (bordered) this.labels.setPlaces(this.places());
    if (joined || this.comparing?.shifted || !this.shaded) this.shade();
    return bordered || joined || compared || arcs.some((changes) => changes > 0);
  }

  // The layers of links.
  linked() {
    return [this.links, this.large, ...this.extra];
  }

  // The links of large pacts are there only from the selected country.
  takeLargeLinks(country) {
    this.large.remove();
    this.comparing?.forget(this.large);
    const records = country ? largeLinks(this.atlas, country) : [];
    this.large = linkLayer(this.map, this.arcs, this.atlas, records);
    this.large.group.classList.add("pm-large");
    this.tally.listen(this.large);
    this.comparing?.watch(this.large);
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
    this.countries.shade(this.comparing?.fills() ?? this.members.fills(this.shaded));
    this.tally.shade(this.told());
  }

  filter() {
    const { state } = this.hub;
    const chosen = choosing(state);
    const only = this.selected() && this.atlas.links.length > CROWD; // the rest would hide it
    for (const links of this.linked()) {
      links.choose(chosen);
      links.filter(allowing(state, this.atlas, only && chosen));
    }
    const told = (record) => record.events.some((event) => state.spotlight?.includes(event));
    this.reactions.choose(
      (record) => record.a === state.country || record.b === state.country || told(record),
    );
    this.reactions.filter(() => state.layers.includes("reactions"));
    this.disputes.show(state.layers.includes("neutral"));
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

  selectedName() {
    const { country, pact } = this.hub.state;
    if (pact) return this.atlas.pacts[pact]?.short ?? pact;
    const name = this.countries.current.get(country)?.name ?? this.atlas.actors[country]?.[0];
    return country && name;
  }
}
