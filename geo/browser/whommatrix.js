// The matrix: a grid of countries by countries, of which only what is in sight has elements.
// Rows owe, columns are owed. What a cell says is asked; what opens is told.

import { h } from "./elements.js";
import { cellOf, dress, headOf, rowOf } from "./whomcells.js";
import { pairOf } from "./whomties.js";
import { Walk } from "./whomwalk.js";

const SPARE = 6; // rows and columns beyond what is in sight
const SCROLLER = 2; // pixels so that no scroll bar comes for a fraction
const SIZES = [14, 20, 26, 34, 44, 56]; // pixels of a cell

export class Matrix extends Walk {
  // ties: Ties; name(code); open(row code, column code); choose(code); hint(words)
  constructor({ atlas, ties, name, open, choose, hint }) {
    super();
    Object.assign(this, { atlas, ties, name, open, choose, hint });
    this.codes = [];
    this.at = [0, 0]; // row and column of the cell that the Tab key stops at; -1 is a name
    this.rows = new Map(); // number to { element, cells: Map of column to element }
    this.heads = new Map();
    this.marked = { country: "", pact: "" };
    this.top = h("div", { class: "pm-heads", role: "row", "aria-rowindex": 1 });
    this.corner = h(
      "span",
      { class: "pm-corner", role: "columnheader", "aria-colindex": 1 },
      "Who owes ↓ whom →",
    );
    this.top.append(this.corner);
    this.sheet = h("div", { class: "pm-sheet", role: "presentation" }, this.top);
    this.element = h(
      "div",
      {
        class: "pm-matrix",
        role: "grid",
        "aria-label": "Who owes what to whom",
        "aria-readonly": "true",
        onscroll: () => this.fill(),
        onkeydown: (event) => this.key(event),
        onclick: (event) => this.click(event),
        onpointerover: (event) => this.tell(event.target),
        onfocusin: (event) => this.tell(event.target),
      },
      this.sheet,
    );
    new ResizeObserver(() => this.fill()).observe(this.element);
  }

  // Whose rows and columns there are, in order.
  setCodes(codes) {
    const held = this.codes[Math.max(0, this.at[0])];
    const same =
      codes.length === this.codes.length && codes.every((code, n) => code === this.codes[n]);
    if (same) return;
    this.codes = codes;
    this.number = new Map(codes.map((code, n) => [code, n]));
    this.at = [this.number.get(held) ?? 0, Math.min(this.at[1], codes.length - 1)];
    this.element.setAttribute("aria-rowcount", codes.length + 1);
    this.element.setAttribute("aria-colcount", codes.length + 1);
    this.resize(this.size ?? 26);
  }

  resize(size) {
    this.size = size;
    const style = this.sheet.style;
    style.setProperty("--pm-cell", `${size}px`);
    style.setProperty("--pm-count", this.codes.length);
    this.element.dataset.size = size < 18 ? "tiny" : size < 30 ? "small" : "large";
    this.clear();
    this.fill();
  }

  // The largest cells with which all names fit, or else the usual size.
  fit(width, height) {
    const spare = Math.min(width - this.nameWidth(), height - this.top.offsetHeight - SCROLLER);
    const room = spare / Math.max(1, this.codes.length);
    this.resize(this.codes.length <= 12 ? Math.min(56, Math.max(34, Math.floor(room))) : 26);
  }

  zoom(step) {
    const sizes = step > 0 ? SIZES : [...SIZES].reverse();
    this.resize(sizes.find((size) => (size - this.size) * step > 0) ?? this.size);
  }

  nameWidth() {
    return this.corner.offsetWidth || 150;
  }

  clear() {
    for (const { element } of this.rows.values()) element.remove();
    for (const head of this.heads.values()) head.remove();
    this.rows.clear();
    this.heads.clear();
    this.range = null;
  }

  // Elements for what is in sight, and for the cell that the Tab key stops at.
  fill() {
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.element;
    if (!clientWidth || !this.codes.length) return;
    const last = this.codes.length - 1;
    const span = (from, room) => [
      Math.floor(from / this.size),
      Math.ceil((from + room) / this.size),
    ];
    const [top, bottom] = span(scrollTop, clientHeight);
    const [left, right] = span(scrollLeft, clientWidth);
    const clip = (value) => Math.min(last, Math.max(0, value));
    const [r0, r1, c0, c1] = this.range ?? [Infinity];
    if (top >= r0 && clip(bottom) <= r1 && left >= c0 && clip(right) <= c1) return;
    this.range = [clip(top - SPARE), clip(bottom + SPARE), clip(left - SPARE), clip(right + SPARE)];
    this.build();
  }

  build() {
    const [top, bottom, left, right] = this.range;
    for (const [number, { element }] of this.rows)
      if (number < top || number > bottom) {
        element.remove();
        this.rows.delete(number);
      }
    for (const [number, head] of this.heads)
      if (number < left || number > right) {
        head.remove();
        this.heads.delete(number);
      }
    for (let c = left; c <= right; c++) if (!this.heads.has(c)) this.addHead(c);
    for (let r = top; r <= bottom; r++) this.fillRow(r, left, right);
    this.stop();
  }

  addHead(c) {
    const head = headOf(c, this.name(this.codes[c]));
    head.classList.toggle("is-selected", this.codes[c] === this.marked.country);
    this.heads.set(c, head);
    this.top.append(head);
  }

  fillRow(r, left, right) {
    if (!this.rows.has(r)) this.addRow(r);
    const { element, cells } = this.rows.get(r);
    for (const [c, cell] of cells)
      if (c < left || c > right) {
        cell.remove();
        cells.delete(c);
      }
    const made = [];
    for (let c = left; c <= right; c++) {
      if (cells.has(c)) continue;
      const cell = cellOf(r, c);
      cells.set(c, cell);
      this.dress(cell);
      made.push(cell);
    }
    element.append(...made);
  }

  addRow(r) {
    const { element, head } = rowOf(r, this.name(this.codes[r]));
    head.classList.toggle("is-selected", this.codes[r] === this.marked.country);
    this.rows.set(r, { element, head, cells: new Map() });
    this.sheet.append(element);
  }

  dress(cell) {
    const [row, column] = cell.place.map((number) => this.codes[number]);
    dress(cell, row, column, this);
  }

  // pairs: those whose ties may have changed; without, all cells are looked at.
  update(pairs) {
    for (const { cells } of this.rows.values())
      for (const cell of cells.values()) {
        const [row, column] = cell.place.map((number) => this.codes[number]);
        if (!pairs || pairs.has(pairOf(row, column))) this.dress(cell);
      }
  }

  // The selected country and pact stand out.
  mark({ country, pact }) {
    if (country !== this.marked.country) this.bring(country);
    this.marked = { country, pact };
    for (const { head } of this.rows.values())
      head.classList.toggle("is-selected", this.codes[head.place[0]] === country);
    for (const head of this.heads.values())
      head.classList.toggle("is-selected", this.codes[head.place[1]] === country);
    this.update();
  }
}
