// The findings of the fact checks as a list: what the text says, and beside it what the tables hold.

import { h } from "./elements.js";
import {
  capital,
  needs,
  rowList,
  ruleOf,
  sourcesInSight,
  toSentence,
  verdictOf,
} from "./findings.js";

// data: { findings, names, label } with findings as in findings.js.
export function checks(host, { findings, names, label }, go) {
  host.replaceChildren(
    h(
      "section",
      { class: "pm-checks", "aria-label": label },
      findings.map((finding) => check(finding, names, go)),
    ),
  );
}

function check(finding, names, go) {
  const verdict = capital(names.verdicts[finding.verdict]);
  return h(
    "article",
    {
      class: "pm-check",
      "data-verdict": finding.verdict,
      "data-key": finding.key,
      "aria-label": `${verdict}: ${finding.message}`,
    },
    h("h2", {}, verdictOf(finding, names), ruleOf(finding, names)),
    h(
      "div",
      { class: "pm-said" },
      h("h3", {}, "The text"),
      h("blockquote", {}, `“${finding.quote}”`),
      h("p", {}, toSentence(go, finding, `${finding.title}${place(finding)} →`)),
    ),
    h(
      "div",
      { class: "pm-held" },
      h("h3", {}, "The tables"),
      h("p", { class: "pm-message" }, finding.message),
      needs(finding),
      rowList(finding, go),
      finding.sources.length ? h("h4", {}, "Sources") : null,
      sourcesInSight(finding.sources, go),
    ),
  );
}

function place({ sentence }) {
  return sentence ? `, sentence ${sentence}` : "";
}
