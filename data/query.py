"""What holds on a date: statuses of parties, links between pairs, reactions of those weeks.

Pure: the as-of date is an argument, the clock is never read. Which links are drawn is `geo`'s
business; how two parties become a pair, that of `data.pairs`.

    python -m data.query --as-of 2025-03-20 [--json]
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from itertools import groupby

import numpy as np
import pandas as pd

from data import coverage as claims
from data import dates, lifecycle, pairs
from data.phases import PhaseIndex, phase_index
from data.problems import Problem, ProblemsFound
from data.tables import Row, Tables, derived, load

OBLIGATIONS = ("defense", "offense", "neutrality", "nonaggression", "consultation")
HISTORY = {
    **dict.fromkeys(["instrument", "actor", "status"], "words"),
    **dict.fromkeys(["start", "end", "certain_from"], "days"),
    "event": "words",
}
ACT_COLUMNS = [
    *("event", "date", "type", "realis", "instrument"),
    *("actors", "targets", "modality", "certainty"),
]
FOREVER = date.max.toordinal()


@dataclass(frozen=True, eq=False)
class Snapshot:
    """What holds on `as_of` (a day, included).

    `links`: instrument, a, b, status, certain – one row for every pair of parties that a status
    binds, a before b. `parties`: instrument, actor, status, certain, since, event – one row for
    every party, those included whose participation is over; made when first asked for.
    """

    as_of: date
    links: pd.DataFrame
    make_parties: Callable[[], pd.DataFrame]

    @cached_property
    def parties(self) -> pd.DataFrame:
        return self.make_parties()


def snapshot(tables: Tables, as_of: date) -> Snapshot:
    """The statuses on `as_of`: the fold over all events up to and including that day."""
    links = _pairs_by_day(tables).on(as_of.toordinal())
    return Snapshot(as_of, links, partial(parties, tables, as_of))


def parties(tables: Tables, as_of: date) -> pd.DataFrame:
    """The parties of a snapshot without its links."""
    return _parties_by_day(tables).on(as_of.toordinal())


@derived
def history(tables: Tables) -> pd.DataFrame:
    """Every phase of every party: columns `HISTORY`.

    Days are proleptic ordinals; `start` is included, `end` excluded; an open end and a status that
    is never certain are `FOREVER`. Words are categories in the order of the alphabet: to pick from
    many rows is quick for numbers only. Sorted by instrument, actor, start.
    """
    lifetimes = _lifetimes(tables)
    rows = [
        (instrument, p.actor, p.status, *map(_ordinal, (p.start, p.end, p.certain_from)), p.event)
        for instrument, acts in _acts(tables)
        for p in lifecycle.phases(acts, lifetimes)
    ]
    columns = zip(*rows, strict=True) if rows else [()] * len(HISTORY)
    found = pd.DataFrame(
        {
            name: pd.Categorical(cells) if kind == "words" else np.array(cells, np.int64)
            for (name, kind), cells in zip(HISTORY.items(), columns, strict=True)
        }
    )
    return found.sort_values(["instrument", "actor", "start"], ignore_index=True)


@derived
def pair_phases(tables: Tables) -> pd.DataFrame:
    """Every phase of every pair of parties: columns `pairs.COLUMNS`, days as in `history`.

    A pair's status is the weaker of its two parties'; it is certain when both are.
    """
    return pairs.joined(history(tables))


@derived
def _parties_by_day(tables: Tables) -> PhaseIndex:
    return phase_index(history(tables), start="since")


@derived
def _pairs_by_day(tables: Tables) -> PhaseIndex:
    return phase_index(pair_phases(tables))


@derived
def in_day_order(tables: Tables) -> pd.DataFrame:
    """The events with a date, oldest first; `earliest` and `latest` are both included (`date`).

    Kept for these tables: not to be changed by who gets it.
    """
    dated = tables.events[tables.events["date"] != ""].copy()
    spans = [dates.parse(text) for text in dated["date"]]
    dated["earliest"] = [span.earliest for span in spans]
    dated["latest"] = [span.latest for span in spans]
    return dated.sort_values(["earliest", "latest", "event"], kind="stable")


@derived
def coverage(tables: Tables) -> tuple[date, date]:
    """First and last day (both included) of which these tables speak.

    From the first day of the borders or of what they claim to know, or without both 1 January of
    the year of the first event; to the last day on which an event was reviewed: of later days the
    tables know nothing. Raises `ProblemsFound` if no event has a date.
    """
    earliest = _days(in_day_order(tables))[0]
    starts = [dates.parse_day(text) for text in tables.borders["valid_from"]]
    starts += [day] if (day := claims.first_day(tables)) else []
    first = min(starts, default=date(earliest.year, 1, 1))
    return first, max(dates.parse_day(text) for text in tables.events["reviewed_at"])


@derived
def latest_day(tables: Tables) -> date:
    """The first possible day of the newest event that took place: where a reader starts.

    Raises `ProblemsFound` if no such event has a date.
    """
    ordered = in_day_order(tables)
    return _days(ordered[ordered["realis"].isin(["occurred", "ongoing"])])[-1]


def _days(ordered: pd.DataFrame) -> list[date]:
    if ordered.empty:
        remedy = "add an event that took place, with its date"
        raise ProblemsFound([Problem("events.csv", 0, "date", "holds no date to start at", remedy)])
    return list(ordered["earliest"])


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else FOREVER


def _lifetimes(tables: Tables) -> dict[str, tuple[date, date]]:
    def day(text: str, otherwise: date) -> date:
        return dates.parse_day(text) if text else otherwise

    actors: list[Row] = list(tables.actors.astype(object).itertuples())
    return {
        row.actor: (day(row.valid_from, date.min), day(row.valid_to, date.max)) for row in actors
    }


def _acts(tables: Tables) -> Iterator[tuple[str, list[lifecycle.Act]]]:
    """The instruments, each with the acts that move a status."""
    events = tables.events
    dated = events.loc[(events["instrument"] != "") & (events["date"] != ""), ACT_COLUMNS]
    rows: Iterator[Row] = dated.sort_values("instrument", kind="stable").astype(object).itertuples()
    for instrument, its in groupby(rows, key=lambda row: str(row.instrument)):
        moving = (row for row in its if lifecycle.moves(row.type, row.realis, row.certainty))
        yield instrument, [lifecycle.act_of(row, dates.parse(row.date)) for row in moving]


def as_json(tables: Tables, found: Snapshot) -> list[dict[str, object]]:
    """The links as plain objects: instrument, a, b, status, obligation (ATOP's flags), certain."""
    flags = tables.instruments.set_index("instrument")[list(OBLIGATIONS)].to_dict("index")
    return [
        {
            "instrument": link.instrument,
            "a": link.a,
            "b": link.b,
            "status": link.status,
            "obligation": flags[link.instrument],
            "certain": bool(link.certain),
        }
        for link in found.links.itertuples()
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the snapshot of a day; exit 2 on a bad date, 1 on broken tables."""
    parser = argparse.ArgumentParser(prog="python -m data.query", description=main.__doc__)
    parser.add_argument("--as-of", required=True, metavar="YYYY-MM-DD")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    options = parser.parse_args(arguments)
    try:
        as_of = dates.parse_day(options.as_of)
    except dates.DateError as error:
        parser.error(f"--as-of {error} – {error.remedy}")
    try:
        tables = load()
        links = as_json(tables, snapshot(tables, as_of))
    except ProblemsFound as error:
        print(error, file=sys.stderr)
        return 1
    except (dates.DateError, KeyError) as error:  # a cell that no structure gives away
        print(f"the tables are broken at {error} – run python -m data.validate", file=sys.stderr)
        return 1
    if options.json:
        whole = {"as_of": as_of.isoformat(), "version": tables.version, "links": links}
        print(json.dumps(whole, ensure_ascii=False, indent=1))
    for link in [] if options.json else links:
        certain = "" if link["certain"] else "  (uncertain)"
        print(f"{link['a']}–{link['b']}  {link['instrument']}  {link['status']}{certain}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
