// What a comparison says on the map: its sentence, and the legend of what the looks mean, with counts.

import { h, refill, s } from "./elements.js";

// What became of links between two days, and of those of one day between two versions of the data.
const OF_DAYS = { began: "began", ended: "ended", changed: "changed status" };
const OF_DATA = { began: "new", ended: "gone", changed: "with another status" };

const OF_MEMBERS = { joined: "joined", left: "left", moved: "changed status in" };
const NAMED = 2; // pacts of which each is named

// counts: Map of change to number of links; turnover: Map of pact to { joined, left, moved, same }, of
// those that are shaded; pacts: as in the atlas.
export function inSentence(subject, when, counts, turnover, pacts, isOlder) {
  const words = isOlder ? OF_DATA : OF_DAYS;
  const told = Object.keys(words).filter((change) => counts.get(change));
  const links = told.map((change, at) => {
    const number = counts.get(change);
    return `${at ? number : `${counted(number, "link")} between countries`} ${words[change]}`;
  });
  const members = Object.keys(OF_MEMBERS).flatMap((part) => inMembers(part, turnover, pacts));
  const parts = [...links, ...members];
  const start = subject ? `${subject}, ${when}` : when.charAt(0).toUpperCase() + when.slice(1);
  return `${start}: ${parts.join(", ") || "nothing on the map changed"}`;
}

// "1 member joined NATO"; of many pacts "9 members joined 4 of the shaded pacts".
function inMembers(part, turnover, pacts) {
  const own = [...turnover].filter(([, count]) => count[part]);
  const told = ([pact, count]) => `${counted(count[part], "member")} ${OF_MEMBERS[part]} ${pacts[pact].short}`;
  if (own.length <= NAMED) return own.map(told);
  const total = own.reduce((sum, [, count]) => sum + count[part], 0);
  return [`${counted(total, "member")} ${OF_MEMBERS[part]} ${own.length} of the shaded pacts`];
}

export function explain(legend, counts, turnover, atlas, isOlder) {
  const pacts = [...turnover].filter(([, { joined, left, moved }]) => joined || left || moved);
  const same = [...turnover.values()].some(({ same: number }) => number > 0);
  const stamp = JSON.stringify(["comparison", [...counts], pacts, same, isOlder]);
  if (legend.dataset.stamp === stamp) return;
  legend.dataset.stamp = stamp;
  const both = isOlder ? "in both versions" : "on both days";
  const words = isOlder ? OF_DATA : OF_DAYS;
  const looks = Object.keys(words).filter((change) => counts.get(change));
  refill(
    legend,
    h("summary", {}, "What changed"),
    looks.length
      ? h("ul", {}, looks.map((change) => look(change, `${counted(counts.get(change), "link")} between countries`, words)))
      : h("p", { class: "pm-none" }, "No link between countries began, ended or changed its status."),
    pacts.length > 0 &&
      h(
        "ul",
        { class: "pm-shades", "aria-label": "Members of large pacts" },
        pacts.flatMap(([pact, count]) => members(atlas.pacts[pact].short, count)),
      ),
    h("p", { class: "pm-note" }, h("span", { class: "pm-faint" }), `Faded: the same ${both}`),
    same && h("p", { class: "pm-note" }, h("i", { class: "pm-swatch is-same" }), `Member ${both}`),
  );
}

function look(change, number, words) {
  const line = ["pm-halo", "pm-line"].map((name) => s("path", { d: "M2 5H32", class: name }));
  const sample = { class: "pm-sample", width: 34, height: 10, "aria-hidden": "true" };
  return h("li", {}, s("svg", { ...sample, "data-change": change }, line), `${number} ${words[change]}`);
}

function members(short, count) {
  return Object.keys(OF_MEMBERS)
    .filter((part) => count[part])
    .map((part) => h("li", {}, swatch(part), `${counted(count[part], "member")} ${OF_MEMBERS[part]} ${short}`));
}

function swatch(part) {
  const box = s("rect", { width: 18, height: 14, fill: `url(#pm-${part})` });
  return s("svg", { class: "pm-swatch", width: 18, height: 14, "aria-hidden": "true" }, box);
}

function counted(number, noun) {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}
