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
  const gone = new AbortController();
  const leave = (inside) => {
    if (!host.isConnected) gone.abort();
    else if (panel && !inside) shut();
  };
  const listen = (on, event, heard) =>
    on.addEventListener(event, heard, { capture: true, signal: gone.signal });
  listen(document, "pointerdown", (event) => leave(event.composedPath().includes(host)));
  // The map is a frame of its own, whose clicks are only heard as a loss of the focus.
  listen(window, "blur", () =>
    setTimeout(() => leave(document.activeElement?.tagName !== "IFRAME"), 0),
  );
  host.replaceChildren(button);
}
