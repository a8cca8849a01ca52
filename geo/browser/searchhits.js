// What a hit of the search looks like, where it leads, and in which words.

import { h } from "./elements.js";
import { dayOf, inWords, isoOf } from "./words.js";

export const GROUPS = {
  date: "Dates",
  actor: "Countries and organisations",
  pact: "Pacts",
  person: "People",
  place: "Places",
  event: "Events",
  said: "Sentences and quotes",
  document: "Documents",
};

// The day on which a hit is shown: its own, else the reader's, within the days when it is there.
// now: a day number, or null where the page has none.
export function dayOfHit({ to, since, until }, now) {
  const asked = to.as_of ? dayOf(to.as_of) : now;
  if (asked === null) return until ? dayOf(until) : null;
  if (since && asked < dayOf(since)) return dayOf(since);
  return until && asked > dayOf(until) ? dayOf(until) : asked;
}

// Where a hit leads, in words; a day is told where it is not the reader's.
export function leads(kind, hit, now) {
  const { to } = hit;
  if (to.url) return `Opens the source ↗ ${hostOf(to.url)}`;
  if (to.document) return to.sentence ? `Sentence ${to.sentence} of the document` : "The document";
  const day = dayOfHit(hit, now);
  const on = day !== null && (day !== now || to.as_of) ? ` on ${inWords(day)}` : "";
  if (kind === "date") return `The map${on}`;
  if (["event", "said", "place"].includes(kind) && to.as_of) return `On the map${on}`;
  return `Dossier on the map${on && `,${on}`}`;
}

// The address of a hit, for a new tab or a page that is no map. page: the parameters of this page
// that its links keep.
export function addressOf(hit, now, page) {
  const { to } = hit;
  if (to.url) return isWeb(to.url) ? to.url : null;
  const address = new URL(to.document ? "documents" : "./", document.baseURI);
  const day = to.document ? null : dayOfHit(hit, now);
  const asked = to.document
    ? { document: to.document, sentence: to.sentence ?? 0 }
    : { ...(day === null ? {} : { as_of: isoOf(day) }), country: to.country, pact: to.pact };
  for (const [name, value] of Object.entries({ ...page, ...asked }))
    if (value !== undefined && value !== "") address.searchParams.set(name, value);
  return address.href.replaceAll("%2C", ",");
}

// Do on the map what a hit asks for; false if only its address leads there.
export function act(hit, hub) {
  const { to } = hit;
  if (to.url || !hub.wire) return false;
  if (to.document) {
    hub.act({}, { go: { page: "documents", document: to.document, sentence: to.sentence ?? 0 } });
    return true;
  }
  const day = dayOfHit(hit, hub.state.day);
  const chosen = to.country || to.pact ? { country: to.country ?? "", pact: to.pact ?? "" } : {};
  hub.act({ ...(day == null ? {} : { day }), ...chosen });
  return true;
}

// A hit as an option of the list; it is a link, so that it opens in a new tab too.
export function optionOf({ kind, hit, id, href, now }) {
  const outside = hit.to.url ? { target: "_blank", rel: "noopener noreferrer" } : { target: "_self" };
  return h(
    "a",
    { role: "option", id, href, tabindex: -1, "aria-selected": "false", ...outside },
    h("span", { class: "pm-title" }, marked(hit.title)),
    hit.more.join("") && h("span", { class: "pm-more" }, marked(hit.more)),
    h("span", { class: "pm-leads" }, leads(kind, hit, now)),
  );
}

// parts: plain and marked text in turn.
function marked(parts) {
  return parts.map((part, number) => (number % 2 ? h("mark", {}, part) : part));
}

function isWeb(url) {
  return /^https?:\/\//i.test(url);
}

function hostOf(url) {
  return isWeb(url) && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : "";
}
