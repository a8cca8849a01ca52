"""Rows of `instruments` from ATOP: obligations, form, names; one for each phase of an alliance.

What our columns cannot hold is left to `data.importers.atop.notes`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from data.dates import in_words
from data.importers.atop.members import FLAGS, Key, Member
from data.importers.atop.stays import Stay
from data.importers.naming import Curated, apart
from data.importers.states import Names, listed
from data.tables import Cells

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
    def instrument(self) -> str:
        """The key of its row in `instruments`."""
        return self.members[0].instrument

    @property
    def same_founders(self) -> bool:
        """Whether this phase begins with those with whom the alliance began."""
        return {stay.actor for stay in self.begun} <= {stay.actor for stay in self.stays}

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
        "instrument": alliance.instrument,
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
    alliances: Sequence[Alliance], states: Names, curated: Mapping[str, Curated]
) -> dict[Key, tuple[str, str]]:
    """Name and short name of each phase, no two alike.

    `curated` are names that the committed tables have for a number of ATOP. Of the others the file
    has none: they are made of parties and date, with more of the date where two were alike.
    """
    made = {
        each.key: [_of_phase(each.key[1], *pair) for pair in _called(each, states, curated)]
        for each in alliances
    }
    return apart(made)


def known_as(alliance: Alliance, curated: Mapping[str, Curated]) -> Curated | None:
    """What our own tables call the alliance; None if they do not know it."""
    known = curated.get(str(alliance.key[0]))
    return known if known and known.fits(stay.actor for stay in alliance.begun) else None


def _called(
    alliance: Alliance, states: Names, curated: Mapping[str, Curated]
) -> Iterator[tuple[str, str]]:
    """What the phase may be called without its number, from short to long."""
    known = known_as(alliance, curated)
    if known:
        unique = f"(ATOP {alliance.key[0]})"
        yield known.name, known.short
        yield f"{known.name} ({alliance.begun[0].joined.earliest.year})", known.short
        yield f"{known.name} {unique}", f"{known.short} {unique}"
    else:
        yield from _made(alliance, states)


def _made(alliance: Alliance, states: Names) -> Iterator[tuple[str, str]]:
    """By parties and date of the alliance; of a phase with other parties, by its own."""
    begun = alliance.begun if alliance.same_founders else alliance.founders
    date = begun[0].joined
    who = sorted({states.on(stay.actor, date.earliest) for stay in begun})
    what, parties = kind(alliance), "–".join(who)
    number = len({stay.actor for stay in alliance.stays if not stay.before})
    of_all = f"{what} of {number} states"
    full = f"{what} between {listed(who)}" if len(who) > 1 else of_all
    short = len(who) == number <= 3 and len(parties) <= _LONGEST
    full, brief = f"{full}, {in_words(date.text)}", parties if short else f"{of_all},"
    yield full, f"{brief} {date.earliest.year}"
    yield full, f"{brief} {in_words(date.text[:7])}"
    yield full, f"{brief} {in_words(date.text)}"
    unique = f"(ATOP {alliance.key[0]})"
    yield f"{full} {unique}", f"{brief} {date.earliest.year} {unique}"


def _of_phase(phase: int, name: str, short: str) -> tuple[str, str]:
    return (f"{name}, phase {phase}", f"{short}, phase {phase}") if phase else (name, short)
