// Ties what is pointed at on the map to what is pointed at in a history, through the hub's `pointed`:
// { pact } or { countries }, codes; null if nothing is. Only while a history is open.

const SHAPES = ".pm-link, .pm-country";

export function point(container, hub) {
  const tell = (pointed) => {
    if (hub.state.tab === "history") hub.set({ pointed }, "map");
  };
  const told = (event) => tell(pointedAt(event.target.closest?.(SHAPES)));
  for (const kind of ["mouseover", "focusin"]) container.addEventListener(kind, told);
  for (const kind of ["mouseleave", "focusout"]) container.addEventListener(kind, () => tell(null));

  let marked = [];
  let isOurs = false; // what the mouse is on here is marked already
  const stop = hub.on("pointing", (changed, { pointed }, who) => {
    if (changed.has("pointed")) isOurs = who === "map";
    else if (!pointed || !changed.has("counts")) return;
    for (const shape of marked) shape.classList.remove("is-pointed");
    marked = pointed && !isOurs ? [...container.querySelectorAll(SHAPES)].filter(meant(pointed)) : [];
    for (const shape of marked) shape.classList.add("is-pointed");
    const links = marked.some((shape) => shape.matches(".pm-link"));
    container.classList.toggle("has-pointed", links);
  });
  window.addEventListener("pagehide", stop);
}

function pointedAt(shape) {
  if (!shape) return null;
  if (!shape.record) return { countries: [shape.dataset.actor] };
  const { instrument, a, b } = shape.record;
  return { pact: instrument, countries: [a, b] };
}

function meant({ pact, countries = [] }) {
  return ({ record, dataset }) => {
    if (pact) return record?.instrument === pact;
    return record ? countries.includes(record.a) || countries.includes(record.b) : countries.includes(dataset.actor);
  };
}
