// The dossier: what the tables say about the selected country or pact, or about the day.
// Turns facts (see data/dossier.py) into words; asks for other views through `go`.

import { eventCard, eventsOf, jump, pactCard, partyLinks, sample } from "./cards.js";
import { h } from "./elements.js";
import { aside, group, note, recall, some } from "./folds.js";
import { pactLead, pactPage } from "./pactpage.js";
import * as say from "./phrases.js";
import { offers } from "./storyways.js";
import { tabbed } from "./tabs.js";

const SHOWN = 8; // pacts of the overview that are seen at first
const CONTACTS = 4; // statements and contacts of a country that are

// go({ country }), go({ pact }), go({ as_of }) or go({ document, sentence }).
// names: { statuses, types, modalities, realis, certainties: code to words; lines: status to binding
// to line style }. parts: what else it has, see tabs.js; none in a file of its own.
// Returns whether it is about something else than before: then it should be read from its top.
// more: { title, lead, page, leave } of a kind of dossier that is fetched when it is wanted.
export function dossier(host, facts, go, names, { parts = null, more = null } = {}) {
  const { turned, opened } = recall(host, `${facts.kind} ${facts.code ?? ""}`);
  const context = { facts, go, names, opened, parts };
  const [lead, page] = {
    country: [countryLead, countryPage],
    pact: [pactLead, pactPage],
    overview: [overviewLead, overviewPage],
  }[facts.kind] ?? [more.lead, more.page];
  const body = tabbed(host, context, page(context));
  const held = host.getRootNode().activeElement;
  const isInside = host.contains(held);
  host.replaceChildren(frame(context, more, lead(context), body));
  if (isInside) (again(host, held, turned) ?? host.querySelector("h2")).focus({ preventScroll: true });
  return turned;
}

// What had the focus before all was drawn anew: itself if it was kept, else what stands for it now.
function again(host, held, turned) {
  if (held.isConnected) return held;
  if (held.id) return host.querySelector(`#${CSS.escape(held.id)}`);
  const alike = turned ? [] : [...host.querySelectorAll(held.localName)];
  return alike.find((element) => element.textContent === held.textContent);
}

function frame({ facts, go }, more, lead, ...sections) {
  const close = h(
    "button",
    {
      type: "button",
      class: "pm-close",
      "aria-label": "Close",
      title: "Close",
      onclick: () => go(more?.leave ?? { country: "", pact: "" }),
    },
    "×",
  );
  return h(
    "section",
    { class: "pm-dossier", "aria-labelledby": "pm-dossier-title" },
    facts.kind === "overview" ? null : close,
    h("h2", { id: "pm-dossier-title", tabindex: -1 }, more?.title ?? facts.name ?? "On this day"),
    h("p", { class: "pm-lead" }, lead),
    offers(facts, go),
    sections,
  );
}

// "20 March 2025 · not in NATO · Partnership for Peace since 2006"
function countryLead({ facts, go }) {
  const to = (pact, words) => [jump(go, { pact: pact.instrument }, words), ` since ${pact.since}`];
  const nato = facts.nato === false ? "not in NATO" : facts.nato && to(facts.nato, "in NATO");
  const large = facts.large.map((pact) => to(pact, pact.short));
  const parts = [facts.as_of, say.recognition(facts), nato, ...large].filter(Boolean);
  return parts.map((part, number) => [number ? " · " : "", part]);
}

function countryPage(context) {
  const { facts, go } = context;
  const of = (status) => facts.pacts.filter((card) => card.status === status);
  const statuses = Object.keys(context.names.statuses).filter((status) => of(status).length);
  return [
    ground(context),
    facts.pacts.length ? null : note(say.nothing(facts)),
    statuses.map((status) => pacts(context, status, of(status))),
    aside(context, "Later", facts.later, (later) =>
      h(
        "p",
        { class: "pm-row" },
        jump(go, { as_of: later.day }, later.date),
        " ",
        jump(go, { pact: later.instrument, as_of: later.day }, later.short),
      ),
    ),
    aside(context, "Past", facts.past, (card) => pactCard(context, card)),
    facts.reactions.length
      ? group("Statements and contacts", contacts(context), facts.reactions.length)
      : null,
  ];
}

// What the land was on this day, where it was no state of its own.
function ground({ facts, go }) {
  const { exists, part_of: state, ruled } = facts;
  const to = ({ code, name }) => jump(go, { country: code }, name);
  const box = (...words) => h("p", { class: "pm-note" }, words);
  const rulers = (ruled?.by ?? []).map((ruler, number) => [number ? ", " : " ", to(ruler)]);
  return [
    exists ? null : note(`${facts.name} was no state of these tables on ${facts.as_of}.`),
    state ? box("On this day part of ", to(state), ".") : null,
    ruled ? box(say.rule(ruled.how, rulers.length), rulers, ".") : null,
  ];
}

function contacts(context) {
  const events = eventsOf(context, context.facts.reactions);
  return some(context, "contacts", events, CONTACTS, (event) => eventCard(context, event));
}

function pacts(context, status, cards) {
  const { facts, names } = context;
  const make = (card) => pactCard(context, card);
  const list = some(context, `group ${status}`, cards, facts.listed, make);
  return group(names.statuses[status], list, cards.length);
}

function overviewLead({ facts, names }) {
  return `${facts.as_of} · ${say.counts(facts.statuses, names.statuses)}`;
}

function overviewPage(context) {
  const { facts } = context;
  const latest = eventsOf(context, facts.latest);
  const total = facts.pacts.length + facts.rest.length;
  const kinds = say.families(facts.families);
  return [
    h(
      "p",
      { class: "pm-meta" },
      kinds ? `By kind: ${kinds}. ` : null,
      "Choose a country or a line on the map.",
    ),
    group(
      "Latest events",
      latest.length
        ? latest.map((event) => eventCard(context, event))
        : [note("No event in these tables up to this day.")],
      latest.length,
    ),
    facts.large.length
      ? group(
          "Large pacts",
          some(context, "large", facts.large, SHOWN, (card) => large(context, card)),
          facts.large.length,
        )
      : null,
    group(
      facts.large.length ? "Other pacts, newest first" : "Pacts",
      total ? [table(context)] : [note("No pact in these tables on this day.")],
      total,
    ),
  ];
}

function large(context, card) {
  return h(
    "p",
    { class: "pm-large" },
    sample(context, card),
    jump(context.go, { pact: card.instrument }, card.short),
    h("span", { class: "pm-status" }, say.parties(card.count)),
  );
}

function table(context) {
  const { facts } = context;
  const rest = facts.rest.map(([instrument, short, since, style]) => {
    const [family, binding, status] = facts.styles[style];
    return { instrument, short, family, binding, status, since, parties: [] };
  });
  const wrap = (button) => h("tr", {}, h("td", { colspan: 3 }, button));
  const make = (card) => line(context, card);
  return h(
    "table",
    { class: "pm-table" },
    h("caption", { class: "pm-hidden" }, `Pacts on ${facts.as_of}`),
    h("tbody", {}, some(context, "pacts", [...facts.pacts, ...rest], SHOWN, make, wrap)),
  );
}

function line(context, card) {
  const parties = partyLinks(context.go, card);
  return h(
    "tr",
    {},
    h("td", {}, sample(context, card)),
    h(
      "td",
      {},
      jump(context.go, { pact: card.instrument }, card.short),
      parties.length ? h("div", { class: "pm-meta" }, parties) : null,
    ),
    h(
      "td",
      { class: "pm-status" },
      context.names.statuses[card.status],
      h("div", { class: "pm-meta" }, `since ${card.since}`),
    ),
  );
}
