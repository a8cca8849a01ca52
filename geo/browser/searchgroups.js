// The groups of the list below the search box: headings, hits, and the way to more of a kind.

import { h } from "./elements.js";
import { GROUPS, addressOf, optionOf } from "./searchhits.js";

export const USUAL = 5; // hits of a group at first, as the server gives them
export const MOST = 100; // that it gives if it is asked for more

// wide: the kind of which all is shown, or "". seen: { now, kept, id(): the next option's, choose(event,
// entry) }. Returns { groups: elements, entries: [{ kind, hit or more: true, option }] } in reading order.
export function groupsOf(answer, wide, seen) {
  const entries = [];
  const add = (entry) => {
    entry.option.addEventListener("click", (event) => seen.choose(event, entry));
    entries.push(entry);
    return entry.option;
  };
  const groups = answer.groups.map(({ kind, total, hits }) => {
    const shown = kind === wide ? hits : hits.slice(0, USUAL);
    const options = shown.map((hit) => {
      const href = addressOf(hit, seen.now, seen.kept);
      const option = optionOf({ kind, hit, id: seen.id(entries.length), href, now: seen.now });
      return add({ kind, hit, option });
    });
    if (total > shown.length && kind !== wide)
      options.push(add({ kind, more: true, option: moreOption(kind, total, seen.id(entries.length)) }));
    const count = total > shown.length ? `${shown.length} of ${inAll(total)}` : "";
    const heading = h("h3", { "aria-hidden": "true" }, GROUPS[kind], h("span", {}, count));
    return h("div", { role: "group", "aria-label": GROUPS[kind] }, heading, options);
  });
  return { groups, entries };
}

function moreOption(kind, total, id) {
  const words = total > MOST ? `Show ${MOST} of ${inAll(total)}` : `Show all ${total}`;
  const label = `${words}: ${GROUPS[kind]}`;
  return h(
    "div",
    { role: "option", id, class: "pm-more-of", "aria-selected": "false", "aria-label": label },
    words,
  );
}

function inAll(total) {
  return total >= 1000 ? "1000 or more" : total;
}
