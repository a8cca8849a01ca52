// Puts a comparison on the map and takes it off, as the hub's state asks. The code that compares is in
// comparison.js, which is fetched when it is wanted; a file of its own, without a server, has none.

const COMPARED = ["from", "since", "changes"]; // of the hub's state: what is compared with

// Whether two days, or (once it is known what differs) two versions are compared.
export function isCompared({ from, changes }) {
  return Number.isInteger(from) || Boolean(changes);
}

// map: the Atlas of map.js; changed: keys of the hub's state.
export async function follow(map, changed) {
  if (!COMPARED.some((key) => changed.has(key))) return;
  const wanted = () => map.hub.code && isCompared(map.hub.state);
  if (wanted() && map.comparing) {
    if (!changed.has("changes")) return;
    map.comparing.renew();
  } else if (wanted()) {
    const { Comparison } = await import(new URL("comparison.js", map.hub.code).href);
    if (!wanted() || map.comparing) return;
    map.comparing = new Comparison(map);
  } else if (map.comparing) {
    map.comparing.remove();
    map.comparing = null;
  } else return;
  map.update(new Set(["layers"])); // all is judged anew
}
