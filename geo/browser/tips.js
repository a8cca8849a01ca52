// Shows the accessible name of what the mouse or the keyboard is on, beside it, and of a line also
// what its look means.

import { h } from "./elements.js";

const SHAPES = ".pm-country, .pm-link, .pm-reaction, .pm-seat";

export function showTips(container, atlas) {
  const tip = h("div", { class: "pm-tip", "aria-hidden": "true", hidden: true });
  container.append(tip);
  const hide = () => {
    tip.hidden = true;
  };
  const show = (shape, x, y) => {
    tip.hidden = false;
    tip.replaceChildren(shape.getAttribute("aria-label"), ...about(shape, atlas));
    const { left, top, width, height } = container.getBoundingClientRect();
    const right = Math.min(x - left + 14, width - tip.offsetWidth - 8);
    const down = Math.min(y - top + 14, height - tip.offsetHeight - 8);
    tip.style.translate = `${Math.max(8, right)}px ${down}px`;
  };
  container.addEventListener("mousemove", (event) => {
    const shape = event.target.closest?.(SHAPES);
    if (shape) show(shape, event.clientX, event.clientY);
    else hide();
  });
  container.addEventListener("mouseleave", hide);
  // Whoever goes from line to line by keyboard sees, and hears, the same.
  container.addEventListener("focusin", ({ target }) => {
    const shape = target.closest?.(".pm-link");
    if (!shape?.matches(":focus-visible")) return;
    const { left, right, top, bottom } = shape.getBoundingClientRect();
    shape.setAttribute("aria-description", look(shape.dataset, atlas));
    show(shape, (left + right) / 2, (top + bottom) / 2);
  });
  container.addEventListener("focusout", hide);
}

function about({ dataset }, atlas) {
  const lines = dataset.line ? [look(dataset, atlas)] : ofLand(dataset, atlas);
  return lines.filter(Boolean).map((line) => h("div", {}, line));
}

// "Long dashes: signed, not binding"
function look({ line, status, certain }, { looks, statuses }) {
  const binding = { solid: status === "in_force" ? "" : " and binding", long: ", not binding" };
  const paler = certain === "false" ? " · paler: not certain on this day" : "";
  return `${looks[line]}: ${statuses[status]}${binding[line] ?? ""}${paler}`;
}

// What else a country's shape tells: whose it was, which large pacts it is a member of.
function ofLand({ rulers = "", sovereignty, members }, { actors }) {
  const names = rulers.split(" ").filter(Boolean).map((code) => actors[code]?.[0] ?? code);
  return [
    sovereignty === "dependent" && `under ${names.join(", ")}`,
    sovereignty === "occupied" && `occupied by ${names.join(", ")}`,
    sovereignty === "disputed" && "disputed",
    members,
  ];
}
