// Small forms: a new pact inside the form of an event, and a statement that is no event.

import { h, refill } from "./elements.js";
import { choice, dateField, line } from "./reviewfields.js";
import { drafted, framed } from "./reviewframe.js";
import { combobox } from "./reviewsearch.js";

const OBLIGATIONS = {
  defense: "Mutual defence",
  offense: "Fight together",
  neutrality: "Neutrality",
  nonaggression: "Non-aggression",
  consultation: "Consultation",
};

// given: the cells so far; change(cells) is told of each. Obligations begin as "not seen".
export function instrumentForm(given, vocabulary, change, back) {
  const { set } = drafted(given, change);
  const text = (name, label, hint) =>
    line(`new.${name}`, label, given[name] ?? "", set(name), { hint }).element;
  const pick = (name, label, options, otherwise = "") =>
    choice(`new.${name}`, label, options, given[name] ?? otherwise, set(name)).element;
  const flag = ([name, label]) => pick(name, label, vocabulary.flag, "NA");
  const element = h(
    "fieldset",
    { class: "pm-new" },
    h("legend", {}, "New pact"),
    h(
      "div",
      { class: "pm-fields" },
      text("instrument", "Key", "Capital letters, digits and _, as in TIRANA2025"),
      text("short_name", "Short name", "As the map shows it"),
      text("name", "Full name"),
      text("label_as_reported", "Called in the text", "In its words"),
      pick("form", "Form", vocabulary.form),
      pick("family", "Family", vocabulary.family),
      pick("binding", "Legally binding", vocabulary.flag, "NA"),
    ),
    h(
      "details",
      {},
      h("summary", {}, "Obligations: not seen, unless you have read its text"),
      h("div", { class: "pm-fields" }, Object.entries(OBLIGATIONS).map(flag)),
    ),
    h("button", { type: "button", class: "pm-mini", onclick: back }, "Choose a known pact instead"),
  );
  return { element, focus: () => element.querySelector("input").focus() };
}

const ASKS = {
  actor: "An actor: code, or search",
  actors: "Actors: codes with ; between them",
  instrument: "A pact: key, or search",
  pact: "A pact or an organisation: key, or search",
  event: "An event: key",
  obligation: `One of ${Object.keys(OBLIGATIONS).join(", ")}`,
  label: "A form, or alliance",
  number: "A whole number",
  text: "In words",
  none: "Leave it empty",
};

export const UNSAID = { kind: "", subject: "", object: "", polarity: "+", date: "", attributed_to: "" };

// A statement that is no event. Returns { element, fail(errors), quote(place), focus() }.
export function assertionForm(given) {
  const { form, desk, draft } = given;
  const { now, set } = drafted(form, draft);
  const cells = h("div", { class: "pm-fields is-wide" });
  const asked = () => desk.kinds[now.kind] ?? { subject: "text", object: "text" };
  const cell = (name, label) => {
    const wanted = asked()[name].replace("?", "");
    const field = line(name, label, now[name], set(name), { hint: ASKS[wanted] });
    const choices = desk.choicesOf(wanted);
    if (!choices) return field.element;
    const search = combobox({
      label: `Search for the ${label.toLowerCase()}`,
      placeholder: "Search …",
      choices,
      take: ({ key }) => {
        field.control.value = wanted === "actors" && now[name] ? `${now[name]};${key}` : key;
        set(name)(field.control.value);
      },
    });
    field.element.append(search.element);
    return field.element;
  };
  const draw = () => refill(cells, cell("subject", "Of whom or what"), cell("object", "What it says"));
  const kind = choice("kind", "Kind of statement", desk.vocabulary.assertion_kind, form.kind, (value) => {
    set("kind")(value);
    draw();
  });
  draw();
  const fields = h(
    "div",
    { class: "pm-fields" },
    kind.element,
    choice("polarity", "The text", desk.vocabulary.polarity, form.polarity, set("polarity")).element,
    cells,
    dateField("date", "Date (EDTF)", form.date, set("date"), desk.echo).element,
    line("attributed_to", "Who says so", form.attributed_to, set("attributed_to")).element,
  );
  return framed(given, { now, before: fields, button: "Save statement" });
}
