// SVG that opens alone: elements, text that XML can hold, and looks of the page's elements written out.

import { s } from "./elements.js";

// What XML cannot hold, even escaped.
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
// Properties that are written where they are not what SVG takes them for anyway.
const FILLED = { "fill-opacity": "1" };
const STROKED = {
  "stroke-opacity": "1",
  "stroke-width": "1px",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
};

// As elements.js's `s`, with numbers to a tenth and text that XML can hold; lists of children are opened.
export function element(name, attributes = {}, ...children) {
  const clean = Object.entries(attributes).map(([key, value]) => [key, plain(value)]);
  return s(name, Object.fromEntries(clean), ...children.flat().map(plain));
}

function plain(value) {
  if (typeof value === "number") return Number(value.toFixed(1));
  return typeof value === "string" ? value.replace(FORBIDDEN, "\ufffd") : value;
}

export function text(svg) {
  return new XMLSerializer().serializeToString(svg);
}

// Reads what the style sheet gives an element, as attributes for a file without one.
export class Looks {
  constructor() {
    this.kept = new Map(); // attributes by kind of element
    this.hexes = new Map(); // colours by how the sheet writes them
    const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
    this.context = canvas.getContext("2d", { willReadFrequently: true });
  }

  // The attributes of elements of one kind, read of a copy of `sample` beside it: the mouse and the keyboard
  // may be on the sample, and they are in no picture. `inner`: of which of its descendants.
  of(kind, sample, inner = null) {
    if (!this.kept.has(kind)) {
      const copy = sample.cloneNode(Boolean(inner));
      copy.setAttribute("display", "none");
      sample.after(copy);
      this.kept.set(kind, this.read(inner ? copy.querySelector(inner) : copy));
      copy.remove();
    }
    return this.kept.get(kind);
  }

  read(part) {
    const style = getComputedStyle(part);
    const found = { fill: this.colour(style.fill) };
    if (style.stroke !== "none") found.stroke = this.colour(style.stroke);
    if (style.opacity !== "1") found.opacity = style.opacity;
    const usual = { ...(style.fill === "none" ? {} : FILLED), ...(found.stroke ? STROKED : {}) };
    for (const [name, value] of Object.entries(usual)) {
      const now = style.getPropertyValue(name);
      if (now !== value) found[name] = now.replaceAll("px", "");
    }
    return found;
  }

  // A colour in whatever notation as #RRGGBB; what is no colour, such as a pattern, as it is.
  colour(written) {
    if (written === "none") return written;
    const [, id] = /url\("?#([^")]+)"?\)/.exec(written) ?? [];
    if (id) return `url(#${id})`;
    if (!this.hexes.has(written)) {
      this.context.clearRect(0, 0, 1, 1);
      this.context.fillStyle = written;
      this.context.fillRect(0, 0, 1, 1);
      const [r, g, b] = this.context.getImageData(0, 0, 1, 1).data;
      const hex = [r, g, b].map((part) => part.toString(16).padStart(2, "0")).join("");
      this.hexes.set(written, `#${hex.toUpperCase()}`);
    }
    return this.hexes.get(written);
  }
}
