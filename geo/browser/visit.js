// Remembers in this browser, and nowhere else, which data a reader saw last, and tells in one quiet line
// if they have changed since. The server is asked about the version only, by nobody's name.

import { h } from "./elements.js";
import { inWords, toDay } from "./words.js";

const OVER = 30 * 60 * 1000; // ms after which who comes back has come anew
const told = new Map(); // version asked about to a promise of the answer
let watched = null;

// host: of the dossier; facts: of it; visit: { version, ask: the address that answers what has changed }.
export function visit(host, hub, { facts, collection, visit: { version: now, ask: address } }) {
  const key = `pactmap.visit.${collection}`;
  const { last } = begin(key, now);
  watch(key);
  if (facts.kind !== "overview" || !last || last.version === now) return;
  const { version, day } = last;
  if (!told.has(version)) told.set(version, ask(address, version));
  told.get(version).then((answer) => {
    const isThere = host.told?.facts.kind === "overview" && !host.querySelector(".pm-visit");
    if (!isThere || !answer || (answer.kept && !answer.told)) return;
    host.querySelector(".pm-lead")?.after(line(hub, key, version, day, answer));
  });
}

// The visit that goes on, or a new one: then the one before becomes the last.
function begin(key, version) {
  const kept = read(key);
  const now = { version, day: today(), seen: Date.now() };
  const goesOn = kept?.current && Date.now() - kept.current.seen < OVER;
  const next = goesOn ? { ...kept, current: now } : { last: kept?.current ?? null, current: now };
  write(key, next);
  return next;
}

// A visit lasts until the page is left, or not looked at for long.
function watch(key) {
  if (watched === key) return;
  watched = key;
  const see = () => {
    const kept = read(key);
    if (watched === key && kept?.current) write(key, { ...kept, current: { ...kept.current, seen: Date.now() } });
  };
  const leave = () => document.visibilityState === "hidden" && see();
  document.addEventListener("visibilitychange", leave);
  window.addEventListener("pagehide", see);
}

async function ask(address, version) {
  try {
    const answer = await fetch(`${address}&than=${encodeURIComponent(version)}`);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null; // no line is told without an answer
  }
}

function line(hub, key, version, day, { kept, told: words }) {
  const since = `Since your last visit on ${inWords(day)}`;
  const done = () => {
    write(key, { ...read(key), last: null });
    element.remove();
  };
  const see = h("button", { type: "button", class: "pm-see" }, "See what changed");
  see.addEventListener("click", () => hub.act({ since: version, from: null, country: "", pact: "", story: "", step: 0 }));
  const close = h("button", { type: "button", class: "pm-away", "aria-label": "Dismiss", title: "Dismiss" }, "×");
  close.addEventListener("click", done);
  const said = kept
    ? `${since}, ${words}. `
    : `${since} the data have changed, but that version is not kept here: what changed cannot be told. `;
  const element = h("p", { class: "pm-visit", role: "status" }, h("span", {}, said, kept ? see : ""), close);
  return element;
}

function today() {
  const now = new Date();
  return toDay(now.getFullYear(), now.getMonth(), now.getDate());
}

// What was kept; a browser that keeps nothing, or something else, has no last visit.
function read(key) {
  try {
    const kept = JSON.parse(window.localStorage.getItem(key));
    const right = (of) => !of || (/^[0-9a-f]{12}$/.test(of.version) && Number.isInteger(of.day));
    return kept && right(kept.last) && right(kept.current) ? kept : null;
  } catch {
    return null;
  }
}

function write(key, kept) {
  try {
    window.localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // it need not be kept
  }
}
