// Beside matrix and network: what one pair owes each other and by which pacts, the way between two,
// the pacts of the chosen countries, the blocs of the day. Knows the hub; what is asked is handed in.

import { h, lineSample, refill } from "./elements.js";
import { capital } from "./words.js";
import { matching, matchOf } from "./whomanswers.js";
import { isOneSided } from "./whomties.js";
import { BLOC, counted, OBLIGATIONS, obligationOf, owing } from "./whomwords.js";

const LISTED = 40; // pacts that are seen at first

// A section with a heading; what it holds is exchanged, and left alone if it says the same.
export function section(id, words) {
  const title = h("h3", { id: `pm-${id}` }, words);
  const body = h("div", {});
  const element = h("section", { "aria-labelledby": `pm-${id}`, hidden: true }, title, body);
  return {
    element,
    put(heading, ...children) {
      title.textContent = heading;
      refill(body, ...children);
      element.hidden = false;
    },
    stale: (on) => element.classList.toggle("is-stale", on),
    hide: () => (element.hidden = true),
  };
}

// A pact's name that leads to its dossier, with its quotes.
export function pactLink(hub, atlas, pact) {
  const { short, family } = atlas.pacts[pact] ?? { short: pact };
  return h(
    "button",
    { type: "button", class: "pm-pact", onclick: () => hub.act({ pact, country: "" }) },
    h("i", { class: "pm-dot", "data-family": family, "aria-hidden": "true" }),
    short,
  );
}

// What two owe each other by each pact that both are in.
export function pair(hub, { atlas, ties, name }, [a, b], way) {
  const common = ties.common(a, b);
  const rows = common.map(({ out, back }) => {
    const sources = [ties.source(out.pact, a, b), ties.source(out.pact, b, a)].filter(Boolean);
    return h(
      "li",
      {},
      pactLink(hub, atlas, out.pact),
      h("span", { class: "pm-sub" }, lineSample(out.line), capital(atlas.statuses[out.status])),
      h("span", {}, owing(name(a), name(b), { out, back })),
      isOneSided({ out, back }) &&
        sources
          .slice(0, 1)
          .map(({ quote, notes }) =>
            h("span", { class: "pm-sub" }, quote ? `“${quote}”` : capital(notes)),
          ),
    );
  });
  return common.length
    ? [
        h(
          "p",
          {},
          `${capital(counted(common.length, "common pact", "common pacts"))} on this day. Each leads to its quotes.`,
        ),
        h("ul", { class: "pm-list" }, rows),
      ]
    : [h("p", {}, "No common pact on this day."), way && path(hub, { atlas, name }, way)];
}

// The steps of the shortest chain of pacts, or that there is none; steps: as the API gives them.
export function path(hub, { atlas, name }, [a, b, steps]) {
  if (!steps) return h("p", { class: "pm-sub" }, "Looking for the shortest chain of pacts …");
  if (!steps.length)
    return h("p", {}, `No chain of pacts leads from ${name(a)} to ${name(b)} on this day.`);
  const names = [a, ...steps.map((step) => step.b)].map(name).join(" – ");
  return [
    h("p", { class: "pm-way" }, names),
    h(
      "ol",
      { class: "pm-list" },
      steps.map((step) =>
        h(
          "li",
          {},
          `${name(step.a)} – ${name(step.b)}: `,
          pactLink(hub, atlas, step.instrument),
          h("span", { class: "pm-sub" }, owing(name(step.a), name(step.b), step)),
        ),
      ),
    ),
  ];
}

