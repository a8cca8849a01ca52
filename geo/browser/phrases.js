// The words of a dossier: codes of the tables to plain English. Pure.

import { capital } from "./words.js";

const REACTIONS = new Set(["CONSULT", "COOPERATE", "SUPPORT", "ACCUSE", "REQUEST"]);
const FORMS = {
  exchange_of_notes: "exchange of notes",
  unknown: "instrument whose text is not known",
};
// A date from a reference needs no word: its sources stand below.
const BASES = { document: "dated by the document", inferred: "date inferred" };
const OBLIGATIONS = {
  defense: "to defend each other",
  offense: "to fight together",
  neutrality: "to stay neutral",
  nonaggression: "not to attack each other",
  consultation: "to consult",
};
const FAMILIES = {
  alliance: ["alliance", "alliances"],
  defence_cooperation: ["on defence cooperation", "on defence cooperation"],
  arms_control: ["on arms control", "on arms control"],
  consultation: ["political", "political"],
};
const ENDINGS = { withdrawn: "left", ended: "ended", rejected: "rejected" };
const BINDING = { 1: "legally binding", 0: "not legally binding" };

// Whether an event moves a pact: no reaction, and not only planned or possible.
export function isStep(event, names) {
  return !REACTIONS.has(event.type) && !names.realis[event.realis];
}

// What an event is, in bold: its type, or who succeeds whom.
export function heading(event, names) {
  if (event.type !== "SUCCEED" || !event.targets.length) return names.types[event.type];
  const [heirs, gone] = [event.actors, event.targets].map((all) => all.map(({ name }) => name));
  return `${list(heirs)} ${heirs.length === 1 ? "succeeds" : "succeed"} ${list(gone)}`;
}

// What weakens an event, as " · claimed · disputed", or nothing. What is probable is said apart.
export function doubts(event, names) {
  const said = [
    names.realis[event.realis],
    names.modalities[event.modality],
    isProbable(event) ? "" : names.certainties[event.certainty],
    BASES[event.basis],
  ];
  return said
    .filter(Boolean)
    .map((word) => ` · ${word}`)
    .join("");
}

export function isProbable(told) {
  return told.certainty === "probable";
}

export function attribution(event) {
  return event.modality === "fact" ? "Said by" : "According to";
}

// Since when a card's pact stands where it stands, and how sure that is.
export function since(card) {
  if (!card.status) return "Not signed, not under negotiation on this day";
  const time = card.over ? capital(ENDINGS[card.status]) : "Since";
  const words = [card.since ? `${time}: ${card.since}` : "", BASES[card.basis], ...weakness(card)];
  return [...words, BINDING[card.binding]].filter(Boolean).join(" · ");
}

// The same in the least of words, for a row: "32 parties · since 1955".
export function short(card) {
  const year = card.day.slice(0, 4);
  const time = card.over ? `${ENDINGS[card.status]} in ${year}` : `since ${year}`;
  return [company(card), time, ...weakness(card)].filter(Boolean).join(" · ");
}

function weakness(card) {
  const claimed = card.modality && card.modality !== "fact" ? "reported" : "";
  const open = card.certain ? "" : isProbable(card) ? "probable" : "not certain";
  return [claimed, open].filter(Boolean);
}

function company(card) {
  if (!card.count) return "";
  const names = card.parties.map(({ name }) => name);
  return names.length ? `with ${list(names)}` : parties(card.count);
}

export function parties(count) {
  return count === 1 ? "1 party" : `${count} parties`;
}

export function label(card) {
  const form = FORMS[card.form] ?? card.form;
  const labels = card.labels.map((words) => `“${words}”`);
  return labels.length
    ? `Called ${list(labels, "or")} in documents; it is ${article(form)}.`
    : `It is ${article(form)}.`;
}

// What the text obliges to; flags that are NA are said to be unknown, never left out.
export function obligations(card) {
  const [held, open] = ["1", "NA"].map((value) =>
    Object.keys(OBLIGATIONS).filter((flag) => card.obligations[flag] === value),
  );
  if (open.length === Object.keys(OBLIGATIONS).length)
    return "Obligations: not coded, as the text was not seen.";
  const words = (flags, last) =>
    list(
      flags.map((flag) => OBLIGATIONS[flag]),
      last,
    );
  const known = held.length
    ? `Obliges its parties ${words(held)}.`
    : open.length
      ? "No obligation was found among those that were coded."
      : "No obligation to defend, attack, stay neutral, refrain or consult.";
  return open.length ? `${known} Not coded: whether also ${words(open, "or")}.` : known;
}

export function recognition(facts) {
  if (facts.actor_kind === "organisation") return "organisation";
  if (facts.actor_kind === "former_state") return "former state";
  if (facts.actor_kind === "territory") return "territory";
  return facts.recognition === "partial" ? "recognised by some states" : "";
}

// How a land was held that was not sovereign; who held it follows, if that is known.
export function rule(how, isKnown) {
  const [plain, by] = {
    dependent: ["On this day not independent", "On this day not independent, governed by"],
    occupied: ["On this day occupied", "On this day occupied by"],
    disputed: ["On this day disputed", "On this day disputed, held by"],
  }[how];
  return isKnown ? by : plain;
}

export function nothing(facts) {
  if (facts.covered === null)
    return "No pact in these tables on this day. That may mean no pact, or none recorded yet.";
  return facts.covered
    ? "No pact on this day, as far as these tables know."
    : `No data: these tables do not claim to know the pacts of ${facts.name} on this day.`;
}

export function openness(flag) {
  return { 1: "Others may join", 0: "Others cannot join" }[flag] ?? "";
}

// "432 pacts: 106 in force, 314 signed" and "180 alliances, 234 on defence cooperation".
export function counts(statuses, names) {
  const total = Object.values(statuses).reduce((sum, count) => sum + count, 0);
  const parts = Object.keys(names).filter((status) => statuses[status]);
  const each = parts.map((status) => `${statuses[status]} ${names[status]}`);
  return total ? `${total} ${total === 1 ? "pact" : "pacts"}: ${each.join(", ")}` : "no pact";
}

export function families(counted) {
  const kinds = Object.keys(FAMILIES).filter((family) => counted[family]);
  const words = (family) => FAMILIES[family][counted[family] === 1 ? 0 : 1];
  return list(kinds.map((family) => `${counted[family]} ${words(family)}`));
}

export function title(quote) {
  return quote.title.replace(/^\[|\]$/g, "");
}

export function list(words, last = "and") {
  return words.length < 2
    ? words.join("")
    : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

// Verbatim words in quotation marks, unless they bring their own.
export function quoted(text) {
  const words = text.replace(/\s+/g, " ");
  return /^["“].*["”]$/.test(words) ? words : `“${words}”`;
}

function article(noun) {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}
