// The dossier: what the tables say about the selected country or pact, or about the day.
// Turns facts (see data/dossier.py) into words; asks for other views through `go`.

import { h, lineSample, link } from "./elements.js";
import * as say from "./phrases.js";

// go({ country }), go({ pact }), go({ as_of }) or go({ document, sentence }).
// names: { statuses, types, modalities, realis, certainties: code to words; lines: status to binding
// to line style }
export function dossier(host, facts, go, names) {
  const views = { country: countryView, pact: pactView, overview: overviewView };
  const context = { facts, go, names };
  const scrolled = host.dataset.subject === subject(facts) ? host.scrollTop : 0;
  host.dataset.subject = subject(facts);
  host.replaceChildren(views[facts.kind](context));
  host.scrollTop = scrolled;
}

function subject(facts) {
  return `${facts.kind} ${facts.code ?? ""}`;
}

function frame({ facts, go }, title, lead, ...sections) {
  const close = facts.kind === "overview" ? null : h("button", { type: "button", class: "pm-close", "aria-label": "Close", title: "Close", onclick: () => go({ country: "", pact: "" }) }, "×");
  return h(
    "section",
    { class: "pm-dossier", "aria-labelledby": "pm-dossier-title" },
    close,
    h("h2", { id: "pm-dossier-title", tabindex: -1 }, title),
    h("p", { class: "pm-lead" }, lead),
    sections,
  );
}

function countryView(context) {
  const { facts, go } = context;
  const groups = Object.keys(context.names.statuses).map((status) => [status, facts.pacts.filter((card) => card.status === status)]);
  const missing = facts.exists ? null : note(`${facts.name} was no state of these tables on ${facts.as_of}.`);
  const part = facts.part_of && h("p", { class: "pm-note" }, "On this day part of ", jump(go, { country: facts.part_of.code }, facts.part_of.name), ".");
  const none = facts.pacts.length ? null : note("No pact in these tables on this day. That may mean no pact, or none recorded yet.");
  return frame(
    context,
    facts.name,
    [facts.as_of, say.recognition(facts)].filter(Boolean).join(" · "),
    missing,
    part,
    none,
    groups.filter(([, cards]) => cards.length).map(([status, cards]) => group(context.names.statuses[status], cards.map((card) => pactCard(context, card)))),
    facts.later.length ? group("Later", facts.later.map((later) => h("p", { class: "pm-row" }, jump(go, { as_of: later.day }, later.date), " ", jump(go, { pact: later.instrument, as_of: later.day }, later.short)))) : null,
    facts.past.length ? group("Past", facts.past.map((card) => pactCard(context, card))) : null,
    facts.reactions.length ? group("Statements and contacts", eventsOf(context, facts.reactions).map((event) => eventCard(context, event))) : null,
  );
}

function pactView(context) {
  const { facts } = context;
  const { card } = facts;
  return frame(
    context,
    facts.name,
    `${facts.as_of} · ${card.status ? context.names.statuses[card.status] : "nothing of it yet"}`,
    facts.full_name === facts.name ? null : h("p", { class: "pm-full" }, facts.full_name),
    pactCard(context, card, true),
    facts.notes ? group("Notes", [h("p", { class: "pm-text" }, facts.notes)], 0) : null,
  );
}

function overviewView(context) {
  const { facts, go } = context;
  const rows = facts.pacts.map((card) =>
    h("tr", {}, h("td", {}, sample(context, card)), h("td", {}, jump(go, { pact: card.instrument }, card.short), h("div", { class: "pm-meta" }, partyLinks(go, card))), h("td", { class: "pm-status" }, context.names.statuses[card.status])),
  );
  const table = h("table", { class: "pm-table" }, h("caption", { class: "pm-hidden" }, `Pacts on ${facts.as_of}`), h("tbody", {}, rows));
  return frame(
    context,
    "On this day",
    `${facts.as_of} · choose a country or a line on the map`,
    group("Pacts", rows.length ? [table] : [note("No pact in these tables on this day.")], rows.length),
    group("Latest events", facts.latest.length ? eventsOf(context, facts.latest).map((event) => eventCard(context, event)) : [note("No event in these tables up to this day.")]),
  );
}

function group(title, children, number = children.length) {
  const count = number ? h("span", { class: "pm-number" }, `${number}`) : null;
  return h("div", { class: "pm-group" }, h("h3", {}, title, count), children);
}

