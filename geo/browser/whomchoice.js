// The choice of countries: chips with a button that takes one away, a field that adds one by name,
// and quick sets. At most ten; none means all.

import { h, refill } from "./elements.js";

export const MOST = 10;

// codes: all that can be chosen; name(code); sets(): [[words, codes]] of the moment.
export function choice(hub, codes, name, sets) {
  const known = new Map(codes.map((code) => [plain(name(code)), code]));
  const said = h("p", { class: "pm-refused", role: "status" });
  const chips = h("ul", { class: "pm-chosen", "aria-label": "Chosen countries" });
  const quick = h("div", { class: "pm-sets", role: "group", "aria-label": "Quick choices" });
  const options = h(
    "datalist",
    { id: "pm-countries" },
    codes.map((code) => h("option", { value: name(code) })),
  );
  const field = h("input", {
    type: "text",
    list: "pm-countries",
    "aria-label": "Add a country",
    placeholder: "Add a country …",
    autocomplete: "off",
    oninput: () => known.has(plain(field.value)) && isPicked() && add(),
    onkeydown: (event) => {
      if (event.key === "Enter" && field.value) add();
      if (event.key === "Backspace" && !field.value && chosen().length) put(chosen().slice(0, -1));
    },
    onchange: () => known.has(plain(field.value)) && add(),
  });
  const chosen = () => hub.state.among ?? [];

  // Chromium fills the field at once when an option is picked; while somebody types, more may follow.
  function isPicked() {
    const typed = plain(field.value);
    return ![...known.keys()].some((other) => other !== typed && other.startsWith(typed));
  }

  function put(among) {
    said.textContent = "";
    hub.act({ among });
  }

  function add() {
    const code = known.get(plain(field.value)) ?? only(plain(field.value));
    const words = field.value;
    if (!code) {
      said.textContent = words ? `No country called “${words}” has a pact here.` : "";
    } else if (chosen().includes(code)) {
      said.textContent = `${name(code)} is chosen already.`;
      field.value = "";
    } else if (chosen().length >= MOST) {
      said.textContent = `${name(code)} was not added: at most ${MOST} countries can be chosen. Take one away first.`;
    } else {
      field.value = "";
      put([...chosen(), code]);
    }
  }

  // The one name that begins so.
  function only(typed) {
    const found = [...known.keys()].filter((other) => typed && other.startsWith(typed));
    return found.length === 1 ? known.get(found[0]) : undefined;
  }

  function chip(code) {
    const remove = h(
      "button",
      { type: "button", "aria-label": `Remove ${name(code)}`, onclick: () => drop(code) },
      "×",
    );
    return h("li", {}, name(code), remove);
  }

  function drop(code) {
    put(chosen().filter((other) => other !== code));
    field.focus();
  }

  return {
    element: h("div", { class: "pm-choosing" }, chips, field, options, quick, said),
    update() {
      const all = h("li", { class: "is-all" }, "All countries");
      refill(chips, chosen().length ? chosen().map(chip) : all);
      const clear = chosen().length ? [["All countries", []]] : [];
      refill(
        quick,
        [...sets(), ...clear].map(([words, codes]) =>
          h("button", { type: "button", class: "pm-set", onclick: () => put(codes) }, words),
        ),
      );
    },
  };
}

// Without accents and capitals, so that Turkiye finds Türkiye.
function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
