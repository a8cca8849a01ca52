// The marks on the timeline: one for each event, or where there are many, one for each short span.

import { h } from "./elements.js";
import { inWords } from "./words.js";

const MANY = 240; // events, above which those close together share a mark
const SPANS = 320; // of the timeline then
const NAMED = 4; // events that a shared mark names
const [LOWEST, HIGHEST] = [5, 16]; // px, of shared marks

// Whether an event is about the selected country or pact; without a selection all are.
export function concerns(tick, country, pact) {
  return pact ? tick.pact === pact : !country || tick.actors.includes(country);
}

// The elements for these events; a click goes to the first possible day.
export function marksOf(events, atlas, go) {
  const ticks = events.filter(({ to }) => to >= atlas.time.first);
  const shared = ticks.length > MANY ? together(ticks, atlas.time) : null;
  if (!shared) return ticks.map((tick) => single(tick, atlas, go));
  const most = Math.max(...shared.map((span) => span.length));
  return shared.map((span) => joint(span, most, atlas, go));
}

function single(tick, atlas, go) {
  const exact = tick.from === tick.to;
  const width = exact ? "" : `;width:max(3px, ${share(tick.to + 1, tick.from, atlas.time)}%)`;
  return h("i", {
    "data-family": family(tick, atlas),
    "data-exact": `${exact}`,
    style: `left:${share(tick.from, atlas.time.first, atlas.time)}%${width}`,
    title: words(tick, atlas),
    onclick: () => go(tick.from),
  });
}

// The events by span of the timeline; each is a list, in order.
function together(ticks, { first, last }) {
  const spans = new Map();
  for (const tick of ticks) {
    const number = Math.floor(((Math.max(tick.from, first) - first) / (last - first + 1)) * SPANS);
    spans.set(number, [...(spans.get(number) ?? []), tick]);
  }
  return [...spans.values()];
}

// One mark as high as there are events, in the colour of most of them.
function joint(span, most, atlas, go) {
  const { first } = atlas.time;
  const height = LOWEST + (HIGHEST - LOWEST) * Math.sqrt(span.length / most);
  const families = span.map((tick) => family(tick, atlas));
  const count = (name) => families.filter((other) => other === name).length;
  const usual = families.reduce((best, name) => (count(name) > count(best) ? name : best));
  const more = span.length - NAMED;
  const lines = span.slice(0, NAMED).map((tick) => words(tick, atlas));
  return h("i", {
    class: "is-joint",
    "data-family": usual,
    "data-exact": "true",
    style: `left:${share(Math.max(span[0].from, first), first, atlas.time)}%;height:${height}px`,
    title: [...lines, more > 0 ? `and ${more} more` : ""].filter(Boolean).join("\n"),
    onclick: () => go(Math.max(span[0].from, first)),
  });
}

function share(day, from, { first, last }) {
  return ((day - from) / (last - first)) * 100;
}

function family({ type, pact }, atlas) {
  return atlas.reaction_types.includes(type) ? "reaction" : (atlas.pacts[pact]?.family ?? "");
}

// “18 March 2025: Signature, Tirana declaration”
function words(tick, atlas) {
  const about = [atlas.types[tick.type], atlas.pacts[tick.pact]?.short].filter(Boolean).join(", ");
  return `${tick.words ?? inWords(tick.from)}: ${about}`;
}
