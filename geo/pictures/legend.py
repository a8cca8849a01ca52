"""The legend of a picture: exactly what is in it, in the words and the order of the map's legend.

How a sample of each looks is left to `samples`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from data.tables import Tables, by_key
from geo import style, words
from geo.pictures.seen import Seen


@dataclass(frozen=True)
class Entry:
    """A line of the legend. `kind`: line, paler, older, family, shade, stripes, land, reaction or
    none; `code`: which one of its kind; entries of one `group` stand together."""

    group: int
    kind: str
    code: str
    words: str


def entries(tables: Tables, seen: Seen) -> list[Entry]:
    """What is in the picture, in order."""
    found = [
        *_lines(seen),
        *_families(seen),
        *_shades(tables, seen),
        *_land(seen),
        *_reactions(seen),
    ]
    if any(entry.kind in ("line", "shade", "reaction") for entry in found):
        return found
    scene = seen.scene
    there = scene.links or scene.shading.pacts or scene.reactions
    return [Entry(0, "none", "", words.LEGEND["elsewhere" if there else "nothing"]), *found]


def _lines(seen: Seen) -> Iterator[Entry]:
    shown = [link for link, _ in seen.links]
    lines = {link.line for link in shown}
    yield from (Entry(1, "line", code, told) for code, told in words.LINES.items() if code in lines)
    if not all(link.certain for link in shown):
        yield Entry(1, "paler", "", words.LEGEND["paler"])
    if seen.scene.crowded and not seen.scene.selection and not all(link.fresh for link in shown):
        yield Entry(1, "older", "", words.LEGEND["older"])


def _families(seen: Seen) -> Iterator[Entry]:
    there = {link.family for link, _ in seen.links}
    return (
        Entry(2, "family", code, words.FAMILIES[code]) for code in words.FAMILIES if code in there
    )


def _shades(tables: Tables, seen: Seen) -> Iterator[Entry]:
    instruments, shading = by_key(tables, "instruments"), seen.scene.shading
    for name, members in shading.pacts.items():
        if name in seen.shaded:
            told = f"{instruments[name].short_name}, {len(members)} members"
            yield Entry(3, "shade", str(shading.tints[name]), told)
    striped = [tints for tints in seen.tints if len(tints) > 1]
    if striped:
        yield Entry(3, "stripes", "-".join(map(str, striped[0])), words.LEGEND["striped"])


def _land(seen: Seen) -> Iterator[Entry]:
    plain = [piece for piece, _ in seen.land if not piece.tints and piece.mark != "selected"]
    there = {
        "dependent": any(piece.dependent for piece in plain),
        "unknown": any(piece.unknown for piece in plain),
        "disputed": bool(seen.disputes),
    }
    return (
        Entry(4, "land", kind, words.LEGEND[kind]) for kind, is_there in there.items() if is_there
    )


def _reactions(seen: Seen) -> Iterator[Entry]:
    if seen.reactions:
        yield Entry(5, "reaction", "", f"Reaction, shown for {style.REACTION_DAYS} days")
