// The form of an event: every field with its vocabulary, actors and pact by search, the date with
// its echo, the quote that can be moved. Keeps what is typed as a draft.

import { h, refill } from "./elements.js";
import { choice, dateField, line, sought } from "./reviewfields.js";
import { drafted, framed } from "./reviewframe.js";
import { instrumentForm } from "./reviewnew.js";
import { single, tokens } from "./reviewsearch.js";

const NAMES = { edit: "Save", add: "Add event", split: "Split" };

export const BLANK = {
  type: "",
  realis: "occurred",
  instrument: "",
  words: "",
  actors: [],
  targets: [],
  date: "",
  date_basis: "document",
  place: "",
  attributed_to: "",
  modality: "fact",
  certainty: "confirmed",
  in_response_to: "",
  stance: "reports",
  summary: "",
};

// given: { form, sentence, verb, title, desk, save(form), cancel(), draft(form) }; desk has the
// vocabulary, the lookups and echo. Returns { element, fail(errors), quote(place), focus() }.
export function eventForm(given) {
  const { form, verb, desk, draft } = given;
  const { now, set } = drafted(form, draft);
  const words = desk.vocabulary;
  const pick = (name, label, vocabulary) =>
    choice(name, label, words[vocabulary], form[name], set(name)).element;
  const actors = (name, label) =>
    sought(
      name,
      label,
      tokens({
        label,
        choices: desk.actors,
        value: form[name],
        change: set(name),
        placeholder: "Name, people or code",
      }),
    );
  const pact = pactField(now, desk, set);
  const answered = single({
    label: "In response to",
    choices: desk.events,
    value: form.in_response_to,
    change: set("in_response_to"),
    placeholder: "Event by words or key",
  });
  const fields = h(
    "div",
    { class: "pm-fields" },
    pick("type", "Type", "event_type"),
    pick("realis", "Did it happen?", "realis"),
    actors("actors", "Actors"),
    actors("targets", "Aimed at"),
    pact.element,
    dateField("date", "Date (EDTF)", form.date, set("date"), desk.echo).element,
    pick("date_basis", "The date is from", "date_basis"),
    pick("modality", "Said as", "modality"),
    line("attributed_to", "Who says so", form.attributed_to, set("attributed_to"), {
      hint: "A code or the words; empty for a fact",
    }).element,
    pick("certainty", "Our judgement", "certainty"),
    pick("stance", "The quote", "stance"),
    line("place", "Place", form.place, set("place")).element,
    sought("in_response_to", "In response to", answered),
  );
  const summary = line("summary", "Summary", form.summary, set("summary"), {
    rows: 2,
    hint: "One sentence in plain English",
  });
  const why = line("why", "Why (kept in the history; may stay empty)", form.why ?? "", set("why"));
  return framed(given, {
    now,
    before: [fields, summary.element],
    after: why.element,
    button: NAMES[verb],
    beside: h("span", { class: "pm-hint" }, "Ctrl + Enter saves, Esc leaves; what you typed is kept"),
  });
}

// The pact by search, or a new one with a small form of its own.
function pactField(now, desk, set) {
  const place = h("div", { class: "pm-field is-wide", "data-name": "instrument" });
  const keep = set("new");
  const search = () => {
    const make = h(
      "button",
      { type: "button", class: "pm-mini", onclick: () => fresh({ label_as_reported: now.words }) },
      "New pact …",
    );
    const field = single({
      label: "Pact",
      choices: desk.instruments,
      value: now.instrument,
      change: set("instrument"),
      placeholder: now.words ? `The text says: ${now.words}` : "Name or key",
      hint: "No pact is called so; a new one can be made",
      extra: make,
    });
    refill(
      place,
      h("span", { class: "pm-label", "aria-hidden": "true" }, "Pact"),
      field.element,
      h("p", { class: "pm-error", "data-for": "instrument" }),
    );
  };
  const fresh = (given) => {
    keep(given);
    const back = () => {
      keep(null);
      search();
    };
    const form = instrumentForm(given, desk.vocabulary, keep, back);
    refill(place, form.element);
    form.focus();
  };
  if (now.new) fresh(now.new);
  else search();
  return { element: place };
}
