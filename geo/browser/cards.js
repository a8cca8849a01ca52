// The cards of a dossier: a pact on a day, as a row or in full, an event, and what speaks against it.
// What a dossier is made of is in dossier.js; the words for codes are in phrases.js.

import { attestation } from "./attested.js";
import { h, lineSample } from "./elements.js";
import { findingBox } from "./findings.js";
import { fold } from "./folds.js";
import * as say from "./phrases.js";
import { jump, placeOf } from "./quoting.js";
import { chainOf } from "./storyways.js";
import { whyLine } from "./whyline.js";

export { jump };

// context: { facts, go, names, opened } as dossier.js has them.
export function pactCard(context, card) {
  return card.full ? fullCard(context, card) : rowCard(context, card);
}

// All of a pact: the words that it rests on, what speaks against it, what came later.
function fullCard(context, card) {
  const { go } = context;
  const [moving, ...others] = split(context, eventsOf(context, card.events));
  const parties = partyLinks(go, card);
  return h(
    "article",
    { class: "pm-card" },
    h("h4", {}, sample(context, card), jump(go, { pact: card.instrument }, card.short)),
    parties.length ? h("p", { class: "pm-meta" }, "With ", parties) : null,
    h("p", { class: "pm-meta" }, say.since(card)),
    whyLine(context, card),
    moving
      ? [
          probable(moving),
          quotes(context, moving),
          denials(context, moving),
          checks(context, moving.findings),
          attestation(context, moving),
          chainOf(context, moving),
        ]
      : null,
    contradictions(context, others),
    content(card),
    checks(context, card.findings),
    card.later.map((later) => laterBox(go, later, "Later: on ")),
    others.length
      ? fold(
          context,
          `events ${card.instrument}`,
          {},
          `${others.length} more ${others.length === 1 ? "event" : "events"}`,
          () => others.map((event) => eventCard(context, event)),
        )
      : null,
  );
}

// One of many: a line that opens in place, on the step that led where the pact stands.
function rowCard(context, card) {
  const { go } = context;
  const title = [
    sample(context, card),
    h("h4", {}, card.short),
    h("span", { class: "pm-meta" }, say.short(card)),
  ];
  return fold(context, `row ${card.instrument}`, { class: "pm-brief" }, title, () => [
    card.parties.length ? h("p", { class: "pm-meta" }, "With ", partyLinks(go, card)) : null,
    h("p", { class: "pm-meta" }, say.since(card)),
    whyLine(context, card),
    content(card),
    eventsOf(context, card.step ? [card.step] : []).map((event) => eventCard(context, event)),
    h(
      "p",
      { class: "pm-onward" },
      jump(go, { pact: card.instrument }, "All parties, events and sources →"),
    ),
  ]);
}

function content(card) {
  return [say.label(card), say.obligations(card)].map((words) =>
    h("p", { class: "pm-meta" }, words),
  );
}

export function laterBox(go, later, before = null) {
  const date = jump(go, { as_of: later.day }, later.date);
  return h("p", { class: "pm-box" }, before, date, `. ${later.summary}`);
}

export function partyLinks(go, card) {
  return card.parties.flatMap((party, number) => [
    number ? ", " : "",
    jump(go, { country: party.code }, party.name),
  ]);
}

// The event that a card opens with (the newest step of the life cycle), and all others.
function split({ names }, events) {
  const first = events.find((event) => say.isStep(event, names) && event.day) ?? events[0];
  return first ? [first, ...events.filter((event) => event !== first)] : [];
}

export function eventsOf({ facts }, keys) {
  return keys.map((key) => facts.events[key]).filter(Boolean);
}

export function eventCard(context, event) {
  const { go, facts } = context;
  const date = event.day ? jump(go, { as_of: event.day }, event.date) : event.date;
  const about = event.short && facts.kind === "overview";
  return h(
    "article",
    { class: "pm-event" },
    h(
      "p",
      { class: "pm-meta" },
      h("b", {}, say.heading(event, context.names)),
      " · ",
      date,
      say.doubts(event, context.names),
      about ? [" · ", jump(go, { pact: event.instrument }, event.short)] : null,
    ),
    probable(event) ?? h("p", { class: "pm-text" }, event.summary),
    event.by ? h("p", { class: "pm-meta" }, `${say.attribution(event)} ${event.by}`) : null,
    quotes(context, event),
    denials(context, event),
    checks(context, event.findings),
    attestation(context, event),
    chainOf(context, event),
  );
}

// What the fact checks say of an event, or of what a pact is said to be.
export function checks({ go, names }, findings) {
  return findingBox(findings, go, names);
}

// What is only probable is said before what is said of it.
function probable(event) {
  if (!say.isProbable(event)) return null;
  return h(
    "p",
    { class: "pm-text" },
    h("b", { class: "pm-probable" }, "Probable: "),
    event.summary,
  );
}

// The words of stored documents; without any, those of the first source. The rest folds away, and in
// the news of a day all but one.
function quotes(context, event) {
  const spoken = event.quotes.filter((quote) => quote.stance !== "denies");
  const told = spoken.filter((quote) => quote.stored).length;
  const first = Math.max(1, context.facts.kind === "overview" ? 1 : told);
  const more = spoken.slice(first);
  return [
    spoken.slice(0, first).map((quote) => blockquote(context, quote)),
    more.length
      ? fold(
          context,
          `sources ${event.event}`,
          { class: "pm-sources" },
          `${more.length} more ${more.length === 1 ? "source" : "sources"}`,
          () => more.map((quote) => blockquote(context, quote)),
        )
      : null,
  ];
}

function blockquote({ go }, quote, by = null) {
  const place = placeOf(go, quote);
  return h(
    "blockquote",
    { class: quote.text ? null : "is-bare" },
    quote.text ? h("p", {}, say.quoted(quote.text)) : null,
    h("footer", {}, by ? `${by} · ` : null, place),
  );
}

// What speaks against the claims among other events of a pact; where sources only tell a fact
// differently, its own card says so.
function contradictions(context, events) {
  const found = events.filter((event) => against(event).length && !stands(event));
  return found.map((event) => {
    const told = event.quotes.filter((quote) => quote.stored).slice(0, 1);
    const by = event.by ? `${say.attribution(event)} ${event.by}` : null;
    return h(
      "div",
      {},
      told.map((quote) => blockquote(context, quote, by)),
      denials(context, event),
    );
  });
}

// Evidence against an event. Of a fact that stands all the same, sources tell it differently: then
// what was chosen here is named beside what they say.
function denials(context, event) {
  const found = against(event);
  if (!found.length) return null;
  const word = event.certainty === "disputed" ? "Disputed" : "Speaks against it";
  return h(
    "div",
    { class: stands(event) ? "pm-box pm-differs" : "pm-box pm-against" },
    stands(event)
      ? [h("b", {}, "Sources differ. "), `Chosen here: ${event.date}. Otherwise:`]
      : h("b", {}, `${word}: `),
    found.map((quote) => blockquote(context, quote)),
  );
}

function against(event) {
  return event.quotes.filter((quote) => quote.stance === "denies");
}

function stands(event) {
  return event.modality === "fact" && ["confirmed", "probable"].includes(event.certainty);
}

export function sample({ names }, card) {
  return lineSample(names.lines[card.status]?.[card.binding], card.family);
}
