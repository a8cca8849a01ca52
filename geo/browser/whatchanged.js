// The dossier of a comparison: what began, ended or changed status, each with the words it rests on.
// Turns facts (see data/comparison.py) into words. Fetched when something is compared.

import { eventCard, eventsOf, jump, partyLinks } from "./cards.js";
import { h, link, s } from "./elements.js";
import { toSentence } from "./findings.js";
import { fold, group, note, some } from "./folds.js";
import * as say from "./phrases.js";
import { capital } from "./words.js";

const FEW = 4; // changes that are told in full; of more, each opens in place
const NAMED = 6; // countries that joined or left and are named at once
const GROUPS = {
  began: ["Began", "New on this day"],
  ended: ["Ended", "Gone on this day"],
  changed: ["Changed status", "With another status"],
  members: ["Changes among members", "Changes among members"],
}; // of two days, and of one day in two versions of the data
const OTHERS = { added: "Other events added", changed: "Other events changed", removed: "Events removed" };
const ROWS = {
  actors: ["country or organisation", "countries or organisations"],
  documents: ["document", "documents"],
  instruments: ["pact", "pacts"],
};

const LOOKS = {
  began: [{ stroke: "var(--pm-defence_cooperation)", "stroke-width": 3.2, "stroke-linecap": "round" }],
  ended: [{ stroke: "var(--pm-reaction)", "stroke-width": 2.6, "stroke-dasharray": "5 4" }],
  changed: [
    { stroke: "var(--pm-alliance)", "stroke-width": 6, "stroke-linecap": "round" },
    { stroke: "var(--pm-panel)", "stroke-width": 2 },
  ],
};
const MAPPED =
  "The map counts links, one for each two countries in a pact; of large pacts it shows the members of those that are shaded.";
const PLACES = { actors: "country", instruments: "pact" };

export const title = "What changed";
export const leave = { from: null, since: "" }; // ends a comparison

// "Serbia · 20 March 2024 to 20 March 2025 · 3 pacts began, 1 ended"
export function lead({ facts }) {
  const subject = facts.name ? [h("b", {}, facts.name), " · "] : null;
  const when = facts.since
    ? `the data as they were and as they are, on ${facts.to}`
    : `from ${facts.from} to ${facts.to}`;
  return [subject, facts.name ? when : capital(when), " · ", told(facts)];
}

function told({ since, began, ended, changed, members }) {
  const parts = [
    [began, since ? "new" : "began"],
    [ended, since ? "gone" : "ended"],
    [changed, since ? "with another status" : "changed status"],
    [members, since ? "with changes among members" : "had changes among members"],
  ].filter(([list]) => list.length);
  if (!parts.length) return "no pact’s status changed";
  const words = parts.map(([list, word], at) => `${at ? list.length : counted(list.length)} ${word}`);
  return say.list(words);
}

export function page(context) {
  const { facts } = context;
  const whose = facts.about === "country" ? ` for ${facts.name}` : "";
  const kinds = Object.keys(GROUPS).filter((kind) => facts[kind].length);
  const others = Object.keys(OTHERS).filter((kind) => facts.other[kind].length);
  const rows = rowsOf(context);
  const empty = !kinds.length && !others.length && !rows;
  return [
    empty ? note(nothing(facts)) : null,
    kinds.length && facts.about !== "pact" ? h("p", { class: "pm-meta" }, MAPPED) : null,
    kinds.map((kind) => group(`${GROUPS[kind][facts.since ? 1 : 0]}${whose}`, changes(context, kind), facts[kind].length)),
    others.map((kind) => {
      const events = eventsOf(context, facts.other[kind]).map((event) => eventCard(context, event));
      return group(OTHERS[kind], events, events.length);
    }),
    rows,
  ];
}

function nothing({ since }) {
  return since
    ? "Nothing of this has changed in the data since then."
    : "No pact began, ended or changed status between these days, nor did a party’s part in one, as far as these tables know.";
}

// As the map draws it (see comparison.css): a line for what began, dashes for what ended, a double line
// for what changed its status; of members one for each that some of them did.
function sign(kind, { joined, left, moved }) {
  const among = { began: joined, ended: left, changed: moved };
  const kinds = kind === "members" ? Object.keys(among).filter((one) => among[one].length) : [kind];
  const lines = kinds.flatMap((one, at) =>
    LOOKS[one].map((look) => s("path", { d: `M2 ${4 + 7 * at}H32`, fill: "none", "data-change": one, ...look })),
  );
  return s("svg", { class: "pm-sample", width: 34, height: 7 * kinds.length + 1, "aria-hidden": "true" }, lines);
}

function changes(context, kind) {
  const { facts } = context;
  const list = facts[kind];
  const make = (change) =>
    list.length > FEW ? row(context, kind, change) : card(context, kind, change);
  return some(context, `changes ${kind}`, list, facts.told, make);
}

function card(context, kind, change) {
  const name = jump(context.go, { pact: change.instrument }, change.short);
  return h("article", { class: "pm-card" }, h("h4", {}, sign(kind, change), name), body(context, kind, change));
}

// One of many: a line that opens in place.
function row(context, kind, change) {
  const when = change.day ? change.day.slice(0, 4) : "";
  const words = [brief(context, kind, change), when].filter(Boolean).join(" · ");
  const title = [sign(kind, change), h("h4", {}, change.short), h("span", { class: "pm-meta" }, words)];
  return fold(context, `change ${kind} ${change.instrument}`, { class: "pm-brief" }, title, () =>
    body(context, kind, change),
  );
}

