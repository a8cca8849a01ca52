// How well an event is attested: how many documents of how many origins report it, how source and
// information are graded (see data/grading.py), and what speaks against it.

import { h, link } from "./elements.js";
import { fold } from "./folds.js";
import { title } from "./phrases.js";

// event: as data/chronicle.py tells it; names: { grades: { sources, information } }.
export function attestation(context, event) {
  const documents = byDocument(event.quotes);
  if (!documents.size) return null;
  const told = [...documents.values()];
  const reporting = told.filter((about) => about.reports);
  const { sources, information } = context.names.grades;
  const [letter, figure] = event.grade;
  const line = [
    reporting.length ? reported(reporting.length, event.origins) : "Reported by no document",
    " · ",
    h("span", { class: "pm-grade" }, event.grade),
    `: ${source(letter, sources)}, ${information[figure]}`,
  ];
  return fold(context, `attested ${event.event}`, { class: "pm-attested" }, line, () => [
    h("p", { class: "pm-meta" }, `Information ${figure}, ${information[figure]}: ${event.why}.`),
    reporting.length ? origins(event, reporting, sources) : null,
    against(event, told, sources),
  ]);
}

// "Reported by 4 documents of 2 independent origins"; of one document no origin is counted.
function reported(documents, origins) {
  if (documents === 1) return "Reported by 1 document";
  const of = origins === 1 ? "one origin" : `${origins} independent origins`;
  return `Reported by ${documents} documents of ${of}`;
}

function source(letter, sources) {
  return letter === "F" ? "source cannot be judged" : `${sources[letter]} source`;
}

// Each document once: its first quote, and whether any reports or denies the event.
function byDocument(quotes) {
  const found = new Map();
  for (const quote of quotes) {
    const about = found.get(quote.document) ?? { ...quote, reports: false, denies: false };
    about[quote.stance === "denies" ? "denies" : "reports"] = true;
    found.set(quote.document, about);
  }
  return found;
}

// The documents, those of one origin in one item, with what each is graded.
function origins({ one = [], repeat = [] }, reporting, sources) {
  const of = (key) => one.find((group) => group.includes(key)) ?? [key];
  const groups = new Map();
  for (const about of reporting) {
    const [first] = of(about.document);
    groups.set(first, [...(groups.get(first) ?? []), about]);
  }
  const item = (about) => [
    named(about, sources),
    repeat.includes(about.document) ? ", repeats what others report" : null,
  ];
  return h(
    "ul",
    { class: "pm-origins" },
    [...groups.values()].map((group) =>
      h(
        "li",
        {},
        group.length > 1 ? "Of one origin: " : null,
        group.map((about, number) => [number ? "; " : "", item(about)]),
      ),
    ),
  );
}

function named(about, sources) {
  const where = { target: "_blank", rel: "noopener noreferrer" };
  return [
    about.stored ? title(about) : link(about.url, where, `${about.publisher} ↗`),
    ` (${about.grade}: ${sources[about.grade]})`,
  ];
}

// Denials, those of a better source than all that report it named so, and fact checks.
function against(event, told, sources) {
  const denying = told.filter((about) => about.denies);
  const failed = (event.findings ?? []).filter(({ verdict }) => verdict === "contradicted").length;
  if (!denying.length && !failed)
    return h("p", { class: "pm-meta" }, "Nothing in these tables speaks against it.");
  return h(
    "div",
    { class: "pm-meta" },
    h("b", {}, "What speaks against it"),
    h(
      "ul",
      { class: "pm-origins" },
      denying.map((about) => h("li", {}, named(about, sources), otherwise(about, event))),
      failed ? h("li", {}, failed === 1 ? "A fact check" : `${failed} fact checks`, ", above") : null,
    ),
  );
}

function otherwise({ grade }, event) {
  const better = grade < event.grade[0] ? ", and is better graded than what reports it" : "";
  return ` tells it otherwise${better}`;
}
