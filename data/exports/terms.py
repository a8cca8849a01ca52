"""What every exported file says of itself: title, version, where it comes from, on which terms.

It stands in `collection.toml` and in the tables; what nobody states is left out or said not to be.
"""

from dataclasses import dataclass
from datetime import date

from data import collection, dates
from data.dates import day_in_words
from data.problems import ProblemsFound
from data.query import coverage
from data.tables import Tables

AUTHORS = "Pactmap contributors"
PROJECT = "Pactmap, an alliance map that can be checked"
QUOTES = "Quotes belong to their authors and are cited with their sources."
NOT_STATED = "not stated; ask the source"
# Licences whose identifier (SPDX) we give where the terms begin with their name, longest first.
LICENCES = {
    "CC BY-SA 4.0": ("CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "CC BY 4.0": ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC0": ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "MIT": ("MIT", "https://opensource.org/license/mit"),
}


@dataclass(frozen=True)
class Terms:
    """Texts for a reader; empty where nothing is stated, but for `licence`, which says so.

    `original` is how to cite what an imported collection was made of, `newest` the last day on
    which an event was reviewed or imported, `days` the first and last day of which the tables speak
    (both included); None where there are no such events.
    """

    key: str
    title: str
    description: str
    version: str
    original: str
    url: str
    licence: str
    spdx: str
    licence_url: str
    newest: date | None
    days: tuple[date, date] | None

    @property
    def lines(self) -> dict[str, str]:
        """The statement that goes with a file, line by line."""
        told = {
            "Title": self.title,
            "Description": self.description,
            "Data version": self.version,
            "Data of": day_in_words(self.newest) if self.newest else "",
            "Made by": AUTHORS,
            "Source": self.original,
            "Address of the source": self.url,
            "Licence": self.licence,
            "Quotes": QUOTES,
        }
        return {name: text for name, text in told.items() if text}


def of(tables: Tables) -> Terms:
    """What the tables and their `collection.toml` state. Raises `ProblemsFound` for a wrong one."""
    about = collection.read(tables.folder)
    spdx, licence_url = _known(about.origin.licence)
    return Terms(
        key=about.key,
        title=about.title,
        description=about.description,
        version=tables.version,
        original=about.origin.citation,
        url=about.origin.url,
        licence=about.origin.licence or NOT_STATED,
        spdx=spdx,
        licence_url=licence_url,
        newest=_newest(tables),
        days=_days(tables),
    )


def _known(licence: str) -> tuple[str, str]:
    """The identifier and the address of a licence that terms begin with; else two empty texts."""
    for name, found in LICENCES.items():
        if f"{licence} ".replace(",", " ").replace(";", " ").startswith(f"{name} "):
            return found
    return "", ""


def _newest(tables: Tables) -> date | None:
    return max(map(dates.parse_day, tables.events["reviewed_at"]), default=None)


def _days(tables: Tables) -> tuple[date, date] | None:
    try:
        return coverage(tables)
    except ProblemsFound:  # no event has a date
        return None
