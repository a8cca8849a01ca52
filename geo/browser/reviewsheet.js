// The worksheet: left the text sentence by sentence, beside each what is proposed and decided.
// Rows are drawn again only if what they show has changed; open forms stay as they are.

import { h, refill } from "./elements.js";
import { keyOfAssertion, keyOfCandidate, keyOfEvent } from "./reviewat.js";
import { assertionCard, decidedCard, eventCard, openCard } from "./reviewcards.js";
import { keyButton } from "./reviewkeys.js";
import { noteBox } from "./reviewnotes.js";
import { cut, selected } from "./reviewquote.js";

const VERDICTS = {
  events: "reports events",
  assertion: "states, no event",
  none: "nothing to code",
};

// Returns { element, draw(view), row(number) }; desk: see review.js.
export function createSheet(desk) {
  const element = h("section", { class: "pm-sheet", "aria-label": "Worksheet" });
  const rows = new Map(); // by number: { element, shown }

  function draw(view) {
    for (const sentence of view.sentences) {
      const row = rows.get(sentence.number) ?? newRow(sentence.number);
      const forms = desk.formsAt(sentence.number);
      const notes = desk.notesAt(sentence.number);
      const merging = [desk.merging, desk.whys.keys()];
      const quote = desk.quoteAt(sentence.number);
      const seen = JSON.stringify([sentence, forms.map((f) => f.key), notes, merging, quote]);
      if (row.shown === seen) continue;
      row.shown = seen;
      fillRow(row, sentence, forms, notes);
    }
  }

  function newRow(number) {
    const row = {
      element: h("article", { class: "pm-row", "data-sentence": number, tabindex: -1 }),
      gutter: h("div", { class: "pm-gutter" }),
      words: h("p", { class: "pm-words" }),
      cards: h("div", { class: "pm-cards" }),
    };
    row.element.append(row.gutter, row.words, row.cards);
    rows.set(number, row);
    element.append(row.element);
    row.words.addEventListener("mouseup", () => pick(number));
    row.words.addEventListener("touchend", () => setTimeout(() => pick(number), 50));
    return row;
  }

  function pick(number) {
    const sentence = desk.sentence(number);
    const quote = selected(rows.get(number).words, sentence);
    if (quote) desk.picked(number, quote);
  }

  function fillRow(row, sentence, forms, notes) {
    const state = sentence.open ? "open" : sentence.verdict;
    row.element.dataset.state = state;
    const told = sentence.open ? "to decide" : VERDICTS[sentence.verdict];
    row.element.setAttribute("aria-label", `Sentence ${sentence.number}, ${told}`);
    refill(row.gutter, h("b", {}, `${sentence.number}`), h("span", {}, told));
    refill(row.words, wordsOf(sentence, desk.quoteAt(sentence.number)));
    const held = focusIn(row.cards);
    refill(
      row.cards,
      notes.map((note) => noteBox(note, desk)),
      cardsOf(sentence, forms),
      rowActions(sentence),
    );
    const bare = !row.cards.querySelector(".pm-item");
    row.element.classList.toggle("pm-item", bare);
    if (!bare) row.element.classList.remove("is-current");
    row.element.dataset.key = `sentences/${sentence.number}`;
    held();
  }

  function cardsOf(sentence, forms) {
    const left = new Map(forms.map((form) => [form.key, form.element]));
    const take = (key, otherwise) => {
      const form = left.get(key);
      left.delete(key);
      return form ?? otherwise();
    };
    const shown = [
      ...sentence.candidates.map((card) =>
        take(keyOfCandidate(card), () =>
          card.state ? decidedCard(card, desk) : openUnlessSplit(card, left),
        ),
      ),
      ...sentence.events.map((card) => take(keyOfEvent(card), () => eventCard(card, desk))),
      ...sentence.assertions.map((card) =>
        take(keyOfAssertion(card), () => assertionCard(card, desk)),
      ),
    ];
    return [...shown, ...left.values()];
  }

  // While a form splits a proposal, it stands in the place of its card.
  function openUnlessSplit(card, forms) {
    return forms.has(`split/${card.id}`) ? null : openCard(card, desk);
  }

  function rowActions(sentence) {
    const { number } = sentence;
    const holds = sentence.events.length || sentence.assertions.length;
    const nothing = () => desk.none(number);
    return h(
      "div",
      { class: "pm-row-actions" },
      holds || (sentence.verdict === "none" && !sentence.open)
        ? null
        : small("No event here", "n", nothing, `No event in sentence ${number}`),
      small("Add event", "+", () => desk.add(number), `Add an event to sentence ${number}`),
      small("Statement", "s", () => desk.assert(number), `Add a statement to sentence ${number}`),
    );
  }

  return { element, draw, row: (number) => rows.get(number)?.element };
}

function small(words, key, onclick, label) {
  return keyButton(words, key, onclick, { class: "pm-mini", "aria-label": label });
}

// The sentence with its quotes marked; `chosen` is the quote that a form or the reader has taken.
function wordsOf(sentence, chosen) {
  const quotes = [
    ...sentence.candidates.filter((card) => !card.state).map((card) => ({ ...card.form, kind: "open" })),
    ...sentence.events.map((card) => ({ ...card.form, kind: "event" })),
    ...sentence.assertions.map((card) => ({ ...card.form, kind: "assertion" })),
    ...(chosen ? [{ ...chosen, kind: "chosen" }] : []),
  ];
  const rank = ["chosen", "event", "assertion", "open"];
  return cut(sentence, quotes).map(({ text, kinds }) => {
    const kind = rank.find((one) => kinds.includes(one));
    const open = kinds.includes("open");
    return kind ? h("mark", { "data-kind": kind, "data-open": open }, text) : text;
  });
}

// Remembers what has the focus inside `element`; the returned function gives it back.
function focusIn(element) {
  const active = element.getRootNode().activeElement;
  if (!active || !element.contains(active)) return () => {};
  const key = active.closest(".pm-item")?.dataset.key;
  return () => {
    const root = element.getRootNode();
    if (root.activeElement === active) return;
    if (element.contains(active)) active.focus({ preventScroll: true });
    else if (key) element.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
  };
}
