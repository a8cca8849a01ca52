"""What is on the map on a day: territories, links and reactions as the reader's view shows them.

The same choice as the browser's map makes (`geo/browser/map.js`, `countries.js`, `filters.js`), for
pictures made without one. Where all this lies is left to `ground`, its look to `inks`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from data.tables import Tables, by_key, derived
from geo import days, links, reactions, territories
from geo.address import View
from geo.pictures.shading import Shaded, shaded

CROWD = 150  # links, above which only what is new stands out
NEWS = 365  # days that a state is new
_FREE = frozenset({"sovereign", "outline"})
_BOUND = frozenset({"dependent", "occupied", "disputed"})
_STAND_INS = frozenset({"outline", "land"})


@dataclass(frozen=True)
class Territory:
    """Land under one name. `members`: codes of shapes; `tints`: of the pacts it is shaded for."""

    actor: str
    name: str
    members: tuple[str, ...]
    sovereignty: str
    tints: tuple[int, ...]
    unknown: bool
    mark: str  # "selected", "partner" or empty

    @property
    def dependent(self) -> bool:
        return self.sovereignty in _BOUND

    @property
    def later(self) -> bool:
        """Whether the outline is one of later days, as that of this day is not known."""
        return self.sovereignty in _STAND_INS


@dataclass(frozen=True)
class Link:
    """A line between two actors; `chosen` if it is the selection's, or nothing is selected."""

    instrument: str
    family: str
    a: str
    b: str
    fan: int
    status: str
    line: str
    certain: bool
    fresh: bool
    large: bool
    chosen: bool


@dataclass(frozen=True)
class Reaction:
    """An arrow from a to b, or a line if it is not directed."""

    type: str
    a: str
    b: str
    fan: int
    directed: bool
    chosen: bool


@dataclass(frozen=True)
class Scene:
    """The map of a day. `disputes` are codes of shapes; `ringed` the actors at which links end that
    count, `subject` the name of what is selected."""

    land: tuple[Territory, ...]
    disputes: tuple[str, ...]
    shading: Shaded
    links: tuple[Link, ...]
    reactions: tuple[Reaction, ...]
    selection: bool
    subject: str

    @property
    def crowded(self) -> bool:
        return len(self.links) > CROWD

    @property
    def ringed(self) -> set[str]:
        all_count = self.selection or not self.crowded
        told = [link for link in self.links if all_count or link.fresh]
        return _ends([*told, *self.reactions])


def scene(tables: Tables, view: View) -> Scene:
    """The map as a view shows it."""
    day = days.number(view.as_of)
    shading = shaded(tables, view, day)
    lines = tuple(_links(tables, view, day))
    arrows = tuple(_reactions(tables, view, day))
    selection = bool(view.country or view.pact)
    partners = _ends([link for link in lines if link.chosen and not link.large])
    partners |= _ends([arrow for arrow in arrows if arrow.chosen])
    marks = dict.fromkeys(partners if selection else (), "partner")
    land = tuple(_land(tables, view, day, shading, marks))
    names = {piece.actor: piece.name for piece in land}
    return Scene(
        land=land,
        disputes=tuple(_disputes(tables, day)) if "neutral" in view.layers else (),
        shading=shading,
        links=lines,
        reactions=arrows,
        selection=selection,
        subject=_subject(tables, view, names),
    )


def _ends(arcs: Sequence[Link | Reaction]) -> set[str]:
    return {code for arc in arcs for code in (arc.a, arc.b)}


def _subject(tables: Tables, view: View, names: dict[str, str]) -> str:
    if view.pact:
        return str(by_key(tables, "instruments")[view.pact].short_name)
    if not view.country:
        return ""
    return names.get(view.country) or str(by_key(tables, "actors")[view.country].name)


def _holds(state: Any, day: int) -> bool:
    start, end = state[:2]
    return bool(start <= day and (end is None or day < end))


def _land(
    tables: Tables, view: View, day: int, shading: Shaded, marks: dict[str, str]
) -> Iterator[Territory]:
    """The territories of the day, with the mark of each."""
    known = _known(tables)
    held = [
        (row["members"], state)
        for row in _territories(tables, "claimed" in view.layers)
        for state in row["states"]
        if _holds(state, day)
    ]
    marked = marks | ({view.country: "selected"} if view.country else {})
    actors = {state[2]: state[2] for _, state in held}
    within = {code.partition("-")[0]: state[2] for members, state in held for code in members}
    own = {(actors | within | actors).get(code, code): mark for code, mark in marked.items()}
    for members, (_, _, actor, name, sovereignty, _) in held:
        knows = any(_holds(span, day) for span in known.get(actor, ()))
        tints = shading.tints_of(actor)
        unknown = sovereignty in _FREE and not tints and not knows
        mark = own.get(actor, "")
        yield Territory(actor, name, tuple(members), sovereignty, tints, unknown, mark)


def _links(tables: Tables, view: View, day: int) -> Iterator[Link]:
    """The links of the day under the view's filters; those of large pacts from the selected country
    only. Where there are many in the tables, a selection shows its own only."""
    large, families = links.large_instruments(tables), by_key(tables, "instruments")
    only = bool(view.country or view.pact) and _count(tables) > CROWD
    chosen = _choosing(view)
    for name, a, b, states, fan in links.fanned(tables):
        if name in large and view.country not in (a, b):
            continue
        is_chosen = chosen(name, a, b)
        family = families[name].family
        if (only and not is_chosen) or (view.families and family not in view.families):
            continue
        for start, end, status, line, certain in states:
            if _holds((start, end), day) and _passes(view, status, certain):
                fresh = day < start + NEWS
                looks = (status, line, certain, fresh, name in large, is_chosen)
                yield Link(name, family, a, b, fan, *looks)


def _choosing(view: View) -> Callable[[str, str, str], bool]:
    if view.pact:
        return lambda name, _a, _b: name == view.pact
    return lambda _name, a, b: not view.country or view.country in (a, b)


def _passes(view: View, status: str, certain: bool) -> bool:
    return (not view.statuses or status in view.statuses) and (
        certain or "certain" not in view.layers
    )


def _reactions(tables: Tables, view: View, day: int) -> Iterator[Reaction]:
    if "reactions" not in view.layers:
        return
    for row in _arrows(tables):
        if any(_holds(state, day) for state in row.states):
            chosen = not (view.country or view.pact) or view.country in (row.a, row.b)
            yield Reaction(row.type, row.a, row.b, row.fan, row.directed, chosen)


def _disputes(tables: Tables, day: int) -> Iterator[str]:
    return (row["member"] for row in territories.disputed(tables) if _holds(row["days"], day))


@derived
def _territories(tables: Tables, claimed: bool) -> list[dict[str, Any]]:
    return territories.territories(tables, claimed=claimed)


@derived
def _known(tables: Tables) -> dict[str, list[days.Interval]]:
    return territories.known(tables)


@derived
def _arrows(tables: Tables) -> list[Any]:
    return list(reactions.reactions(tables).itertuples(index=False))


@derived
def _count(tables: Tables) -> int:
    """How many links there ever were that are not of large pacts."""
    large = links.large_instruments(tables)
    return sum(name not in large for name, *_ in links.fanned(tables))
