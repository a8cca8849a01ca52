// The history of a country or a pact in the dossier: its chart, tools, and a table that says the same.
// Fetched when a history is opened. The chart itself is in lifechart.js, files are in lifefiles.js.

import { h, refill } from "./elements.js";
import { draw } from "./lifechart.js";
import { csvOf, pictureOf } from "./lifefiles.js";
import { table } from "./lifetable.js";
import { give } from "./sharefiles.js";

const SHOWN = 30; // lines that are seen at first
const FEW = 36; // of which all are seen
const NARROW = 640; // px of the window, below which there is nothing to enlarge into
const open = new WeakMap(); // place to { address, close }
let library; // a promise of Streamlit's vega-embed and Vega's interpreter

// context: { hub, go, history (address), charts (address of the library, or empty) }.
export async function lifelines(place, context) {
  const before = open.get(place);
  if (before?.address === context.history) return before.wake();
  before?.close();
  const now = { address: context.history, close() {}, wake() {} };
  open.set(place, now);
  refill(place, sheet(), h("p", { class: "pm-note", role: "status" }, "Drawing the history …"));
  try {
    const [chart, drawing] = await Promise.all([fetched(context.history), vega(context.charts)]);
    if (open.get(place) === now) Object.assign(now, await show(place, chart, drawing, context));
  } catch (error) {
    console.error(error);
    if (open.get(place) !== now) return;
    open.delete(place);
    refill(place, h("p", { class: "pm-note" }, "The history could not be fetched. Open it again."));
  }
}

function sheet() {
  return h("link", { rel: "stylesheet", href: new URL("lifelines.css", import.meta.url).href });
}

async function fetched(address) {
  const answer = await fetch(new URL(address, document.baseURI));
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

// Without the library there is still the table.
async function vega(address) {
  if (!address) return null;
  library ??= import(new URL(address, document.baseURI)).then((found) => found.t());
  return library.catch((error) => {
    console.error(error);
    library = undefined;
    return null;
  });
}

async function show(place, chart, drawing, context) {
  const said = h("p", { class: "pm-said", role: "status" });
  const all = { ...context, chart, drawing, root: place, say: (words) => (said.textContent = words) };
  const frame = h("div", { class: "pm-life-frame" });
  const described = h("p", { class: "pm-hidden", id: "pm-life-about" }, chart.description);
  const tools = toolbar(all);
  const isLong = chart.lines > FEW && drawing;
  const more = isLong
    ? h("button", { type: "button", class: "pm-all", "aria-expanded": "false" }, `Show all ${chart.lines}`)
    : null;
  const nothing = chart.lines ? null : h("p", { class: "pm-note" }, chart.counted);
  refill(place, sheet(), described, drawing ? tools : missing(), nothing, frame, more, said, table(all));
  if (!drawing) return { close: () => refill(place), wake() {} };
  const drawn = await draw(frame, all, isLong ? SHOWN : Infinity);
  more?.addEventListener("click", () => {
    drawn.show(Infinity);
    more.remove();
  });
  return { close: drawn.close, wake: drawn.wake };
}

function missing() {
  const words = "The library that draws charts is not part of this installation; the table says it all.";
  return h("p", { class: "pm-note" }, words);
}

function toolbar(all) {
  const button = (name, label, onclick) =>
    h("button", { type: "button", class: "pm-life-tool", "aria-label": label, title: label, onclick }, name);
  const save = (format, suffix, scale) => async () => {
    all.say("Making the file …");
    try {
      const blob = format === "csv" ? csvOf(all) : await pictureOf(all, format, scale);
      give({ title: all.chart.title, say: all.say }, blob, suffix);
    } catch (error) {
      console.error(error);
      all.say("The file could not be made. Reload the page and try again.");
    }
  };
  return h(
    "div",
    { class: "pm-life-tools" },
    window.innerWidth > NARROW ? button("Enlarge", "Enlarge the chart", () => enlarge(all)) : null,
    h("span", { class: "pm-life-save" }, "Save as"),
    button("SVG", "Save the chart as SVG", save("svg", "svg")),
    button("PNG", "Save the chart as PNG", save("png", "png", 2)),
    button("CSV", "Save the table as CSV", save("csv", "csv")),
  );
}

// The same chart with all lines, as wide as the window, over the page.
async function enlarge(all) {
  const frame = h("div", { class: "pm-life-frame" });
  const said = h("p", { class: "pm-said", role: "status" });
  const close = { type: "button", class: "pm-close", "aria-label": "Close", title: "Close" };
  const dialog = h(
    "dialog",
    { class: "pm-life-large", "aria-label": all.chart.title },
    h("button", { ...close, onclick: () => dialog.close() }, "×"),
    h("h2", {}, all.chart.title),
    h("p", { class: "pm-lead" }, all.chart.subtitle),
    frame,
    said,
    h("p", { class: "pm-life-source" }, all.chart.source),
  );
  const leave = (target) => {
    dialog.close();
    all.go(target);
  };
  all.root.append(dialog);
  dialog.showModal();
  const drawn = await draw(frame, { ...all, go: leave, say: (words) => (said.textContent = words) }, Infinity);
  dialog.addEventListener("close", () => {
    drawn.close();
    dialog.remove();
  });
}
