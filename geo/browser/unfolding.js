// Makes the values again that geo/folding.py has folded, and knows nothing of what they mean.

const [PLAIN, OBJECT] = [0, 1]; // kinds of what is new; the third is a list

// bytes: what was folded. Returns a list of lists: the values that were added at once.
export function unfolded(bytes) {
  const begin = bytes.indexOf(10) + 1; // the first line is JSON, the rest are numbers
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, begin)));
  const streams = streamsOf(head.streams, bytes.subarray(begin));
  const places = new Map();
  const place = (name) => {
    if (!places.has(name)) places.set(name, placeOf(name, streams, head.plain[name]));
    return places.get(name);
  };
  const shapes = head.shapes.map((keys) => ({ keys, places: keys.map(place) }));

  // before: the list, if any, that a list is told by.
  function next(at, before) {
    const back = at.back();
    if (back) return at.seen[at.seen.length - back];
    const kind = at.kind();
    const value = kind === PLAIN ? at.plain() : kind === OBJECT ? object(at) : list(at, before);
    at.seen.push(value);
    return value;
  }
  function object(at) {
    const shape = at.shape();
    const { keys, places } = shapes[shape];
    if (!keys.length) return {};
    const made = { [keys[0]]: next(places[0]) };
    const known = (at.newest[shape] ??= new Map());
    const before = known.get(made[keys[0]]);
    const changed = before ? at.changed() : -1;
    for (let number = 1; number < keys.length; number++) {
      const key = keys[number];
      made[key] = (changed >>> number) & 1 ? next(places[number], before?.[key]) : before[key];
    }
    known.set(made[keys[0]], made);
    return made;
  }
  function list(at, before) {
    const [head, tail, length] = [at.head(), at.tail(), at.length()];
    const old = Array.isArray(before) ? before : [];
    at.items ??= place(`${at.name}[]`);
    const between = Array.from({ length }, () => next(at.items));
    return [...old.slice(0, head), ...between, ...old.slice(old.length - tail)];
  }
  return head.roots.map(([name, length]) => Array.from({ length }, () => next(place(name))));
}

// The streams of a place as functions that give the next number each, and what was seen in it.
function placeOf(name, streams, values) {
  const numbers = (suffix) => {
    const found = streams.get(name + suffix) ?? [];
    let at = 0;
    return () => found[at++];
  };
  let at = 0;
  return {
    name,
    seen: [],
    newest: [], // by shape, a Map of first values to objects
    plain: () => values[at++],
    back: numbers(""),
    kind: numbers("?"),
    shape: numbers("#"),
    changed: numbers("~"),
    head: numbers("<"),
    tail: numbers(">"),
    length: numbers("+"),
  };
}

function streamsOf(told, bytes) {
  let from = 0;
  return new Map(
    told.map(([name, length, planes]) => {
      const numbers = new Uint32Array(length);
      for (let plane = 0; plane < planes; plane++, from += length)
        for (let at = 0; at < length; at++) numbers[at] |= bytes[from + at] << (8 * plane);
      return [name, numbers];
    }),
  );
}
