// Explains words where they stand: marks the first of each card that the glossary knows, and shows
// its gloss on hover, focus and tap. What the words mean is in geo/glossary.toml.

import { h } from "./elements.js";
import { showGlosses } from "./glosstip.js";

const QUIET = 150; // ms without a change, after which new parts are looked through
// Words of ours, and none of documents, events or names.
const OURS = [
  ".pm-meta, .pm-state, .pm-probable, h3, .pm-status, .pm-key span",
  ".pm-dossier > .pm-text, .pm-dossier > [role=tabpanel] > .pm-text",
  ".pm-dossier .pm-note, .pm-finding-head, .pm-check h2, .pm-gutter span",
  ".pm-legend ul:not(.pm-shades) li, .pm-legend .pm-note",
].join();
const NOT_IN = "blockquote, a, button, summary, svg, dfn, [role=tooltip]";
const CARDS =
  ".pm-card, .pm-event, .pm-brief, .pm-check, .pm-sentence, .pm-group, .pm-legend, .pm-dossier";
const files = new Map();
const watched = new WeakSet();

// The glossary at an address, fetched once.
export function glossaryAt(address) {
  if (!files.has(address)) files.set(address, fetch(address).then((answer) => answer.json()));
  return files.get(address);
}

// From now on, mark terms in `root`, whatever is put into it. terms: [{ term, anchor, forms, text,
// source, url }]; about: the address of the page that has them all, if there is one.
export function explain(root, terms, about = "") {
  if (watched.has(root)) return;
  watched.add(root);
  const known = new Map(terms.flatMap((term) => term.forms.map((form) => [form, term])));
  const marker = { known, pattern: patternOf(known), seen: new WeakSet(), used: new WeakMap() };
  const look = () => {
    observer.disconnect();
    for (const element of root.querySelectorAll(OURS)) mark(element, root, marker);
    observer.observe(root, { childList: true, subtree: true });
  };
  let due = 0;
  const observer = new MutationObserver(() => {
    clearTimeout(due);
    due = setTimeout(look, QUIET);
  });
  look();
  showGlosses(root, (element) => known.get(element.dataset.form), about);
}

// The legend of the map, which lies in a frame of the same page.
export function explainMap(terms, sheet, about = "") {
  const frame = document.querySelector("iframe[title=Map]")?.contentDocument;
  const legend = frame?.querySelector(".pm-legend");
  if (!legend || watched.has(legend)) return;
  if (sheet) frame.head.append(h("link", { rel: "stylesheet", href: sheet }));
  explain(legend, terms, about);
}

// Any of these words, the longest first, as a whole; “reported by two documents” means another thing.
function patternOf(known) {
  const forms = [...known.keys()].sort((one, other) => other.length - one.length);
  return new RegExp(`(?<![\\w-])(?:${forms.join("|")})(?![\\w-]|\\sby\\b)`, "gi");
}

function mark(element, root, marker) {
  if (marker.seen.has(element) || element.closest(NOT_IN)) return;
  marker.seen.add(element);
  const card = element.closest(CARDS) ?? root;
  if (!marker.used.has(card)) marker.used.set(card, new Set());
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts)
    if (!text.parentElement.closest(NOT_IN)) wrap(text, marker, marker.used.get(card));
}

// Put each new term of a text into an element of its own, except in quotation marks. The text stays
// one element, as it was one in whatever lays it out.
function wrap(text, { known, pattern }, used) {
  const words = text.data.replace(/“[^”]*”/g, (quote) => "“".repeat(quote.length));
  const parts = [];
  let start = 0;
  for (const { 0: found, index } of words.matchAll(pattern)) {
    const form = found.toLowerCase();
    const { term } = known.get(form);
    if (used.has(term)) continue;
    used.add(term);
    const end = index + found.length;
    const marks = { class: "pm-gloss", tabindex: 0, "data-form": form };
    parts.push(text.data.slice(start, index), h("dfn", marks, text.data.slice(index, end)));
    start = end;
  }
  if (parts.length) text.replaceWith(h("span", {}, parts, text.data.slice(start)));
}
