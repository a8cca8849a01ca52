// Shows the accessible name of what the mouse is on, beside the mouse.

import { h } from "./elements.js";

// nameOf(code): the name of an actor.
export function showTips(container, nameOf) {
  const tip = h("div", { class: "pm-tip", "aria-hidden": "true", hidden: true });
  container.append(tip);
  container.addEventListener("mousemove", (event) => {
    const shape = event.target.closest?.(".pm-country, .pm-link, .pm-reaction, .pm-seat");
    tip.hidden = !shape;
    if (!shape) return;
    const { left, top, width } = container.getBoundingClientRect();
    tip.replaceChildren(shape.getAttribute("aria-label"), ...about(shape, nameOf));
    tip.style.translate = `${Math.min(event.clientX - left + 14, width - tip.offsetWidth - 8)}px ${event.clientY - top + 14}px`;
  });
  container.addEventListener("mouseleave", () => {
    tip.hidden = true;
  });
}

// What else a country's shape tells: whose it was, which large pacts it is a member of.
function about({ dataset }, nameOf) {
  const rulers = (dataset.rulers ?? "").split(" ").filter(Boolean).map(nameOf);
  const lines = [
    dataset.sovereignty === "dependent" && `under ${rulers.join(", ")}`,
    dataset.sovereignty === "occupied" && `occupied by ${rulers.join(", ")}`,
    dataset.sovereignty === "disputed" && "disputed",
    dataset.members,
  ];
  return lines.filter(Boolean).map((line) => h("div", {}, line));
}
