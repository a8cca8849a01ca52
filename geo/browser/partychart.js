// Who was party to a pact and when: a bar for each on a line of time, and a table that says the same.

import { jump } from "./cards.js";
import { h, s } from "./elements.js";
import { fold } from "./folds.js";
import { dayOf, inWords, toDate, toDay } from "./words.js";

const WIDTH = 376;
const LEFT = 128; // where names end and time begins
const ROW = 18;
const HEAD = 22;
const LONGEST = 21; // letters of a name
const STEPS = [1, 2, 5, 10, 20, 50];
const TICKS = 6;
// How a status is drawn; what binds nobody (withdrawn, ended, rejected) is not.
export const BARS = {
  in_force: "full",
  ratified: "pale",
  signed: "hollow",
  suspended: "broken",
  proposed: "thin",
  negotiating: "thin",
  reported: "thin",
};

export function partyChart(context, { chart, day, name, card }) {
  const time = scale(chart);
  const height = HEAD + ROW * chart.rows.length + 4;
  const now = time.at(dayOf(day));
  const picture = s(
    "svg",
    {
      class: "pm-chart",
      viewBox: `0 0 ${WIDTH} ${height}`,
      role: "img",
      "aria-label": alternative(chart, day, name),
    },
    time.ticks.map(({ year, x }) => [
      s("line", { class: "pm-grid", x1: x, x2: x, y1: HEAD - 4, y2: height }),
      s("text", { class: "pm-year", x, y: 12 }, `${year}`),
    ]),
    chart.rows.map((row, number) => bars(context, row, HEAD + ROW * number, time, day)),
    now === null ? null : s("line", { class: "pm-now", x1: now, x2: now, y1: 16, y2: height }),
  );
  return h(
    "div",
    { class: "pm-time", "data-family": card.family },
    picture,
    key(context, chart, day, now !== null),
    table(context, chart),
  );
}

// The segment in which a party stands on a day, if it is one that binds or is on its way.
export function standing(row, day) {
  const found = row.segments.find(({ start, end }) => start <= day && (!end || day < end));
  return found && BARS[found.status] ? found : null;
}

function scale({ first, last }) {
  const [from, to] = [toDay(toDate(dayOf(first)).getUTCFullYear(), 0, 1), dayOf(last)];
  const x = (number) => LEFT + ((number - from) / (to - from || 1)) * (WIDTH - LEFT - 2);
  const years = [from, to].map((number) => toDate(number).getUTCFullYear());
  const step = STEPS.find((size) => (years[1] - years[0]) / size <= TICKS) ?? STEPS.at(-1);
  const ticks = [];
  for (let year = Math.ceil(years[0] / step) * step; year <= years[1]; year += step) {
    const place = x(toDay(year, 0, 1));
    if (place < WIDTH - 14) ticks.push({ year, x: Math.max(place, LEFT) });
  }
  return {
    ticks,
    x,
    // null: outside of the time that the chart shows
    at: (number) => (number < from || number > to ? null : x(number)),
    span: (segment) => [x(dayOf(segment.start)), segment.end ? x(dayOf(segment.end)) : x(to)],
  };
}

function bars({ go }, row, top, time, day) {
  const label = row.name.length > LONGEST ? `${row.name.slice(0, LONGEST - 1)}…` : row.name;
  return s(
    "g",
    {
      class: standing(row, day) ? "pm-party is-bound" : "pm-party",
      onclick: () => go({ country: row.code }),
    },
    s("title", {}, `${row.name}: ${row.segments.map(({ since }) => since).join(", ")}`),
    s("rect", { class: "pm-hover", x: 0, y: top, width: WIDTH, height: ROW, rx: 4 }),
    s("text", { class: "pm-name", x: LEFT - 8, y: top + 13 }, label),
    row.segments.filter(({ status }) => BARS[status]).map((segment) => bar(segment, top, time)),
  );
}

function bar(segment, top, time) {
  const [from, to] = time.span(segment);
  return mark(BARS[segment.status], from, Math.max(to, from + 2), top + ROW / 2, segment.certain);
}

function mark(kind, from, to, middle, certain = true) {
  const look = { class: "pm-bar", "data-bar": kind, "data-certain": certain ? null : "no" };
  return kind === "thin" || kind === "broken"
    ? s("line", { ...look, x1: from, x2: to, y1: middle, y2: middle })
    : s("rect", { ...look, x: from, y: middle - 4.5, width: to - from, height: 9, rx: 1.5 });
}

// What the bars mean: only those that are there.
function key({ names }, chart, day, isSeen) {
  const there = new Set(chart.rows.flatMap(({ segments }) => segments.map(({ status }) => status)));
  const items = Object.keys(names.statuses).filter((status) => BARS[status] && there.has(status));
  const unsure = chart.rows.some(({ segments }) =>
    segments.some(({ status, certain }) => BARS[status] && !certain),
  );
  return h(
    "p",
    { class: "pm-key", "aria-hidden": "true" },
    items.map((status) =>
      h("span", {}, sample(mark(BARS[status], 1, 21, 6)), names.statuses[status]),
    ),
    isSeen
      ? h(
          "span",
          {},
          sample(s("line", { class: "pm-now", x1: 11, x2: 11, y1: 0, y2: 12 })),
          inWords(dayOf(day)),
        )
      : null,
    unsure ? h("span", {}, "Paler: not certain") : null,
  );
}

function sample(shape) {
  return s("svg", { width: 22, height: 12 }, shape);
}

function alternative(chart, day, name) {
  const bound = chart.rows.filter((row) => standing(row, day)).length;
  return (
    `Parties of ${name} from ${inWords(dayOf(chart.first))} to ${inWords(dayOf(chart.last))}: ` +
    `${chart.rows.length} in all, ${bound} on ${inWords(dayOf(day))}. ` +
    "The table below says the same."
  );
}

function table(context, chart) {
  const { go, names } = context;
  const head = ["Party", "Status", "From", "Until"];
  const lines = (row) =>
    row.segments.map((segment, number) =>
      h(
        "tr",
        {},
        number
          ? null
          : h(
              "th",
              { scope: "row", rowspan: row.segments.length },
              jump(go, { country: row.code }, row.name),
            ),
        h("td", {}, names.statuses[segment.status], segment.certain ? null : ", not certain"),
        h("td", {}, segment.since),
        h("td", {}, segment.until),
      ),
    );
  return fold(context, "chart table", {}, "As a table", () =>
    h(
      "table",
      { class: "pm-intervals" },
      h("caption", { class: "pm-hidden" }, "Parties and their intervals"),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          head.map((words) => h("th", { scope: "col" }, words)),
        ),
      ),
      h("tbody", {}, chart.rows.map(lines)),
    ),
  );
}
