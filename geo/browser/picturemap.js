// The map of a picture: what of the page's map lies in its frame now, with looks written out.
// Lines are taken from their elements, which are there even where a crowd of them is painted as ink.

import { element, Looks } from "./picturesvg.js";

const TOKENS = ["water", "panel", "edge", "text", "muted", "dependent", "reaction"];

// Returns the drawing, an element, its width and height in px, tone (colours by token), and what is seen, as
// picturelegend.js wants it.
export function mapNow(atlas) {
  const looks = new Looks();
  const { x: width, y: height } = atlas.map.getSize();
  const { x: left, y: top } = atlas.map.layerPointToContainerPoint([0, 0]);
  const frame = L.bounds([-left, -top], [width - left, height - top]);
  const tone = tones(atlas, looks);
  const land = landIn(atlas, frame);
  const disputes = disputesIn(atlas, frame);
  const [reactions, links, large] = [atlas.reactions, atlas.links, atlas.large].map((layer) => linesIn(layer, frame));
  const gone = atlas.extra.flatMap((layer) => linesIn(layer, frame));
  const shapes = [...land.map((piece) => country(piece, looks)), ...disputes.map((path) => disputed(path, looks))];
  const { shaded, tints } = shadingOf(atlas, land);
  const swatches = tints.map((own) => atlas.members.fill(own)); // makes the patterns that are not there yet
  const fills = [...shapes.map((shape) => shape.getAttribute("fill")), ...swatches, "#pm-arrow"];
  const lines = [...reactions, ...links, ...large, ...gone].map((line) => lineOf(line, looks));
  const parts = [
    element("defs", {}, patterns(atlas, fills, looks)),
    element("rect", { x: -left, y: -top, width, height, fill: tone.water }),
    element("g", { "fill-rule": "evenodd" }, shapes),
    element("g", { fill: "none" }, lines),
    element("g", {}, ringsIn(atlas.labels, frame, looks)),
    element("g", { "text-anchor": "middle", "font-size": 12 }, namesIn(atlas.labels, frame, looks)),
  ];
  return {
    drawing: element("g", { transform: `translate(${left} ${top})` }, parts),
    ...{ width, height, tone, shaded, tints },
    land: land.map(({ kinds }) => kinds),
    disputed: disputes.length > 0,
    reactions: reactions.length > 0,
    links: [...links, ...large, ...gone].map(told),
    turnover: atlas.comparing ? [...atlas.comparing.turnover.counts] : null,
    older: Boolean(atlas.comparing?.older),
    crowd: atlas.crowded && !atlas.selected(),
    somewhere: atlas.links.shown.size + atlas.large.shown.size + atlas.reactions.shown.size + atlas.shaded.size > 0,
  };
}

// What the legend wants to know of a line.
function told({ group, record }) {
  const { line, certain, fresh, change } = group.dataset;
  const sure = { certain: certain === "true", fresh: fresh === "true" };
  return { instrument: record.instrument, line, change, ...sure };
}

// The colours that legend and sheet need. A token may be a mixture of others: only an element's is computed.
function tones({ map, atlas }, looks) {
  const tints = Array.from({ length: 2 * atlas.plain_tints }, (_, tint) => `member-${tint}`);
  const probe = document.createElement("i");
  map.getContainer().append(probe);
  const found = [...TOKENS, ...Object.keys(atlas.families), ...tints].map((name) => {
    probe.style.color = `var(--pm-${name})`;
    return [name, looks.colour(getComputedStyle(probe).color)];
  });
  probe.remove();
  return { ...Object.fromEntries(found), plain: atlas.plain_tints };
}

// The territories in the frame, the selected one last, so that its edge lies on top.
function landIn({ countries }, frame) {
  const rank = ({ actor }) => ["partner", "selected"].indexOf(countries.marked.get(actor));
  return [...countries.current.values()]
    .filter(({ element: shape }) => shape && covers(shape, frame))
    .map((piece) => ({ ...piece, kinds: kindsOf(piece), rank: rank(piece) }))
    .sort((a, b) => a.rank - b.rank);
}

function kindsOf({ actor, element: shape }) {
  const is = (kind) => shape.classList.contains(`is-${kind}`);
  const plain = !is("member") && !is("selected");
  const shadedFor = is("member") && !is("selected") ? actor : "";
  return { dependent: plain && is("dependent"), unknown: plain && is("unknown"), shadedFor };
}

// The shaded pacts in the frame with their members; the tints of each, and each combination of tints.
function shadingOf(atlas, land) {
  const tintOf = (pact) => atlas.atlas.pacts[pact].tint;
  const here = land.map(({ kinds }) => kinds.shadedFor).filter(Boolean);
  const shaded = new Map([...atlas.shaded].filter(([, members]) => here.some((actor) => members.has(actor))));
  const own = here.map((actor) => [...shaded].filter(([, members]) => members.has(actor)).map(([pact]) => tintOf(pact)));
  const all = [...own, ...[...shaded.keys()].map((pact) => [tintOf(pact)])].filter((tints) => tints.length);
  return { shaded, tints: [...new Map(all.map((tints) => [tints.join(), tints])).values()] };
}

