// The parts of the matrix: heads, rows, and cells, which say what one country owes another by a
// letter, a tone and an accessible name.

import { h } from "./elements.js";
import { isOneSided } from "./whomties.js";
import { cellLabel, OBLIGATIONS } from "./whomwords.js";

export function headOf(c, name) {
  const own = { class: "pm-head", role: "columnheader", title: name };
  return placed("span", [-1, c], { ...own, "aria-colindex": c + 2 }, c, h("span", {}, name));
}

export function rowOf(r, name) {
  const own = { class: "pm-name", role: "rowheader", "aria-colindex": 1, title: name };
  const head = placed("span", [r, -1], own, 0, name);
  const row = { class: "pm-row", role: "row", "aria-rowindex": r + 2, style: `--pm-at:${r}` };
  return { element: h("div", row, head), head };
}

export function cellOf(r, c) {
  return placed("span", [r, c], { class: "pm-cell", role: "gridcell", "aria-colindex": c + 2 }, c);
}

// at: the column that it lies at; place: [row, column], of which -1 is a name.
function placed(kind, place, attributes, at, ...children) {
  const made = h(kind, { ...attributes, tabindex: -1, style: `--pm-at:${at}` }, ...children);
  made.place = place;
  return made;
}

// What a cell says now; nothing is touched if it is what it said before.
export function dress(cell, row, column, { ties, name, atlas, marked: { pact } }) {
  const found = row === column ? null : ties.both(row, column);
  const tie = found?.out;
  const marked = Boolean(
    tie && pact && ties.common(row, column).some(({ out }) => out.pact === pact),
  );
  const oneSided = Boolean(found && isOneSided(found));
  const told = tie
    ? `${tie.obligation} ${tie.binds} ${oneSided} ${tie.pact} ${tie.status} ${marked}`
    : "";
  if (cell.told === told) return;
  cell.told = told;
  cell.textContent = tie ? OBLIGATIONS[tie.obligation].letter : "";
  if (tie) cell.dataset.owes = tie.obligation;
  else delete cell.dataset.owes;
  cell.classList.toggle("is-open", Boolean(tie && !tie.binds));
  cell.classList.toggle("is-one-sided", oneSided);
  cell.classList.toggle("is-marked", marked);
  cell.classList.toggle("is-self", row === column);
  const words =
    row === column ? `${name(row)} itself` : cellLabel(name(row), name(column), tie, atlas);
  cell.setAttribute("aria-label", oneSided ? `${words}; not the same the other way` : words);
}

// Where a key leads from a cell, [row, column], or undefined; -1 is a name.
export function moved(key, [r, c], { page, last, far }) {
  return {
    ArrowDown: [r + 1, c],
    ArrowUp: [r - 1, c],
    ArrowRight: [r, c + 1],
    ArrowLeft: [r, c - 1],
    PageDown: [r + page, c],
    PageUp: [Math.max(0, r - page), c],
    Home: [far ? 0 : r, 0],
    End: [far ? last : r, last],
  }[key];
}
