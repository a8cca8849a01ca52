// The words that a form quotes: cutting a sentence at its quotes, reading the reader's selection,
// moving an end by a word. Places are characters (code points) of the whole document, as in Python.

import { h } from "./elements.js";

// The sentence's text cut at the ends of all quotes: [{ text, kinds }]; quotes: [{ start, end, kind }].
export function cut(sentence, quotes) {
  const characters = Array.from(sentence.text);
  const within = (place) => Math.min(Math.max(place - sentence.start, 0), characters.length);
  const edges = new Set([0, characters.length]);
  for (const { start, end } of quotes) edges.add(within(start)).add(within(end));
  const places = [...edges].sort((a, b) => a - b);
  return places.slice(1).map((right, index) => {
    const left = places[index];
    const over = quotes.filter(({ start, end }) => within(start) <= left && right <= within(end));
    return { text: characters.slice(left, right).join(""), kinds: over.map(({ kind }) => kind) };
  });
}

export function quoted(sentence, { start, end }) {
  const characters = Array.from(sentence.text);
  return characters.slice(Math.max(start - sentence.start, 0), end - sentence.start).join("");
}

// The places of the words that are selected inside `words`, the element of a sentence; or null.
export function selected(words, sentence) {
  const root = words.getRootNode();
  const selection = root.getSelection ? root.getSelection() : document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!words.contains(range.startContainer) || !words.contains(range.endContainer)) return null;
  const before = (node, offset) => {
    const ahead = document.createRange();
    ahead.setStart(words, 0);
    ahead.setEnd(node, offset);
    return Array.from(ahead.toString()).length;
  };
  const start = sentence.start + before(range.startContainer, range.startOffset);
  const end = sentence.start + before(range.endContainer, range.endOffset);
  return trimmed(sentence, { start, end });
}

function trimmed(sentence, { start, end }) {
  const characters = Array.from(sentence.text);
  const blank = (place) => /\s/.test(characters[place - sentence.start] ?? "x");
  while (start < end && blank(start)) start += 1;
  while (end > start && blank(end - 1)) end -= 1;
  return start < end ? { start, end } : null;
}

// The whole sentence.
export function whole(sentence) {
  return { start: sentence.start, end: sentence.start + Array.from(sentence.text).length };
}

// The quote with one end ("start" or "end") moved by a word, back (-1) or on (+1).
function moved(sentence, quote, which, by) {
  const characters = Array.from(sentence.text);
  const edges = wordEdges(characters, which).map((place) => place + sentence.start);
  const now = quote[which];
  const next = by > 0 ? edges.find((place) => place > now) : edges.findLast((p) => p < now);
  const found = { ...quote, [which]: next ?? now };
  return found.start < found.end ? found : quote;
}

function wordEdges(characters, which) {
  const blank = (place) => place < 0 || place >= characters.length || /\s/.test(characters[place]);
  const edges = [];
  for (let place = 0; place <= characters.length; place += 1) {
    if (which === "start" && !blank(place) && blank(place - 1)) edges.push(place);
    if (which === "end" && !blank(place - 1) && blank(place)) edges.push(place);
  }
  return edges;
}

// The quote of a form, with buttons that move its ends; `change(quote)` is told of each move.
export function quoteField(sentence, quote, change) {
  const words = h("blockquote", { "aria-live": "polite" });
  const field = {
    quote,
    set(next) {
      field.quote = { start: next.start, end: next.end };
      words.textContent = `“${quoted(sentence, field.quote)}”`;
      change(field.quote);
    },
  };
  const mover = (which, by, sign, name) =>
    h(
      "button",
      {
        type: "button",
        class: "pm-mini",
        "aria-label": name,
        title: name,
        onclick: () => field.set(moved(sentence, field.quote, which, by)),
      },
      sign,
    );
  field.element = h(
    "div",
    { class: "pm-field pm-quote-field", role: "group", "aria-label": "Quote" },
    h("span", { class: "pm-label" }, "Quote"),
    words,
    h(
      "div",
      { class: "pm-movers" },
      h("span", {}, "begins"),
      mover("start", -1, "←", "Begin one word earlier"),
      mover("start", 1, "→", "Begin one word later"),
      h("span", {}, "ends"),
      mover("end", -1, "←", "End one word earlier"),
      mover("end", 1, "→", "End one word later"),
      h("span", { class: "pm-hint" }, "or select words in the sentence"),
    ),
    h("p", { class: "pm-error", "data-for": "quote" }),
  );
  words.textContent = `“${quoted(sentence, quote)}”`;
  return field;
}
