// The network as a table: every pair that has a pact on the day, names in full. Made when it is opened.

import { h, refill } from "./elements.js";
import { capital } from "./words.js";
import { edgesOf } from "./whomedges.js";
import { obligationOf } from "./whomwords.js";

const ROWS = 200; // that are seen at first

export function table({ atlas, ties, name }, codes) {
  const body = h("div", { class: "pm-table" });
  const summary = h("summary", {}, "The same as a table");
  const element = h("details", { ontoggle: () => fill(ROWS) }, summary, body);

  function fill(most) {
    if (!element.open) return refill(body);
    const edges = edgesOf(ties, codes()).sort(
      (x, y) => ties.compare(x.tie, y.tie) || name(x.a).localeCompare(name(y.a)),
    );
    const rows = edges
      .slice(0, most)
      .map(({ a, b, tie, out, back }) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, `${name(a)} and ${name(b)}`),
          h("td", {}, capital(obligationOf(out))),
          h("td", {}, capital(obligationOf(back))),
          h("td", {}, atlas.pacts[tie.pact].short),
          h("td", {}, capital(atlas.statuses[tie.status])),
        ),
      );
    const heads = ["Countries", "The first owes", "The second owes", "Strongest pact", "Status"];
    const rest = edges.length - rows.length;
    refill(
      body,
      edges.length
        ? h(
            "table",
            {},
            h(
              "caption",
              {},
              `${edges.length} pairs of countries with a pact on this day, the strongest obligation first`,
            ),
            h(
              "thead",
              {},
              h(
                "tr",
                {},
                heads.map((words) => h("th", { scope: "col" }, words)),
              ),
            ),
            h("tbody", {}, rows),
          )
        : h("p", {}, "No pair has a pact on this day."),
      rest > 0 &&
        h(
          "button",
          { type: "button", class: "pm-set", onclick: () => fill(Infinity) },
          `Show ${rest} more`,
        ),
    );
  }

  return { element, update: () => fill(ROWS) };
}
