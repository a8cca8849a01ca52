// The watch list: countries that a reader follows. Kept in this browser alone; the feed of them is the
// server's (pages/routes/feed.py), which learns of the list only if somebody asks for that feed.

import { h, refill } from "./elements.js";

const MOST = 30; // countries; as many as a feed takes
const KEY = "pactmap.watch"; // in localStorage, with the collection behind a dot

// Adds to the dossier drawn in `host`: the button of a country, or the list on the page of the day.
// about: { facts, atlas, collection, named, go } and of page.js { group, jump, inWords, isoOf }
export function watch(host, about) {
  dress(host.getRootNode());
  const { facts, atlas } = about;
  about.host = host;
  const page = host.querySelector(".pm-dossier");
  if (facts.kind === "country" && atlas.actors[facts.code]) page.append(button(about));
  if (facts.kind !== "overview") return;
  const place = h("div", { class: "pm-watching" });
  page.querySelector(".pm-group").before(place);
  const show = () => refill(place, list(about, show));
  show();
}

// Once in each shadow root; what depends on it is hidden until it is there.
function dress(root) {
  if (root.querySelector("link[data-part=watch]")) return;
  const href = new URL("watch.css", import.meta.url).href;
  root.append(h("link", { rel: "stylesheet", href, "data-part": "watch" }));
}

function button(about) {
  const { code, name } = about.facts;
  const face = h("span", { "aria-hidden": "true" });
  const words = h("span", {});
  const element = h("button", { type: "button", class: "pm-watch", onclick: turn }, face, words);
  const said = h("span", { class: "pm-hidden", role: "status" });
  const show = () => {
    const on = read(about).includes(code);
    element.setAttribute("aria-pressed", `${on}`);
    element.setAttribute("aria-label", `Watch ${name}`);
    element.title = on
      ? "On your watch list, which is kept in this browser. Press to take it off."
      : "Put on your watch list: with its newest event and a feed, on the page of the day.";
    face.textContent = on ? "★" : "☆";
    words.textContent = on ? "Watching" : "Watch";
  };
  function turn() {
    const now = read(about);
    const on = !now.includes(code);
    const kept = write(about, on ? [...now, code] : now.filter((other) => other !== code));
    show();
    said.textContent = told(name, on, kept, now.length);
  }
  show();
  return h("div", { class: "pm-watch-place" }, element, said);
}

function told(name, on, kept, before) {
  if (!kept) {
    return before >= MOST
      ? `Your watch list is full: it takes ${MOST} countries.`
      : "This browser keeps nothing, so there is no watch list.";
  }
  return on ? `${name} is on your watch list.` : `${name} is off your watch list.`;
}

function list(about, again) {
  const codes = read(about);
  if (!codes.length) return null;
  return about.group("Watching", [
    h("ul", {}, codes.map((code) => row(about, code, again))),
    feed(about, codes),
  ], codes.length);
}

function row(about, code, again) {
  const { atlas, go, jump } = about;
  const [name] = atlas.actors[code];
  const newest = atlas.time.ticks.findLast((tick) => tick.actors.includes(code));
  const off = () => {
    const place = about.host.querySelector(".pm-watching");
    write(about, read(about).filter((other) => other !== code));
    again();
    const next = place.querySelector("button") ?? about.host.querySelector("h2");
    next.focus();
  };
  return h(
    "li",
    {},
    h("b", {}, jump(go, { country: code }, name)),
    newest ? h("span", { class: "pm-meta" }, event(about, code, newest)) : null,
    h("button", { type: "button", "aria-label": `Stop watching ${name}`, title: "Stop watching", onclick: off }, "×"),
  );
}

// “Newest event: 1 April 2025, Signature, Serbia–Hungary cooperation plan 2025”
function event({ atlas, go, inWords, isoOf, jump }, code, { type, pact, from, words }) {
  const { first, last } = atlas.time;
  const what = [atlas.types[type], atlas.pacts[pact]?.short].filter(Boolean).join(", ");
  const when = words ?? inWords(from);
  const day = isoOf(Math.min(Math.max(from, first), last));
  return ["Newest event: ", jump(go, { country: code, as_of: day }, when), `, ${what}`];
}

function feed(about, codes) {
  const query = new URLSearchParams(codes.map((code) => ["country", code]));
  if (about.named) query.set("collection", about.collection);
  const href = new URL(`feed.atom?${query}`, document.baseURI).href;
  const said = h("p", { class: "pm-meta", role: "status" });
  const place = h("div", {});
  const open = h("a", { href, target: "_blank", rel: "noopener" }, "Open it ↗");
  const show = async () => {
    if (place.hasChildNodes()) return;
    const { copyable } = await import("./sharecopy.js");
    const say = (words) => (said.textContent = words);
    refill(place, copyable({ say }, "Address of the feed of these countries", href).element);
  };
  return h(
    "details",
    { class: "pm-feed", ontoggle: show },
    h("summary", {}, "Feed of what is new or has changed"),
    h("p", { class: "pm-meta" }, "For a reader of feeds (Atom). ", open),
    place,
    said,
  );
}

// The codes on the list that these tables know, in the order in which they were put there.
function read({ collection, atlas }) {
  try {
    const kept = JSON.parse(localStorage.getItem(`${KEY}.${collection}`) ?? "[]");
    const known = (code) => typeof code === "string" && Object.hasOwn(atlas.actors, code);
    return [...new Set(kept)].filter(known).slice(0, MOST);
  } catch {
    return []; // nothing is kept here, or what is kept is no list
  }
}

// Returns whether it was kept.
function write({ collection }, codes) {
  if (codes.length > MOST) return false;
  try {
    localStorage.setItem(`${KEY}.${collection}`, JSON.stringify(codes));
    return true;
  } catch {
    return false;
  }
}
