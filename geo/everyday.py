"""Every dossier of a collection on every day of its timeline: each from the day on which it turns.

What a dossier says is `data.dossier`'s business, on which days it turns `data.turns`'; folding it
is left to `geo.folding`. What is the same is the same object throughout.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import pairwise

from data import cards, chronicle, dossier, findings, turns
from data.chronicle import Facts
from data.dossier import Teller
from data.tables import Tables, by_key
from geo.days import EPOCH
from geo.folding import Folding

SAID_BY_THE_DAY = ("as_of", "day")  # who asks knows the day, and says it


@dataclass(frozen=True)
class Series:
    """The dossiers of one subject: `days` (ordinals, sorted), and what is told from each on until
    the next. Without the day itself, and without `events`, which are the same for all dossiers."""

    kind: str
    code: str
    days: list[int]
    told: list[Facts]


def every_dossier(tables: Tables) -> Iterator[Series]:
    """The dossiers of all countries, of all pacts, and of the days themselves (code "")."""
    for actor in by_key(tables, "actors"):
        row, card = _remembering(cards.row), _remembering(cards.card)
        tell = partial(dossier.country, tables, actor, row=row, card=card)
        yield _series("country", actor, turns.of_country(tables, actor), tell)
    for instrument in by_key(tables, "instruments"):
        tell = partial(dossier.pact, tables, instrument)
        yield _series("pact", instrument, turns.of_pact(tables, instrument), tell)
    overview = _series("overview", "", turns.of_day(tables), partial(dossier.overview, tables))
    yield replace(overview, told=_with_lasting_styles(overview.told))


def folded(tables: Tables) -> bytes:
    """All of it, as `geo.folding` folds it: the events, the documents, the dossiers series by
    series, and at the end of each series what it is: kind, code, and its days as text, the first
    since 1970-01-01 and then the steps."""
    folding = Folding()
    folding.add_all("event", [chronicle.facts(tables, key) for key in by_key(tables, "events")])
    folding.add_all(
        "document", [findings.source(tables, key) for key in by_key(tables, "documents")]
    )
    index = []
    for series in every_dossier(tables):
        folding.add_all(series.kind, series.told)
        steps = (after - before for before, after in pairwise([EPOCH, *series.days]))
        index.append([series.kind, series.code, " ".join(map(str, steps))])
    folding.add_all("index", index)
    return folding.folded()


def _series(kind: str, code: str, days: list[int], tell: Callable[[date], Facts]) -> Series:
    found = Series(kind, code, [], [])
    for day in days:
        told = tell(date.fromordinal(day))
        for key in ("events", *SAID_BY_THE_DAY):
            told.pop(key, None)
        if not found.told or told != found.told[-1]:
            found.days.append(day)
            found.told.append(told)
    return found


def _with_lasting_styles(told: list[Facts]) -> list[Facts]:
    """The overviews with one list of styles for all days, so that what stays the same is told by
    the same number; and counts in one order."""
    known: dict[tuple[str, ...], int] = {}
    numbers = [
        [known.setdefault(tuple(style), len(known)) for style in day["styles"]] for day in told
    ]
    styles = list(map(list, known))
    rows: dict[tuple[str | int, ...], list[str | int]] = {}

    def row(*cells: str | int) -> list[str | int]:
        return rows.setdefault(cells, list(cells))

    return [
        day
        | {name: dict(sorted(day[name].items())) for name in ("statuses", "families")}
        | {"rest": [row(*about, own[style]) for *about, style in day["rest"]], "styles": styles}
        for day, own in zip(told, numbers, strict=True)
    ]


def _remembering(tell: Teller) -> Teller:
    """The same for one actor, which tells a pact once for all days of a stage."""
    known: dict[tuple[str, int], Facts] = {}

    def told(tables: Tables, instrument: str, as_of: date, actor: str | None) -> Facts:
        key = instrument, turns.stage(tables, instrument, as_of)
        if key not in known:
            known[key] = tell(tables, instrument, as_of, actor)
        return known[key]

    return told
