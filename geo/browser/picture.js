// Makes a picture of the map as it is seen now: SVG or PNG, with title, date, legend and source line.
// What is in it is picturemap.js's business, the sheet around it picturesheet.js's.

import { bordersOn, capital, inWords } from "./words.js";
import { entriesOf } from "./picturelegend.js";
import { mapNow } from "./picturemap.js";
import { HEAD, Sheet } from "./picturesheet.js";
import { painted, TYPEFACE } from "./painting.js";
import { element, text } from "./picturesvg.js";

const NAME = "Pactmap";
const FAMILY = `'${TYPEFACE}', 'Source Sans 3', 'Source Sans Pro', system-ui, sans-serif`;
const FORMATS = ["png", "svg"];
const SCALES = [1, 2, 3, 4];
const NARROWEST = 320; // px

// map: the map with its layers, as in map.js, or the hub of the page around it, which knows how to ask the
// map's own frame. Returns a promise of a Blob; what cannot be made is an Error with words for the reader.
export async function picture(map, { format = "png", scale = 1 } = {}) {
  if (map.picture) return map.picture({ format, scale });
  if (!FORMATS.includes(format)) throw new Error(`There is no picture as “${format}”.`);
  if (!SCALES.includes(scale)) throw new Error("Choose a picture at one to four times the size.");
  const svg = drawn(map);
  if (format === "svg") return new Blob([text(svg)], { type: "image/svg+xml" });
  return painted(svg, scale);
}

// The picture as an SVG element that no document holds.
export function drawn(atlas) {
  atlas.wake.follow(); // names and legend may be a moment behind the lines
  const { state } = atlas.hub;
  const seen = mapNow(atlas);
  const sheet = new Sheet({
    width: Math.max(NARROWEST, seen.width),
    mapHeight: seen.height,
    family: FAMILY,
    tone: seen.tone,
    title: titleOf(atlas),
    day: atlas.comparing ? capital(atlas.comparing.when()) : inWords(state.day),
    brand: atlas.selected() ? NAME : "",
    entries: entriesOf(atlas.atlas, seen),
    notes: [filters(atlas), source(atlas)].filter(Boolean),
  });
  const { width, height } = sheet;
  const size = { width, height, viewBox: `0 0 ${width} ${height}`, "font-family": FAMILY };
  return element(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", role: "img", ...size },
    element("title", {}, `${sheet.title}, ${sheet.day}`),
    element("desc", {}, source(atlas)),
    element("g", { transform: `translate(0 ${HEAD})` }, seen.drawing),
    sheet.head(),
    sheet.foot(),
  );
}

function titleOf(atlas) {
  if (atlas.comparing) return ["What changed", atlas.selectedName()].filter(Boolean).join(": ");
  if (!atlas.selected()) return NAME;
  return `${atlas.selectedName()} and its ${atlas.hub.state.pact ? "parties" : "pacts"}`;
}

// What the reader chose to see of the day; empty if all of it.
function filters({ hub, atlas }) {
  const { families, statuses, layers } = hub.state;
  const parts = [
    families.map((code) => atlas.families[code].toLowerCase()),
    statuses.map((code) => atlas.statuses[code]),
    ["certain", "claimed"].filter((name) => layers.includes(name)).map((name) => atlas.legend[name]),
  ].filter((part) => part.length);
  return parts.length ? `Shown: ${parts.map((part) => part.join(", ")).join("; ")}` : "";
}

function source({ hub, atlas }) {
  const borders = bordersOn(hub.state.day, atlas.boundaries);
  return `Data: ${atlas.credit.data} · ${borders}: ${atlas.credit.outlines}`;
}
