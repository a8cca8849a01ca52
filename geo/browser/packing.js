// Unpacks what geo/packing.py packs: gives back the very value, and knows nothing of what it means.

export function unpacked(value) {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(unpacked);
  if ("~" in value) return objects(value);
  if ("|" in value) return rows(value["|"].map(unpacked));
  if ("+" in value) return summed(value["+"]);
  if ("=" in value) {
    const [keys, packed] = value["="];
    const values = unpacked(packed);
    return Object.fromEntries(keys.map((key, place) => [key, values[place]]));
  }
  for (const key in value) value[key] = unpacked(value[key]);
  return value;
}

function objects({ "~": columns, "?": some, n }) {
  const keys = Object.keys(columns);
  const lists = keys.map((key) => unpacked(columns[key]));
  const made = Array.from({ length: n ?? lists[0].length }, (_, place) => {
    const one = {};
    for (let at = 0; at < keys.length; at++) one[keys[at]] = lists[at][place];
    return one;
  });
  for (const [key, values] of Object.entries(some))
    for (const [place, own] of Object.entries(values)) made[place][key] = unpacked(own);
  return made;
}

function rows(columns) {
  return columns[0].map((_, place) => columns.map((column) => column[place]));
}

function summed(steps) {
  let sum = 0;
  return steps.map((step) => (sum += step));
}
