// The legend: exactly what is on the map now – lines, families, shading, and land of other kinds.

import { h, lineSample, refill } from "./elements.js";
import { swatch } from "./menus.js";

// shown: { lines, families: Sets, uncertain, reactions, shaded: Map of pact to members, striped,
// dependent, unknown, disputed: booleans }
export function renderLegend(legend, atlas, shown) {
  const lines = Object.keys(atlas.lines).filter((line) => shown.lines.has(line));
  const families = Object.keys(atlas.families).filter((family) => shown.families.has(family));
  const members = [...shown.shaded].map(([pact, { size }]) => [pact, size]);
  const { uncertain, reactions, striped, dependent, unknown, disputed } = shown;
  const stamp = JSON.stringify([
    lines,
    families,
    members,
    uncertain,
    reactions,
    striped,
    dependent,
    unknown,
    disputed,
  ]);
  if (legend.dataset.stamp === stamp) return;
  legend.dataset.stamp = stamp;
  const nothing = !lines.length && !members.length && !reactions;
  refill(
    legend,
    h("summary", {}, "On the map now"),
    nothing &&
      h("p", { class: "pm-none" }, "No pact on this day. Move the timeline or widen the filters."),
    lines.length > 0 &&
      h(
        "ul",
        {},
        lines.map((line) => h("li", {}, lineSample(line), atlas.lines[line])),
      ),
    uncertain && note(h("span", { class: "pm-faint" }), atlas.legend.paler),
    families.length > 0 &&
      h(
        "ul",
        { class: "pm-families" },
        families.map((family) =>
          h("li", {}, h("i", { class: "pm-dot", "data-family": family }), atlas.families[family]),
        ),
      ),
    members.length > 0 &&
      h(
        "ul",
        { class: "pm-shades", "aria-label": "Members of large pacts" },
        members.map(([pact, size]) =>
          h(
            "li",
            {},
            swatch(atlas.pacts[pact].tint, atlas.plain_tints),
            `${atlas.pacts[pact].short}, ${size} members`,
          ),
        ),
      ),
    striped && note(h("i", { class: "pm-swatch is-striped" }), atlas.legend.striped),
    land(atlas.legend, { dependent, unknown, disputed }),
    reactions &&
      note(lineSample("arrow", "reaction"), `Reaction, shown for ${atlas.reaction_days} days`),
  );
}

function land(words, there) {
  const kinds = Object.keys(there).filter((kind) => there[kind]);
  return (
    kinds.length > 0 &&
    h(
      "ul",
      { class: "pm-land" },
      kinds.map((kind) => h("li", {}, h("i", { class: `pm-swatch is-${kind}` }), words[kind])),
    )
  );
}

function note(...children) {
  return h("p", { class: "pm-note" }, children);
}
