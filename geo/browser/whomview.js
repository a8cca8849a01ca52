// What stands in the map's place: the choice of countries, matrix or network, and the panel beside.
// Puts them together and follows the hub: each step of the day at once, the server when it rests.

import { h } from "./elements.js";
import { choice } from "./whomchoice.js";
import { Matrix } from "./whommatrix.js";
import { choice as menu } from "./menus.js";
import { Key } from "./whomkey.js";
import { Network } from "./whomnetwork.js";
import { byBloc, partners, withPacts } from "./whomorder.js";
import { Side } from "./whomside.js";
import { Ties } from "./whomties.js";
import { hintOf, notCompared } from "./whomwords.js";
import { inWords } from "./words.js";

const SEEN = ["day", "families", "statuses", "among", "show", "country", "pact", "match", "theme"];
const HEARD = new Set([...SEEN, "from", "since"]);

export function createView(place, hub, atlas, sheet) {
  return new View(place, hub, atlas, sheet);
}

class View {
  constructor(place, hub, atlas, sheet) {
    const name = (code) => atlas.actors[code]?.[0] ?? code;
    Object.assign(this, { place, hub, atlas, name });
    this.ties = new Ties(atlas);
    this.everybody = [...withPacts(this.ties.pairs.keys())].sort((a, b) =>
      name(a).localeCompare(name(b), "en"),
    );
    this.key = new Key(this.ties);
    this.hint = h("p", { class: "pm-hint", "aria-live": "off" });
    const parts = {
      atlas,
      ties: this.ties,
      name,
      open: (a, b) => this.side.open(a, b),
      choose: (country) => hub.act({ country, pact: "" }),
      hint: (words) => (this.hint.textContent = words),
    };
    this.matrix = new Matrix(parts);
    this.network = new Network(parts);
    this.side = new Side(this, () => this.settle());
    this.build(sheet);
    hub.on("whom view", (changed) => this.heard(changed));
  }

  build(sheet) {
    const { hub, atlas, name } = this;
    this.choice = choice(hub, this.everybody, name, () => this.sets());
    this.filters = [
      menu(hub, "families", "families", atlas.families),
      menu(hub, "statuses", "statuses", atlas.statuses),
    ];
    const zoom = (words, label, step) =>
      button(words, { "aria-label": label }, () => this.matrix.zoom(step));
    this.zoom = h(
      "div",
      { class: "pm-zooming", role: "group", "aria-label": "Size" },
      zoom("−", "Smaller cells", -1),
      zoom("+", "Larger cells", 1),
    );
    const folded = { class: "pm-fold", "aria-expanded": "false" };
    this.fold = button("Countries and filters", folded, () => this.unfold());
    this.title = h("h2", {});
    this.count = h("p", { class: "pm-count" });
    this.alone = h("p", { class: "pm-count pm-alone" });
    this.canvas = h("div", { class: "pm-canvas" });
    this.element = h(
      "div",
      { class: "pm-whom" },
      h(
        "header",
        {},
        this.title,
        this.count,
        this.alone,
        this.fold,
        h(
          "div",
          { class: "pm-tools" },
          this.choice.element,
          this.filters.map((part) => part.element),
          this.zoom,
        ),
      ),
      h("div", { class: "pm-main" }, this.canvas, this.key.element, this.hint),
      this.side.element,
    );
    this.element.addEventListener("keydown", (event) => event.key === "Escape" && this.shut(null));
    this.element.addEventListener("click", (event) => this.shut(event.target.closest("details")));
    const style = h("link", { rel: "stylesheet", href: sheet, onload: () => this.dressed() });
    this.place.replaceChildren(style, this.element);
  }

  // On a phone the choices are folded away, so that the matrix has the room.
  unfold() {
    const open = this.element.classList.toggle("is-unfolded");
    this.fold.setAttribute("aria-expanded", `${open}`);
  }

  // Menus that are open, but for this one, close.
  shut(but) {
    for (const open of this.element.querySelectorAll(".pm-choice[open]"))
      if (open !== but) open.open = false;
  }

  dressed() {
    this.ready = true;
    this.show();
  }

  show() {
    if (!this.ready || !this.hub.state.show) return;
    this.network.made = null; // the theme, or the window, may be another
    this.heard(HEARD);
  }

  rest() {
    this.side.rest();
  }

