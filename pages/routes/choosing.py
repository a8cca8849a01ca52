"""Chooses the tables that an answer speaks from: the collection, and the version of its data."""

from dataclasses import dataclass
from typing import Any

from data import archive, query
from data.collection import Collection
from data.tables import Tables, by_key
from pages.routes import parameters
from pages.routes.refusals import Refusal, shown
from pages.ui import loaders

NOTE = (
    "Quotes are short quotations from the documents that they name, each under the terms of its"
    " document: see documents/{document}."
)
COLLECTION = parameters.code(
    "collection",
    "Key of a collection of this server; without it the first. `/api` lists them.",
    "pactmap",
    pattern="[a-z0-9]{1,40}(?:-[a-z0-9]{1,40}){0,9}",
)
VERSION = parameters.code(
    "v",
    "Version of the data that is wanted: the answer may then be kept for ever. Without it, or"
    " where it is not here any more, ask for the newest.",
    "d3ca990c06f3",
    pattern="[0-9a-f]{12}",
)
PARAMETERS = (COLLECTION, VERSION)
# The tables whose keys are the values of a parameter.
TABLES = {
    **dict.fromkeys(("country", "actor", "among"), "actors"),
    **dict.fromkeys(("pact", "instrument"), "instruments"),
    "document": "documents",
}
AS_OF = parameters.day(
    "as_of",
    "The day that is asked about, at its end; without it that of the newest event. The tables speak"
    " of the days that `/api` names as their coverage.",
    "2025-03-20",
)
COUNTRY = parameters.code("country", "Code of an actor: a state or an organisation.", "SRB")
PACT = parameters.code("pact", "Key of an instrument.", "TIRANA2025")


@dataclass(frozen=True, eq=False)
class Chosen:
    """Tables, and the collection that they are of."""

    collection: Collection
    tables: Tables

    def about(self) -> dict[str, Any]:
        """What every answer says of its data."""
        origin = self.collection.origin
        return {
            "version": self.tables.version,
            "collection": {
                "key": self.collection.key,
                "title": origin.title,
                "citation": origin.citation or None,
                "url": origin.url or None,
                "licence": origin.licence or None,
            },
            "note": NOTE,
        }


def chosen(collection: str | None, version: str | None) -> Chosen:
    """The tables of a collection (None: the first) at a version (None: the newest).

    Raises `Refusal` for what is not here and `ProblemsFound` for tables that cannot be used.
    """
    known = loaders.by_key()
    if collection is not None and collection not in known:
        raise unknown("collection", collection, f"choose one of {', '.join(known)}")
    found = known[collection] if collection is not None else next(iter(known.values()))
    return Chosen(found, tables_of(found, version))


def tables_of(collection: Collection, version: str | None) -> Tables:
    """The tables of a collection at a version. Raises `Refusal` if that version is not here."""
    tables = loaders.tables(collection.folder)
    if version in (None, tables.version):
        return tables
    if archive.holds(collection.key, version):
        return archive.opened(collection.key, version)
    raise Refusal(
        404,
        "unknown-version",
        f"Version {version} of “{collection.title}” is not kept here.",
        f"write v={tables.version}, or leave v out for the newest",
        parameter="v",
        extra={"version": tables.version},
    )


def covered_day(tables: Tables, asked: Any) -> Any:
    """The day that is asked for, else that of the newest event. Raises `Refusal` for a day of
    which the tables do not speak."""
    first, last = query.coverage(tables)
    if asked is not None and not first <= asked <= last:
        raise Refusal(
            404,
            "outside-coverage",
            f"These tables do not speak of {asked.isoformat()}.",
            f"choose a day from {first.isoformat()} to {last.isoformat()}",
            parameter="as_of",
        )
    return asked or query.latest_day(tables)


def unknown(parameter: str, text: str, remedy: str = "") -> Refusal:
    """The refusal of a value that is well formed and names nothing here."""
    told = f"There is no {parameter} {shown(text)} in these tables."
    return Refusal(404, "unknown-value", told, remedy, parameter=parameter)


def check_known(tables: Tables, parameter: str, code: str | None) -> None:
    """Raise `Refusal` if a parameter names a row that is not there; None names none."""
    if code is not None and code not in by_key(tables, TABLES[parameter]):
        raise unknown(parameter, code, "codes are case-sensitive")
