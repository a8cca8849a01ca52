// “Why is this line dashed?”: what the look of a pact's line says, from the facts of its card.

import { h } from "./elements.js";
import { fold } from "./folds.js";
import { heading } from "./phrases.js";
import { placeOf } from "./quoting.js";

const LOOKS = {
  solid: "solid",
  long: "dashed",
  short: "in short dashes",
  suspended: "dashed and dotted",
  dotted: "dotted",
};
const BINDING = {
  1: "legally binding",
  0: "but not legally binding",
  NA: "but not known to be binding",
};
// Whatever else a status is, it has nothing to do with what binds.
const REASONS = {
  in_force: "it is in force",
  suspended: "it is suspended",
  negotiating: "it is under negotiation",
  proposed: "it is proposed, and not signed",
  reported: "it is only alleged: what it rests on is not confirmed",
};

// Nothing for a pact that has no line on the day.
export function whyLine(context, card) {
  const line = context.names.lines[card.status]?.[card.binding];
  if (!line) return null;
  const look = card.certain ? LOOKS[line] : `${LOOKS[line]} and paler`;
  return fold(
    context,
    `why ${card.instrument}`,
    { class: "pm-why" },
    `Why is this line ${look}?`,
    () => [
      h("p", { class: "pm-meta" }, because(context, card, line)),
      step(context, card),
      card.certain ? null : h("p", { class: "pm-meta" }, `Paler: ${doubt(card)}.`),
      h("p", { class: "pm-meta" }, `Colour: ${context.names.families[card.family]}.`),
    ],
  );
}

function because({ facts, names }, card, line) {
  const concluded = `it is ${names.statuses[card.status]}`;
  const binding = card.binding === "1" ? ` and ${BINDING[1]}` : `, ${BINDING[card.binding]}`;
  const reason = REASONS[card.status] ?? concluded + binding;
  return `${names.looks[line]}, because on ${facts.as_of} ${reason}.`;
}

// The step that led here, with the way to the words that it rests on.
function step({ facts, go, names }, card) {
  const event = facts.events[card.step];
  if (!event) return null;
  const quote = event.quotes.find(({ stance }) => stance !== "denies");
  const when = event.date ? `, ${event.date}` : "";
  return h(
    "p",
    { class: "pm-meta" },
    `What led to it: ${heading(event, names)}${when}. `,
    quote ? placeOf(go, quote) : null,
  );
}

function doubt({ certainty, modality }) {
  if (certainty === "probable") return "that step is only probable";
  if (certainty !== "confirmed" || modality !== "fact") return "that step is not confirmed";
  return "the day of that step is not known exactly, and may be yet to come";
}
