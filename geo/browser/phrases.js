// The words of a dossier: codes of the tables to plain English. Pure.

const REACTIONS = new Set(["CONSULT", "COOPERATE", "SUPPORT", "ACCUSE", "REQUEST"]);
const FORMS = {
  exchange_of_notes: "exchange of notes",
  unknown: "instrument whose text is not known",
};
const BASES = {
  document: "dated by the document",
  reference: "dated by another source",
  inferred: "date inferred",
};
const OBLIGATIONS = {
  defense: "to defend each other",
  offense: "to fight together",
  neutrality: "to stay neutral",
  nonaggression: "not to attack each other",
  consultation: "to consult",
};
// Whether an event moves a pact: no reaction, and not only planned or possible.
export function isStep(event, names) {
  return !REACTIONS.has(event.type) && !names.realis[event.realis];
}

// What weakens an event, as " · claimed · disputed", or nothing.
export function doubts(event, names) {
  const said = [
    names.realis[event.realis],
    names.modalities[event.modality],
    names.certainties[event.certainty],
    BASES[event.basis],
  ];
  return said
    .filter(Boolean)
    .map((word) => ` · ${word}`)
    .join("");
}

export function attribution(event) {
  return event.modality === "fact" ? "Said by" : "According to";
}

export function since(card) {
  if (!card.status) return "Not signed, not under negotiation on this day";
  const words = [card.since ? `Since: ${card.since}` : ""];
  if (BASES[card.basis]) words.push(BASES[card.basis]);
  if (card.modality && card.modality !== "fact") words.push("reported");
  if (!card.certain) words.push("not certain");
  const bound = { 1: "binding", 0: "not legally binding" }[card.binding];
  if (bound) words.push(bound);
  return words.filter(Boolean).join(" · ");
}

export function label(card) {
  const form = FORMS[card.form] ?? card.form;
  const labels = card.labels.map((words) => `“${words}”`);
  return labels.length
    ? `Called ${list(labels, "or")} in documents; it is ${article(form)}.`
    : `It is ${article(form)}.`;
}

export function obligations(card) {
  const flags = Object.entries(card.obligations);
  const held = flags.filter(([, value]) => value === "1").map(([flag]) => OBLIGATIONS[flag]);
  if (held.length) return `Obliges its parties ${list(held)}.`;
  const open = flags.some(([, value]) => value === "NA");
  return open
    ? "Obligations: not coded, as the text was not seen."
    : "No obligation to defend, attack, stay neutral, refrain or consult.";
}

export function recognition(facts) {
  if (facts.actor_kind === "organisation") return "organisation";
  if (facts.actor_kind === "former_state") return "former state";
  if (facts.actor_kind === "territory") return "territory";
  return facts.recognition === "partial" ? "recognised by some states" : "";
}

export function title(quote) {
  return quote.title.replace(/^\[|\]$/g, "");
}

export function list(words, last = "and") {
  return words.length < 2
    ? words.join("")
    : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

function article(noun) {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}
