// A standalone file at work: does for map, timeline and dossier what Streamlit does in the app. It
// makes the hub, mounts the parts, answers what they ask, and keeps the view behind the address's #.

import { Answers } from "./answers.js";
import { h, refill } from "./elements.js";
import { readView, writeView } from "./fragment.js";
import { explain, explainMap } from "./gloss.js";
import {
  afterMap,
  atlasOf,
  dayOf,
  dossier,
  dress,
  followTheme,
  ownHub,
  read,
  timeline,
} from "./page.js";
import { searchBox } from "./searchbox.js";
import { sources } from "./sources.js";
import { inWords } from "./words.js";

const FRAME = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Map</title>
  <body><div id="root"><div id="map_div"></div></div>`;

const { part, code } = window.pactmapFile;
const told = JSON.parse(document.getElementById("pm-told").textContent);
const place = (name) => document.querySelector(`.pm-${name}`);
start();

async function start() {
  const hub = ownHub();
  keep("pactmap:atlas", "atlas");
  keep("pactmap:outlines", "outlines");
  const atlas = await read("pactmap:atlas", atlasOf);
  const known = {
    ...told,
    time: atlas.time,
    families: Object.keys(atlas.families),
    statuses: Object.keys(atlas.statuses),
    has: (kind, code) =>
      kind === "pact"
        ? Object.hasOwn(atlas.pacts, code)
        : Object.hasOwn(atlas.actors, code) || told.placeless.includes(code),
  };
  take(hub, known);
  followTheme(place("around"), hub);
  drawMap();
  await afterMap(hub);
  timeline(hostIn("timeline", "timeline"), atlas, hub);
  await new Promise((resolve) => setTimeout(resolve, 0));
  answer(hub, known, new Answers(part("dossiers")));
  document.body.dataset.ready = "true";
}

// Hand a part of the file to who will read it as an answer of a server.
function keep(address, name) {
  const kept = (window.pactmapFiles ??= {});
  kept[address] = { answer: Promise.resolve(new Response(part(name))) };
}

// The state that the address asks for, else that with which the file was made.
function take(hub, known) {
  const asked = window.location.hash.slice(1) || told.view;
  const { state, notices } = readView(new URLSearchParams(asked), known);
  const lines = notices.map((words) => h("li", {}, words));
  refill(place("notices"), lines.length ? h("ul", {}, lines) : null);
  hub.set(state, "server");
}

// In a frame, as in the app: the map's style sheet is about the whole of its page.
function drawMap() {
  const frame = h("iframe", { title: "Map", srcdoc: FRAME });
  frame.addEventListener("load", () => {
    const page = frame.contentDocument;
    const add = (name, text, attributes = {}) => {
      const element = Object.assign(page.createElement(name), attributes);
      element.textContent = text;
      page.head.append(element);
    };
    add("style", code.sheets);
    add("script", code.leaflet);
    add("script", code.map, { type: "module" });
  });
  place("map").append(frame);
}

// An element in which a part of the page has style sheets of its own.
function hostIn(name, ...sheets) {
  const root = place(name).attachShadow({ mode: "open" });
  dress(root, ...sheets);
  const host = h("div", { class: "pm-host" });
  root.append(host);
  return host;
}

// From now on, what the reader does is answered, and kept in the address.
function answer(hub, known, answers) {
  const host = hostIn("dossier", "links", "findings", "dossier", "gloss");
  const glossary = JSON.parse(code.glossary);
  const about = sources(told.about, answers.documents);
  document.body.append(about.element);
  const go = ({ as_of, document, sentence, event, ...patch }) => {
    if (document) return about.open(document, sentence);
    if (as_of) patch.day = dayOf(as_of);
    if ("country" in patch || "pact" in patch) patch = { country: "", pact: "", ...patch };
    hub.act(patch);
  };
  go.hasNoPages = true;
  const show = () => {
    const facts = answers.of(hub.state);
    const turned = dossier(host, facts, go, told.names);
    if (turned) place("dossier").scrollTo(0, 0);
    const subject = [facts.name, inWords(hub.state.day)].filter(Boolean).join(", ");
    document.title = `${subject} · ${told.about.title}`;
    tellApp(hub, known);
  };
  hub.wire = () => {
    refill(place("notices"));
    address(hub, known, "pushState");
    show();
  };
  hub.on("address", (changed, state, who) => {
    const isMoved = changed.has("view") && who === "map";
    if (isMoved && window.location.hash) address(hub, known, "replaceState");
  });
  window.addEventListener("popstate", () => {
    take(hub, known);
    show();
  });
  place("to-sources").addEventListener("click", () => about.open());
  searchBox(place("find"), answers, go);
  show();
  explain(host, glossary);
  explainMap(glossary);
}

// Write the view to the address, as a step that Back undoes unless only the map was moved.
function address(hub, known, how) {
  const [now, then] = [writeView(hub.state, known.version), window.location.hash.slice(1)];
  const moved = withoutView(now) === withoutView(then);
  window.history[moved ? "replaceState" : how](null, "", `#${now}`);
}

function withoutView(params) {
  const left = new URLSearchParams(params);
  left.delete("view");
  return `${left}`;
}

function tellApp(hub, known) {
  const link = document.querySelector("a.pm-to-app");
  if (link) link.href = `${told.app}?${writeView(hub.state, known.version)}`;
}
