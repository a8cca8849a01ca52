// A history as a table that says the same as its chart; its rows act as the bars do.

import { h } from "./elements.js";

// all: { chart, hub, go }
export function table(all) {
  const { chart } = all;
  const body = h("div", { class: "pm-fold-body" });
  const details = h("details", {}, h("summary", {}, "As a table"), body);
  details.addEventListener("toggle", () => {
    if (details.open && !body.hasChildNodes()) body.append(made(all));
  });
  return chart.table.rows.length ? details : null;
}

function made(all) {
  const { title, table } = all.chart;
  return h(
    "table",
    { class: "pm-intervals pm-life-table" },
    h("caption", { class: "pm-hidden" }, title),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        table.columns.map((name) => h("th", { scope: "col" }, name)),
      ),
    ),
    h(
      "tbody",
      {},
      table.rows.map((row) => line(all, row)),
    ),
  );
}

function line({ chart, hub, go }, { code, day, cells }) {
  const [who, what, since, until] = cells;
  const kind = chart.kind === "pact" ? "country" : "pact";
  const pointed = kind === "pact" ? { pact: code } : { countries: [code] };
  const point = (now) => () => code && hub.set({ pointed: now }, "history");
  const [on, off] = [point(pointed), point(null)];
  return h(
    "tr",
    { onpointerenter: on, onpointerleave: off, onfocusin: on, onfocusout: off },
    h("th", { scope: "row" }, code ? act(who, () => go({ [kind]: code })) : who),
    h("td", {}, what),
    h("td", {}, day ? act(since, () => go({ as_of: day })) : since),
    h("td", {}, until),
  );
}

function act(words, onclick) {
  return h("button", { type: "button", class: "pm-life-link", onclick }, words);
}
