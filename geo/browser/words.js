// Days, counts and sentences in plain English. Nothing here touches the page.

const MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );
const DAY = 86400000;

export function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function toDate(day) {
  return new Date(day * DAY);
}

export function toDay(year, month, date) {
  const moment = new Date(Date.UTC(2000, month, date));
  moment.setUTCFullYear(year, month, date); // Date.UTC would take year 19 for 1919
  return Math.round(moment.getTime() / DAY);
}

export function dayOf(iso) {
  const [year, month, date] = iso.split("-").map(Number);
  return toDay(year, month - 1, date);
}

export function isoOf(day) {
  return toDate(day).toISOString().slice(0, 10);
}

export function inWords(day) {
  const moment = toDate(day);
  return `${moment.getUTCDate()} ${MONTHS[moment.getUTCMonth()]} ${moment.getUTCFullYear()}`;
}

// The same date so many years on; 29 February becomes 28 February.
export function addYears(day, years) {
  const moment = toDate(day);
  const month = moment.getUTCMonth();
  const moved = toDay(moment.getUTCFullYear() + years, month, moment.getUTCDate());
  return toDate(moved).getUTCMonth() === month ? moved : moved - 1;
}

// counts: Map of status to the number of pacts; names: status to words, strongest first; subject:
// the country or pact that is selected, if one is.
export function sentence(day, counts, names, subject = "") {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return `${subject ? `${subject}, ` : ""}${inWords(day)}: ${brief(total, counts, names, ", ")}`;
}

export function brief(total, counts, names, separator = " · ") {
  if (!total) return "no pact shown";
  const parts = Object.keys(names).filter((status) => counts.get(status));
  const shown = `${total} ${total === 1 ? "pact" : "pacts"} shown`;
  return [shown, ...parts.map((status) => `${counts.get(status)} ${names[status]}`)].join(
    separator,
  );
}

// What the outlines on the map are: those of the day, or where no borders are known, later ones.
export function bordersOn(day, { from, of }) {
  if (from === null || day >= from) return `Borders on ${inWords(day)}`;
  const later = of === null ? "today" : inWords(of);
  return `Outlines of ${later}; borders are known from ${inWords(from)} on`;
}
