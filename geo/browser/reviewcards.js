// The cards beside a sentence: what is proposed, what is decided, what contradicts it or may be the
// same. What their buttons do is handed in as `desk`.

import { h } from "./elements.js";
import { keyOfAssertion, keyOfCandidate, keyOfEvent } from "./reviewat.js";
import { contradiction, wordOf } from "./reviewcontrast.js";
import { keyButton } from "./reviewkeys.js";
import { combobox } from "./reviewsearch.js";

// What became an event is told by the event's own card.
const STATES = { rejected: "Rejected", merged: "Merged" };

// A form in words: its heading, its summary, and the facts below.
function told(form, desk) {
  const doubts = [
    form.realis === "occurred" ? null : wordOf(desk, "realis", form.realis),
    form.modality === "fact" ? null : wordOf(desk, "modality", form.modality),
    form.certainty === "confirmed" ? null : `judged ${wordOf(desk, "certainty", form.certainty)}`,
  ].filter(Boolean);
  const fact = (name, value) =>
    value ? [h("dt", {}, name), h("dd", {}, value)] : null;
  const pact = form.instrument
    ? desk.pactOf(form.instrument)
    : form.words
      ? h("em", {}, `“${form.words}”, no pact of the tables yet`)
      : null;
  return [
    h(
      "h4",
      {},
      h("span", { class: "pm-type" }, wordOf(desk, "event_type", form.type)),
      doubts.map((doubt) => h("span", { class: "pm-doubt" }, doubt)),
    ),
    form.summary ? h("p", {}, form.summary) : null,
    h(
      "dl",
      {},
      fact("Who", desk.namesOf(form.actors)),
      fact("At", desk.namesOf(form.targets)),
      fact("Pact", pact),
      fact("When", form.when ?? form.date),
      fact("Where", form.place),
      fact("Says", form.attributed_to && desk.nameOf(form.attributed_to)),
    ),
  ];
}

function item(key, kind, label, ...children) {
  return h(
    "section",
    { ...{ class: "pm-item", role: "group", tabindex: -1 }, "data-key": key, "data-kind": kind, "aria-label": label },
    children,
  );
}

// A candidate that nobody has decided on.
export function openCard(card, desk) {
  const key = keyOfCandidate(card);
  const missing = Object.values(card.errors);
  const merging = desk.merging === key;
  return item(
    key,
    "open",
    `Proposal: ${wordOf(desk, "event_type", card.form.type)}, ${card.form.summary || "no summary"}`,
    told(card.form, desk),
    missing.length
      ? h("p", { class: "pm-missing" }, "Before it can be accepted: ", missing.join("; "))
      : null,
    card.contradictions.map((other) => contradiction(card.form, other, desk)),
    card.duplicates.length && !merging
      ? h(
          "div",
          { class: "pm-same" },
          h("b", {}, "Perhaps the same event"),
          card.duplicates.map((other) => sameAs(other, () => desk.merge(card, other.event))),
        )
      : null,
    merging ? mergeBox(card, desk) : null,
    h(
      "div",
      { class: "pm-actions" },
      keyButton("Accept", "a", () => desk.accept(card), { class: "pm-primary" }),
      keyButton("Edit", "e", () => desk.edit(key)),
      keyButton("Reject", "r", () => desk.reject(card)),
      keyButton("Split", "x", () => desk.split(card)),
      keyButton("Merge", "m", () => desk.openMerge(card)),
      keyButton("Why", "w", () => desk.whys.open(key)),
    ),
    desk.whys.box(key),
  );
}

function sameAs(other, merge) {
  return h(
    "div",
    { class: "pm-duplicate" },
    h("p", {}, other.summary, " ", h("span", { class: "pm-meta" }, other.when)),
    h("p", { class: "pm-meta" }, `${other.why.join(", ")} · ${sources(other.documents)}`),
    h(
      "button",
      { type: "button", class: "pm-mini", onclick: merge, "aria-label": `Merge into ${other.event}` },
      "Same event: merge",
    ),
  );
}

function sources(documents) {
  const more = documents.length > 2 ? ` and ${documents.length - 2} more` : "";
  return `${documents.slice(0, 2).join(", ")}${more}`;
}

function mergeBox(card, desk) {
  const search = combobox({
    label: "Merge into which event?",
    placeholder: "Event by words or key",
    choices: desk.events,
    take: ({ key }) => desk.merge(card, key),
  });
  return h(
    "div",
    { class: "pm-same" },
    h("b", {}, "Merge into which event?"),
    search.element,
    card.duplicates.map((other) => sameAs(other, () => desk.merge(card, other.event))),
  );
}

// A candidate that somebody has decided on, if there is still something to tell of it.
export function decidedCard(card, desk) {
  const key = keyOfCandidate(card);
  const state = STATES[card.state];
  if (!state) return null;
  const type = wordOf(desk, "event_type", card.form.type);
  const by = card.pending ? "saving …" : [card.by, card.when].filter(Boolean).join(", ");
  return item(
    key,
    "decided",
    `${state}: ${type}, ${card.form.summary}`,
    h(
      "p",
      { class: "pm-slim" },
      h("b", {}, state),
      ` ${type}: ${card.form.summary} `,
      h("span", { class: "pm-meta" }, by),
    ),
    card.pending || card.state !== "rejected"
      ? null
      : h("button", { type: "button", class: "pm-mini", onclick: () => desk.edit(key) }, "Reconsider"),
  );
}

export function eventCard(card, desk) {
  const key = keyOfEvent(card);
  const origin = { accepted: "Accepted", edited: "Edited", added: "Added" }[card.review] ?? "Event";
  return item(
    key,
    "event",
    `Event: ${wordOf(desk, "event_type", card.form.type)}, ${card.form.summary}`,
    told(card.form, desk),
    card.contradictions.map((other) => contradiction(card.form, other, desk)),
    h(
      "p",
      { class: "pm-meta" },
      card.pending ? "Saving …" : `${origin} by ${card.by}${card.when ? `, ${card.when}` : ""}`,
      card.reported ? ` · reported by ${card.reported}` : "",
    ),
    card.pending
      ? null
      : h(
          "div",
          { class: "pm-actions" },
          keyButton("Edit", "e", () => desk.edit(key)),
          keyButton("Remove", "r", () => desk.removeEvent(card)),
          keyButton("Why", "w", () => desk.whys.open(key)),
          h("a", { href: desk.historyOf("events", card.event), target: "_self" }, "History"),
        ),
    desk.whys.box(key),
  );
}

export function assertionCard(card, desk) {
  const { form } = card;
  const kind = wordOf(desk, "assertion_kind", form.kind);
  const denied = form.polarity === "-" ? ", denied" : "";
  const said = [form.subject, form.object].filter(Boolean).join(" → ");
  const key = keyOfAssertion(card);
  return item(
    key,
    "assertion",
    `Statement: ${kind}, ${said}`,
    h("p", { class: "pm-slim" }, h("b", {}, `Statement: ${kind}${denied}`), ` ${said}`),
    card.pending
      ? h("p", { class: "pm-meta" }, "Saving …")
      : h(
          "div",
          { class: "pm-actions" },
          keyButton("Edit", "e", () => desk.edit(key)),
          keyButton("Remove", "r", () => desk.retract(card)),
          keyButton("Why", "w", () => desk.whys.open(key)),
        ),
    desk.whys.box(key),
  );
}
