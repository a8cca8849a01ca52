// The Share button: writes the full link of what is on the screen and copies it.

import { h } from "./elements.js";
import { isoOf } from "./words.js";

export function share(host, hub, { version }) {
  const field = h("input", {
    type: "text",
    readonly: true,
    "aria-label": "Link to this view",
    onfocus: () => field.select(),
  });
  const said = h("p", { role: "status" });
  const panel = h(
    "div",
    { class: "pm-panel", hidden: true },
    h("b", {}, "Link to this view"),
    field,
    said,
  );
  const button = h(
    "button",
    { type: "button", class: "pm-share", "aria-expanded": "false" },
    "Share",
  );
  button.addEventListener("click", async () => {
    panel.hidden = !panel.hidden;
    button.setAttribute("aria-expanded", !panel.hidden);
    if (panel.hidden) return;
    field.value = fullLink(hub.state, version);
    said.textContent = (await copy(field))
      ? "Copied. It will show the same tomorrow."
      : "Press Ctrl+C to copy.";
  });
  host.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    panel.hidden = true;
    button.setAttribute("aria-expanded", "false");
    button.focus();
  });
  host.replaceChildren(button, panel);
}

// The address, with the day and the map's view as they are now, and the version of the data.
function fullLink(state, version) {
  const address = new URL(window.location.href);
  const live = { v: version };
  if (state.day !== undefined) live.as_of = isoOf(state.day);
  if (state.view) live.view = state.view;
  for (const [name, value] of Object.entries(live)) address.searchParams.set(name, value);
  return address.href.replaceAll("%2C", ",");
}

async function copy(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.select();
    return document.execCommand("copy");
  }
}
