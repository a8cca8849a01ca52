"""The facts of a day as a whole: how many pacts hold, the latest events, the pacts, newest first.

Plain JSON values; the facts of the events that it names are added by `data.dossier`.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from data import cards, chronicle, dates, standing
from data.chronicle import Facts
from data.tables import Row, Tables, by_key, derived

LATEST = 8  # events
SHOWN = 8  # pacts that are seen at first, and told with their parties; the others by name


@dataclass(frozen=True, slots=True)
class _Pact:
    """A pact on a day: its row, its status as a whole, the first day of it, how many parties."""

    about: Row
    status: str
    day: int
    count: int

    def brief(self, tables: Tables) -> Facts:
        told = cards.brief(tables, self.about.instrument, self.status)
        return {**told, "count": self.count, "since": self.year}

    @property
    def year(self) -> str:
        return str(date.fromordinal(self.day).year)


def frontpage(tables: Tables, as_of: date) -> Facts:
    """The dossier of a day: how many pacts hold or are talked about, and the latest events.

    Keys: kind "overview", as_of, statuses and families (code to number of pacts), latest (keys of
    events, newest first), large (briefs with count and since, a year; most parties first), pacts
    (the newest others, likewise and with parties), rest (all older ones: instrument, short, since,
    number of the style), styles (of the rest: family, binding, status).
    """
    latest = chronicle.latest(tables, as_of, LATEST)
    found = _holding(tables, as_of)
    large = [pact for pact in found if pact.count > standing.LARGE]
    others = [pact for pact in found if pact.count <= standing.LARGE]
    return {
        "kind": "overview",
        "as_of": dates.day_in_words(as_of),
        "statuses": dict(Counter(pact.status for pact in found)),
        "families": dict(Counter(pact.about.family for pact in found)),
        "latest": [event.event for event in latest],
        "large": [pact.brief(tables) for pact in sorted(large, key=lambda pact: -pact.count)],
        "pacts": [_with_parties(tables, pact, as_of) for pact in others[:SHOWN]],
        **_rest(others[SHOWN:]),
    }


def _holding(tables: Tables, as_of: date) -> list[_Pact]:
    """The pacts of a day, the newest status first, then by name."""
    found = []
    for about, phases in _by_name(tables):
        parties = standing.held(phases, as_of)
        if len(parties) > 1:  # one that all others have left is no pact of this day
            status = standing.together(parties)
            day = min(phase.start for phase in parties if phase.status == status)
            found.append(_Pact(about, status, day, len(standing.counted(parties))))
    return sorted(found, key=lambda pact: pact.day, reverse=True)


@derived
def _by_name(tables: Tables) -> list[tuple[Row, list[Row]]]:
    """The instruments by name, each with the phases in which its parties are bound."""
    pacts = sorted(by_key(tables, "instruments").values(), key=lambda row: row.short_name)
    return [(row, standing.bound(standing.of_pact(tables, row.instrument))) for row in pacts]


def _with_parties(tables: Tables, pact: _Pact, as_of: date) -> Facts:
    parties = standing.bound(standing.parties(tables, pact.about.instrument, as_of))
    return {**pact.brief(tables), "parties": cards.named(tables, parties)}


def _rest(found: Iterable[_Pact]) -> Facts:
    """Pacts by name only, as short as can be: there are hundreds, and few readers unfold them."""
    styles: dict[tuple[str, str, str], int] = {}
    rest = []
    for pact in found:
        style = (pact.about.family, pact.about.binding, pact.status)
        number = styles.setdefault(style, len(styles))
        rest.append([pact.about.instrument, pact.about.short_name, pact.year, number])
    return {"rest": rest, "styles": [list(style) for style in styles]}
