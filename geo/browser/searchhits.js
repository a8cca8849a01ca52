// What a hit of the search looks like, where it leads, and in which words.

import { h } from "./elements.js";
import { begunAgain, focusOnNext } from "./searchfocus.js";
import { dayOf, inWords, isoOf } from "./words.js";

export const GROUPS = {
  date: "Dates",
  actor: "Countries and organisations",
  pact: "Pacts",
  person: "People",
  place: "Places",
  story: "Stories",
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
  if (to.story) return "The story, from its first step";
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
  const day = to.document || to.story ? null : dayOfHit(hit, now);
  const asked = to.document
    ? { document: to.document, sentence: to.sentence ?? 0 }
    : to.story
      ? { story: to.story, step: to.step ?? 1 }
      : { ...(day === null ? {} : { as_of: isoOf(day) }), country: to.country, pact: to.pact };
  for (const [name, value] of Object.entries({ ...page, ...asked }))
    if (value !== undefined && value !== "") address.searchParams.set(name, value);
  return address.href.replaceAll("%2C", ",");
}

// Do on the map what a hit asks for; false if only its address leads there. A story or a comparison
// that is open ends, as the hit leads to a dossier; a matrix or a network stays instead of the map.
// field: holds the focus until what the hit leads to is there and takes it. scroll: as there.
export function act(hit, hub, field, scroll) {
  const { to } = hit;
  if (to.url || !hub.wire) return false;
  if (to.document) {
    hub.act({}, { go: { page: "documents", document: to.document, sentence: to.sentence ?? 0 } });
    return true;
  }
  if (to.story) {
    if (begunAgain(to.story, hub)) return true;
    hub.beckoned = true; // its player takes the focus when it appears
    hub.act({ story: to.story, step: to.step ?? 1 });
    return true;
  }
  const day = dayOfHit(hit, hub.state.day);
  const chosen = to.country || to.pact ? { country: to.country ?? "", pact: to.pact ?? "" } : {};
  const { story, from, since } = hub.state;
  const ended = {
    ...(story ? { story: "", step: 0, spotlight: [] } : {}),
    ...(from || since ? { from: null, since: "" } : {}),
  };
  const patch = { ...(day == null ? {} : { day }), ...chosen, ...ended };
  const changes = ([key, value]) => JSON.stringify(value) !== JSON.stringify(hub.state[key]);
  const arrive = focusOnNext(field, scroll, Object.entries(patch).some(changes));
  hub.act(patch);
  arrive();
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
