// What stands beside matrix and network. The pair that was opened follows each step of the day; what
// the server finds (blocs, a way, the pacts of the chosen) is asked when the day rests.

import { h } from "./elements.js";
import { Answers } from "./whomanswers.js";
import * as say from "./whompanel.js";
import { table } from "./whomtable.js";
import { counted, ORDERED } from "./whomwords.js";
import { capital, dayOf, inWords } from "./words.js";

const REST = 300; // ms without a step until the server is asked
const SECTIONS = ["pair", "path", "pacts", "blocs", "table", "legend"];

export class Side {
  // view: whose hub, atlas, ties, name, codes and network are used; settled(): blocs are known now.
  constructor(view, settled) {
    Object.assign(this, { view, settled, pair: null, blocs: [], outlined: null });
    this.answers = new Answers(view.atlas.version);
    this.sections = Object.fromEntries(SECTIONS.map((id) => [id, say.section(`whom-${id}`, "")]));
    this.table = table(view, () => view.codes);
    this.element = h(
      "aside",
      { "aria-label": "Details" },
      SECTIONS.map((id) => this.sections[id].element),
    );
  }

  get hub() {
    return this.view.hub;
  }

  // Another form, or other countries.
  turn(show) {
    this.pair = null;
    this.sections.pair.hide();
    const legend = say.legend(this.view, show);
    this.sections.legend.put("How to read this", legend, h("p", { class: "pm-sub" }, ORDERED));
    if (show === "network") this.sections.table.put("As a table", this.table.element);
    else this.sections.table.hide();
  }

  // The day has moved.
  step() {
    if (this.pair) this.showPair();
  }

  rest() {
    clearTimeout(this.timer);
  }

  open(a, b) {
    this.pair = [a, b];
    this.showPair();
    // Where the panel scrolls by itself, to its top; on a phone the page stays where the matrix is.
    this.element.scrollTop = 0;
    if (!this.view.ties.both(a, b)) this.askWay(a, b);
  }

  showPair(steps) {
    const { name } = this.view;
    const [a, b] = this.pair;
    const told = say.pair(this.hub, this.view, this.pair, [a, b, steps]);
    this.sections.pair.put(`${name(a)} and ${name(b)}`, told);
  }

  async askWay(a, b) {
    const { path } = await this.answers.ask(this.hub.state, [a, b]).catch(() => ({}));
    if (path && `${this.pair}` === `${[a, b]}`) this.showPair(path);
  }

  askSoon(now) {
    clearTimeout(this.timer);
    for (const id of ["path", "pacts", "blocs"]) this.sections[id].stale(true);
    this.timer = setTimeout(() => this.ask(), now ? 0 : REST);
  }

  async ask() {
    const { state } = this.hub;
    const asked = (this.asked = {});
    const among = state.among ?? [];
    const found = await this.answers.ask(state, among).catch(() => null);
    if (asked !== this.asked || !this.hub.state.show) return; // another question came in between
    const { path, pacts, blocs } = this.sections;
    for (const part of [path, pacts, blocs]) part.stale(false);
    if (!found) {
      blocs.put("Blocs", h("p", {}, "The server did not answer. Move the timeline to ask again."));
      return;
    }
    this.blocs = found.blocs;
    this.outlined = null;
    this.settled();
    if (this.pair && !this.view.ties.both(...this.pair)) this.askWay(...this.pair);
    const way = () => say.path(this.hub, this.view, [...among, found.path]);
    if (found.path) path.put("From one to the other", way());
    else path.hide();
    if (among.length) this.showPacts(found.pacts);
    else pacts.hide();
    this.showBlocs();
  }

  showPacts(found) {
    const told = { ...this.view, day: (iso) => inWords(dayOf(iso)) };
    const title = capital(counted(found.length, "pact", "pacts"));
    this.sections.pacts.put(title, say.pacts(this.hub, told, found));
  }

  showBlocs() {
    const { show, among } = this.hub.state;
    const outline = (bloc) => {
      this.outlined = bloc;
      this.view.network.tint(this.blocs, bloc);
      this.showBlocs();
    };
    const told = {
      outline: show === "network" && !among?.length && outline,
      outlined: this.outlined,
    };
    this.sections.blocs.put("Blocs on this day", say.blocs(this.hub, this.view, this.blocs, told));
  }
}
