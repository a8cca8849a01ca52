"""The words of a picture: its title, the date, what was filtered out, and where it comes from."""

from datetime import date

from data import collection, dates
from data.tables import Tables, derived
from geo import territories, words
from geo.address import View
from geo.days import EPOCH, number

NAME = "Pactmap"
OURS = "Natural Earth"  # where the shapes are from, unless a collection brings its own
OUR_LICENCE = "public domain"
FILTERING = ("certain", "claimed")  # layers that change what is drawn, and are not seen


def title(view: View, subject: str) -> str:
    """“Serbia and its pacts”; `subject` is the name of what is selected."""
    if not subject:
        return NAME
    return f"{subject} and its {'parties' if view.pact else 'pacts'}"


def filters(view: View) -> str:
    """What a reader chose to see of the day: “Only: alliance; in force”. Empty if all of it."""
    families = [words.FAMILIES[name].lower() for name in view.families]
    statuses = [words.STATUSES[name] for name in view.statuses]
    layers = [words.LEGEND[name] for name in FILTERING if name in view.layers]
    parts = [", ".join(part) for part in (families, statuses, layers) if part]
    return f"Shown: {'; '.join(parts)}" if parts else ""


@derived
def data(tables: Tables) -> str:
    """Where the facts come from: collection, citation, version of the data, licence."""
    origin = collection.read(tables.folder).origin
    citation, licence = (text.rstrip(".") for text in (origin.citation, origin.licence))
    named = f"{origin.title} ({citation})" if citation else origin.title
    return ", ".join(part for part in (named, f"data version {tables.version}", licence) if part)


@derived
def outlines(tables: Tables) -> str:
    """Where the shapes come from, and under which licence."""
    own = collection.read(tables.folder).boundaries
    parts = (own.title, own.citation, own.licence) if own else (OURS, OUR_LICENCE)
    return ", ".join(part for part in parts if part)


def borders(tables: Tables, day: date) -> str:
    """Of when the outlines are: of the day, or where no borders are known, of later."""
    first = territories.first_borders(tables)
    if first is None or number(day) >= first:
        return f"Borders on {dates.day_in_words(day)}"
    known = dates.day_in_words(date.fromordinal(first + EPOCH))
    later = known if collection.read(tables.folder).boundaries else "today"
    return f"Outlines of {later}; borders are known from {known} on"


def source(tables: Tables, day: date) -> str:
    """The source line."""
    return f"Data: {data(tables)} · {borders(tables, day)}: {outlines(tables)}"
