// The address of a view in a standalone file: what stands behind the # is what geo/address.py writes
// behind the ?. Every value is hostile until it is checked here; what cannot be used is told.

import { dayOf, inWords, isoOf } from "./words.js";

const LONGEST = 1000; // characters of a value
const VIEW = /^(-?\d{1,2}(?:\.\d{1,6})?),(-?\d{1,3}(?:\.\d{1,6})?),(\d(?:\.\d{1,2})?)$/;

// params: URLSearchParams. known: { time: { first, last, latest }, has(kind, code), families,
// statuses, layers (codes in order), version }. Returns the hub's state, and notices.
export function readView(params, known) {
  const notices = [];
  const take = (name, check, instead, otherwise) => {
    const text = (params.get(name) ?? "").trim();
    if (!text) return otherwise;
    const value = text.length > LONGEST ? undefined : check(text);
    if (value !== undefined) return value;
    const short = text.length <= 40 ? text : `${text.slice(0, 39)}…`;
    notices.push(`The link's ${name} “${short}” cannot be used; ${instead}.`);
    return otherwise;
  };
  const { first, last, latest } = known.time;
  const one = (kind) => (text) => (known.has(kind, text) ? text : undefined);
  const shade = (text) => {
    if (text === "auto" || text === "none") return text === "auto" ? "" : text;
    return text.split(",").every((code) => known.has("pact", code)) ? text : undefined;
  };
  const state = {
    day: take("as_of", dayBetween(first, last), `${inWords(latest)} is shown`, latest),
    country: take("country", one("country"), "no country is selected", ""),
    pact: take("pact", one("pact"), "no pact is selected", ""),
    families: take("family", allOrSome(known.families), "all are shown", []),
    statuses: take("status", allOrSome(known.statuses), "all are shown", []),
    layers: take("layers", some(known.layers), "only pacts are shown", []),
    shade: take("shade", shade, "alliances are shaded", ""),
    view: take("view", mapView, "the map shows the newest events", ""),
  };
  if (state.country && state.pact) {
    notices.push("The link names a country and a pact; the pact is shown.");
    state.country = "";
  }
  const version = (params.get("v") ?? "").trim();
  if (version && version !== known.version)
    notices.push(
      `This link was made with another version of the data (${version.slice(0, 12)});` +
        ` you see version ${known.version}.`,
    );
  return { state, notices };
}

// The parameters of the hub's state, each in full, so that they mean the same tomorrow.
export function writeView(state, version) {
  const params = new URLSearchParams({ as_of: isoOf(state.day) });
  if (state.country) params.set("country", state.country);
  if (state.pact) params.set("pact", state.pact);
  params.set("family", state.families.join(",") || "all");
  params.set("status", state.statuses.join(",") || "all");
  params.set("layers", state.layers.join(",") || "none");
  params.set("shade", state.shade || "auto");
  if (state.view) params.set("view", state.view);
  params.set("v", version);
  return `${params}`.replaceAll("%2C", ",");
}

function dayBetween(first, last) {
  return (text) => {
    const day = /^\d{4}-\d\d-\d\d$/.test(text) ? dayOf(text) : NaN;
    return day >= first && day <= last && isoOf(day) === text ? day : undefined;
  };
}

// A comma-separated choice, in the order of `known`; `all` and `none` are the empty one.
function some(known) {
  return (text) => {
    const chosen = new Set(["all", "none"].includes(text) ? [] : text.split(","));
    if ([...chosen].some((code) => !known.includes(code))) return undefined;
    return known.filter((code) => chosen.has(code));
  };
}

function allOrSome(known) {
  return (text) => {
    const chosen = some(known)(text);
    return chosen?.length === known.length ? [] : chosen;
  };
}

function mapView(text) {
  const [, lat, lon, zoom] = VIEW.exec(text) ?? [];
  const fits = Math.abs(lat) <= 85 && Math.abs(lon) <= 360 && zoom <= 12;
  return fits ? [lat, lon, zoom].map(Number).join(",") : undefined;
}
