// Shows the accessible name of what the mouse is on, beside the mouse.

import { h } from "./elements.js";

export function showTips(container) {
  const tip = h("div", { class: "pm-tip", "aria-hidden": "true", hidden: true });
  container.append(tip);
  container.addEventListener("mousemove", (event) => {
    const shape = event.target.closest?.(".pm-country, .pm-link, .pm-reaction");
    tip.hidden = !shape;
    if (!shape) return;
    const { left, top, width } = container.getBoundingClientRect();
    tip.textContent = shape.getAttribute("aria-label");
    tip.style.translate = `${Math.min(event.clientX - left + 14, width - tip.offsetWidth - 8)}px ${event.clientY - top + 14}px`;
  });
  container.addEventListener("mouseleave", () => {
    tip.hidden = true;
  });
}
