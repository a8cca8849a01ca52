// What the fact checks say: a box for the cards of map and reader, and its pieces for other pages.
// finding: as `data.findings.facts` writes it; names: { verdicts, marks, rules }; go: as in cards.

import { h, link } from "./elements.js";
import { capital } from "./words.js";

const FEW = 3; // so many sources are shown at once; more are folded away

// A box with every finding, or null if there is none. `idOf(finding)` names the elements that hold
// a verdict in words, for aria-describedby.
export function findingBox(findings, go, names, idOf = () => null) {
  if (!findings?.length) return null;
  return h(
    "div",
    { class: "pm-findings", role: "group", "aria-label": "Fact checks" },
    findings.map((finding) =>
      h(
        "div",
        { class: "pm-finding", "data-verdict": finding.verdict },
        h(
          "div",
          { id: idOf(finding) },
          h("p", { class: "pm-finding-head" }, verdictOf(finding, names), ruleOf(finding, names)),
          h("p", {}, finding.message),
        ),
        needs(finding),
        h(
          "details",
          {},
          h("summary", {}, grounds(finding)),
          rowList(finding, go),
          sourceList(finding.sources, go),
        ),
      ),
    ),
  );
}

// The verdict as mark, word and colour.
export function verdictOf({ verdict }, names) {
  return h(
    "b",
    { class: "pm-verdict", "data-verdict": verdict },
    h("span", { class: "pm-verdict-mark", "aria-hidden": "true" }, names.marks[verdict]),
    capital(names.verdicts[verdict]),
  );
}

export function ruleOf({ rule }, names) {
  return h("span", { class: "pm-rule" }, capital(names.rules[rule] ?? rule));
}

export function needs(finding) {
  return finding.needs
    ? h("p", { class: "pm-needs" }, h("b", {}, "What would settle it: "), finding.needs)
    : null;
}

// The rows of the tables that a finding rests on, as links to the map where it shows them.
export function rowList({ rows }, go) {
  return rows.length
    ? h(
        "ul",
        { class: "pm-finding-rows" },
        rows.map(({ words, target }) =>
          h(
            "li",
            {},
            words,
            target ? [" ", step(go, target, "On\u00a0the\u00a0map\u00a0→")] : null,
          ),
        ),
      )
    : null;
}

function sourceList(sources, go) {
  if (!sources.length) return null;
  return h(
    "ul",
    { class: "pm-finding-sources" },
    sources.map((source) => h("li", {}, sourceOf(source, go))),
  );
}

// Up to three sources in sight, the others to be opened.
export function sourcesInSight(sources, go) {
  const [shown, more] = [sources.slice(0, FEW), sources.slice(FEW)];
  return [
    sourceList(shown, go),
    more.length
      ? h(
          "details",
          {},
          h("summary", {}, `${more.length} more ${more.length === 1 ? "source" : "sources"}`),
          sourceList(more, go),
        )
      : null,
  ];
}

function sourceOf(source, go) {
  const by = [source.publisher, source.published].filter(Boolean).join(", ");
  const tail = by ? h("span", { class: "pm-by" }, ` · ${by}`) : null;
  if (source.stored) return [toSentence(go, source, `${source.title} →`), tail];
  const title = source.url ? `${source.title} ↗` : source.title;
  return [link(source.url, { target: "_blank", rel: "noopener noreferrer" }, title), tail];
}

// A link to a sentence of a document: a true address, so that it opens in another tab too, unless
// whoever follows links (`go`) has no page of documents.
export function toSentence(go, { document, sentence }, words) {
  const target = { document, sentence: sentence ?? 0 };
  if (go.hasNoPages) return step(go, target, words);
  return jump(`documents?${new URLSearchParams(target)}`, () => go(target), words);
}

function step(go, target, words) {
  return jump("#", () => go(target), words, { role: "button" });
}

function jump(href, follow, words, attributes = {}) {
  const open = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    follow();
  };
  return h("a", { href, onclick: open, ...attributes }, words);
}

function grounds({ rows, sources }) {
  const parts = [count(rows.length, "row of the tables", "rows of the tables")];
  parts.push(count(sources.length, "source", "sources"));
  return capital(parts.filter(Boolean).join(", ") || "No row of the tables");
}

function count(number, one, many) {
  return number ? `${number} ${number === 1 ? one : many}` : "";
}
