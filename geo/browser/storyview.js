// The view of a story's step: made to fit this screen's map, and whether it is still what is shown.
// Touches no element of the page but to ask how large the map is.

const WIDE = { width: 1000, height: 640 }; // px of the map for which authors choose a zoom
const LEAST = 2; // zoom
const KEPT = ["day", "country", "pact", "families", "statuses", "layers", "shade", "show"];

// view: as the server sends it, with as_of; the map's part of it as “lat,lon,zoom” or "".
// Returns the state for the hub; a step without a part of the map leaves the map where it is. It tells of
// one day: a comparison ends.
export function stateOf({ as_of, story, step, view, ...rest }, dayOf, size = mapSize()) {
  const state = { ...rest, day: dayOf(as_of), from: null, since: "" };
  return view ? { ...state, view: fitted(view, size) } : state;
}

// The same middle, from further away where the map is small.
export function fitted(view, { width, height }) {
  const [lat, lon, zoom] = view.split(",").map(Number);
  const share = Math.min(width / WIDE.width, height / WIDE.height, 1);
  const out = Math.round(2 * Math.log2(Math.max(share, 0.3))) / 2;
  return [lat, lon, Math.max(LEAST, zoom + out)].join(",");
}

// Whether the reader still sees the step, give or take a little of the map.
export function isShown(step, state) {
  return KEPT.every((key) => same(step[key], state[key])) && isNear(step.view, state.view);
}

export function isNear(wanted, seen) {
  if (!wanted || !seen) return true;
  const [a, b] = [wanted, seen].map((view) => view.split(",").map(Number));
  const reach = 90 / 2 ** a[2]; // degrees: some 60 px
  return (
    Math.abs(a[0] - b[0]) < reach && Math.abs(a[1] - b[1]) < reach && Math.abs(a[2] - b[2]) < 0.8
  );
}

function mapSize() {
  const map = document.querySelector("iframe[title=Map]");
  return { width: map?.clientWidth || WIDE.width, height: map?.clientHeight || WIDE.height };
}

function same(a, b) {
  return JSON.stringify(a ?? "") === JSON.stringify(b ?? "");
}
