// Fields of the review's forms: a vocabulary in plain words and codes, a line of text, a date with
// its echo. Each is { element } and shows its own error; a line has its control besides.

import { h } from "./elements.js";
import { capital } from "./words.js";

let count = 0;

function wrapped(name, label, control, ...more) {
  const id = control.id || `pm-field-${(count += 1)}`;
  control.id = id;
  return h(
    "div",
    { class: "pm-field", "data-name": name },
    h("label", { for: id, class: "pm-label" }, label),
    control,
    ...more,
    h("p", { class: "pm-error", "data-for": name }),
  );
}

// options: [[code, word, meaning]]; the meaning of what is chosen stands below.
export function choice(name, label, options, value, change = () => {}) {
  const meaning = h("p", { class: "pm-hint" });
  const select = h(
    "select",
    { onchange: () => told() },
    value ? null : h("option", { value: "" }, "Choose …"),
    options.map(([code, word]) =>
      h("option", { value: code, selected: code === value }, titled(word, code)),
    ),
  );
  const told = () => {
    meaning.textContent = options.find(([code]) => code === select.value)?.[2] ?? "";
    change(select.value);
  };
  meaning.textContent = options.find(([code]) => code === value)?.[2] ?? "";
  const element = wrapped(name, label, select, meaning);
  return { element };
}

function titled(word, code) {
  const label = capital(word);
  return code.toLowerCase() === word.toLowerCase() ? label : `${label} · ${code}`;
}

export function line(name, label, value, change, { hint, rows, placeholder } = {}) {
  const control = rows
    ? h("textarea", { rows, placeholder, oninput: () => change(control.value) }, value)
    : h("input", { type: "text", value, placeholder, oninput: () => change(control.value) });
  const told = hint ? h("p", { class: "pm-hint" }, hint) : null;
  return { element: wrapped(name, label, control, told), control };
}

// A date in EDTF, said back in plain words while it is typed. echo(text) promises { words, error }.
export function dateField(name, label, value, change, echo) {
  const said = h("p", { class: "pm-echo", role: "status" });
  let asked = 0;
  const tell = async (text) => {
    const mine = (asked += 1);
    const { words, error } = await echo(text);
    if (mine !== asked) return;
    said.textContent = error || words;
    said.classList.toggle("is-wrong", Boolean(error));
    control.setAttribute("aria-invalid", error ? "true" : "false");
  };
  const control = h("input", {
    type: "text",
    value,
    spellcheck: "false",
    autocomplete: "off",
    placeholder: "2025-03-18, 2025-03, 2025~ …",
    oninput: () => {
      change(control.value);
      tell(control.value);
    },
  });
  tell(value);
  return { element: wrapped(name, label, control, said) };
}

// A search field (from reviewsearch.js) under a label.
export function sought(name, label, search) {
  return h(
    "div",
    { class: "pm-field", "data-name": name },
    h("span", { class: "pm-label", "aria-hidden": "true" }, label),
    search.element,
    h("p", { class: "pm-error", "data-for": name }),
  );
}

// What is written anew is no longer wrong.
export function forgive(event) {
  const field = event.target.closest(".pm-field");
  field?.classList.remove("is-wrong");
  for (const place of field?.querySelectorAll(".pm-error") ?? []) place.textContent = "";
}

// Show each error beside its field, the rest on top; the first wrong field gets the focus.
export function showErrors(form, errors) {
  const left = { ...errors };
  for (const place of form.querySelectorAll(".pm-error[data-for]")) {
    const error = left[place.dataset.for] ?? "";
    const echoed = place.parentElement.querySelector(".pm-echo.is-wrong");
    place.textContent = echoed ? "" : error; // the echo says the same
    place.parentElement.classList.toggle("is-wrong", Boolean(error));
    delete left[place.dataset.for];
  }
  const rest = form.querySelector(".pm-form-errors");
  rest.textContent = Object.entries(left)
    .map(([name, error]) => (name ? `${name}: ${error}` : error))
    .join(" ");
  form.querySelector(".is-wrong :is(input, select, textarea, button)")?.focus();
}
