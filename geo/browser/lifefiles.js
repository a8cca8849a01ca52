// A history as a file: the chart with title, day, source and licence as SVG or PNG, its table as CSV.

import { bottomOf, withSignals } from "./lifechart.js";
import { painted } from "./painting.js";
import { isoOf, inWords } from "./words.js";

const DAY = 86400000;
const [WIDTH, LABELS] = [1000, 280]; // px
const FORMULA = /^[=+\-@\t\r]/;
// What XML cannot hold, even escaped.
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

// A promise of a Blob; format: "svg" or "png".
export async function pictureOf(all, format, scale) {
  const svg = await svgOf(all);
  if (format === "png") return painted(svg, scale);
  return new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" });
}

async function svgOf({ chart, drawing, hub }) {
  const day = hub.state.day;
  const spec = withSignals(chart.spec, {
    width: WIDTH,
    labels: LABELS,
    bottom: bottomOf(chart, Infinity),
    day: day * DAY,
    told: true,
    when: `. The line marks ${inWords(day)}.`,
  });
  const { view, finalize } = await drawing.embed(document.createElement("div"), spec, {
    mode: "vega",
    ast: true,
    expr: drawing.expressionInterpreter,
    renderer: "none",
    actions: false,
    defaultStyle: false,
    tooltip: () => {},
  });
  const written = coloured((await view.toSVG()).replace(FORBIDDEN, "\ufffd"), chart.tones, hub.state.theme);
  finalize();
  return complete(new DOMParser().parseFromString(written, "image/svg+xml").documentElement, chart, hub);
}

// The tones of the page's theme in place of its variables.
function coloured(written, tones, theme) {
  const number = theme === "dark" ? 1 : 0;
  return written.replace(/var\(--pm-([\w-]+)\)/g, (whole, name) => tones[name]?.[number] ?? "none");
}

function complete(svg, chart, hub) {
  const element = (name, attributes, words = "") => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = words;
    return made;
  };
  const fill = chart.tones.panel[hub.state.theme === "dark" ? 1 : 0];
  svg.prepend(
    element("title", {}, chart.title),
    element("desc", {}, `${chart.description} ${chart.source}`),
    element("rect", { width: "100%", height: "100%", fill }),
  );
  svg.setAttribute("role", "img");
  return svg;
}

// One row for each of the table, with the day and the source on it.
export function csvOf({ chart, hub }) {
  const about = [isoOf(hub.state.day), chart.source];
  const rows = [
    [...chart.table.columns, "As of", "Source and licence"],
    ...chart.table.rows.map(({ cells }) => [...cells, ...about]),
  ];
  const lines = rows.map((row) => row.map(quoted).join(","));
  return new Blob([`${lines.join("\r\n")}\r\n`], { type: "text/csv;charset=utf-8" });
}

// No spreadsheet takes it for a formula.
function quoted(cell) {
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
