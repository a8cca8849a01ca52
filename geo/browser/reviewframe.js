// The frame of the review's forms: title, errors, the quote that can be moved, buttons and keys.

import { h } from "./elements.js";
import { forgive, showErrors } from "./reviewfields.js";
import { quoteField } from "./reviewquote.js";

// What is typed so far, kept as a draft with each change: { now, set(name) -> (value) => … }.
export function drafted(form, draft) {
  const now = { ...form };
  const set = (name) => (value) => {
    now[name] = value;
    draft({ ...now });
  };
  return { now, set };
}

// given: what the caller of a form gave, `now` as from `drafted`, the parts before and after the
// quote, the word on the button (without one there are none) and what else stands beside it.
// Returns { element, quote(place), fail(errors), focus() }.
export function framed(given, { now, before, after = [], button, beside = [] }) {
  const { form, sentence, title, desk, save, cancel, draft } = given;
  const quote = quoteField(sentence, { start: form.start, end: form.end }, ({ start, end }) => {
    Object.assign(now, { start, end });
    draft({ ...now });
    desk.showQuote(sentence.number, { start, end });
  });
  const submit = (event) => {
    event?.preventDefault();
    save({ ...now });
  };
  const element = h(
    "form",
    { class: "pm-form", "aria-label": title, onsubmit: submit, novalidate: true, oninput: forgive },
    h("h4", {}, title),
    h("p", { class: "pm-form-errors", role: "alert" }),
    before,
    quote.element,
    after,
    button
      ? h(
          "div",
          { class: "pm-actions" },
          h("button", { type: "submit", class: "pm-primary" }, button),
          h("button", { type: "button", onclick: cancel }, "Cancel"),
          beside,
        )
      : null,
  );
  element.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event);
    else if (event.key === "Escape") cancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return {
    element,
    quote: quote.set,
    fail: (errors) => showErrors(element, errors),
    focus: () => element.querySelector("select, input, textarea").focus(),
  };
}
