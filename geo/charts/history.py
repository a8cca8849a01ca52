"""The chart of a history with all that belongs to it: specification, table, words, tones.

How it gets to a reader is `pages.routes.lifelines`' business.
"""

from textwrap import wrap

from data import collection, lifelines, query
from data.dates import day_in_words
from data.exports.terms import NOT_STATED
from data.lifelines import Lifelines, day_of
from data.tables import Tables, derived
from geo import style
from geo.charts import key
from geo.charts.spec import TONES, spec
from geo.charts.table import table
from geo.charts.values import Value, moment, values
from geo.days import number

MAKERS = {"country": lifelines.of_country, "pact": lifelines.of_pact}
LINE = 165  # characters of a line of credits in a file
USED = ("text", "muted", "edge", "panel", "border", "dependent", "selected", "highlight", "warning")


@derived
def history(tables: Tables, kind: str, code: str) -> Value:
    """The history of a "country" or a "pact". Raises `KeyError` for another kind or code.

    Keys: kind, code, name, title, subtitle, counted, description, source, credits (the same in
    lines), spec (Vega), lines (how many), domain (first and last moment, ms), days (first and last
    that can be chosen, as numbers), table, and tones (by name: light, dark), which a file needs.
    """
    told = MAKERS[kind](tables, code)
    about = _about(tables, told)
    data = values(tables, told)
    domain = (moment(told.first), moment(told.last + 1))
    return {
        "kind": kind,
        "code": code,
        "name": told.name,
        **about,
        "spec": spec({**data, "key": key.items(data)}, domain, about),
        "lines": len(told.lines),
        "domain": list(domain),
        "days": [number(day) for day in query.coverage(tables)],
        "table": table(told),
        "tones": {name: list(style.TOKENS[name]) for name in (*TONES, *USED)},
    }


def _about(tables: Tables, told: Lifelines) -> Value:
    first, last = (day_in_words(day) for day in map(day_of, (told.first, told.last)) if day)
    what = "parties and their time" if told.kind == "pact" else "pacts and memberships"
    title = f"{told.name}: {what}"
    period = f"{first} to {last}"
    return {
        "title": title,
        "subtitle": period,
        "counted": _counted(told),
        "description": f"{title}, {period}. {_counted(told)} The table below says the same.",
        "source": _source(tables),
        "credits": wrap(_source(tables), LINE),
    }


def _source(tables: Tables) -> str:
    """Where the data come from, of which version, and on which terms."""
    origin = collection.read(tables.folder).origin
    named = f"{origin.title} ({origin.citation.rstrip('.')})" if origin.citation else origin.title
    licence = (origin.licence or NOT_STATED).rstrip(".")
    return f"Data: {named}, data version {tables.version}. Licence: {licence}."


def _counted(told: Lifelines) -> str:
    """“29 pacts as bars by status, 50 events as marks.”"""
    if not told.lines:
        return f"Nothing of {told.name} is recorded in these tables."
    bars = sum(1 for line in told.lines if line.stretches)
    events = sum(len(line.happenings) for line in told.lines)
    noun = ("party", "parties") if told.kind == "pact" else ("pact", "pacts")
    marks = "event" if events == 1 else "events"
    return f"{bars} {noun[bars != 1]} as bars by status, {events} {marks} as marks."
