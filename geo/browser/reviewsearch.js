// A search box with a list of suggestions: a combobox as the ARIA practices draw it, for one value
// or (as tokens) for several. What there is to find is handed in.

import { h, refill } from "./elements.js";

const MOST = 8; // suggestions that are shown
let count = 0; // for ids

// Fold case and marks away, so that "turkiye" finds "Türkiye".
export function folded(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();
}

// choices: [{ key, label, name, more, text }], `name` being the label and `text` all of it, folded.
// The best first: key, beginning, inside.
export function found(choices, words, without = []) {
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  if (!wanted.length) return [];
  const first = wanted.join(" ");
  const rank = (choice) => {
    if (choice.key.toLowerCase() === first) return 0;
    if (choice.name === first) return 1;
    if (choice.name.startsWith(first)) return 2;
    return ` ${choice.text}`.includes(` ${first}`) ? 3 : 4;
  };
  return choices
    .filter(({ key, text }) => !without.includes(key) && wanted.every((w) => text.includes(w)))
    .map((choice, place) => [rank(choice), place, choice])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .slice(0, MOST)
    .map(([, , choice]) => choice);
}

// choices(): what can be found; take(choice): one was chosen. Returns { element, input }.
export function combobox({ label, placeholder, choices, without = () => [], take, hint }) {
  const id = `pm-list-${(count += 1)}`;
  const list = h("ul", { role: "listbox", id, "aria-label": label, hidden: true });
  const input = h("input", {
    type: "text",
    role: "combobox",
    "aria-label": label,
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": id,
    autocomplete: "off",
    spellcheck: "false",
    placeholder,
  });
  let shown = [];
  let at = -1;

  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (choice) => {
    input.value = "";
    close();
    take(choice);
  };
  const point = (place) => {
    at = (place + shown.length) % shown.length;
    [...list.children].forEach((option, n) => option.setAttribute("aria-selected", n === at));
    input.setAttribute("aria-activedescendant", `${id}-${at}`);
    list.children[at]?.scrollIntoView({ block: "nearest" });
  };
  const show = () => {
    shown = found(choices(), input.value, without());
    const nothing = input.value.trim() && !shown.length;
    refill(
      list,
      shown.map((choice, n) => optionOf(choice, `${id}-${n}`, choose)),
      nothing ? h("li", { class: "pm-nothing" }, hint ?? "Nothing is called so") : null,
    );
    if (!shown.length && !nothing) return close();
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    if (shown.length) point(0);
  };
  input.addEventListener("input", show);
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" && shown.length) point(at + 1);
    else if (event.key === "ArrowUp" && shown.length) point(at - 1);
    else if (event.key === "Enter" && shown[at]) choose(shown[at]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return { element: h("div", { class: "pm-combobox" }, input, list), input };
}

function optionOf(choice, id, choose) {
  const press = (event) => {
    event.preventDefault(); // the field keeps the focus
    choose(choice);
  };
  return h(
    "li",
    { role: "option", id, "aria-selected": "false", onmousedown: press },
    h("b", {}, choice.label),
    h("span", {}, choice.more),
  );
}

// Several values as tokens, each with a button that removes it. value: keys; change(keys) is told.
export function tokens({ label, choices, value, change, placeholder }) {
  const known = () => new Map(choices().map((choice) => [choice.key, choice]));
  const row = h("div", { class: "pm-tokens" });
  let held = [...value];
  const put = (keys) => {
    held = keys;
    draw();
    change(keys);
  };
  const search = combobox({
    label,
    placeholder,
    choices,
    without: () => held,
    take: (choice) => put([...held, choice.key].sort()),
  });
  search.input.addEventListener("keydown", (event) => {
    if (event.key === "Backspace" && !search.input.value) put(held.slice(0, -1));
  });
  const token = (key, names) => {
    const name = names.get(key)?.label ?? key;
    const drop = () => {
      put(held.filter((other) => other !== key));
      search.input.focus();
    };
    return h(
      "span",
      { class: "pm-token" },
      name,
      h("code", {}, key),
      h("button", { type: "button", "aria-label": `Remove ${name}`, onclick: drop }, "×"),
    );
  };
  function draw() {
    const names = known();
    for (const old of row.querySelectorAll(".pm-token")) old.remove();
    row.prepend(...held.map((key) => token(key, names)));
  }
  row.append(search.element);
  draw();
  return { element: row };
}

// One value, or none: an empty key; change(key) is told. `extra` stands beside the search.
export function single({ label, choices, value, change, placeholder, hint, extra }) {
  const row = h("div", { class: "pm-tokens" });
  let held = value;
  const search = combobox({ label, placeholder, hint, choices, take: ({ key }) => put(key) });
  const put = (key) => {
    held = key;
    draw();
    change(key);
    if (key) row.querySelector(".pm-token button")?.focus();
    else search.input.focus();
  };
  function draw() {
    const name = choices().find(({ key }) => key === held)?.label ?? held;
    const drop = h(
      "button",
      { type: "button", "aria-label": `Remove ${name}`, onclick: () => put("") },
      "×",
    );
    refill(
      row,
      held
        ? h("span", { class: "pm-token" }, name, h("code", {}, held), drop)
        : [search.element, extra],
    );
  }
  draw();
  return { element: row };
}
