// The order of countries in the matrix: those of one bloc side by side, the largest bloc first.

// codes: who is to be put in order; blocs: lists of codes, the largest first; name(code).
export function byBloc(codes, blocs, name) {
  const place = new Map();
  blocs.forEach((members, number) => {
    for (const code of members) if (!place.has(code)) place.set(code, number);
  });
  const of = (code) => place.get(code) ?? blocs.length;
  return [...codes].sort((a, b) => of(a) - of(b) || name(a).localeCompare(name(b), "en"));
}

// Who has a pact on the day, as pairs tell it.
export function withPacts(pairs) {
  const found = new Set();
  for (const pair of pairs) for (const code of pair.split(" ")) found.add(code);
  return found;
}

// The partners of a country, those of the strongest ties first; ties(code) gives its tie or null.
export function partners(codes, tie, compare) {
  return [...codes]
    .map((code) => [code, tie(code)])
    .filter(([, found]) => found)
    .sort((x, y) => compare(x[1], y[1]) || (x[0] < y[0] ? -1 : 1))
    .map(([code]) => code);
}
