// A pact's page: what it is, who was party to it and when, all that happened, and where that stands.

import { checks, eventCard, eventsOf, jump, laterBox, sample } from "./cards.js";
import { h, link } from "./elements.js";
import { aside, fold, group, note, some } from "./folds.js";
import { BARS, partyChart, standing } from "./partychart.js";
import * as say from "./phrases.js";
import { whyLine } from "./whyline.js";

const EVENTS = 6; // shown at first
const NAMED = 12; // parties that are named in a line; more are folded away

export function pactLead({ facts, names }) {
  const { card } = facts;
  return `${facts.as_of} · ${card.status ? names.statuses[card.status] : "nothing of it yet"}`;
}

export function pactPage(context) {
  const { facts, go } = context;
  const { card, chart } = facts;
  return [
    facts.full_name === facts.name ? null : h("p", { class: "pm-full" }, facts.full_name),
    h("p", { class: "pm-state" }, sample(context, card), say.since(card)),
    whyLine(context, card),
    h("p", { class: "pm-text" }, say.label(card)),
    h("p", { class: "pm-text" }, say.obligations(card)),
    numbers(facts),
    chart.rows.length
      ? group("Parties", [bound(context), partyChart(context, facts)], 0)
      : group("Parties", [note("No party of it is recorded in these tables.")], 0),
    card.findings.length
      ? group("Fact checks", [checks(context, card.findings)], card.findings.length)
      : null,
    aside(context, "Later", card.later, (later) => laterBox(go, later)),
    card.events.length ? group("Events", eventList(context), card.events.length) : null,
    facts.notes ? group("Notes and sources", [notes(context)], 0) : null,
  ];
}

function eventList(context) {
  const events = eventsOf(context, context.facts.card.events);
  return some(context, "all events", events, EVENTS, (event) => eventCard(context, event));
}

// Where else it is listed, and whether others may join.
function numbers(facts) {
  const words = [
    say.openness(facts.open_to_accession),
    facts.atop_id ? `ATOP ${facts.atop_id}` : "",
    facts.dcad_id.replace(/^DCADv[\d.]+-/, "DCAD "),
  ].filter(Boolean);
  return words.length ? h("p", { class: "pm-meta" }, words.join(" · ")) : null;
}

// The parties on the day, by where they stand.
function bound(context) {
  const { facts, names } = context;
  const found = Object.keys(names.statuses).filter((status) => BARS[status]);
  const lines = found
    .map((status) => [
      status,
      facts.chart.rows.filter((row) => standing(row, facts.day)?.status === status),
    ])
    .filter(([, rows]) => rows.length);
  if (!lines.length) return h("p", { class: "pm-meta" }, `None on ${facts.as_of}.`);
  return lines.map(([status, rows]) => line(context, names.statuses[status], rows));
}

function line(context, status, rows) {
  const linked = () =>
    rows.flatMap(({ code, name }, number) => [
      number ? ", " : "",
      jump(context.go, { country: code }, name),
    ]);
  const words = `${rows.length} ${status}`;
  if (rows.length <= NAMED) return h("p", { class: "pm-meta" }, h("b", {}, `${words}: `), linked());
  return fold(context, `parties ${status}`, {}, h("b", {}, words), () =>
    h("p", { class: "pm-meta" }, linked()),
  );
}

// The notes with the documents and the other pacts that they name as links.
function notes({ facts: { notes, sources }, go }) {
  const parts = notes.split(/([A-Z0-9][A-Z0-9_]{2,})/);
  return h(
    "p",
    { class: "pm-text" },
    parts.map((part) => {
      if (!Object.hasOwn(sources, part)) return part;
      const source = sources[part];
      if (source.short) return jump(go, { pact: part }, source.short);
      const where = { target: "_blank", rel: "noopener noreferrer", title: source.title };
      return link(source.url, where, `${source.publisher || source.title} ↗`);
    }),
  );
}