function pactCard(context, card, whole = false) {
  const { go } = context;
  const [moving, ...others] = split(context, eventsOf(context, card.events));
  const parties = partyLinks(go, card);
  return h(
    "article",
    { class: "pm-card" },
    whole ? null : h("h4", {}, sample(context, card), jump(go, { pact: card.instrument }, card.short)),
    parties.length ? h("p", { class: "pm-meta" }, whole ? "Parties: " : "With ", parties) : null,
    h("p", { class: "pm-meta" }, say.since(card)),
    moving ? quotes(context, moving) : null,
    moving ? denials(context, moving) : null,
    contradictions(context, others),
    h("p", { class: "pm-meta" }, say.label(card)),
    h("p", { class: "pm-meta" }, say.obligations(card)),
    card.later.map((later) => h("p", { class: "pm-box" }, "Later: on ", jump(go, { as_of: later.day }, later.date), `. ${later.summary}`)),
    others.length ? h("details", { open: whole }, h("summary", {}, `${others.length} more ${others.length === 1 ? "event" : "events"}`), others.map((event) => eventCard(context, event))) : null,
  );
}

function partyLinks(go, card) {
  return card.parties.flatMap((party, number) => [number ? ", " : "", jump(go, { country: party.code }, party.name)]);
}

// The event that a card opens with (the newest step of the life cycle), and all others.
function split({ names }, events) {
  const first = events.find((event) => say.isStep(event, names) && event.day) ?? events[0];
  return first ? [first, ...events.filter((event) => event !== first)] : [];
}

function eventsOf({ facts }, keys) {
  return keys.map((key) => facts.events[key]);
}

function eventCard(context, event) {
  const { go } = context;
  const date = event.day ? jump(go, { as_of: event.day }, event.date) : event.date;
  return h(
    "article",
    { class: "pm-event" },
    h("p", { class: "pm-meta" }, h("b", {}, context.names.types[event.type]), " · ", date, say.doubts(event, context.names)),
    h("p", { class: "pm-text" }, event.summary),
    event.by ? h("p", { class: "pm-meta" }, `${say.attribution(event)} ${event.by}`) : null,
    quotes(context, event),
    denials(context, event),
  );
}

function quotes(context, event) {
  const [told, cited] = [event.quotes.filter((quote) => quote.stored), event.quotes.filter((quote) => !quote.stored && quote.stance !== "denies")];
  return [
    told.map((quote) => blockquote(context, quote)),
    cited.length ? h("details", { class: "pm-sources" }, h("summary", {}, `${cited.length} ${cited.length === 1 ? "source" : "sources"} elsewhere`), cited.map((quote) => blockquote(context, quote))) : null,
  ];
}

function blockquote({ go }, quote, by = null) {
  const place = quote.stored
    ? jump(go, { document: quote.document, sentence: quote.sentence }, `${say.title(quote)}, sentence ${quote.sentence} →`)
    : link(quote.url, { target: "_blank", rel: "noopener noreferrer" }, `${quote.publisher || quote.title} ↗`);
  return h("blockquote", {}, quote.text ? h("p", {}, `“${quote.text.replace(/\s+/g, " ")}”`) : null, h("footer", {}, by ? `${by} · ` : null, place));
}

function contradictions(context, events) {
  const found = events.filter((event) => event.quotes.some((quote) => quote.stance === "denies"));
  return found.map((event) => {
    const told = event.quotes.filter((quote) => quote.stored).slice(0, 1);
    const by = event.by ? `${say.attribution(event)} ${event.by}` : null;
    return h("div", {}, told.map((quote) => blockquote(context, quote, by)), denials(context, event));
  });
}

function denials(context, event) {
  const against = event.quotes.filter((quote) => quote.stance === "denies");
  if (!against.length) return null;
  const word = event.certainty === "disputed" ? "Disputed" : "Speaks against it";
  return h("div", { class: "pm-box pm-against" }, h("b", {}, `${word}: `), against.map((quote) => blockquote(context, quote)));
}

function jump(go, target, words) {
  const open = (event) => {
    event.preventDefault();
    go(target);
  };
  return h("a", { href: "#", role: "button", onclick: open }, words);
}

function sample({ names }, card) {
  return lineSample(names.lines[card.status]?.[card.binding], card.family);
}

function note(words) {
  return h("p", { class: "pm-note" }, words);
}
