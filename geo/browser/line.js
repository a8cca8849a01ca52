// The line to the server: what it missed while it was cut is told again once somebody listens.
// Knows no frame: how the line stands, and how to tell, is asked.

import { isoOf } from "./words.js";

const REST = 400; // ms of quiet: a server that is back runs the page first, and hears nothing else
const AGAIN = 3000; // ms until it is told once more if it still does not know
const PLAIN = ["country", "pact", "since", "show", "match", "tab", "story", "step"]; // as the address has them
const MOST = 4; // looks after the line was cut

// app: the element on which the frame writes how it stands (`open` and `busy` read it);
// known(): whether the server knows what is seen; tell(): tell it.
export function mind(app, { open, busy, known, tell }) {
  let missed = 0; // how often it may still be looked at
  let timer = null;

  const look = () => {
    clearTimeout(timer);
    if (!open()) missed = MOST;
    else if (missed && !busy()) timer = setTimeout(again, REST);
  };
  const again = () => {
    missed = known() ? 0 : missed - 1;
    if (!missed) return;
    tell();
    timer = setTimeout(look, AGAIN);
  };
  new MutationObserver(look).observe(app, { attributes: true });
}

// Whether the address, which the server writes, says what is seen.
export function isKnown({ day, families, statuses, layers, among, shade, from, ...state }) {
  const told = new URLSearchParams(window.location.search);
  const one = { as_of: isoOf(day), shade: shade || "auto", from: Number.isInteger(from) ? isoOf(from) : "" };
  for (const name of PLAIN) one[name] = `${state[name] || ""}`;
  const many = { family: families, status: statuses, layers, among: among ?? [] };
  const listed = (name) => (told.get(name) ?? "").replace(/^(all|none)$/, "").split(",").sort();
  return (
    Object.entries(one).every(([name, value]) => (told.get(name) ?? "") === (value ?? "")) &&
    Object.entries(many).every(([name, list]) => `${listed(name)}` === `${[...list].sort()}`)
  );
}