function brief({ facts, names }, kind, change) {
  if (kind === "members") return turnover(names, change);
  if (kind === "changed") return `was ${names.statuses[change.was]}, now ${names.statuses[change.status]}`;
  const those = others(facts, change).map(({ name }) => name);
  return those.length ? `with ${say.list(those)}` : say.parties(change.count);
}

// The parties beside the country that is selected.
function others({ code }, { parties }) {
  return parties.filter((party) => party.code !== code);
}

function turnover(names, { joined, left, moved }) {
  const turned = moved.length === 1 ? `${moved[0].name}: ${stepOf(names, moved[0])}` : `${moved.length} with another status`;
  const parts = [
    joined.length ? `${joined.length} joined` : "",
    left.length ? `${left.length} left` : "",
    moved.length ? turned : "",
  ];
  return parts.filter(Boolean).join(", ");
}

// "in force → suspended"; of who was no party before, or is none now, "→ proposed".
function stepOf({ statuses }, { was, status }) {
  return `${was ? `${statuses[was]} ` : ""}→ ${status ? statuses[status] : "no longer"}`;
}

function body(context, kind, change) {
  const { facts, go, names } = context;
  const words = {
    began: `Now ${names.statuses[change.status]}`,
    ended: `Was ${names.statuses[change.was]}`,
    changed: `Was ${names.statuses[change.was]}, now ${names.statuses[change.status]}`,
    members: `${capital(names.statuses[change.status])} before and after`,
  };
  const parties = others(facts, change);
  const gone = change.gone.map(({ name }) => name);
  const more = { pact: change.instrument, ...leave };
  return [
    h("p", { class: "pm-meta" }, words[kind], " · ", parties.length ? ["With ", partyLinks(go, { parties })] : say.parties(change.count)),
    who(context, kind, "Joined", change, change.joined),
    who(context, kind, "Left", change, change.left),
    moves(context, kind, change),
    gone.length ? h("p", { class: "pm-meta" }, `No longer there: ${say.list(gone)}.`) : null,
    events(context, change),
    h("p", { class: "pm-onward" }, jump(go, more, "All parties, events and sources →")),
  ];
}

function who(context, kind, word, change, parties) {
  if (!parties.length) return null;
  const links = (list) => partyLinks(context.go, { parties: list });
  if (parties.length <= NAMED) return h("p", { class: "pm-meta" }, `${word}: `, links(parties));
  const title = `${word}: ${parties.length} countries`;
  return fold(context, `${word} ${kind} ${change.instrument}`, {}, title, () =>
    h("p", { class: "pm-meta" }, links(parties)),
  );
}

// "Armenia, Canada: in force → suspended": who stayed with another status, by what it was and is.
function moves({ go, names, ...context }, kind, { instrument, moved }) {
  const steps = new Map();
  for (const party of moved) {
    const step = stepOf(names, party);
    steps.set(step, [...(steps.get(step) ?? []), party]);
  }
  return [...steps].map(([step, parties]) => {
    const links = () => h("p", { class: "pm-meta" }, partyLinks(go, { parties }), `: ${step}`);
    if (parties.length <= NAMED) return links();
    const title = `${parties.length} countries: ${step}`;
    return fold(context, `${step} ${kind} ${instrument}`, {}, title, links);
  });
}

// The events that did it: those that came with the facts, the others are asked for.
function events(context, change) {
  const { facts } = context;
  const known = eventsOf(context, change.events);
  if (known.length || !change.events.length) return known.map((event) => eventCard(context, event));
  const place = h("div", {}, note("One moment …"));
  const query = change.events.slice(0, 8).map((key) => `&event=${encodeURIComponent(key)}`);
  fetch(`${facts.ask}${query.join("")}`)
    .then((answer) => answer.json())
    .then((found) => {
      Object.assign(facts.events, found);
      const cards = eventsOf(context, change.events).map((event) => eventCard(context, event));
      place.replaceChildren(...cards);
    })
    .catch(() => place.replaceChildren(note("The events could not be fetched just now.")));
  return place;
}

// "1 pact was changed: Tirana declaration": what else is otherwise in a newer version.
function rowsOf({ go, facts }) {
  const parts = Object.entries(facts.rows).flatMap(([table, done]) =>
    Object.entries(done).map(([word, { count, named }]) => {
      const names = named.flatMap((row, at) => [at ? "; " : "", nameOf(go, table, word, row)]);
      const more = count > named.length ? ` and ${count - named.length} more` : "";
      const start = `${count} ${ROWS[table][count === 1 ? 0 : 1]} ${count === 1 ? "was" : "were"} ${word}: `;
      return h("li", {}, start, names, more);
    }),
  );
  return parts.length ? group("In the tables, too", h("ul", { class: "pm-rows" }, parts), 0) : null;
}

// A way to what is there still.
function nameOf(go, table, word, { code, name, url }) {
  const title = say.title({ title: name });
  if (word === "removed") return title;
  if (table !== "documents") return jump(go, { [PLACES[table]]: code, ...leave }, title);
  if (url === undefined) return toSentence(go, { document: code }, title);
  return link(url, { target: "_blank", rel: "noopener noreferrer" }, `${title} ↗`);
}

function counted(number) {
  return number === 1 ? "1 pact" : `${number} pacts`;
}
