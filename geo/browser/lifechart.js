// One drawing of a history: a Vega view that follows the hub's day and what is pointed at, and tells both.
// What is drawn is said by geo/charts; what else belongs to a history is in lifelines.js.

import { h, refill } from "./elements.js";
import { scrub } from "./lifescrub.js";

const DAY = 86400000;
let count = 0;

// all: { chart, drawing, hub, go, say }. Shows the first `lines` lines. Returns
// { show(lines), wake(), close() }.
export async function draw(frame, all, lines) {
  const { chart, drawing, hub, go } = all;
  const tip = h("div", { class: "pm-life-tip", "aria-hidden": "true", hidden: true });
  const canvas = h("div", { class: "pm-life-chart", tabindex: 0 });
  refill(frame, canvas, tip);
  const { view, finalize } = await drawing.embed(canvas, specOf(chart, hub, frame, lines), {
    mode: "vega",
    ast: true, // interpreted, so that a policy without unsafe-eval lets it run
    expr: drawing.expressionInterpreter,
    renderer: "svg",
    actions: false,
    defaultStyle: false,
    tooltip: () => {},
    loader: { http: {} },
  });
  name(canvas, chart);
  const pointed = pointing(chart);

  let asked = 0;
  const render = () => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      view.runAsync();
    });
  };
  const set = (signals) => {
    for (const [signal, value] of Object.entries(signals)) view.signal(signal, value);
    render();
  };
  const wake = () => set({ day: hub.state.day * DAY, hover: pointed.rows(hub.state.pointed) });
  const own = `lifelines ${(count += 1)}`;
  const stop = hub.on(own, (changed, state) => {
    if (!frame.isConnected || frame.closest("[hidden]")) return;
    if (changed.has("pointed")) wake();
    else if (changed.has("day")) set({ day: state.day * DAY }); // all the rest stays as it is
  });

  const over = (datum) => {
    hub.set({ pointed: datum?.key ? pointed.of(datum.key) : null }, "history");
    tip.hidden = !datum?.words;
    if (datum?.words) refill(tip, datum.words.map((line) => h("div", {}, line)));
  };
  view.addEventListener("pointermove", (event, item) => {
    over(item?.datum);
    if (!tip.hidden) place(tip, frame, event);
  });
  canvas.addEventListener("pointerleave", () => over(null));
  const scrubbing = scrub(canvas, view, chart, hub);
  view.addEventListener("click", (event, item) => {
    if (scrubbing.moved()) return;
    const { key, day } = item?.datum ?? {};
    const isRow = item?.mark.name === "row" && !scrubbing.isLeft(event);
    if (day !== undefined) scrubbing.settle(day);
    else if (key && !isRow) go({ [pointed.kind]: key });
    else scrubbing.settle(scrubbing.dayAt(event));
  });
  canvas.addEventListener("keydown", (event) => keys(event, all, pointed));
  const watcher = new ResizeObserver(() => {
    const size = sizeOf(frame);
    if (size.width && size.width !== view.signal("width")) set(size);
  });
  watcher.observe(frame);
  return {
    show(number) {
      set({ bottom: bottomOf(chart, number) });
      canvas.focus({ preventScroll: true });
    },
    wake,
    close() {
      stop();
      watcher.disconnect();
      hub.set({ pointed: null }, "history");
      finalize();
    },
  };
}

function specOf(chart, hub, frame, lines) {
  const start = { ...sizeOf(frame), bottom: bottomOf(chart, lines), day: hub.state.day * DAY };
  return withSignals(chart.spec, start);
}

// The specification with other values of its signals.
export function withSignals(spec, values) {
  const signals = spec.signals.map((signal) =>
    signal.name in values ? { ...signal, value: values[signal.name] } : signal,
  );
  return { ...structuredClone(spec), signals };
}

// As wide as there is room, of which names take two fifths at most.
export function sizeOf(frame) {
  const width = Math.floor(frame.clientWidth);
  return { width, labels: Math.round(Math.min(280, Math.max(96, width * 0.4))) };
}

// The lower edge of the first so many lines, in px.
export function bottomOf({ spec }, lines) {
  const rows = spec.data.find(({ name }) => name === "rows").values;
  const seen = rows.filter(({ head }) => !head).slice(0, lines);
  const last = seen.at(-1);
  return last ? last.y + last.h : 0;
}

// Vega calls the whole a document of graphics; it is a group that can be used, around a picture.
function name(canvas, chart) {
  const group = { role: "group", "aria-label": chart.title, "aria-describedby": "pm-life-about" };
  const picture = { role: "img", "aria-label": chart.description };
  for (const [element, names] of [[canvas, group], [canvas.querySelector("svg"), picture]]) {
    element.removeAttribute("aria-roledescription");
    for (const [key, value] of Object.entries(names)) element.setAttribute(key, value);
  }
}

// How rows are told apart: by pacts in a country's history, by countries in a pact's.
function pointing({ kind }) {
  if (kind === "pact")
    return {
      kind: "country",
      of: (key) => ({ countries: [key] }),
      rows: (pointed) => pointed?.countries ?? [],
    };
  return {
    kind: "pact",
    of: (key) => ({ pact: key }),
    rows: (pointed) => (pointed?.pact ? [pointed.pact] : []),
  };
}

// Up and down go from row to row, which is told; Enter opens the row.
function keys(event, { chart, hub, go, say }, pointed) {
  const rows = chart.spec.data.find(({ name }) => name === "rows").values.filter(({ key }) => key);
  const at = rows.findIndex(({ key }) => pointed.rows(hub.state.pointed).includes(key));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Enter" && at >= 0) return go({ [pointed.kind]: rows[at].key });
  if (!step || !rows.length) return;
  event.preventDefault();
  const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
  hub.set({ pointed: pointed.of(next.key) }, "history");
  const bars = chart.spec.data.find(({ name }) => name === "bars").values;
  const told = bars.filter(({ key }) => key === next.key).map(({ words }) => words[1]);
  say([next.name, ...told].join(": "));
}

function place(tip, frame, event) {
  const box = frame.getBoundingClientRect();
  const left = Math.max(0, Math.min(event.clientX - box.left + 12, box.width - tip.offsetWidth - 4));
  tip.style.translate = `${left}px ${event.clientY - box.top + 16}px`;
}
