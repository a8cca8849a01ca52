// The filter chips: menus of families, statuses, shading and borders, and switches of layers.
// Each reads the hub and sets it; what follows is the map's business.

import { h, refill } from "./elements.js";
import { capital } from "./words.js";

// A chip that opens a menu of check boxes; nothing chosen means all.
export function choice(hub, key, plural, words) {
  const codes = Object.keys(words);
  const label = h("summary", { class: "pm-chip" });
  const boxes = codes.map((code) => {
    const box = h("input", {
      type: "checkbox",
      value: code,
      onchange: () => hub.act({ [key]: chosen() }),
    });
    return h("label", {}, box, words[code]);
  });
  const inputs = boxes.map((box) => box.querySelector("input"));
  const chosen = () => {
    const on = inputs.filter((box) => box.checked).map((box) => box.value);
    return on.length === codes.length ? [] : on;
  };
  const element = h(
    "details",
    { class: "pm-choice" },
    label,
    h("div", { class: "pm-menu", role: "group", "aria-label": plural }, boxes),
  );
  return {
    element,
    update() {
      const now = hub.state[key];
      for (const box of inputs) box.checked = !now.length || now.includes(box.value);
      const one = now.length === 1 ? words[now[0]] : `${now.length} ${plural}`;
      label.textContent = now.length ? capital(one) : `All ${plural}`;
      label.classList.toggle("is-on", now.length > 0);
    },
  };
}

export function toggle(hub, layer, words) {
  const element = h(
    "button",
    { type: "button", class: "pm-chip", onclick: () => hub.act({ layers: flipped() }) },
    words,
  );
  const flipped = () => {
    const now = new Set(hub.state.layers);
    if (!now.delete(layer)) now.add(layer);
    return [...now].sort();
  };
  return {
    element,
    update() {
      const on = hub.state.layers.includes(layer);
      element.setAttribute("aria-pressed", on);
      element.classList.toggle("is-on", on);
    },
  };
}

// Which large pacts are shaded: the alliances of the day, none, or those that are ticked.
export function shadingChoice(hub, atlas) {
  const label = h("summary", { class: "pm-chip" });
  const menu = h("div", { class: "pm-menu", role: "group", "aria-label": "shading" });
  const element = h("details", { class: "pm-choice" }, label, menu);
  const set = (shade) => hub.act({ shade });
  const ticked = () => [...menu.querySelectorAll("input[type=checkbox]:checked")];
  const radio = (value, words) =>
    option("radio", { name: "shade", value }, words, () => set(value));
  const box = (pact, size) => {
    const words = [
      swatch(atlas.pacts[pact].tint, atlas.plain_tints),
      `${atlas.pacts[pact].short} · ${size}`,
    ];
    const tick = () =>
      set(
        ticked()
          .map((input) => input.value)
          .sort()
          .join() || "none",
      );
    return option("checkbox", { value: pact }, words, tick);
  };
  let seen = null; // what the menu should show, once it is open
  const show = () => {
    if (!element.open || !seen) return;
    const { shaded, choices, shade } = seen;
    const sizes = [...choices].map(([pact, members]) => [pact, members.size]);
    if (menu.dataset.sizes !== JSON.stringify(sizes)) {
      menu.dataset.sizes = JSON.stringify(sizes);
      const ways = [radio("", "Alliances of the day"), radio("none", "None"), h("hr")];
      refill(
        menu,
        ways,
        sizes.map(([pact, size]) => box(pact, size)),
      );
    }
    for (const input of menu.querySelectorAll("input"))
      input.checked =
        input.type === "radio"
          ? input.value === shade
          : shade !== "none" && shaded.has(input.value);
  };
  element.addEventListener("toggle", show);
  return {
    element,
    // shaded: Map of the pacts shaded now to their members; choices: the same of all large pacts.
    update(shaded, choices) {
      const shade = hub.state.shade ?? "";
      seen = { shaded, choices, shade };
      const names = { "": "Shading: alliances", none: "No shading" };
      label.textContent = names[shade] ?? named(shaded, atlas);
      label.classList.toggle("is-on", Boolean(shade));
      show();
    },
  };
}

function named(shaded, atlas) {
  const names = [...shaded.keys()].map((pact) => atlas.pacts[pact].short);
  return names.length === 1 ? `Shading: ${names[0]}` : `Shading: ${names.length} pacts`;
}

function option(type, attributes, words, onchange) {
  return h("label", {}, h("input", { type, ...attributes, onchange }), h("span", {}, words));
}

export function swatch(tint, plain) {
  const style = `--pm-tint:var(--pm-member-${tint});--pm-dot:var(--pm-member-${tint}-edge)`;
  return h("i", { class: `pm-swatch ${tint < plain ? "is-plain" : "is-dotted"}`, style });
}

// How disputed territories are drawn; the layers of the hub's state hold it.
export function bordersChoice(hub) {
  const ways = {
    "": "As held",
    neutral: "Disputed ones dashed",
    claimed: "As claimed",
  };
  const label = h("summary", { class: "pm-chip" });
  const now = () => Object.keys(ways).find((way) => way && hub.state.layers.includes(way)) ?? "";
  const set = (way) => {
    const kept = hub.state.layers.filter((layer) => !(layer in ways));
    hub.act({ layers: [...kept, ...(way ? [way] : [])].sort() });
  };
  const options = Object.entries(ways).map(([way, words]) =>
    option("radio", { name: "borders", value: way }, words, () => set(way)),
  );
  const menu = h("div", { class: "pm-menu", role: "group", "aria-label": "borders" }, options);
  return {
    element: h("details", { class: "pm-choice" }, label, menu),
    update() {
      for (const input of menu.querySelectorAll("input")) input.checked = input.value === now();
      label.textContent = `Borders: ${ways[now()].toLowerCase()}`;
      label.classList.toggle("is-on", now() !== "");
    },
  };
}
