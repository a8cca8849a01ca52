// The list below the search box: a combobox with a list of links in groups, as the ARIA practices
// draw it. What hits look like and do is in searchhits.js, their groups in searchgroups.js, how the
// server is asked in searchasked.js.

import { h, refill } from "./elements.js";
import { asker } from "./searchasked.js";
import { MOST, USUAL, groupsOf } from "./searchgroups.js";
import { act } from "./searchhits.js";
import { dayOf } from "./words.js";

const LIST = "pm-search-list";
const NARROW = "(max-width: 900px)";
const HELP = "A country, pact, person, place, date or phrase";

// data: { map: whether the page is the map, as_of: the reader's day, version, collection, frozen }
export function results(box, field, hub, data) {
  const list = h("div", { id: LIST, role: "listbox", "aria-label": "Search results" });
  const note = h("p", { class: "pm-note" });
  const said = h("p", { class: "pm-said", role: "status" });
  const popup = h("div", { class: "pm-results", hidden: true }, note, list);
  const clear = button("Clear the search", "×", () => empty());
  const away = button("Close the search", "Close", () => leave());
  away.classList.add("pm-away");
  box.append(
    h("link", { rel: "stylesheet", href: new URL("searchresults.css", import.meta.url).href }),
    clear,
    away,
    popup,
    said,
  );
  field.setAttribute("aria-controls", LIST);
  const ask = asker(data, show);
  let shown = []; // [{ kind, hit or more, option }]
  let at = -1;
  let wide = ""; // the kind of which more than usual is wanted

  const now = () =>
    data.map ? (hub.state.day ?? null) : data.as_of ? dayOf(data.as_of) : null;
  const open = (is) => {
    popup.hidden = !is;
    box.classList.toggle("is-open", is);
    field.setAttribute("aria-expanded", is);
    if (!is) point(-1);
  };
  const point = (place) => {
    at = place;
    shown.forEach(({ option }, number) => option.setAttribute("aria-selected", number === at));
    if (at < 0) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", shown[at].option.id);
    shown[at].option.scrollIntoView({ block: "nearest" });
  };

  function typed() {
    clear.hidden = !field.value;
    wide = "";
    if (field.value.trim()) return ask(field.value);
    ask("");
    shown = [];
    refill(list);
    note.textContent = HELP;
    said.textContent = "";
    open(window.matchMedia(NARROW).matches && field.matches(":focus"));
  }

  // answer: as the server gives it; null: it could not be had.
  function show(answer) {
    if (!field.value.trim()) return;
    const seen = { now: now(), kept: pageParams(data), id: (n) => `${LIST}-${n}`, choose };
    const { groups, entries } = groupsOf(answer ?? { groups: [] }, wide, seen);
    shown = entries;
    refill(list, groups);
    popup.scrollTop = 0;
    const found = shown.filter(({ hit }) => hit).length;
    const told = answer ? understood(answer, found) : "The server does not answer. Try again.";
    note.textContent = told;
    const number = found === 1 ? "1 result" : `${found} results`;
    said.textContent = found ? [`${number}.`, told].join(" ") : told;
    open(true);
    const first = wide ? shown.findIndex(({ kind }) => kind === wide) : 0;
    if (shown.length) point(Math.max(0, first + (wide ? USUAL : 0)));
  }

  function choose(event, { kind, hit, more }) {
    if (more) {
      wide = kind;
      return ask(field.value, MOST);
    }
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button;
    if (elsewhere) return;
    if (hit.to.url) return; // a source opens beside this page: the list stays
    const byKey = !event.isTrusted;
    empty();
    if (byKey && data.map) open(false); // the focus goes on from here
    else leave();
    if (data.map && act(hit, hub, field, byKey)) event.preventDefault();
  }

  function empty() {
    field.value = "";
    typed();
    field.focus();
  }

  function leave() {
    open(false);
    field.blur();
  }

  const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 };
  field.addEventListener("keydown", (event) => {
    const count = shown.length;
    if (event.isComposing) return;
    if (moves[event.key] && count) {
      if (popup.hidden) open(true);
      const by = moves[event.key];
      const to = Math.abs(by) > 1 ? Math.min(count - 1, Math.max(0, at + by)) : (at + by + count) % count;
      point(at < 0 ? (by > 0 ? 0 : count - 1) : to);
    } else if (event.key === "Enter") {
      if (popup.hidden || at < 0) return;
      const { ctrlKey, metaKey } = event;
      const click = { bubbles: true, cancelable: true, ctrlKey, metaKey };
      shown[at].option.dispatchEvent(new MouseEvent("click", click));
    } else if (event.key === "Escape") {
      if (!popup.hidden) open(false);
      else if (field.value) empty();
      else return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  popup.addEventListener("mousedown", (event) => !event.button && event.preventDefault());
  field.addEventListener("input", typed);
  field.addEventListener("focus", () => (field.value.trim() ? shown.length && open(true) : typed()));
  box.addEventListener("focusout", (event) => box.contains(event.relatedTarget) || open(false));
  ask(""); // the server makes ready what it searches in
  typed();
}

function button(label, text, onclick) {
  return h("button", { type: "button", class: "pm-clear", "aria-label": label, title: label, onclick }, text);
}

// What links of this page keep of its address: on the map all that is seen, on others the tables.
function pageParams({ map, collection, frozen, version }) {
  const tables = { collection, ...(frozen ? { v: version, frozen: "yes" } : {}) };
  if (!map) return tables;
  const seen = Object.fromEntries(new URLSearchParams(window.location.search));
  const { country, pact, tab, story, step, from, since, ...rest } = seen;
  return { ...rest, ...tables };
}

// How the question was understood, where that was not as it was typed.
function understood({ instead, left_out }, number) {
  const quoted = (words) => words.map((word) => `“${word}”`).join(", ");
  const parts = instead.map(
    ({ word, words }) => `Nothing is spelt “${word}”; this is ${quoted(words)}.`,
  );
  const ways = left_out.map((words) => `results without ${quoted(words)}`);
  const turns = ways.length > 1 ? " take turns" : "";
  if (ways.length) parts.push(`Nothing has all words: here ${ways.join(" and ")}${turns}.`);
  return number ? parts.join(" ") : "Nothing was found. Try fewer words, or another spelling.";
}
