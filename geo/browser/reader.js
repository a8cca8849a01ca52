// A document as it was received, sentence by sentence, its quotes marked, their cards beside it.

import { h, link } from "./elements.js";
import { findingBox } from "./findings.js";

// text: { title, names, focus, verdicts, sentences: [{ number, verdict, cards,
//         parts: [{ text, kind, verdict, keys }] }] }
export function reader(host, text, go) {
  const rows = text.sentences.map((sentence) => row(sentence, text, go));
  host.replaceChildren(h("section", { class: "pm-reader", "aria-label": text.title }, rows));
  if (text.focus) show(host, text.focus);
}

function show(host, number) {
  const target = host.querySelector(`[data-sentence="${Number(number)}"]`);
  if (!target || host.dataset.focused === `${number}`) return;
  host.dataset.focused = number;
  const tall = target.offsetHeight > window.innerHeight * 0.7;
  target.scrollIntoView({ block: tall ? "start" : "center" });
  target.querySelector(".pm-words").focus({ preventScroll: true });
}

function row(sentence, text, go) {
  const focused = sentence.number === text.focus;
  return h(
    "article",
    {
      class: focused ? "pm-sentence is-focused" : "pm-sentence",
      "data-sentence": sentence.number,
      "aria-label": `Sentence ${sentence.number}`,
    },
    h(
      "div",
      { class: "pm-gutter" },
      h("b", {}, `${sentence.number}`),
      h("span", { "data-verdict": sentence.verdict }, text.verdicts[sentence.verdict]),
    ),
    h(
      "p",
      { class: "pm-words", tabindex: -1 },
      sentence.parts.map((part, place) => words(part, sentence, place, text.names)),
    ),
    h(
      "div",
      { class: "pm-cards" },
      sentence.cards.map((card) => cardOf(card, go, sentence, text.names)),
    ),
  );
}

// A quote; one that was checked is underlined, has the sign of its worst verdict at its end, and
// is described by what the checks say. The sign is no text, so that copied text stays the document's.
function words(part, sentence, place, names) {
  if (!part.kind) return part.text;
  if (!part.verdict) return h("mark", { "data-kind": part.kind }, part.text);
  const next = sentence.parts[place + 1]?.verdict;
  const keys = new Set(part.keys);
  const told = sentence.cards.filter((card) => keys.has(card.key)).flatMap((card) => card.findings);
  return h(
    "mark",
    {
      "data-kind": part.kind,
      "data-verdict": part.verdict,
      "data-sign": next === part.verdict ? null : names.marks[part.verdict],
      "aria-describedby": told.map((finding) => idOf(sentence, finding)).join(" ") || null,
    },
    part.text,
  );
}

function idOf(sentence, finding) {
  return `finding-${sentence.number}-${finding.key}`;
}

function cardOf(card, go, sentence, names) {
  const open = (event) => {
    event.preventDefault();
    go(card.target);
  };
  return h(
    "div",
    { class: "pm-note", "data-kind": card.kind },
    h("p", {}, h("b", {}, card.heading)),
    h("p", {}, card.text),
    card.details.map((line) => h("p", { class: "pm-meta" }, line)),
    card.against.map((source) =>
      h(
        "p",
        { class: "pm-against" },
        h("b", {}, "Speaks against it: "),
        `“${source.text}” `,
        link(source.url, { target: "_blank", rel: "noopener noreferrer" }, `${source.publisher} ↗`),
      ),
    ),
    findingBox(card.findings, go, names, (finding) => idOf(sentence, finding)),
    card.target ? h("a", { href: "#", role: "button", onclick: open }, "Show on the map →") : null,
  );
}
