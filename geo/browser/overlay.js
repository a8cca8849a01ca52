// What lies on the map: the sentence, the filter chips, zoom buttons, legend and credit.
// Reads and sets the hub; draws no map.

import { h, icon, lineSample, refill } from "./elements.js";
import { sentence } from "./words.js";

export function overlay(map, atlas, hub, goHome) {
  const text = h("p", { class: "pm-sentence", id: "pm-sentence" });
  const families = choice(hub, "families", "families", atlas.families);
  const statuses = choice(hub, "statuses", "statuses", atlas.statuses);
  const reactions = toggle(hub, "reactions", "Reactions");
  const certain = toggle(hub, "certain", "Certain only");
  const legend = h("details", { class: "pm-legend", open: window.innerWidth > 700 });
  const zoom = h(
    "div",
    { class: "pm-zoom", role: "group", "aria-label": "Zoom" },
    h("button", { type: "button", "aria-label": "Zoom in", onclick: () => map.zoomIn() }, "+"),
    h("button", { type: "button", "aria-label": "Zoom out", onclick: () => map.zoomOut() }, "−"),
    h(
      "button",
      {
        type: "button",
        "aria-label": "Show the newest events",
        title: "Show the newest events",
        onclick: goHome,
      },
      icon("home"),
    ),
  );
  const chips = h(
    "div",
    { class: "pm-chips", role: "group", "aria-label": "Filters" },
    [families, statuses, reactions, certain].map((part) => part.element),
  );
  const credit = h("p", { class: "pm-credit" }, "Today's borders · Natural Earth");
  const parts = [h("div", { class: "pm-top" }, text, chips), zoom, legend, credit];
  for (const part of parts) {
    L.DomEvent.disableClickPropagation(part);
    L.DomEvent.disableScrollPropagation(part);
  }
  map.getContainer().append(...parts);
  document.addEventListener("click", (event) => {
    for (const menu of chips.querySelectorAll("details[open]"))
      if (!menu.contains(event.target)) menu.open = false;
  });
  chips.addEventListener("keydown", (event) => {
    if (event.key === "Escape")
      for (const menu of chips.querySelectorAll("details[open]")) menu.open = false;
  });

  return {
    say(counts) {
      text.textContent = `${sentence(hub.state.day, counts, atlas.statuses)}.`;
    },
    explain(shown) {
      for (const part of [families, statuses, reactions, certain]) part.update();
      renderLegend(legend, atlas, shown);
    },
  };
}

// A chip that opens a menu of check boxes; nothing chosen means all.
function choice(hub, key, plural, words) {
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

function toggle(hub, layer, words) {
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

// rows: { lines: Set, families: Set, reactions, uncertain } of what is on the map now.
function renderLegend(legend, atlas, rows) {
  const lines = Object.keys(atlas.lines).filter((line) => rows.lines.has(line));
  const families = Object.keys(atlas.families).filter((family) => rows.families.has(family));
  const stamp = JSON.stringify([lines, families, rows.reactions, rows.uncertain]);
  if (legend.dataset.stamp === stamp) return;
  legend.dataset.stamp = stamp;
  const nothing = !lines.length && !rows.reactions;
  refill(
    legend,
    h("summary", {}, "On the map now"),
    nothing
      ? h("p", { class: "pm-none" }, "No pact on this day. Move the timeline or widen the filters.")
      : null,
    lines.length
      ? h(
          "ul",
          {},
          lines.map((line) => h("li", {}, lineSample(line), atlas.lines[line])),
        )
      : null,
    rows.uncertain
      ? h(
          "p",
          { class: "pm-note" },
          h("span", { class: "pm-faint" }),
          "Paler: not certain on this day",
        )
      : null,
    families.length
      ? h(
          "ul",
          { class: "pm-families" },
          families.map((family) =>
            h("li", {}, h("i", { class: "pm-dot", "data-family": family }), atlas.families[family]),
          ),
        )
      : null,
    rows.reactions
      ? h(
          "p",
          { class: "pm-note" },
          lineSample("arrow", "reaction"),
          `Reaction, shown for ${atlas.reaction_days} days`,
        )
      : null,
  );
}

function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}
