// The link of what is on the screen, in full, so that it means the same tomorrow.

import { isoOf } from "./words.js";

// Parameters that say how the page is shown, not what of it.
const OUTWARD = ["embed", "embed_options", "theme"];

// The page's address, with the day and the map's view as they are now, and the version of the data.
export function fullLink(state, version) {
  const address = new URL(window.location.href);
  address.hash = "";
  for (const name of OUTWARD) address.searchParams.delete(name);
  const live = { v: version };
  if (state.day !== undefined) live.as_of = isoOf(state.day);
  if (state.view) live.view = state.view;
  if (state.story) Object.assign(live, { story: state.story, step: state.step });
  for (const [name, value] of Object.entries(live)) address.searchParams.set(name, value);
  return address.href.replaceAll("%2C", ",");
}

export function queryOf(link) {
  return new URL(link).search.slice(1);
}

// A link with the same query to another place of the app, such as "share/qr.svg".
export function beside(link, place, more = {}) {
  const address = new URL(place, new URL(".", link));
  address.search = queryOf(link);
  for (const [name, value] of Object.entries(more)) address.searchParams.set(name, value);
  return address.href.replaceAll("%2C", ",");
}
