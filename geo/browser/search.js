// The search box of the bar. What it finds and shows is in searchresults.js, which is fetched when
// the box gets the focus for the first time.

import { h } from "./elements.js";

const TYPED = "input, textarea, select, [contenteditable]";

// data: { code: the folder of the browser code, … }; the rest is that module's.
export function search(host, hub, data) {
  const told = JSON.stringify(data);
  if (host.dataset.told === told) return; // what is being typed stays
  host.dataset.told = told;
  host.gone?.abort();
  host.gone = new AbortController();
  const field = h("input", {
    type: "text",
    role: "combobox",
    "aria-label": "Search",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-keyshortcuts": "/",
    placeholder: "Country, pact, date …",
    maxlength: 200,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "search",
  });
  const box = h("div", { class: "pm-search", role: "search" }, field);
  field.addEventListener(
    "focus",
    async () => {
      const file = new URL("searchresults.js", new URL(data.code, document.baseURI));
      const { results } = await import(file);
      results(box, field, hub, data);
    },
    { once: true },
  );
  host.replaceChildren(box);
  const slash = (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.composedPath()[0].matches?.(TYPED)) return;
    event.preventDefault();
    field.focus();
    field.select();
  };
  const hear = (page) => page?.addEventListener("keydown", slash, { signal: host.gone.signal });
  hear(document);
  if (!data.map) return;
  const painted = () => hear(document.querySelector("iframe[title=Map]")?.contentDocument);
  if (hub.state.counts) return painted();
  const stop = hub.on("search", (changed) => changed.has("counts") && (stop(), painted()));
}