// The pacts of the chosen countries, with two switches: any or all of them, this day or ever.
export function pacts(hub, { atlas, name, day }, found) {
  const { all, ever } = matching(hub.state.match);
  const turn = (change) => hub.act({ match: matchOf({ all, ever, ...change }) });
  const row = (pact) =>
    h(
      "li",
      {},
      pactLink(hub, atlas, pact.instrument),
      h(
        "span",
        { class: "pm-sub" },
        `${capital(atlas.statuses[pact.status] ?? pact.status)}, since ${day(pact.since)}`,
      ),
      h("span", { class: "pm-sub" }, pact.actors.map(name).join(", ")),
    );
  const list = h("ul", { class: "pm-list" }, found.slice(0, LISTED).map(row));
  const rest = found.slice(LISTED);
  const more = h(
    "button",
    {
      type: "button",
      class: "pm-set",
      onclick: () => {
        list.append(...rest.map(row));
        more.remove();
      },
    },
    `Show ${rest.length} more`,
  );
  return [
    h(
      "div",
      { class: "pm-toggles" },
      toggle(
        "Pacts that have",
        [
          ["any of them", !all],
          ["all of them", all],
        ],
        (at) => turn({ all: Boolean(at) }),
      ),
      toggle(
        "When",
        [
          ["on this day", !ever],
          ["ever", ever],
        ],
        (at) => turn({ ever: Boolean(at) }),
      ),
    ),
    found.length
      ? list
      : h("p", {}, `No pact has ${all ? "all" : "any"} of them${ever ? "" : " on this day"}.`),
    rest.length > 0 && more,
  ];
}

function toggle(label, options, put) {
  const buttons = options.map(([words, on], at) =>
    h("button", { type: "button", "aria-pressed": `${on}`, onclick: () => !on && put(at) }, words),
  );
  return h("div", { class: "pm-toggle", role: "group", "aria-label": label }, buttons);
}

// outline(bloc or null): show one in the network; choose(codes).
export function blocs(hub, { atlas, name }, found, { outline, outlined }) {
  const about = h(
    "details",
    { class: "pm-about" },
    h("summary", {}, "What is a bloc here?"),
    h("p", {}, BLOC),
  );
  if (!found.length)
    return [h("p", {}, "No three countries have promised each other defence on this day."), about];
  const row = (bloc, number) => {
    const names = bloc.members.map(name).join(", ");
    const title = bloc.pacts.length ? atlas.pacts[bloc.pacts[0]].short : "By several pacts";
    const show =
      outline &&
      h(
        "button",
        {
          type: "button",
          class: "pm-set",
          "aria-pressed": `${bloc === outlined}`,
          onclick: () => outline(bloc === outlined ? null : bloc),
        },
        "Outline",
      );
    return h(
      "li",
      {},
      h("i", {
        class: "pm-swatch",
        style: `--pm-tint: var(--pm-member-${number % 8})`,
        "data-dotted": number % 8 > 3 ? "" : null,
        "aria-hidden": "true",
      }),
      bloc.pacts.length ? pactLink(hub, atlas, bloc.pacts[0]) : h("b", {}, title),
      show,
      h("details", {}, h("summary", {}, `${bloc.members.length} members`), h("p", {}, names)),
    );
  };
  return [h("ul", { class: "pm-list pm-blocs" }, found.map(row)), about];
}

// What letters, tones and lines mean.
export function legend({ atlas }, show) {
  const letters = Object.entries(OBLIGATIONS).map(([code, { letter, says }]) =>
    h(
      "li",
      {},
      h("i", { class: "pm-cell", "data-owes": code }, letter),
      `${capital(obligationOf({ obligation: code }))}: ${says}`,
    ),
  );
  const lines = Object.entries(atlas.lines).map(([line, words]) =>
    h("li", {}, lineSample(line), words),
  );
  const families = Object.entries(atlas.families).map(([family, words]) =>
    h("li", {}, h("i", { class: "pm-dot", "data-family": family }), words),
  );
  return [
    h("ul", { class: "pm-legend" }, letters),
    show === "matrix"
      ? h(
          "p",
          { class: "pm-sub" },
          "A row owes, a column is owed. Dashed: not signed, or suspended. A corner: the other way it is not the same.",
        )
      : [
          h("ul", { class: "pm-legend" }, lines),
          h("ul", { class: "pm-legend" }, families),
          h(
            "p",
            { class: "pm-sub" },
            "An arrow leads from who owes to whom, where it is not the same both ways.",
          ),
        ],
  ];
}
