"""The values of a history chart: rows, bars, marks, bands and gaps, in milliseconds and pixels.

What holds and happened is `data.lifelines`; how values are drawn is `geo.charts.spec`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from data import coverage, dates, lifelines
from data.grounds import ABSENT, OWN, PART, Ground
from data.lifelines import Happening, Lifelines, Line, Stretch, day_of
from data.query import FOREVER
from data.tables import Tables
from geo import territories, words
from geo.days import EPOCH, Interval, without

Value = dict[str, Any]

DAY = 86_400_000  # milliseconds
ROW, HEAD = 18, 26  # pixels
# How a status is drawn, as on a pact's page (geo/browser/partychart.js).
LOOKS = {
    "in_force": "full",
    "ratified": "pale",
    "signed": "hollow",
    "suspended": "broken",
    "proposed": "thin",
    "negotiating": "thin",
    "reported": "thin",
}
SHAPES = {
    **dict.fromkeys(["SIGN", "RATIFY", "ACCEDE", "SUCCEED", "ENTER_FORCE", "EXTEND"], "circle"),
    **dict.fromkeys(["SUSPEND", "WITHDRAW", "EXPIRE", "REJECT"], "cross"),
    **dict.fromkeys(["CONSULT", "COOPERATE", "SUPPORT", "ACCUSE", "REQUEST"], "triangle-up"),
}  # all others: a diamond
GROUPS = {
    lifelines.LARGE: "Large memberships",
    lifelines.OTHER: "Other pacts, by their beginning",
    lifelines.PARTIES: "Parties, by their joining",
}


@dataclass(frozen=True)
class Placed:
    """A line with the row it stands in: `y` is its upper edge."""

    line: Line
    y: int


def values(tables: Tables, told: Lifelines) -> dict[str, list[Value]]:
    """Rows, bars, marks, bands and gaps of a chart; `x` and `x2` are moments, `y` pixels."""
    placed, heads = _placed(told.lines)
    end = told.last + 1
    bars = [bar for at in placed for bar in _bars(at, told.first, end)]
    marks = [mark for at in placed for mark in _marks(at)]
    bands = list(_bands(told.grounds, told.first, end))
    gaps = [{"x": moment(start), "x2": moment(after)} for start, after in silent(tables, told)]
    rows = sorted([*heads, *map(_row, placed)], key=lambda row: row["y"])
    return {
        "rows": rows,
        "bars": bars,
        "marks": marks,
        "bands": bands,
        "gaps": gaps,
    }


def silent(tables: Tables, told: Lifelines) -> list[tuple[int, int]]:
    """The days shown on which the tables do not claim to know: of a country as long as it was a
    state, of a pact anybody's. None where they claim nothing."""
    if not coverage.claims(tables):
        return []
    shown = (told.first, told.last + 1)
    if told.kind == "pact":
        found: list[Interval] = [
            (start + EPOCH, (end or FOREVER - EPOCH) + EPOCH)
            for start, end in territories.silent(tables)
        ]
    else:
        found = _silent_of(tables, told)
    clipped = [(max(start, shown[0]), min(end or FOREVER, shown[1])) for start, end in found]
    return [(start, end) for start, end in clipped if start < end]


def _silent_of(tables: Tables, told: Lifelines) -> list[Interval]:
    """Days as ordinals: of the own state those that neither `coverage` nor a pact of it names."""
    horizon = coverage.horizon(tables).toordinal()
    known: list[Interval] = [
        (_ordinal(row.valid_from, 1), _ordinal(row.valid_to, FOREVER))
        for row in coverage.claims(tables).get(told.code, [])
    ]
    for line in told.lines:
        for stretch in line.stretches:
            if stretch.start < (end := min(stretch.end, horizon)):
                known.append((stretch.start, end))
    own = [ground for ground in told.grounds if ground.kind == OWN]
    return [days for ground in own for days in without((ground.start, ground.end), known)]


