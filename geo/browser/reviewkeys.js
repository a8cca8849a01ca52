// The keys of the review and the overlay that lists them. A key alone acts only while no field has
// the focus, so that typing is never taken for a command.

import { h } from "./elements.js";

export const KEYS = [
  ["j", "next", "Next proposal, event or sentence"],
  ["k", "previous", "Previous one"],
  ["o", "nextOpen", "Next sentence that is to decide"],
  ["a", "accept", "Accept the proposal as it is"],
  ["e", "edit", "Edit the proposal, event or statement"],
  ["r", "reject", "Reject the proposal; remove the event or statement"],
  ["n", "none", "No event in this sentence"],
  ["+", "add", "Add an event (of the selected words, if there are)"],
  ["s", "statement", "Add a statement that is no event"],
  ["x", "split", "Split the proposal into two events"],
  ["m", "merge", "Merge the proposal into an event that is known"],
  ["w", "why", "Say why, before you accept, reject, merge or remove"],
  ["u", "undo", "Take back your last action"],
  ["p", "publish", "What is missing for publishing, and what it would change"],
  ["?", "help", "Show or hide these keys"],
];
const BY_KEY = new Map([...KEYS.map(([key, name]) => [key, name]), ["=", "add"]]);

// Listen until `signal` ends it; act(name) returns whether it did something.
export function listen(host, act, signal) {
  const hear = (event) => {
    if (!host.isConnected) return;
    const target = event.composedPath()[0];
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(target)) return;
    const name = event.key === "Escape" ? "leave" : BY_KEY.get(event.key);
    if (!name || (!ours(host, target) && target !== document.body)) return;
    const done = act(name);
    if (!done) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // Streamlit would run the page again on r
  };
  window.addEventListener("keydown", hear, { capture: true, signal });
}

// A button that shows its key.
export function keyButton(words, key, onclick, attributes = {}) {
  return h(
    "button",
    { type: "button", onclick, "aria-keyshortcuts": key, ...attributes },
    words,
    h("kbd", { "aria-hidden": "true" }, key),
  );
}

function typing(target) {
  return Boolean(
    target.closest?.("input, textarea, select, [contenteditable=true], [role=textbox]"),
  );
}

function ours(host, target) {
  return host.contains(target) || host.getRootNode().contains?.(target);
}

// It goes when it is closed, which the browser tells late: another may be open by then.
export function helpOverlay() {
  const list = KEYS.map(([key, , words]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, words)]);
  return h(
    "dialog",
    { class: "pm-help", "aria-label": "Keys", onclose: ({ target }) => target.remove() },
    h("h3", {}, "Keys"),
    h("dl", {}, list),
    h(
      "p",
      { class: "pm-hint" },
      "Keys work while no field has the focus. In a form: Ctrl + Enter saves, Esc leaves. Every key has a button too.",
    ),
    h("form", { method: "dialog" }, h("button", { class: "pm-primary" }, "Close")),
  );
}
