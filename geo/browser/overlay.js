// What lies on the map: the sentence, the filter chips, zoom buttons, legend and credit.
// Reads and sets the hub; draws no map.

import { h, icon } from "./elements.js";
import { renderLegend } from "./legend.js";
import { bordersChoice, choice, shadingChoice, toggle } from "./menus.js";
import { bordersOn, sentence } from "./words.js";

export function overlay(map, atlas, hub, goHome) {
  if (window.parent !== window && !hub.embedded) makeRoom(map.getContainer());
  const text = h("p", { class: "pm-sentence", id: "pm-sentence" });
  const families = choice(hub, "families", "families", atlas.families);
  const statuses = choice(hub, "statuses", "statuses", atlas.statuses);
  const reactions = toggle(hub, "reactions", "Reactions");
  const certain = toggle(hub, "certain", "Certain only");
  const shading = shadingChoice(hub, atlas);
  const borders = atlas.disputes.length ? bordersChoice(hub) : null;
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
    [families, statuses, shading, borders, reactions, certain]
      .filter(Boolean)
      .map((part) => part.element),
  );
  const credit = h("p", { class: "pm-credit" });
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
    say(counts, subject, comparing) {
      const words = comparing?.sentence(subject);
      put(text, `${words ?? sentence(hub.state.day, counts, atlas.statuses, subject)}.`);
      put(credit, `${bordersOn(hub.state.day, atlas.boundaries)} · ${atlas.boundaries.source}`);
    },
    explain(shown) {
      for (const part of [families, statuses, reactions, certain, borders]) part?.update();
      shading.update(shown.shaded, shown.choices);
      if (shown.comparing) shown.comparing.explain(legend);
      else renderLegend(legend, atlas, shown);
    },
  };
}

// Set a text, unless it says so already: each change is laid out anew.
function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

// The page around lays its switch over our corner, unless it is narrow: then that has its own row.
function makeRoom(container) {
  const wide = () => window.parent.matchMedia("(min-width: 901px)").matches;
  const seat = () => container.classList.toggle("has-switch", wide());
  window.addEventListener("resize", seat);
  seat();
}
