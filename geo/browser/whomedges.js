// The lines of the network: one for each pair that has a pact on the day. Colour is the family and
// dashes are the status of the pact with the strongest obligation; an arrow says that one side owes more.

import { s } from "./elements.js";
import { isOneSided } from "./whomties.js";
import { cellLabel, OBLIGATIONS } from "./whomwords.js";

const ROOM = 12; // pixels from a point's middle to where a line ends
const DASHES = { long: [8, 5], short: [2, 5], suspended: [9, 4, 2, 4], dotted: [1, 5] };

// [{ a, b, tie, out, back, from }] of those codes; `from` owes more than the other, or is empty.
export function edgesOf(ties, codes) {
  const known = new Set(codes);
  const found = [];
  for (const pair of ties.current()) {
    const [a, b] = pair.split(" ");
    if (!known.has(a) || !known.has(b)) continue;
    const both = ties.both(a, b);
    const tie = ties.stronger(both);
    const from = !isOneSided(both) ? "" : tie === both.out ? a : b;
    found.push({ a, b, tie, ...both, from });
  }
  return found;
}

// All of them on a canvas, those of one look at once.
export function inkEdges(canvas, edges, points, { pacts }, faint) {
  const context = canvas.getContext("2d");
  const scale = window.devicePixelRatio || 1;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  const colours = coloursOf(canvas, pacts);
  const looks = new Map();
  for (const edge of edges) {
    const { tie } = edge;
    const look = `${pacts[tie.pact].family} ${tie.line} ${tie.obligation === "defense"}`;
    if (!looks.has(look)) looks.set(look, []);
    looks.get(look).push(edge);
  }
  for (const [look, own] of looks) {
    const [family, line, strong] = look.split(" ");
    context.strokeStyle = colours[family];
    context.globalAlpha = (faint ? 0.4 : 1) * (strong === "true" ? 0.34 : 0.22);
    context.lineWidth = strong === "true" ? 1.2 : 0.8;
    context.setLineDash(DASHES[line] ?? []);
    context.beginPath();
    for (const { a, b } of own) {
      const [from, to] = [points.get(a), points.get(b)];
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
    }
    context.stroke();
  }
}

// One line as an element, with a wider one beneath that is easy to hit. few: it is a button.
export function lineOf(edge, points, atlas, name, few, { open, hint }) {
  const { a, b, tie, out, back, from } = edge;
  const [start, end] = from === b ? [b, a] : [a, b];
  const label = from
    ? `${cellLabel(name(start), name(end), from === a ? out : back, atlas)}; not the same the other way`
    : cellLabel(name(a), name(b), tie, atlas).replace(" to ", " and ");
  const [p, q] = shortened(points.get(start), points.get(end));
  const d = `M${p[0].toFixed(1)} ${p[1].toFixed(1)}L${q[0].toFixed(1)} ${q[1].toFixed(1)}`;
  const way = {
    role: "button",
    tabindex: 0,
    onclick: open,
    onkeydown: (event) => event.key === "Enter" && open(),
  };
  return s(
    "g",
    {
      class: "pm-edge",
      "data-ends": `${a} ${b}`,
      "data-family": atlas.pacts[tie.pact].family,
      "data-line": tie.line,
      "data-owes": tie.obligation,
      "aria-label": label,
      onpointerenter: () => hint(label),
      onfocus: () => hint(label),
      ...(few ? way : { role: "img", onclick: open }),
    },
    s("path", { class: "pm-hit", d }),
    s("path", { class: "pm-line", d, "marker-end": from ? "url(#pm-owes)" : null }),
  );
}

// The letter of its obligation, off the middle, where lines of a circle meet.
export function letterOf({ a, b, tie }, points) {
  const [p, q] = [points.get(a), points.get(b)];
  const [x, y] = [p.x + (q.x - p.x) * 0.38, p.y + (q.y - p.y) * 0.38];
  return s("text", { x: x.toFixed(1), y: y.toFixed(1) }, OBLIGATIONS[tie.obligation].letter);
}

function shortened(p, q) {
  const length = Math.hypot(q.x - p.x, q.y - p.y) || 1;
  const room = Math.min(ROOM, length / 3);
  const [dx, dy] = [((q.x - p.x) / length) * room, ((q.y - p.y) / length) * room];
  return [
    [p.x + dx, p.y + dy],
    [q.x - dx, q.y - dy],
  ];
}

// The colours of the families in this theme: a canvas does not know custom properties.
function coloursOf(canvas, pacts) {
  const probe = canvas.parentElement.appendChild(document.createElement("i"));
  const found = {};
  for (const family of new Set(Object.values(pacts).map((pact) => pact.family))) {
    probe.dataset.family = family;
    probe.style.color = "var(--pm-family)";
    found[family] = getComputedStyle(probe).color;
  }
  probe.remove();
  return found;
}
