// Two forms of an event for one proposal that tells of two.

import { h } from "./elements.js";
import { showErrors } from "./reviewfields.js";
import { eventForm } from "./reviewform.js";

// form: that of the proposal, or { forms: [a, b] } as it was left. Returns what eventForm returns.
export function splitForm({ form, sentence, verb, title, desk, save, cancel, draft }) {
  const given = form.forms ?? [form, { ...form }];
  const now = given.map((one) => ({ ...one }));
  const both = () => ({ forms: now.map(({ when: _, ...cells }) => cells) });
  const parts = given.map((one, place) =>
    eventForm({
      form: one,
      sentence,
      verb: place ? verb : null, // both are saved below the second
      title: `${place ? "Second" : "First"} event, sentence ${sentence.number}`,
      desk,
      cancel,
      draft: (value) => {
        now[place] = value;
        draft(both());
      },
      save: () => save(both()),
    }),
  );
  const element = h(
    "div",
    { class: "pm-split", role: "group", "aria-label": title },
    parts.map((part) => part.element),
  );
  let touched = parts[0];
  element.addEventListener("focusin", (event) => {
    touched = parts.find((part) => part.element.contains(event.target)) ?? touched;
  });
  return {
    element,
    quote: (place) => touched.quote(place),
    fail: (errors) => showErrors(parts[0].element, errors),
    focus: () => parts[0].focus(),
  };
}
