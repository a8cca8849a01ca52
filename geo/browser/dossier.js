// The dossier: what the tables say about the selected country or pact, or about the day.
// Turns facts (see data/dossier.py) into words; asks for other views through `go`.

import { eventCard, eventsOf, jump, pactCard, partyLinks, sample } from "./cards.js";
import { h } from "./elements.js";
import * as say from "./phrases.js";

// go({ country }), go({ pact }), go({ as_of }) or go({ document, sentence }).
// names: { statuses, types, modalities, realis, certainties: code to words; lines: status to binding
// to line style }
// Returns whether it is about something else than before: then it should be read from its top.
export function dossier(host, facts, go, names) {
  const views = { country: countryView, pact: pactView, overview: overviewView };
  const context = { facts, go, names };
  host.replaceChildren(views[facts.kind](context));
  const turned = host.dataset.subject !== subject(facts);
  host.dataset.subject = subject(facts);
  return turned;
}

function subject(facts) {
  return `${facts.kind} ${facts.code ?? ""}`;
}

function frame({ facts, go }, title, lead, ...sections) {
  const close =
    facts.kind === "overview"
      ? null
      : h(
          "button",
          {
            type: "button",
            class: "pm-close",
            "aria-label": "Close",
            title: "Close",
            onclick: () => go({ country: "", pact: "" }),
          },
          "×",
        );
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
  const groups = Object.keys(context.names.statuses).map((status) => [
    status,
    facts.pacts.filter((card) => card.status === status),
  ]);
  const missing = facts.exists
    ? null
    : note(`${facts.name} was no state of these tables on ${facts.as_of}.`);
  const part =
    facts.part_of &&
    h(
      "p",
      { class: "pm-note" },
      "On this day part of ",
      jump(go, { country: facts.part_of.code }, facts.part_of.name),
      ".",
    );
  const none = facts.pacts.length
    ? null
    : note("No pact in these tables on this day. That may mean no pact, or none recorded yet.");
  return frame(
    context,
    facts.name,
    [facts.as_of, say.recognition(facts)].filter(Boolean).join(" · "),
    missing,
    part,
    none,
    groups
      .filter(([, cards]) => cards.length)
      .map(([status, cards]) =>
        group(
          context.names.statuses[status],
          cards.map((card) => pactCard(context, card)),
        ),
      ),
    facts.later.length
      ? group(
          "Later",
          facts.later.map((later) =>
            h(
              "p",
              { class: "pm-row" },
              jump(go, { as_of: later.day }, later.date),
              " ",
              jump(go, { pact: later.instrument, as_of: later.day }, later.short),
            ),
          ),
        )
      : null,
    facts.past.length
      ? group(
          "Past",
          facts.past.map((card) => pactCard(context, card)),
        )
      : null,
    facts.reactions.length
      ? group(
          "Statements and contacts",
          eventsOf(context, facts.reactions).map((event) => eventCard(context, event)),
        )
      : null,
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
    h(
      "tr",
      {},
      h("td", {}, sample(context, card)),
      h(
        "td",
        {},
        jump(go, { pact: card.instrument }, card.short),
        h("div", { class: "pm-meta" }, partyLinks(go, card)),
      ),
      h("td", { class: "pm-status" }, context.names.statuses[card.status]),
    ),
  );
  const table = h(
    "table",
    { class: "pm-table" },
    h("caption", { class: "pm-hidden" }, `Pacts on ${facts.as_of}`),
    h("tbody", {}, rows),
  );
  return frame(
    context,
    "On this day",
    `${facts.as_of} · choose a country or a line on the map`,
    group(
      "Pacts",
      rows.length ? [table] : [note("No pact in these tables on this day.")],
      rows.length,
    ),
    group(
      "Latest events",
      facts.latest.length
        ? eventsOf(context, facts.latest).map((event) => eventCard(context, event))
        : [note("No event in these tables up to this day.")],
    ),
  );
}

function group(title, children, number = children.length) {
  const count = number ? h("span", { class: "pm-number" }, `${number}`) : null;
  return h("div", { class: "pm-group" }, h("h3", {}, title, count), children);
}

function note(words) {
  return h("p", { class: "pm-note" }, words);
}
