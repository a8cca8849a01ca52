// The history of a subject: its decisions, newest first, and what the published tables say.

import { h, link, refill } from "./elements.js";

// told: { decisions: [as data.review.telling writes them], published: [{ name, new }] }.
export function history(host, { decisions, published }) {
  const taken = new Set(decisions.map(({ undoes }) => undoes).filter(Boolean));
  refill(
    host,
    h(
      "div",
      { class: "pm-history" },
      h(
        "section",
        { "aria-label": "Decisions" },
        h("h2", {}, "Decisions"),
        decisions.length
          ? h("ol", {}, decisions.map((one) => decision(one, taken.has(one.action))))
          : h("p", {}, "Nobody has decided on this here; it stands in the tables as it was curated."),
      ),
      h(
        "section",
        { "aria-label": "In the tables" },
        h("h2", {}, "In the tables"),
        published.length ? cells(published) : h("p", {}, "Not published: the tables have no such row."),
      ),
    ),
  );
}

function decision(one, taken) {
  return h(
    "li",
    { class: taken ? "is-taken" : null },
    h(
      "p",
      { class: "pm-head" },
      h("b", {}, one.who),
      ` ${one.verb} the ${one.noun}`,
      taken ? h("span", { class: "pm-tag" }, "taken back") : null,
    ),
    h("p", { class: "pm-meta" }, h("time", { datetime: one.at }, one.when), " · ", source(one)),
    one.why ? h("p", {}, "Why: ", one.why) : null,
    one.changes.length ? changes(one.changes) : null,
  );
}

function source({ document }) {
  const href = `?document=${encodeURIComponent(document)}`;
  const page = new URL(document ? `review${href}` : "review", window.location.href);
  return link(page.pathname + page.search, { target: "_self" }, document);
}

function changes(list) {
  return h(
    "table",
    {},
    h("thead", {}, h("tr", {}, ["", "Before", "After"].map((word) => h("th", {}, word)))),
    h(
      "tbody",
      {},
      list.map((one) =>
        h("tr", {}, h("th", { scope: "row" }, one.name), h("td", {}, one.old || "–"), h("td", {}, one.new || "–")),
      ),
    ),
  );
}

function cells(list) {
  const rows = list.map((one) => [h("dt", {}, one.name), h("dd", {}, one.new)]);
  return h("dl", {}, rows);
}
