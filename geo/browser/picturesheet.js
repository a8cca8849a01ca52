// The sheet around the map of a picture: title and date above, legend and source line below.
// The same measures as geo/sheet.py; it is as high as it must be.

import { element } from "./picturesvg.js";

export const HEAD = 74; // px above the map
const MARGIN = 20; // px, at the sides
const [TITLE, DATE, BRAND, ENTRY, SOURCE] = [25, 16, 15, 13, 11.5]; // px, sizes of type
const [ROW, SOURCE_ROW] = [21, 16]; // px from line to line
const [GAP, GROUP_GAP, SAMPLE_GAP] = [18, 30, 7]; // px between entries, groups, a sample and its words
const SLACK = 1.03; // words are wider where the typeface is not there
const LINE = 34; // px, a sample of a line
const WIDTHS = { change: LINE, line: LINE, paler: LINE, older: LINE, reaction: LINE, family: 10, none: 0 };
const SWATCH = 18; // px wide, the sample of all other kinds
const DASHES = { long: "11 6", short: "3 6", suspended: "14 5 2 5", dotted: "1 7" }; // as in geo/style.py
// As in comparison.css: what became of a link, its colour and style; a change of status is a double line.
const CHANGED = { began: "defence_cooperation", ended: "reaction", changed: "alliance" };
const CHANGES = {
  began: { "stroke-width": 3 },
  ended: { "stroke-width": 3, "stroke-dasharray": "5 4", "stroke-linecap": "butt" },
  changed: { "stroke-width": 6 },
};

export class Sheet {
  // parts: width, mapHeight (px), family (of type), tone (colours), title, day, brand (words), entries
  // (picturelegend.js) and notes (texts).
  constructor(parts) {
    Object.assign(this, parts);
    this.context = document.createElement("canvas").getContext("2d");
    this.lines = this.notes.flatMap((note) => this.wrapped(note, (this.width - 2 * MARGIN) / SLACK));
    this.placed = this.flow();
    const rows = (this.placed.at(-1)?.row ?? -1) + 1;
    this.height = Math.ceil(HEAD + this.mapHeight + ROW * rows + 24 + SOURCE_ROW * this.lines.length);
  }

  widthOf(words, size, weight = 400) {
    this.context.font = `${weight} ${size}px ${this.family}`;
    return this.context.measureText(words).width;
  }

  // As much of the words as fits, with an ellipsis where something is left out.
  shortened(words, room, size, weight) {
    if (this.widthOf(words, size, weight) <= room) return words;
    const letters = [...words];
    while (letters.length && this.widthOf(`${letters.join("")}…`, size, weight) > room) letters.pop();
    return `${letters.join("").trimEnd()}…`;
  }

  wrapped(note, room) {
    const lines = [""];
    for (const word of note.split(/\s+/)) {
      const longer = `${lines.at(-1)} ${word}`.trimStart();
      if (!lines.at(-1) || this.widthOf(longer, SOURCE) <= room) lines.splice(-1, 1, longer);
      else lines.push(word);
    }
    return lines.map((line) => this.shortened(line, room, SOURCE));
  }

  // The entries of the legend in rows.
  flow() {
    let [x, row, before] = [MARGIN, 0, null];
    return this.entries.map((entry) => {
      const sample = WIDTHS[entry.kind] ?? SWATCH;
      const taken = sample + (sample ? SAMPLE_GAP : 0) + this.widthOf(entry.words, ENTRY) * SLACK;
      if (before) x += before.group === entry.group ? GAP : GROUP_GAP;
      if (before && x + taken > this.width - MARGIN) [x, row] = [MARGIN, row + 1];
      const placed = { entry, sample, x, row };
      [x, before] = [x + taken, entry];
      return placed;
    });
  }

