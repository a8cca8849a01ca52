// The words of matrix and network for obligations, ties and steps. Pure.

import { capital, inWords } from "./words.js";

export const OBLIGATIONS = {
  defense: { letter: "D", name: "defence", says: "help if the other is attacked" },
  offense: { letter: "O", name: "offence", says: "military help without an attack on the other" },
  neutrality: { letter: "N", name: "neutrality", says: "no help to an enemy of the other" },
  nonaggression: { letter: "A", name: "non-aggression", says: "no force against the other" },
  consultation: { letter: "C", name: "consultation", says: "talks in a crisis" },
  uncoded: { letter: "?", name: "obligation not coded", says: "a pact whose text was not coded" },
  none: { letter: "–", name: "no obligation", says: "a pact with none of the five" },
};

// Why the order is what it is, and where it comes from.
export const ORDERED =
  "The strongest of what one owes the other counts: what is signed or in force before what is only " +
  "proposed or suspended, then in the order in which the codebook of ATOP 5.1 names the obligations.";

export const BLOC =
  "A bloc, here, is a group of three or more countries of which each has promised each other defence " +
  "in a pact that is signed or in force, and which no further country could join on this day. " +
  "Groups that share half of their members or more with a larger one are left out.";

export function obligationOf(tie) {
  return OBLIGATIONS[tie.obligation].name;
}

// "Albania to Croatia: defence, Tirana memorandum, signed"
export function cellLabel(from, to, tie, { pacts, statuses }) {
  if (!tie) return `${from} to ${to}: no pact`;
  return `${from} to ${to}: ${obligationOf(tie)}, ${pacts[tie.pact].short}, ${statuses[tie.status]}`;
}

// What two owe each other in a pact: one sentence, or two where it differs.
export function owing(one, other, { out, back }) {
  if (out.obligation === back.obligation)
    return `${capital(obligationOf(out))}, each to the other.`;
  return `${one} owes ${other} ${told(out)}; ${other} owes ${one} ${told(back)}.`;
}

function told(tie) {
  if (tie.obligation === "none") return "none of the five obligations";
  return tie.obligation === "uncoded" ? "what was not coded" : obligationOf(tie);
}

export function counted(number, one, many) {
  return `${number || "no"} ${number === 1 ? one : many}`;
}

// What matrix and network leave to the map, where a reader compares.
export function notCompared({ day, from, since }) {
  if (Number.isInteger(from))
    return `Only ${inWords(day)} is shown here; the map compares it with ${inWords(from)}.`;
  return since ? "Only the newest data are shown here; the map compares them with the older ones." : "";
}

// ties: of a country to those seen; all: to all; few: only chosen ones are seen.
export function tiedTo(ties, all, few) {
  if (!few) return `tied to ${counted(ties, "country", "countries")}`;
  const others = counted(all - ties, "other", "others");
  return `tied to ${ties || "none"} of the chosen, and to ${others} on this day`;
}

// What can be done, said until something is pointed at; touching: by a finger.
export function hintOf(show, touching) {
  const what = show === "matrix" ? "cell" : "country";
  return touching
    ? `Tap a ${what} to see more of it.`
    : `Point at a ${what}, or move with the arrow keys.`;
}
