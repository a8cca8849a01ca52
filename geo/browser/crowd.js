// Draws a crowd of links on one canvas, where thousands of SVG paths would be painted anew at every step.
// The links stay elements, invisible: for names, keyboard and mouse. How a line looks is the style sheet's.

import { CHANGE } from "./arclayer.js";
import { s } from "./elements.js";
import { Ink, Pen } from "./ink.js";

const Z_INDEX = 405; // below the links' own pane
const PADDING = 0.1; // share of the map's size that is drawn around it

export class CrowdLayer {
  // pane: the HTML element that the links lie in; links: an ArcLayer of the atlas's links.
  constructor(map, pane, links, atlas) {
    Object.assign(this, { map, pane, links, atlas, on: false });
    this.pens = new Map(); // by look
    this.drawn = new Array(links.records.length).fill(null); // the pen that each link is drawn with
    this.waiting = new Set(); // links to be looked at
    links.hear((record, before, after, number) => this.on && this.waiting.add(number));
    map.createPane("crowd").style.zIndex = Z_INDEX;
    this.sheet = sheetOn(map, (canvas, bounds) => this.lay(canvas, bounds));
  }

  // Draw the links, or leave them to the SVG.
  show(on) {
    if (on === this.on) return;
    this.on = on;
    this.pane.classList.toggle("is-inked", on);
    this.waiting.clear();
    if (on) this.sheet.addTo(this.map);
    else this.sheet.remove();
  }

  // Colours have changed.
  restyle() {
    this.pens.clear();
    if (this.on) this.sheet.draw();
  }

  // Bring the picture up to date with what came and went.
  paint() {
    if (!this.on || !this.waiting.size || this.zoom !== this.map.getZoom()) return;
    for (const number of this.waiting) this.change(number, this.penOf(number));
    this.waiting.clear();
    this.ink.paint(this.context);
  }

  // All anew, on a canvas that covers these bounds of the map's pane.
  lay(canvas, bounds) {
    const scale = window.devicePixelRatio;
    const { x, y } = bounds.getSize().multiplyBy(scale).ceil();
    if (this.ink?.width !== x || this.ink.height !== y) {
      Object.assign(canvas, { width: x, height: y });
      Object.assign(canvas.style, { width: `${x / scale}px`, height: `${y / scale}px` });
      this.context = canvas.getContext("2d", { willReadFrequently: true });
      this.ink = new Ink(x, y);
    }
    this.zoom = this.map.getZoom();
    const corner = bounds.min.add(this.map.getPixelOrigin());
    this.place = [corner.x, corner.y, scale];
    this.ink.clear();
    this.drawn.fill(null);
    for (const number of this.links.shown) this.change(number, this.penOf(number));
    this.waiting.clear();
    this.ink.paint(this.context);
  }

  change(number, pen) {
    const before = this.drawn[number];
    if (pen === before) return;
    this.drawn[number] = pen;
    for (const line of this.links.points(number)) {
      if (before) this.ink.stroke(line, before, false, ...this.place);
      if (pen) this.ink.stroke(line, pen, true, ...this.place);
    }
  }

  // The pen that the style sheet gives a link as it is now; null for one that is not shown, or stands
  // out in a comparison.
  penOf(number) {
    const state = this.links.looks[number];
    if (!state || state[CHANGE]) return null;
    if (!this.pens.size) this.pens = pensFor(this.atlas, this.links.group);
    return this.pens.get(lookOf(this.links.groups[number]));
  }
}

function lookOf({ dataset: { family, line, certain, fresh } }) {
  return `${family} ${line} ${certain} ${fresh}`;
}

// The pens by look, as the style sheet has a link's line among the links. All are read at once: each look
// at the style sheet after a change would have it work anew.
function pensFor({ families, lines }, group) {
  const samples = [];
  for (const family of Object.keys(families))
    for (const line of Object.keys(lines))
      for (const certain of [true, false])
        for (const fresh of [true, false]) {
          const sample = s("g", { class: "pm-link" }, s("path", { class: "pm-line" }));
          Object.assign(sample.dataset, { family, line, certain, fresh });
          samples.push(sample);
        }
  const hidden = s("g", { display: "none" }, samples);
  group.append(hidden);
  const rgb = colours();
  const pens = samples.map((sample) => {
    return [lookOf(sample), penLike(getComputedStyle(sample.lastChild), rgb)];
  });
  hidden.remove();
  return new Map(pens);
}

function penLike({ stroke, strokeOpacity, strokeWidth, strokeDasharray }, rgb) {
  const [r, g, b] = rgb(stroke);
  const dash = strokeDasharray === "none" ? [] : strokeDasharray.split(",").map(parseFloat);
  return new Pen({ r, g, b, opacity: Number(strokeOpacity), width: parseFloat(strokeWidth), dash });
}

// A function that tells a colour in whatever notation as three numbers; each is painted once.
function colours() {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const known = new Map();
  return (colour) => {
    if (!known.has(colour)) {
      context.clearRect(0, 0, 1, 1); // else a colour that lets light through is mixed
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      known.set(colour, context.getImageData(0, 0, 1, 1).data);
    }
    return known.get(colour);
  };
}

// A canvas that Leaflet keeps in place, below the links' SVG; draw(canvas, bounds) when it has moved.
function sheetOn(map, draw) {
  const { _update: move } = L.Renderer.prototype;
  const Sheet = L.Renderer.extend({
    _initContainer() {
      this._container = document.createElement("canvas");
      this._container.className = "pm-crowd";
    },
    _destroyContainer() {
      this._container.remove(); // kept for the next time
    },
    getEvents() {
      return { ...L.Renderer.prototype.getEvents.call(this), move: this._edge };
    },
    // While the map is dragged, only when the edge of the canvas comes into sight.
    _edge() {
      const seen = this._map.getPixelBounds();
      const origin = this._map.getPixelOrigin();
      const [min, max] = [seen.min.subtract(origin), seen.max.subtract(origin)];
      if (!this._bounds.contains(L.bounds(min, max))) this._update();
    },
    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      move.call(this);
      L.DomUtil.setPosition(this._container, this._bounds.min);
      this.draw();
    },
    draw() {
      draw(this._container, this._bounds);
    },
  });
  return new Sheet({ pane: "crowd", padding: PADDING });
}
