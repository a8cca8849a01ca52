// The cards of a dossier: a pact on a day, an event, a quote, and what speaks against it.
// What a dossier is made of is in dossier.js; the words for codes are in phrases.js.

import { h, lineSample, link } from "./elements.js";
import * as say from "./phrases.js";

// context: { facts, go, names } as dossier.js has them.
export function pactCard(context, card, whole = false) {
  const { go } = context;
  const [moving, ...others] = split(context, eventsOf(context, card.events));
  const parties = partyLinks(go, card);
  return h(
    "article",
    { class: "pm-card" },
    whole
      ? null
      : h("h4", {}, sample(context, card), jump(go, { pact: card.instrument }, card.short)),
    parties.length ? h("p", { class: "pm-meta" }, whole ? "Parties: " : "With ", parties) : null,
    h("p", { class: "pm-meta" }, say.since(card)),
    moving ? quotes(context, moving) : null,
    moving ? denials(context, moving) : null,
    contradictions(context, others),
    h("p", { class: "pm-meta" }, say.label(card)),
    h("p", { class: "pm-meta" }, say.obligations(card)),
    card.later.map((later) =>
      h(
        "p",
        { class: "pm-box" },
        "Later: on ",
        jump(go, { as_of: later.day }, later.date),
        `. ${later.summary}`,
      ),
    ),
    others.length
      ? h(
          "details",
          { open: whole },
          h("summary", {}, `${others.length} more ${others.length === 1 ? "event" : "events"}`),
          others.map((event) => eventCard(context, event)),
        )
      : null,
  );
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
  return keys.map((key) => facts.events[key]);
}

export function eventCard(context, event) {
  const { go } = context;
  const date = event.day ? jump(go, { as_of: event.day }, event.date) : event.date;
  return h(
    "article",
    { class: "pm-event" },
    h(
      "p",
      { class: "pm-meta" },
      h("b", {}, context.names.types[event.type]),
      " · ",
      date,
      say.doubts(event, context.names),
    ),
    h("p", { class: "pm-text" }, event.summary),
    event.by ? h("p", { class: "pm-meta" }, `${say.attribution(event)} ${event.by}`) : null,
    quotes(context, event),
    denials(context, event),
  );
}

function quotes(context, event) {
  const [told, cited] = [
    event.quotes.filter((quote) => quote.stored),
    event.quotes.filter((quote) => !quote.stored && quote.stance !== "denies"),
  ];
  return [
    told.map((quote) => blockquote(context, quote)),
    cited.length
      ? h(
          "details",
          { class: "pm-sources" },
          h(
            "summary",
            {},
            `${cited.length} ${cited.length === 1 ? "source" : "sources"} elsewhere`,
          ),
          cited.map((quote) => blockquote(context, quote)),
        )
      : null,
  ];
}

function blockquote({ go }, quote, by = null) {
  const place = quote.stored
    ? jump(
        go,
        { document: quote.document, sentence: quote.sentence },
        `${say.title(quote)}, sentence ${quote.sentence} →`,
      )
    : link(
        quote.url,
        { target: "_blank", rel: "noopener noreferrer" },
        `${quote.publisher || quote.title} ↗`,
      );
  return h(
    "blockquote",
    {},
    quote.text ? h("p", {}, `“${quote.text.replace(/\s+/g, " ")}”`) : null,
    h("footer", {}, by ? `${by} · ` : null, place),
  );
}

function contradictions(context, events) {
  const found = events.filter((event) => event.quotes.some((quote) => quote.stance === "denies"));
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

function denials(context, event) {
  const against = event.quotes.filter((quote) => quote.stance === "denies");
  if (!against.length) return null;
  const word = event.certainty === "disputed" ? "Disputed" : "Speaks against it";
  return h(
    "div",
    { class: "pm-box pm-against" },
    h("b", {}, `${word}: `),
    against.map((quote) => blockquote(context, quote)),
  );
}

export function jump(go, target, words) {
  const open = (event) => {
    event.preventDefault();
    go(target);
  };
  return h("a", { href: "#", role: "button", onclick: open }, words);
}

export function sample({ names }, card) {
  return lineSample(names.lines[card.status]?.[card.binding], card.family);
}
