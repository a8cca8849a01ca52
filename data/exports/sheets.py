"""Sheets: the rows of a table or of a view, with the description of their columns, to be exported.

What the cells of a table say is `data.tables`' business; how a sheet is written, its neighbours'.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pandas as pd

from data import check, dates, grading, lifecycle, provenance, query
from data.schema import Table, schema, tables_of
from data.tables import Row, Tables, by_key, items

Cells = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Sheet:
    """Rows of text under the columns of `about`; the items of a list have `;` between them."""

    about: Table
    rows: pd.DataFrame

    @property
    def name(self) -> str:
        return self.about.name


@cache
def views() -> dict[str, Table]:
    """What the views hold, by name."""
    return tables_of(tomllib.loads(Path(__file__).with_name("views.toml").read_text("utf-8")))


def is_of_day(name: str) -> bool:
    """Whether this is a view that speaks of one day."""
    return name in views() and "as_of" in views()[name].column_names


def of_table(tables: Tables, name: str) -> Sheet:
    """A table as it stands in the folder."""
    return Sheet(schema()[name], tables[name])


def of_tables(tables: Tables) -> list[Sheet]:
    """All tables, in the order of the schema."""
    return [of_table(tables, name) for name in schema()]


def of_view(tables: Tables, name: str, as_of: date) -> Sheet:
    """A view; `links` and `memberships` are those of `as_of`, the others know no day."""
    about = views()[name]
    rows = pd.DataFrame(_MAKERS[name](tables, as_of), columns=about.column_names, dtype="str")
    return Sheet(about, rows)


def interval(text: str) -> tuple[str, str]:
    """First possible day of an EDTF date and the first day that is none any more, as ISO days.

    Both are empty if there is no date, the second is if the calendar ends before it.
    """
    if not text:
        return "", ""
    span = dates.parse(text)
    after = span.latest + timedelta(1) if span.latest < date.max else None
    return span.earliest.isoformat(), after.isoformat() if after else ""


def _links(tables: Tables, as_of: date) -> Iterator[Cells]:
    names, pacts = _names(tables), by_key(tables, "instruments")
    link: Row
    for link in query.snapshot(tables, as_of).links.itertuples(index=False):
        pact = pacts[link.instrument]
        yield (
            *(as_of.isoformat(), link.instrument, pact.short_name),
            *(link.a, names[link.a], link.b, names[link.b]),
            *(link.status, _boolean(link.certain), date.fromordinal(link.start).isoformat()),
            *(pact.form, pact.family, pact.binding),
            *(getattr(pact, flag) for flag in query.OBLIGATIONS),
        )


def _memberships(tables: Tables, as_of: date) -> Iterator[Cells]:
    names, pacts = _names(tables), by_key(tables, "instruments")
    parties = query.parties(tables, as_of)
    party: Row
    for party in parties[~parties["status"].isin(lifecycle.OVER)].itertuples(index=False):
        pact = pacts[party.instrument]
        yield (
            *(as_of.isoformat(), party.instrument, pact.short_name),
            *(party.actor, names[party.actor], party.status, _boolean(party.certain)),
            *(date.fromordinal(party.since).isoformat(), party.event, pact.family),
        )


def _events(tables: Tables, _: date) -> Iterator[Cells]:
    names, pacts = _names(tables), by_key(tables, "instruments")
    for _line, row in tables.rows("events"):
        start, end = interval(row.date)
        pact = pacts.get(row.instrument)
        documents = [quote.document for quote in provenance.quotes(tables, row.event)]
        own = {
            **row._asdict(),
            "start": start,
            "end": end,
            "date_words": dates.in_words(row.date),
            "short_name": pact.short_name if pact else "",
            "actor_names": _listed(names[code] for code in items(row.actors)),
            "target_names": _listed(names[code] for code in items(row.targets)),
            "documents": _listed(dict.fromkeys(documents)),
            **_graded(tables, row.event),
        }
        yield tuple(own[name] for name in views()["events"].column_names)


def _graded(tables: Tables, event: str) -> dict[str, str]:
    found = grading.grade(tables, event)
    return {
        "reporting": str(found.documents),
        "origins": str(found.origins),
        "source_grade": found.source,
        "information_grade": found.credibility,
        "grade_reason": found.why,
    }


def _findings(tables: Tables, _: date) -> Iterator[Cells]:
    for found in check.findings(tables):
        yield (
            *(found.key, found.verdict, found.rule, found.claim, found.about),
            *(found.message, found.needs, found.document),
            *(provenance.title(tables, found.document), found.quote),
            *("" if place is None else str(place) for place in (found.start, found.end)),
            _listed(found.sources),
        )


def _listed(found: Iterable[str]) -> str:
    """A list cell; what would look like two items stays one."""
    return ";".join(item.replace(";", ",") for item in found)


def _boolean(found: object) -> str:
    return "true" if found else "false"


def _names(tables: Tables) -> dict[str, str]:
    return {code: row.name for code, row in by_key(tables, "actors").items()}


_MAKERS: dict[str, Callable[[Tables, date], Iterable[Cells]]] = {
    "links": _links,
    "memberships": _memberships,
    "events": _events,
    "findings": _findings,
}
