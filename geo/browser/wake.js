// What may come a moment after the lines: partners, rings, names, the legend, the Tab key's stop.
// Asks the parts of the map for what there is; the lines themselves never wait for it.

import { holds } from "./land.js";

const FOLLOW = 80; // ms that it may lag behind the lines while the date moves

export class Wake {
  // atlas: the map with its layers, as in map.js.
  constructor(atlas) {
    Object.assign(this, { atlas, container: atlas.map.getContainer(), timer: null });
  }

  followSoon() {
    this.container.setAttribute("aria-busy", "true");
    this.timer ??= setTimeout(() => this.follow(), FOLLOW);
  }

  follow() {
    clearTimeout(this.timer);
    this.timer = null;
    this.container.removeAttribute("aria-busy");
    const { countries, labels, overlay, hub } = this.atlas;
    const { country, day } = hub.state;
    const { known } = this.atlas.atlas;
    countries.mark(this.marks(country));
    countries.hatch((actor) => holds(known[actor] ?? [], day));
    labels.set(this.ringed(), country);
    overlay.explain(this.shown());
    this.atlas.renewLinks();
    this.atlas.renewSeats();
  }

  // Where links end; in a crowd, where new ones do.
  ringed() {
    const { links, large, reactions, crowded, comparing } = this.atlas;
    if (comparing) return new Set(comparing.ends);
    const kind = crowded && !this.atlas.selected() ? "fresh" : "all";
    return new Set([links, large, reactions].flatMap(({ ends }) => [...ends[kind].keys()]));
  }

  marks(country) {
    const { links, reactions } = this.atlas;
    const chosen = this.atlas.selected() ? [links, reactions] : [];
    const partners = chosen.flatMap((layer) => [...layer.chosenEnds()]);
    const marks = new Map(partners.map((code) => [code, "partner"]));
    return country ? marks.set(country, "selected") : marks;
  }

  // What is on the map, for the legend and the menus.
  shown() {
    const { countries, members, disputes, reactions, hub, summary, shaded } = this.atlas;
    const land = [...countries.current.values()];
    const has = (kind) => land.some(({ element }) => element?.classList.contains(kind));
    return {
      ...summary,
      comparing: this.atlas.comparing,
      shaded,
      choices: new Map(members.bySize(hub.state)),
      striped: [...countries.fills.values()].some(({ fill }) => /-\d+-/.test(fill)),
      dependent: has("is-dependent"),
      unknown: has("is-unknown"),
      disputed: disputes.shown.size > 0,
      reactions: reactions.shown.size > 0,
    };
  }
}
