// The findings of the fact checks as a list: what the text says, and beside it what the tables hold.

import { h } from "./elements.js";
import { needs, rowList, ruleOf, sourcesInSight, toSentence, verdictOf } from "./findings.js";
import { capital } from "./words.js";

// data: { findings, names, pager: { page, pages } } with findings as in findings.js.
export function checks(host, { findings, names, pager }, go) {
  const turnTo = (page) => {
    host.dataset.turning = page;
    go({ page });
  };
  host.replaceChildren(
    h(
      "section",
      { class: "pm-checks", "aria-label": "Findings", tabindex: -1 },
      findings.map((finding) => check(finding, names, go)),
    ),
    pager.pages > 1 ? pages(pager, turnTo) : "",
  );
  if (host.dataset.turning === `${pager.page}`) begin(host.firstElementChild);
  delete host.dataset.turning;
}

// After turning the page a reader begins at its top.
function begin(list) {
  list.scrollIntoView({ block: "start" });
  list.focus({ preventScroll: true });
}

function pages({ page, pages: last }, turnTo) {
  const turn = (to, words) =>
    h("button", { disabled: to < 1 || to > last, onclick: () => turnTo(to) }, words);
  return h(
    "nav",
    { class: "pm-pages", "aria-label": "Pages" },
    turn(page - 1, "← Previous"),
    h("span", {}, `Page ${page} of ${last}`),
    turn(page + 1, "Next →"),
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
      finding.rows.length ? h("h4", {}, "Rests on") : null,
      rowList(finding, go),
      finding.sources.length ? h("h4", {}, "Sources") : null,
      sourcesInSight(finding.sources, go),
    ),
  );
}

function place({ sentence }) {
  return sentence ? `, sentence ${sentence}` : "";
}
