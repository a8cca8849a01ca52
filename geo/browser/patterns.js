// SVG definitions that fills and lines refer to: hatches, dots and stripes of land, an arrow's head.

import { s } from "./elements.js";

const STRIPE = 5; // px
const DOTS = 7; // px from dot to dot
const HATCH = 6; // px from line to line

// Thin diagonal lines for land of which the tables know no pact.
export function hatching() {
  return pattern("pm-hatch", HATCH, [
    s("rect", { width: HATCH, height: HATCH, class: "pm-hatch-land" }),
    s("rect", { width: 1.4, height: HATCH, class: "pm-hatch-line" }),
  ]);
}

export function dots(id, tint) {
  return pattern(id, DOTS, [
    s("rect", { width: DOTS, height: DOTS, style: `fill:var(--pm-member-${tint})` }),
    s("circle", { cx: 2, cy: 2, r: 1.3, style: `fill:var(--pm-member-${tint}-edge)` }),
  ]);
}

export function stripes(id, tints) {
  const size = STRIPE * tints.length;
  const bands = tints.map((tint, at) =>
    s("rect", {
      x: at * STRIPE,
      width: STRIPE,
      height: size,
      style: `fill:var(--pm-member-${tint})`,
    }),
  );
  return pattern(id, size, bands);
}

function pattern(id, size, children) {
  return s(
    "pattern",
    {
      id,
      width: size,
      height: size,
      patternUnits: "userSpaceOnUse",
      patternTransform: "rotate(45)",
    },
    children,
  );
}

export function arrowHead() {
  const tip = s("path", { d: "M0 0L8 4L0 8z", class: "pm-arrow" });
  const marker = s(
    "marker",
    {
      id: "pm-arrow",
      viewBox: "0 0 8 8",
      refX: 10,
      refY: 4,
      markerWidth: 9,
      markerHeight: 9,
      markerUnits: "userSpaceOnUse",
      orient: "auto",
    },
    tip,
  );
  return s("defs", {}, marker);
}
