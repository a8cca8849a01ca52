// One step of a story: its caption, what it quotes, what speaks against that, what the checks say.

import { h, link } from "./elements.js";
import { findingBox, toSentence } from "./findings.js";
import { prose } from "./prose.js";

// step: as geo/telling.py writes it; steps: all of them; go: as in cards; to(number): opens a step.
export function stepBody(step, { steps, lead, names, go, to }) {
  const number = steps.indexOf(step) + 1;
  const answers = steps.map(({ asked }, at) => (asked === number ? at + 1 : 0)).filter(Boolean);
  return [
    number === 1 && lead.length ? h("div", { class: "pm-story-lead" }, prose(lead)) : null,
    step.meta ? h("p", { class: "pm-meta" }, step.meta) : null,
    step.asked ? way("In answer to step", [step.asked], steps, to) : null,
    step.quotes.map((quote) => quoted(quote, go)),
    h("div", { class: "pm-story-caption" }, prose(step.caption)),
    step.against.length
      ? h(
          "div",
          { class: "pm-story-against" },
          h("b", {}, "Speaks against it:"),
          step.against.map((quote) => quoted(quote, go)),
        )
      : null,
    findingBox(step.findings, go, names),
    answers.length
      ? way(answers.length === 1 ? "Answered in step" : "Answered in steps", answers, steps, to)
      : null,
  ];
}

// The steps that answer a step, or the one that it answers, as ways there.
function way(words, numbers, steps, to) {
  const jump = (number) =>
    h(
      "button",
      {
        type: "button",
        class: "pm-story-way",
        title: steps[number - 1].title,
        "aria-label": `Step ${number}: ${steps[number - 1].title}`,
        onclick: () => to(number),
      },
      `${number}`,
    );
  return h(
    "p",
    { class: "pm-meta" },
    `${words} `,
    numbers.map((number) => [jump(number), " "]),
  );
}

function quoted(quote, go) {
  const place = quote.stored
    ? toSentence(go, quote, `${quote.title.replace(/^\[|\]$/g, "")}, sentence ${quote.sentence} →`)
    : link(quote.url, { target: "_blank", rel: "noopener noreferrer" }, `${quote.publisher} ↗`);
  return h(
    "blockquote",
    {},
    quote.text ? h("p", {}, `“${quote.text.split(/\s+/).join(" ").trim()}”`) : null,
    h("footer", {}, place),
  );
}
