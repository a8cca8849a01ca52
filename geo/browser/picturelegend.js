// The legend of a picture: exactly what is in it, in the words and the order of the map's legend.
// Each entry is { group, kind, code, words }; how they look is picturesheet.js's business.

// atlas: as files.js reads it; seen: { links, land, shaded, tints, disputed, reactions, crowd, somewhere }.
export function entriesOf(atlas, seen) {
  if (seen.turnover) return compared(atlas, seen);
  const found = [lines, families, shades, land, reactions].flatMap((part) => part(atlas, seen));
  if (found.some(({ kind }) => ["line", "shade", "reaction"].includes(kind))) return found;
  const words = atlas.legend[seen.somewhere ? "elsewhere" : "nothing"];
  return [entry(0, "none", "", words), ...found];
}

function entry(group, kind, code, words) {
  return { group, kind, code, words };
}

// What became of the links and members of large pacts, where two days are compared.
function compared(atlas, { links, turnover, older }) {
  const words = older
    ? { began: "new", ended: "gone", changed: "with another status" }
    : { began: "began", ended: "ended", changed: "changed status" };
  const changes = Object.keys(words).filter((change) => links.some((link) => link.change === change));
  const count = (change) => links.filter((link) => link.change === change).length;
  const noun = (change) => `${count(change)} ${count(change) === 1 ? "link" : "links"} between countries`;
  const members = { joined: "joined", left: "left", moved: "changed status in" };
  const parts = Object.keys(members).filter((part) => turnover.some(([, of]) => of[part]));
  return [
    ...changes.map((change) => entry(1, "change", change, `${noun(change)} ${words[change]}`)),
    ...parts.map((part) => entry(2, "turnover", part, `${members[part]} a large pact`)),
    entry(3, "paler", "", "Faded: the same before and after"),
  ];
}

function lines(atlas, { links, crowd }) {
  const there = Object.keys(atlas.lines).filter((line) => links.some((link) => link.line === line));
  return [
    ...there.map((line) => entry(1, "line", line, atlas.lines[line])),
    ...(links.every(({ certain }) => certain) ? [] : [entry(1, "paler", "", atlas.legend.paler)]),
    ...(!crowd || links.every(({ fresh }) => fresh) ? [] : [entry(1, "older", "", atlas.legend.older)]),
  ];
}

function families(atlas, { links }) {
  const there = new Set(links.map(({ instrument }) => atlas.pacts[instrument].family));
  const kept = Object.keys(atlas.families).filter((family) => there.has(family));
  return kept.map((family) => entry(2, "family", family, atlas.families[family]));
}

function shades(atlas, { shaded, tints }) {
  const own = [...shaded].map(([pact, { size }]) => {
    const { tint, short } = atlas.pacts[pact];
    return entry(3, "shade", `${tint}`, `${short}, ${size} members`);
  });
  const striped = tints.filter(({ length }) => length > 1);
  return [...own, ...striped.slice(0, 1).map((some) => entry(3, "stripes", some.join("-"), atlas.legend.striped))];
}

function land(atlas, { land: pieces, disputed }) {
  const there = {
    dependent: pieces.some(({ dependent }) => dependent),
    unknown: pieces.some(({ unknown }) => unknown),
    disputed,
  };
  return Object.keys(there)
    .filter((kind) => there[kind])
    .map((kind) => entry(4, "land", kind, atlas.legend[kind]));
}

function reactions(atlas, seen) {
  return seen.reactions ? [entry(5, "reaction", "", `Reaction, shown for ${atlas.reaction_days} days`)] : [];
}
