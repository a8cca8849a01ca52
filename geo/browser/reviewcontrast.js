// What a form says beside an event that contradicts it: the two side by side, what differs marked.

import { h } from "./elements.js";

export function wordOf(desk, vocabulary, code) {
  return desk.vocabulary[vocabulary].find(([found]) => found === code)?.[1] ?? code;
}

// other: as data.review.suggestions tells it.
export function contradiction(form, other, desk) {
  const rows = [
    ["Who", desk.namesOf(form.actors), desk.namesOf(other.actors)],
    ["When", form.when || form.date || "no date", other.when],
    ["Happened?", wordOf(desk, "realis", form.realis), wordOf(desk, "realis", other.realis)],
    ["Says", form.summary, other.summary],
  ];
  return h(
    "div",
    { class: "pm-contradiction", role: "group", "aria-label": `Contradicts ${other.event}` },
    h("b", {}, `Contradicts what is known: ${other.why.join(", ")}`),
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h("tr", {}, h("td", {}), h("th", { scope: "col" }, "This text"), h("th", { scope: "col" }, source(other))),
      ),
      h(
        "tbody",
        {},
        rows.map(([name, ours, theirs]) =>
          h(
            "tr",
            { "data-differs": ours !== theirs && name !== "Says" },
            h("th", { scope: "row" }, name),
            h("td", {}, ours),
            h("td", {}, theirs),
          ),
        ),
      ),
    ),
    h("a", { href: desk.historyOf("events", other.event), target: "_self" }, other.event),
  );
}

function source({ documents }) {
  return documents.length > 1 ? `${documents[0]} and ${documents.length - 1} more` : documents[0];
}
