// The parts of a dossier as tabs: what holds on the day, and the history, which is fetched when it is
// opened (lifelines.js). The hub's `tab` says which is open.

import { h } from "./elements.js";

const NOW = { country: "Pacts", pact: "Pact" };
const kept = new WeakMap(); // the host of a dossier to the element of its history, drawn but once

// parts: { hub, code (the folder of the browser code), history, charts (see pages/ui/lifelines.py) }.
// page: the elements of the first part.
export function tabbed(host, { facts, go, parts }, page) {
  if (!parts?.history || !NOW[facts.kind]) return page;
  const { hub } = parts;
  if (!kept.has(host)) kept.set(host, h("div", { class: "pm-life" }));
  const place = kept.get(host);
  const panels = { "": h("div", {}, page), history: h("div", {}, place) };
  const tabs = Object.entries({ "": NOW[facts.kind], history: "History" }).map(([tab, name]) => {
    const id = tab || "now";
    panels[tab].id = `pm-part-${id}`;
    panels[tab].setAttribute("role", "tabpanel");
    panels[tab].setAttribute("aria-labelledby", `pm-tab-${id}`);
    const button = { type: "button", role: "tab", id: `pm-tab-${id}`, "aria-controls": `pm-part-${id}` };
    return [tab, h("button", { ...button, onclick: () => hub.act({ tab }) }, name)];
  });
  const turn = () => {
    const open = hub.state.tab === "history" ? "history" : "";
    for (const [tab, button] of tabs) {
      button.setAttribute("aria-selected", `${tab === open}`);
      button.tabIndex = tab === open ? 0 : -1;
      panels[tab].hidden = tab !== open;
    }
    if (open) unfold(place, { ...parts, go });
  };
  hub.on("dossier tabs", (changed) => changed.has("tab") && turn());
  turn();
  const buttons = tabs.map(([, button]) => button);
  const list = { class: "pm-parts", role: "tablist", "aria-label": "Parts of the dossier" };
  return [h("div", { ...list, onkeydown: (event) => walk(event, buttons) }, buttons), Object.values(panels)];
}

async function unfold(place, parts) {
  try {
    const { lifelines } = await import(new URL("lifelines.js", new URL(parts.code, document.baseURI)));
    await lifelines(place, parts);
  } catch (error) {
    console.error(error);
    place.textContent = "The history could not be loaded. Reload the page and try again.";
  }
}

// Arrow keys turn to the next tab, as Home and End do to the first and last.
function walk(event, buttons) {
  const at = buttons.indexOf(event.target);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  const next = buttons.at(to % buttons.length);
  next.focus();
  next.click();
}
