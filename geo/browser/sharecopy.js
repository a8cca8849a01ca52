// A field with text to copy, and its button.

import { h } from "./elements.js";

// Returns { element, copy(said), set(text) }; the text is selected where it cannot be copied.
export function copyable({ say }, label, text, lines = 1) {
  const field =
    lines === 1
      ? h("input", { type: "text", readonly: true, "aria-label": label, value: text })
      : h("textarea", { readonly: true, "aria-label": label, rows: lines, spellcheck: "false" }, text);
  field.addEventListener("focus", () => field.select());
  const copy = async (said = "Copied.") => say((await copied(field)) ? said : "Press Ctrl+C to copy.");
  const button = h(
    "button",
    { type: "button", class: "pm-copy", "aria-label": `Copy: ${label}`, onclick: () => copy() },
    "Copy",
  );
  return {
    element: h("div", { class: "pm-copyable", "data-lines": lines }, field, button),
    copy,
    set(now) {
      field.value = now;
    },
  };
}

async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.select();
    return document.execCommand("copy");
  }
}
