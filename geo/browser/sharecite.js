// How to cite what is on the screen: as a sentence, for LaTeX, for reference managers.

import { h, refill } from "./elements.js";
import { copyable } from "./sharecopy.js";
import { beside } from "./sharelink.js";

const FORMS = [
  ["text", "Text", 5],
  ["bibtex", "BibTeX", 9],
  ["csl", "CSL-JSON", 9],
];

export function citing(context) {
  const { link, say } = context;
  const place = h("div", {}, h("p", { class: "pm-hint" }, "Writing the citation …"));
  fetch(beside(link, "share/cite"))
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer)))
    .then((told) => refill(place, FORMS.map(([name, words, lines]) => form(context, words, told[name], lines))))
    .catch(() => {
      place.replaceChildren();
      say("The citation could not be fetched. Close this and try again.");
    });
  return place;
}

function form(context, words, text, lines) {
  const field = copyable(context, `Citation as ${words}`, text, lines);
  return h("div", { class: "pm-form" }, h("h3", {}, words), field.element);
}
