// Why somebody decides so: an optional reason at a card, which the next action on the card takes along.

import { h } from "./elements.js";

// draw(): draw all anew. The fields live outside of the rows, so what is typed survives a drawing.
export function createWhys(draw) {
  const boxes = new Map(); // { element, input } by the key of the card

  function make(key) {
    const input = h("input", { type: "text", "aria-label": "Why", maxlength: 1000 });
    const leave = (event) => {
      if (event.key !== "Enter" && event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      const card = input.closest(".pm-item");
      if (event.key === "Escape") boxes.delete(key);
      draw();
      card?.focus(); // where the keys act
    };
    input.addEventListener("keydown", leave);
    const element = h("p", { class: "pm-why" }, h("span", { class: "pm-meta" }, "Why: "), input);
    return { element, input };
  }

  return {
    keys: () => [...boxes.keys()],
    box: (key) => boxes.get(key)?.element ?? null,
    open(key) {
      if (!boxes.has(key)) boxes.set(key, make(key));
      draw();
      boxes.get(key).input.focus();
      return true;
    },
    // The reason at a card, {} without one; the field is gone then.
    take(key) {
      const why = boxes.get(key)?.input.value.trim();
      boxes.delete(key);
      return why ? { why } : {};
    },
  };
}
