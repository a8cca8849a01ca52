// The network: countries as points, ties as lines; few lines are elements, many are ink on a canvas.
// Where the points lie is whomlayout.js's; they stay there while the day moves.

import { h, refill, s } from "./elements.js";
import { edgesOf, inkEdges, letterOf, lineOf } from "./whomedges.js";
import { tiedTo } from "./whomwords.js";
import { hull, onCircle } from "./whomlayout.js";
import { isArrow, nearest, placeName, springs, withRoom } from "./whompoints.js";

const FEW = 12; // countries, up to which each line is an element
const MARGIN = { x: 64, y: 34 }; // pixels around the points, for their names

export class Network {
  // As Matrix has them; blocs(): lists of codes; tint(code): the number of its bloc's tint, or -1.
  constructor({ atlas, ties, name, open, choose, hint, blocs }) {
    Object.assign(this, { atlas, ties, name, open, choose, hint, blocs });
    this.ink = h("canvas", { class: "pm-ink", "aria-hidden": "true" });
    this.hulls = s("g", { class: "pm-hulls", "aria-hidden": "true" });
    this.lines = s("g", { class: "pm-edges" });
    this.letters = s("g", { class: "pm-letters", "aria-hidden": "true" });
    this.nodes = s("g", { class: "pm-nodes" });
    const head = s("path", { d: "M0 0L8 4L0 8z", fill: "context-stroke" });
    const arrow = s(
      "marker",
      {
        id: "pm-owes",
        viewBox: "0 0 8 8",
        refX: 7,
        refY: 4,
        markerWidth: 9,
        markerHeight: 9,
        markerUnits: "userSpaceOnUse",
        orient: "auto",
      },
      head,
    );
    this.svg = s("svg", {}, s("defs", {}, arrow), this.hulls, this.lines, this.letters, this.nodes);
    this.element = h(
      "div",
      {
        class: "pm-network",
        role: "group",
        "aria-label": "Network of countries",
        onkeydown: (event) => this.key(event),
      },
      this.ink,
      this.svg,
    );
    this.points = new Map(); // by code: { element, x, y }
    this.shown = new Set();
    this.marked = { country: "", pact: "" };
    this.over = ""; // the country under the pointer or with the focus
    new ResizeObserver(() => this.place()).observe(this.element);
  }

  // everybody: all countries that are ever to be seen, of which places depend; few: the chosen ones.
  setCodes(codes, few) {
    const key = `${few} ${codes}`;
    if (this.made === key) return;
    this.made = key;
    this.few = few && codes.length <= FEW;
    this.codes = codes;
    this.at = this.few ? onCircle(codes) : springs(codes, this.ties, this.atlas);
    this.points.clear();
    refill(
      this.nodes,
      codes.map((code) => this.node(code)),
    );
    this.element.classList.toggle("is-crowded", !this.few);
    this.place();
  }

  node(code) {
    const element = s(
      "g",
      {
        class: "pm-node",
        role: "button",
        tabindex: -1,
        "data-actor": code,
        onclick: () => this.choose(code),
        onpointerenter: () => this.hover(code),
        onpointerleave: () => this.hover(""),
        onfocus: () => this.hover(code),
        onblur: () => this.hover(""),
      },
      s("circle", { r: this.few ? 7 : 4.5 }),
      s("text", {}, this.name(code)),
    );
    this.points.set(code, { element, x: 0, y: 0 });
    return element;
  }

  place() {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (!width || !this.at) return;
    this.size = [width, height];
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const scale = window.devicePixelRatio || 1;
    Object.assign(this.ink, { width: width * scale, height: height * scale });
    for (const [code, [u, v]] of this.at) {
      const point = this.points.get(code);
      point.x = width / 2 + u * (width / 2 - MARGIN.x - (this.few ? 40 : 0));
      point.y = height / 2 + v * (height / 2 - MARGIN.y);
      point.element.setAttribute(
        "transform",
        `translate(${point.x.toFixed(1)} ${point.y.toFixed(1)})`,
      );
      placeName(point.element.lastChild, u, v, this.few);
    }
    this.update();
  }

  update() {
    if (!this.size) return;
    this.edges = edgesOf(this.ties, this.codes);
    this.dressNodes();
    const own = this.few ? this.edges : this.edges.filter((edge) => this.concerns(edge));
    inkEdges(this.ink, this.few ? [] : this.edges, this.points, this.atlas, Boolean(own.length));
    refill(
      this.lines,
      own.map((edge) => this.line(edge)),
    );
    refill(this.letters, this.few ? own.map((edge) => letterOf(edge, this.points)) : []);
    if (!this.few) this.showNames();
  }

