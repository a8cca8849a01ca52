// The code that puts the map, with its timeline and a slim dossier, into another page.

import { h } from "./elements.js";
import { copyable } from "./sharecopy.js";
import { beside } from "./sharelink.js";

const THEMES = [
  ["", "as the reader's device"],
  ["light", "light"],
  ["dark", "dark"],
];
const LEAST = 320; // pixels

export function embedding(context) {
  const { link, title } = context;
  const wide = number("Width", 0, "100 %");
  const high = number("Height", 640);
  const theme = h(
    "select",
    { "aria-label": "Theme", onchange: write },
    THEMES.map(([value, words]) => h("option", { value }, words)),
  );
  const field = copyable(context, "Code to embed this view", "", 5);
  const look = h("a", { target: "_blank", rel: "noopener" }, "See it alone");

  function number(label, value, otherwise = "") {
    return h("input", {
      type: "number",
      "aria-label": `${label} in pixels`,
      min: LEAST,
      max: 4000,
      value: value || null,
      placeholder: otherwise,
      oninput: () => write(),
    });
  }

  function write() {
    const where = beside(link, ".", { embed: "true", ...(theme.value && { theme: theme.value }) });
    const width = wide.value ? Math.max(LEAST, Number(wide.value)) : "100%";
    const height = Math.max(LEAST, Number(high.value) || 640);
    look.href = where;
    field.set(
      `<iframe src="${quoted(where)}" title="${quoted(title)}" width="${width}" height="${height}"` +
        ' style="border:0" loading="lazy" allow="clipboard-write"></iframe>',
    );
  }

  write();
  return [
    field.element,
    h(
      "div",
      { class: "pm-settings" },
      h("label", {}, "Width", wide),
      h("label", {}, "Height", high),
      h("label", {}, "Theme", theme),
    ),
    h("p", {}, "It holds map, timeline and a slim dossier, and needs no more than 320 pixels. ", look, "."),
  ];
}

function quoted(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