function disputesIn({ disputes }, frame) {
  return [...disputes.shown].map((number) => disputes.layers.get(number).getElement()).filter((path) => covers(path, frame));
}

function linesIn({ shown, groups, records }, frame) {
  return [...shown]
    .sort((a, b) => a - b)
    .map((number) => ({ group: groups[number], record: records[number] }))
    .filter(({ group }) => crosses(group.firstChild, frame));
}

// The points of a path, a list for each of its lines.
function pointsOf(path) {
  const lines = path.getAttribute("d").split("M").filter(Boolean);
  return lines.map((line) => {
    const numbers = line.match(/-?[\d.]+/g).map(Number);
    return Array.from({ length: numbers.length >> 1 }, (_, at) => L.point(numbers[2 * at], numbers[2 * at + 1]));
  });
}

// Leaflet may have left no more than a point of a small country; "M0 0" is what it writes for nothing.
function covers(path, frame) {
  if (path.getAttribute("d") === "M0 0") return false;
  return pointsOf(path).some((ring) => L.PolyUtil.clipPolygon(ring, frame).length > 0);
}

function crosses(path, frame) {
  const within = (a, b) => L.LineUtil.clipSegment(a, b, frame);
  return pointsOf(path).some((line) => line.some((point, at) => at > 0 && within(line[at - 1], point)));
}

function country({ element: shape, name }, looks) {
  const look = looks.of(`${shape.getAttribute("class")} ${shape.getAttribute("style")}`, shape);
  return element("path", { class: "country", ...look, d: shape.getAttribute("d") }, element("title", {}, name));
}

function disputed(path, looks) {
  return element("path", { class: "disputed", ...looks.of("disputed", path), d: path.getAttribute("d") });
}

function lineOf({ group, record }, looks) {
  const { family, line, certain, fresh, change } = group.dataset;
  const within = group.parentNode.getAttribute("class");
  const kind = [within, group.getAttribute("class"), family, line, certain, fresh, change, record.directed].join(" ");
  const d = group.firstChild.getAttribute("d");
  const halo = looks.of(`${kind} halo`, group, ".pm-halo");
  const own = looks.of(`${kind} line`, group, ".pm-line");
  const paths = [
    halo.stroke && halo["stroke-opacity"] !== "0" && element("path", { ...halo, d }),
    element("path", { ...own, "marker-end": record.directed ? "url(#pm-arrow)" : null, d }),
  ];
  const about = { class: record.instrument ? "link" : "reaction", opacity: looks.of(kind, group).opacity };
  return element("g", about, element("title", {}, group.getAttribute("aria-label")), paths);
}

function ringsIn({ rings }, frame, looks) {
  return [...rings.querySelectorAll(".pm-ring")].flatMap((ring) => {
    const seat = ring.closest(".pm-seat");
    const [x, y] = (seat ?? ring).getAttribute("transform").match(/-?[\d.]+/g).map(Number);
    const pressed = seat?.getAttribute("aria-pressed");
    const look = looks.of(`ring ${pressed}`, seat ?? ring, seat && ".pm-ring");
    return frame.contains([x, y]) ? [element("circle", { cx: x, cy: y, r: 4, ...look })] : [];
  });
}

function namesIn({ names }, frame, looks) {
  return [...names.children].flatMap((name) => {
    const [x, y] = ["x", "y"].map((side) => Number(name.getAttribute(side)));
    const kind = name.getAttribute("class");
    const large = kind.includes("is-selected") ? { "font-size": 14, "font-weight": 700 } : {};
    const look = { ...looks.of(kind, name), ...large, "paint-order": "stroke" };
    return frame.contains([x, y]) ? [element("text", { x, y, ...look }, name.textContent)] : [];
  });
}

// The patterns, and the head of an arrow, that these fills refer to, with looks written out.
function patterns({ map }, fills, looks) {
  const used = new Set(fills.map((fill) => /#(pm-[\w-]+)/.exec(fill)?.[1]));
  const kept = [...map.getContainer().querySelectorAll("defs > *")].filter(({ id }) => used.has(id));
  return kept.map((definition) => {
    const copy = definition.cloneNode(true);
    [...definition.children].forEach((child, at) => {
      for (const name of ["class", "style"]) copy.children[at].removeAttribute(name);
      for (const [name, value] of Object.entries(looks.read(child))) copy.children[at].setAttribute(name, value);
    });
    return copy;
  });
}