  heard(changed) {
    const { state } = this.hub;
    if (!this.ready || !state.show || ![...changed].some((key) => HEARD.has(key))) return;
    const has = (...keys) => keys.some((key) => changed.has(key));
    if (has("families", "statuses")) this.ties.filter(state);
    const pairs = this.ties.moveTo(state.day);
    if (has("show", "among")) this.turn();
    if (has("show", "among", "families", "statuses")) this.settle();
    else if (has("day")) this.step(pairs);
    if (has("country", "pact", "show", "theme")) this.part().mark(state);
    if (has("country", "pact", "among", "show", "families", "statuses")) this.choice.update();
    for (const part of this.filters) part.update();
    const anew = has("show", "among", "families", "statuses", "from", "since");
    if (anew || has("day")) this.tell(!anew);
    if (has("day", "show", "among", "families", "statuses", "match"))
      this.side.askSoon(has("show", "among", "match"));
  }

  part() {
    return this.hub.state.show === "network" ? this.network : this.matrix;
  }

  // Another form, or other countries.
  turn() {
    const { show } = this.hub.state;
    this.element.dataset.show = show;
    this.zoom.hidden = show !== "matrix";
    this.hint.textContent = hintOf(show, window.matchMedia("(hover: none)").matches);
    if (this.canvas.firstChild !== this.part().element)
      this.canvas.replaceChildren(this.part().element);
    this.side.turn(show);
  }

  // The countries of the day in their order: not while the day moves, so that rows stay where they are.
  settle() {
    const { among, show } = this.hub.state;
    const few = among?.length > 0;
    const there = withPacts(this.ties.current());
    if (this.hub.state.country) there.add(this.hub.state.country);
    const known = (code) => this.everybody.includes(code);
    const members = this.side.blocs.map((bloc) => bloc.members);
    this.codes = few ? among : byBloc([...there].filter(known), members, this.name);
    if (show === "network") {
      this.network.setCodes(few ? among : this.everybody, few);
      this.network.update();
      this.network.tint(this.side.blocs, this.side.outlined);
      this.side.table.update();
    } else {
      const before = this.matrix.codes.length;
      this.matrix.setCodes(this.codes);
      if (before !== this.codes.length || few) this.fit();
      this.matrix.update();
    }
  }

  fit() {
    const wide = this.codes.length;
    if (this.fitted !== `${wide <= 12} ${this.hub.state.among}`)
      this.matrix.fit(this.canvas.clientWidth, this.canvas.clientHeight);
    this.fitted = `${wide <= 12} ${this.hub.state.among}`;
  }

  // One step of the timeline.
  step(pairs) {
    if (!pairs.size) return;
    if (this.hub.state.show === "network") this.network.update();
    else this.matrix.update(pairs);
  }

  // stepped: the day moves, and may move on at once.
  tell(stepped) {
    const { day, show } = this.hub.state;
    this.alone.textContent = notCompared(this.hub.state);
    const chosen = this.hub.state.among?.length;
    const tied = chosen ? 0 : withPacts(this.ties.current()).size;
    this.title.textContent = `Who with whom, ${inWords(day)}`;
    this.count.textContent = chosen
      ? `${chosen} chosen`
      : `${tied || "No"} countries and organisations with a pact`;
    this.part().element.setAttribute(
      "aria-label",
      `${show === "matrix" ? "Who owes what to whom" : "Network of countries"} on ${inWords(day)}`,
    );
    this.side.step();
    this.key.update(show === "matrix" || chosen ? this.codes : [], !stepped);
  }

  sets() {
    const { country, pact } = this.hub.state;
    const sets = [];
    if (country && this.everybody.includes(country)) {
      const own = partners(
        this.everybody.filter((code) => code !== country),
        (code) => this.ties.tie(country, code),
        (x, y) => this.ties.compare(x, y),
      );
      sets.push([`${this.name(country)} and its partners`, [country, ...own].slice(0, 10)]);
    }
    if (pact) {
      const inside = withPacts(
        [...this.ties.pairs]
          .filter(([, numbers]) =>
            numbers.some(
              (number) =>
                this.ties.items[number].pact === pact && this.ties.index.current[number] >= 0,
            ),
          )
          .map(([pair]) => pair),
      );
      const parties = [...inside].sort((a, b) => this.name(a).localeCompare(this.name(b), "en"));
      if (parties.length)
        sets.push([
          `Parties of ${this.atlas.pacts[pact].short}${parties.length > 10 ? ", the first ten" : ""}`,
          parties.slice(0, 10),
        ]);
    }
    return sets;
  }
}

function button(words, attributes, onclick) {
  return h("button", { type: "button", ...attributes, onclick }, words);
}
