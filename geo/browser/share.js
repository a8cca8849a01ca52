// The Share button. What it opens is in sharepanel.js, which is fetched when it is asked for.

import { h } from "./elements.js";

// data: { code: the folder of the browser code, … }; the rest is the panel's.
export function share(host, hub, data) {
  const told = JSON.stringify(data);
  if (host.dataset.told === told) return; // an open panel stays
  host.dataset.told = told;
  let panel = null;
  const button = h(
    "button",
    { type: "button", class: "pm-share", "aria-expanded": "false", "aria-haspopup": "dialog" },
    "Share",
  );
  const shut = () => {
    panel?.element.remove();
    panel = null;
    button.setAttribute("aria-expanded", "false");
  };
  button.addEventListener("click", async () => {
    if (panel) return shut();
    button.setAttribute("aria-expanded", "true");
    const file = new URL("sharepanel.js", new URL(data.code, document.baseURI));
    const { createPanel } = await import(file);
    panel = createPanel(hub, data, () => {
      shut();
      button.focus();
    });
    host.append(panel.element);
    panel.show();
  });
  const outside = (event) => {
    if (!host.isConnected) document.removeEventListener("pointerdown", outside, true);
    else if (panel && !event.composedPath().includes(host)) shut();
  };
  document.addEventListener("pointerdown", outside, true);
  host.replaceChildren(button);
}