  head() {
    const { tone, width } = this;
    const room = width - 2 * MARGIN - (this.brand ? this.widthOf(this.brand, BRAND, 600) + GAP : 0);
    const title = this.shortened(this.title, room / SLACK, TITLE, 700);
    const strong = { fill: tone.text, x: MARGIN };
    const aside = { "text-anchor": "end", "font-size": BRAND, "font-weight": 600, fill: tone.muted };
    return [
      this.cover(0, HEAD),
      element("text", { ...strong, y: 36, "font-size": TITLE, "font-weight": 700 }, title),
      element("text", { ...strong, y: 60, "font-size": DATE, "font-weight": 600 }, this.day),
      ...(this.brand ? [element("text", { x: width - MARGIN, y: 35, ...aside }, this.brand)] : []),
    ];
  }

  foot() {
    const top = HEAD + this.mapHeight;
    const below = this.height - 12 - SOURCE_ROW * (this.lines.length - 1);
    const note = { class: "note", x: MARGIN, "font-size": SOURCE, fill: this.tone.muted };
    return [
      this.cover(top, this.height - top),
      ...this.placed.map((placed) => this.entry(placed, top + 20 + ROW * placed.row)),
      ...this.lines.map((line, at) => element("text", { ...note, y: below + SOURCE_ROW * at }, line)),
    ];
  }

  entry({ entry, sample, x, row }, y) {
    const left = x + sample + (sample ? SAMPLE_GAP : 0);
    const words = this.shortened(entry.words, (this.width - MARGIN - left) / SLACK, ENTRY);
    const text = element("text", { x: left, y: y + 4.5 }, words);
    const shown = { class: "entry", "font-size": ENTRY, fill: this.tone.text };
    return element("g", shown, sampleOf(entry, x, y, this.tone), text);
  }

  // Paper over what of the map goes beyond its edges, with an edge around.
  cover(y, height) {
    const beyond = { x: -1, width: this.width + 2, y: y || -1, height: height + 1 };
    return element("rect", { ...beyond, fill: this.tone.panel, stroke: this.tone.edge });
  }
}

function sampleOf({ kind, code }, x, y, tone) {
  if (kind === "none") return [];
  if (kind === "family") return element("circle", { cx: x + 5, cy: y, r: 5, fill: tone[code] });
  if (code === "changed") return double(x, y, strokeOf(kind, code, tone), tone);
  if (kind in WIDTHS) return element("path", { d: `M${x + 2} ${y}h30`, ...strokeOf(kind, code, tone) });
  const place = { x, y: y - 6, width: SWATCH, height: 12, rx: 3, stroke: tone.muted };
  const dashes = code === "disputed" ? "3 2" : null;
  return element("rect", { ...place, "stroke-dasharray": dashes, fill: fillOf(kind, code, tone) });
}

function double(x, y, stroke, tone) {
  const line = { d: `M${x + 2} ${y}h30` };
  const within = { fill: "none", stroke: tone.panel, "stroke-width": 2 };
  return element("g", {}, element("path", { ...line, ...stroke }), element("path", { ...line, ...within }));
}

function strokeOf(kind, code, tone) {
  const looks = {
    change: CHANGES[code],
    line: { "stroke-width": 3, "stroke-dasharray": DASHES[code] },
    paler: { "stroke-width": 3, "stroke-opacity": "0.5" },
    older: { "stroke-width": 1, "stroke-opacity": "0.5" },
    reaction: { "stroke-width": 1.6 },
  };
  const own = { reaction: tone.reaction, change: tone[CHANGED[code]] };
  const stroke = own[kind] ?? tone.text;
  return { fill: "none", "stroke-linecap": "round", stroke, ...looks[kind] };
}

function fillOf(kind, code, tone) {
  if (kind === "land") return code === "dependent" ? tone.dependent : "url(#pm-hatch)";
  if (kind === "turnover") return `url(#pm-${code})`;
  const isTint = kind === "shade" && Number(code) < tone.plain;
  return isTint ? tone[`member-${code}`] : `url(#pm-shade-${code})`;
}
