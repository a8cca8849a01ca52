"""What a command was asked for, checked: a view of the map as `geo.address` knows it, and a look.

Where a link falls back, a command refuses: each value that cannot be used is named with its remedy.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from data import query
from data.schema import enums
from data.tables import Tables, by_key
from geo import address, picture
from geo.address import LAYERS, View
from geo.parameters import short
from geo.pictures.inks import THEMES
from geo.words import DRAWN_STATUSES

_SIZE = re.compile(r"(\d{1,5})x(\d{1,5})", re.ASCII)


@dataclass(frozen=True)
class Asked:
    view: View
    theme: str = THEMES[0]
    size: picture.Size = picture.SIZE
    scale: int = 1


class Refused(ValueError):
    """What cannot be used, a line each, with the remedy."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass(frozen=True)
class Option:
    """An option of the command; `value` stands for what follows it, `remedy` says what may."""

    flag: str
    value: str
    help: str
    remedy: Callable[[Tables], str]


def _some(names: tuple[str, ...], instead: str) -> Callable[[Tables], str]:
    return lambda _: f"write {instead}, or some of {','.join(names)}"


def _day(tables: Tables) -> str:
    first, last = query.coverage(tables)
    return f"write a day from {first} to {last}, as YYYY-MM-DD"


def _code(table: str) -> Callable[[Tables], str]:
    def remedy(tables: Tables) -> str:
        return f"write a code of {table}.csv, such as {next(iter(by_key(tables, table)), '')}"

    return remedy


OPTIONS = {
    "as_of": Option("--as-of", "YYYY-MM-DD", "the day", _day),
    "country": Option("--country", "CODE", "the country that is selected", _code("actors")),
    "pact": Option("--pact", "CODE", "the pact that is selected", _code("instruments")),
    "family": Option(
        "--family", "LIST", "families that are shown", _some(enums()["family"], "all")
    ),
    "status": Option("--status", "LIST", "statuses that are shown", _some(DRAWN_STATUSES, "all")),
    "layers": Option("--layers", "LIST", "what else is shown", _some(LAYERS, "none")),
    "shade": Option(
        "--shade",
        "LIST",
        "large pacts that are shaded",
        lambda _: "write auto, none, or codes of instruments.csv with commas between them",
    ),
    "view": Option(
        "--view",
        "LAT,LON,ZOOM",
        "the part of the world",
        lambda _: "write latitude, longitude and a zoom from 0 to 12, such as 44.8,20.5,5",
    ),
    "theme": Option("--theme", "THEME", "light or dark", lambda _: f"choose {' or '.join(THEMES)}"),
    "scale": Option(
        "--scale", "1..4", "px of a PNG for each px of the size", lambda _: "choose 1, 2, 3 or 4"
    ),
    "size": Option(
        "--size",
        "WxH",
        "px of the picture",
        lambda _: (
            f"write width and height from {picture.SMALLEST} to {picture.LARGEST} px,"
            f" such as {picture.SIZE[0]}x{picture.SIZE[1]}"
        ),
    ),
}
_LOOKS = ("theme", "scale", "size")


def read(given: Mapping[str, str], tables: Tables) -> Asked:
    """What was asked for. Raises `Refused` with all that cannot be used."""
    wrong = [name for name, value in given.items() if not _is_usable(name, value, tables)]
    lines = [
        f"{OPTIONS[name].flag} {quoted(given[name])} – {OPTIONS[name].remedy(tables)}"
        for name in wrong
    ]
    if "country" in given and "pact" in given:
        lines.append("--country and --pact – choose one of them")
    if lines:
        raise Refused(lines)
    view, _ = address.parse({n: v for n, v in given.items() if n not in _LOOKS}, tables)
    looks = {name: _look(name, given[name]) for name in _LOOKS if name in given}
    return Asked(view, **looks)  # type: ignore[arg-type]


def quoted(value: str) -> str:
    return f"“{short(value)}”"


def _is_usable(name: str, value: str, tables: Tables) -> bool:
    if not value.strip():
        return False
    if name in _LOOKS:
        return _look(name, value) is not None
    return not address.parse({name: value}, tables)[1]


def _look(name: str, value: str) -> object:
    """The value of an option that is about looks; None if it cannot be used."""
    if name == "theme":
        return value if value in THEMES else None
    if name == "scale":
        return next((scale for scale in picture.SCALES if value == str(scale)), None)
    found = _SIZE.fullmatch(value)
    size = tuple(int(side) for side in found.groups()) if found else ()
    fits = all(picture.SMALLEST <= side <= picture.LARGEST for side in size)
    return size if size and fits else None
