// Which links the reader's choices let through, and which of them the selection is about.
// Knows the hub's state and the atlas; draws nothing.

import { CERTAIN, STATUS } from "./arclayer.js";

// What of the hub's state decides about links.
export const FILTERS = new Set(["families", "statuses", "layers", "country", "pact", "shade", "spotlight"]);

// chosen(record): whether a link is one of the selected pact, or of the selected country.
export function choosing({ country, pact }) {
  const ends = (record) => record.a === country || record.b === country;
  return (record) => (pact ? record.instrument === pact : ends(record));
}

// allows(record, state): whether a link is to be shown; `only(record)`, if given, has a say first.
export function allowing({ families, statuses, layers }, { pacts }, only) {
  const certainOnly = layers.includes("certain");
  return (record, state) =>
    (!only || only(record)) &&
    (!families.length || families.includes(pacts[record.instrument].family)) &&
    (!statuses.length || statuses.includes(state[STATUS])) &&
    (!certainOnly || state[CERTAIN]);
}