  concerns({ a, b, tie }) {
    const { country, pact } = this.marked;
    const focus = this.over || country;
    return focus ? a === focus || b === focus : Boolean(pact) && tie.pact === pact;
  }

  line(edge) {
    return lineOf(edge, this.points, this.atlas, this.name, this.few, {
      open: () => this.open(edge.a, edge.b),
      hint: this.hint,
    });
  }

  dressNodes() {
    const tied = new Set(this.edges.flatMap(({ a, b }) => [a, b]));
    const counts = new Map();
    for (const { a, b } of this.edges)
      for (const code of [a, b]) counts.set(code, (counts.get(code) ?? 0) + 1);
    this.counts = counts;
    const all = this.few ? this.allTies() : counts;
    for (const [code, { element }] of this.points) {
      const there = this.few || tied.has(code);
      element.toggleAttribute("hidden", !there);
      element.setAttribute("display", there ? "inline" : "none");
      element.classList.toggle("is-selected", code === this.marked.country);
      const words = tiedTo(counts.get(code) ?? 0, all.get(code) ?? 0, this.few);
      element.setAttribute("aria-label", `${this.name(code)}, ${words}`);
    }
    this.shown = tied;
    this.stop();
  }

  // How many each of the few is tied to, those included that are not chosen.
  allTies() {
    const counts = new Map(this.codes.map((code) => [code, 0]));
    for (const pair of this.ties.current())
      for (const code of pair.split(" "))
        if (counts.has(code)) counts.set(code, counts.get(code) + 1);
    return counts;
  }

  // As many names as have room, those with the most ties first.
  showNames() {
    const { country } = this.marked;
    const first = (code) =>
      code === country || code === this.over ? Infinity : this.counts.get(code);
    const order = [...this.shown].sort((a, b) => first(b) - first(a));
    const named = withRoom(order, this.points, this.name);
    for (const code of order)
      this.points.get(code).element.classList.toggle("is-named", named.has(code));
  }

  mark({ country, pact }) {
    this.marked = { country, pact };
    this.update();
  }

  hover(code) {
    if (this.over === code) return;
    this.over = code;
    if (code) this.hint(this.points.get(code).element.getAttribute("aria-label"));
    if (!this.few) this.update();
    else
      for (const line of this.lines.children)
        line.classList.toggle(
          "is-faint",
          Boolean(code) && !line.dataset.ends.split(" ").includes(code),
        );
  }

  // Tints the members of blocs, and draws a shape around those of one.
  tint(blocs, outlined) {
    for (const [code, { element }] of this.points) {
      const number = blocs.findIndex(({ members }) => members.includes(code));
      if (number >= 0) element.dataset.bloc = number % 8;
      else delete element.dataset.bloc;
    }
    const around = this.few ? blocs : blocs.filter((bloc) => bloc === outlined);
    refill(
      this.hulls,
      around.map((bloc) => this.outline(bloc, blocs.indexOf(bloc))),
    );
  }

  outline({ members }, number) {
    const points = members
      .filter((code) => this.points.has(code))
      .map((code) => this.points.get(code))
      .map(({ x, y }) => [x, y]);
    if (points.length < 2) return null;
    const d = `M${hull(points)
      .map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`)
      .join("L")}Z`;
    return s("path", {
      d,
      class: "pm-hull",
      style: `--pm-tint: var(--pm-member-${number % 8}); --pm-tint-edge: var(--pm-member-${number % 8}-edge)`,
    });
  }

  stop() {
    const there = (code) => code && (this.few || this.shown.has(code)) && this.points.has(code);
    const held = [this.held, this.marked.country, ...this.codes].find(there);
    for (const [code, { element }] of this.points)
      element.setAttribute("tabindex", code === held ? "0" : "-1");
    this.held = held;
  }

  key(event) {
    const from = event.target.closest?.(".pm-node");
    if (!from) return;
    if (event.key === "Enter" || event.key === " ") this.choose(from.dataset.actor);
    else if (isArrow(event.key)) {
      const there = (code) => this.few || this.shown.has(code);
      this.held = nearest(from.dataset.actor, event.key, this.points, there) ?? from.dataset.actor;
      this.stop();
      this.points.get(this.held).element.focus({ preventScroll: true });
    } else return;
    event.preventDefault();
  }
}