def _ordinal(text: str, otherwise: int) -> int:
    return dates.parse_day(text).toordinal() if text else otherwise


def _placed(lines: Iterable[Line]) -> tuple[list[Placed], list[Value]]:
    """Each line in its row, and the headings of groups, from the top."""
    placed: list[Placed] = []
    heads: list[Value] = []
    y, group = 0, ""
    for line in lines:
        if line.group != group and line.group in GROUPS:
            heads.append({"y": y, "h": HEAD, "name": GROUPS[line.group], "head": True, "key": ""})
            y += HEAD
        group = line.group
        placed.append(Placed(line, y))
        y += ROW
    return placed, heads


def _row(at: Placed) -> Value:
    name, code = at.line.name, at.line.code
    return {"y": at.y, "h": ROW, "name": name, "head": False, "key": code, "words": [name]}


def _bars(at: Placed, first: int, end: int) -> Iterator[Value]:
    for stretch in at.line.stretches:
        if stretch.start < end:
            yield {
                "y": at.y,
                "x": moment(max(stretch.start, first)),
                "x2": moment(min(stretch.end, end)),
                "key": at.line.code,
                "family": at.line.family,
                "look": LOOKS[stretch.status],
                "status": stretch.status,
                "certain": stretch.certain,
                "words": [at.line.name, standing(stretch)],
            }


def standing(stretch: Stretch) -> str:
    """“in force, since 4 April 1949, until 1 July 1991”."""
    told = [words.STATUSES[stretch.status], f"since {stretch.since}"]
    if until := day_of(stretch.end):
        told.append(f"until {dates.day_in_words(until)}")
    return ", ".join([*told, *([] if stretch.certain else ["not certain"])])


def _marks(at: Placed) -> Iterator[Value]:
    for event in at.line.happenings:
        yield {
            "y": at.y,
            "x": moment(event.earliest),
            "x2": moment(event.latest + 1),
            "exact": event.earliest == event.latest,
            "day": event.earliest - EPOCH,
            "key": at.line.code,
            "shape": SHAPES.get(event.type, "diamond"),
            "family": at.line.family,
            "words": [at.line.name, happening(event)],
        }


def happening(event: Happening) -> str:
    """“4 April 1949: Signature”."""
    return f"{event.when}: {words.TYPES[event.type]}"


def _bands(grounds: Iterable[Ground], first: int, end: int) -> Iterator[Value]:
    """A country that was one state all the time needs none."""
    shown = [ground for ground in grounds if ground.start < end and ground.end > first]
    if len(shown) < 2 and all(ground.kind == OWN for ground in shown):
        return
    for ground in shown:
        yield {
            "x": moment(max(ground.start, first)),
            "x2": moment(min(ground.end, end)),
            "kind": ground.kind,
            "name": ground.name or "no state",
            "words": [land(ground)],
        }


def land(ground: Ground, dated: bool = True) -> str:
    """“Part of Yugoslavia”, and if `dated` “, since 2 September 1945, until 27 April 1992”."""
    by = f" by {', '.join(ground.rulers)}" if ground.rulers else ""
    what = {
        OWN: ground.name,
        PART: f"Part of {ground.name}",
        ABSENT: "No state of these tables",
        "dependent": f"{ground.name}: not independent{by and f', governed{by}'}",
        "occupied": f"{ground.name}: occupied{by}",
        "disputed": f"{ground.name}: disputed{by and f', held{by}'}",
    }[ground.kind]
    if not dated:
        return what
    since, until = (
        f", {word} {dates.day_in_words(day)}" if day else ""
        for word, day in (("since", day_of(ground.start)), ("until", day_of(ground.end)))
    )
    return f"{what}{since}{until}"


def moment(ordinal: int) -> int:
    """The first moment of a day (UTC), in milliseconds since 1970."""
    return (ordinal - EPOCH) * DAY
