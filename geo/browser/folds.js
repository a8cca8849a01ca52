// What a dossier is folded into: groups with a count, parts that open in place, lists that go on.
// What was opened stays open while the date moves, until the dossier is about something else.

import { h } from "./elements.js";

const memory = new WeakMap(); // the host of a dossier to { subject, opened }

// The keys that are open in a dossier about `subject`, and whether it was about another one before.
export function recall(host, subject) {
  const known = memory.get(host);
  const turned = known?.subject !== subject;
  if (turned) memory.set(host, { subject, opened: new Set() });
  return { turned, opened: memory.get(host).opened };
}

// A part that opens in place. Its content is made when it is seen first: few of many are opened.
export function fold({ opened }, key, attributes, summary, content) {
  const body = h("div", { class: "pm-fold-body" });
  const show = () =>
    body.hasChildNodes() || body.append(...[content()].flat(Infinity).filter(Boolean));
  const open = opened.has(key);
  if (open) show();
  const details = h("details", { ...attributes, open }, h("summary", {}, summary), body);
  details.addEventListener("toggle", () => {
    if (details.open) show();
    if (details.open) opened.add(key);
    else opened.delete(key);
  });
  return details;
}

// The first `shown` of a list, and a button for all. `make` turns an item into an element.
export function some({ opened }, key, items, shown, make, wrap = (button) => button) {
  if (items.length <= shown || opened.has(key)) return items.map(make);
  const button = h(
    "button",
    { type: "button", class: "pm-all", "aria-expanded": "false" },
    `Show all ${items.length}`,
  );
  const place = wrap(button);
  button.addEventListener("click", () => {
    opened.add(key);
    const rest = items.slice(shown).map(make);
    place.replaceWith(...rest);
    rest[0].querySelector("summary, a, button")?.focus();
  });
  return [...items.slice(0, shown).map(make), place];
}

export function group(title, children, number = children.length) {
  // The space keeps title and count two words for those who listen.
  const count = number ? [" ", h("span", { class: "pm-number" }, `${number}`)] : null;
  return h("div", { class: "pm-group" }, h("h3", {}, title, count), children);
}

// A group that is folded away where it is long.
export function aside(context, title, items, make, few = 3) {
  if (!items.length) return null;
  if (items.length <= few) return group(title, items.map(make));
  const heading = h("h3", {}, title, " ", h("span", { class: "pm-number" }, `${items.length}`));
  return fold(context, `aside ${title}`, { class: "pm-group pm-aside" }, heading, () =>
    items.map(make),
  );
}

export function note(words) {
  return h("p", { class: "pm-note" }, words);
}
