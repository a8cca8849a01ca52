// What a standalone file says about itself, and the list of all documents that its facts rest on.

import { h, link, refill } from "./elements.js";

const OUTSIDE = { target: "_blank", rel: "noopener noreferrer" };
const SHOWN = 60; // documents at first

// about: as geo/standalone.py tells it. documents: as `data.findings.source` does. Returns
// { element, open(document, sentence) }: a dialog, opened at a document or at its beginning.
export function sources(about, documents) {
  const close = h("button", { type: "button", class: "pm-close", "aria-label": "Close" }, "×");
  const find = h("input", {
    type: "search",
    "aria-label": "Find a source",
    placeholder: "Find a source …",
  });
  const told = h("div", {});
  const count = h("p", { class: "pm-muted", role: "status" });
  const list = h("ul", { class: "pm-sources" });
  const all = h("button", { type: "button", class: "pm-all" });
  const dialog = h(
    "dialog",
    { class: "pm-about", "aria-labelledby": "pm-about-title" },
    close,
    h("h2", { id: "pm-about-title" }, "About this file"),
    paragraphs(about),
    h("h3", {}, "Sources"),
    told,
    find,
    count,
    list,
    all,
  );
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  find.addEventListener("input", () => show(SHOWN));
  all.addEventListener("click", () => show(documents.length));

  function show(most) {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (document) => words.every((word) => textOf(document).includes(word));
    const found = documents.filter(fits);
    count.textContent = `${found.length} of ${documents.length} documents`;
    refill(list, found.slice(0, most).map(entry));
    all.hidden = found.length <= most;
    all.textContent = `Show all ${found.length}`;
  }
  return {
    element: dialog,
    open(key = "", sentence = 0) {
      const document = documents.find((one) => one.document === key);
      refill(told, document ? at(document, sentence) : null);
      show(SHOWN);
      dialog.showModal();
      dialog.scrollTop = document ? told.offsetTop - 60 : 0;
    },
  };
}

// A stored document that a quote led to.
function at(document, sentence) {
  return h(
    "div",
    { class: "pm-box", role: "note" },
    h("p", {}, "The quote is from ", h("b", {}, document.title), by(document), "."),
    h("p", {}, `It stands in sentence ${sentence}. The document's full text is not in this file.`),
  );
}

function entry(document) {
  const title = document.url ? link(document.url, OUTSIDE, `${document.title} ↗`) : document.title;
  return h("li", {}, title, h("span", { class: "pm-muted" }, by(document)));
}

function by({ publisher, published, stored }) {
  const words = [publisher, published, stored ? "read for this collection" : ""].filter(Boolean);
  return words.length ? ` · ${words.join(", ")}` : "";
}

function textOf({ title, publisher, published }) {
  return `${title} ${publisher} ${published}`.toLowerCase();
}

function paragraphs({ title, description, citation, url, licence, boundaries, version, reviewed }) {
  const words = (...parts) => h("p", {}, parts);
  return [
    words(h("b", {}, title), description ? `: ${description}` : "."),
    words(`Made with Pactmap · data version ${version} · reviewed up to ${reviewed}.`),
    citation || url
      ? words("Data: ", citation || title, url ? [" · ", link(url, OUTSIDE, `${url} ↗`)] : null)
      : null,
    licence ? words(`Licence of the data: ${licence}`) : null,
    words(
      `Boundaries: ${boundaries.title}`,
      boundaries.licence ? ` (${boundaries.licence})` : "",
      ".",
    ),
    words(
      "The file holds the map, the timeline and the dossiers of all countries, pacts and days, with",
      " their quotes, fact checks and sources. It asks the network for nothing; links lead outside.",
      " Not in it: the full texts of documents, the list of all events, and the checks as a list.",
    ),
  ];
}
