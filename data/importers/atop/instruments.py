"""Rows of `instruments` from ATOP: obligations, form, names; one for each phase of an alliance.

What our columns cannot hold is left to `data.importers.atop.notes`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from data.dates import in_words
from data.importers.atop.members import FLAGS, Key, Member
from data.importers.atop.stays import Stay
from data.importers.collection import Cells
from data.importers.states import Names, listed

_PACTS = (
    ("defense", "Defence pact"),
    ("offense", "Pact for offence"),
    ("neutral", "Neutrality pact"),
)
_LONGEST = 44  # of a name on the map, in characters


@dataclass(frozen=True, eq=False)
class Alliance:
    """One phase of an alliance with its rows and stays. `begun` are the stays of those who were in
    the alliance when its first phase began: they and that day name all of its phases."""

    key: Key
    members: Sequence[Member]
    stays: Sequence[Stay]
    begun: Sequence[Stay]

    def has(self, column: str) -> bool:
        """Whether any member's row has 1 in the column."""
        return any(member.codes.get(column) == 1 for member in self.members)

    def codes(self, column: str) -> set[int]:
        """The different codes in a column that are not missing."""
        return {member.codes[column] for member in self.members if column in member.codes}

    @property
    def founders(self) -> list[Stay]:
        """Those who are in it from its first day."""
        first = min((stay.joined.earliest, stay.joined.latest) for stay in self.stays)
        return [stay for stay in self.stays if (stay.joined.earliest, stay.joined.latest) == first]


def cells(alliance: Alliance) -> Cells:
    """The columns of `instruments` that codes fill: no names, no notes.

    An obligation of one member is one of the instrument; ATOP takes agreements with legal force
    only, so all are binding; a text that does not speak of new members is open to none.
    """
    flags = {ours: _flag(alliance.codes(column)) for column, ours in FLAGS.items()}
    active = "1" in (flags["defense"], flags["offense"])
    return {
        "instrument": alliance.members[0].instrument,
        "form": "treaty" if alliance.codes("estmode") == {1} else "unknown",
        "family": "alliance" if active else "consultation",
        "binding": "1",
        **flags,
        "open_to_accession": _flag(alliance.codes("proadd")),
        "atop_id": str(alliance.key[0]),
    }


def _flag(codes: set[int]) -> str:
    """1 if any member has something, 0 if all known say no, NA if nothing is known."""
    return "NA" if not codes else "1" if any(code > 0 for code in codes) else "0"


def kind(alliance: Alliance) -> str:
    """`Defence pact`, by the strongest obligation that any member has."""
    found = [word for column, word in _PACTS if alliance.has(column)]
    return (
        found[0]
        if found
        else "Consultation pact"
        if alliance.has("consul")
        else "Non-aggression pact"
    )


def names(
    alliances: Sequence[Alliance], states: Names, curated: Mapping[str, tuple[str, str]]
) -> dict[Key, tuple[str, str]]:
    """Name and short name of each alliance's phases, no two short names alike.

    `curated` are names that the committed tables have for a number of ATOP. Of the others the file
    has none: they are made of parties and date, with more of the date where two were alike.
    """
    first: dict[int, Alliance] = {}
    for alliance in alliances:
        first.setdefault(alliance.key[0], alliance)
    made = {number: list(_made(each, states)) for number, each in first.items()}
    for number in made:
        if str(number) in curated:
            made[number] = [curated[str(number)]]
    chosen = _apart(made)
    return {each.key: _of_phase(each.key[1], *chosen[each.key[0]]) for each in alliances}


def _made(alliance: Alliance, states: Names) -> Iterator[tuple[str, str]]:
    """Names from short to long; the last, with ATOP's number, is nobody else's."""
    day = alliance.begun[0].joined
    year = day.earliest.year
    actors = {stay.actor: states.on(stay.actor, day.earliest) for stay in alliance.begun}
    who = sorted(actors.values())
    number = len({stay.actor for stay in alliance.stays if not stay.before})
    what = kind(alliance)
    full = (
        f"{what} between {listed(who)}, {in_words(day.text)}"
        if len(who) > 1
        else f"{what} of {number} states, {in_words(day.text)}"
    )
    parties = "–".join(who) if 1 < len(who) == number <= 3 else ""
    brief = parties if parties and len(parties) <= _LONGEST else f"{what} of {number} states,"
    yield full, f"{brief} {year}"
    yield full, f"{brief} {in_words(day.text[:7])}"
    yield full, f"{brief} {in_words(day.text)}"
    yield f"{full} (ATOP {alliance.key[0]})", f"{brief} {year} (ATOP {alliance.key[0]})"


def _apart(made: Mapping[int, Sequence[tuple[str, str]]]) -> dict[int, tuple[str, str]]:
    """For each the first of its names that differs from all others' in the end."""
    step = dict.fromkeys(made, 0)
    while True:
        chosen = {number: made[number][step[number]] for number in made}
        alike: dict[str, list[int]] = {}
        for number, (_, short) in chosen.items():
            alike.setdefault(short, []).append(number)
        longer = [
            n
            for group in alike.values()
            if len(group) > 1
            for n in group
            if step[n] + 1 < len(made[n])
        ]
        if not longer:
            return chosen
        for number in longer:
            step[number] += 1


def _of_phase(phase: int, name: str, short: str) -> tuple[str, str]:
    return (f"{name}, phase {phase}", f"{short}, phase {phase}") if phase else (name, short)
