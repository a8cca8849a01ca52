"""Makes hits of what was found: a title and a line about it with the words marked, and a target.

Dates are in words. Which words a target is told with is left to the browser (`searchhits.js`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from data import dates, provenance, query
from data.documents import shown_title
from data.search.moments import Moment
from data.search.named import CODE, Form, Named, in_full, target
from data.search.naming import Parts, Ways, is_marked, marked
from data.search.texts import Text
from data.tables import Row, Tables, by_key

WHOLE = 280  # characters of a summary: as good as all are shorter
NARROW = 90  # characters of a line about a hit
ON_A_DAY = ("actor", "pact", "place")  # what is shown on the day that was asked for beside it


@dataclass(frozen=True)
class Hit:
    """One answer. `to` names what is shown: country, pact, as_of, story and step, document and
    sentence, or url.

    `since` and `until` (ISO days, both included, empty: open) say when a country or a pact is there
    to be seen.
    """

    title: Parts
    more: Parts
    to: dict[str, Any]
    since: str = ""
    until: str = ""


def of_named(named: Named, form: Form, ways: tuple[Ways, ...], day: str = "") -> Hit:
    """A name; where another form of it was meant, that is told. `day` is one that was asked for."""
    about = named.about
    is_shown = form != named.forms[0] and form.rank != CODE
    if is_shown and named.kind in ("actor", "pact"):
        told = f"{form.text}{f' {form.note}' if form.note else ''}"
        about = f"{told} · {about}" if about and form.text not in about else told
        about = named.about if form.text in named.about else about
    to = {"as_of": day, **named.to} if day and named.kind in ON_A_DAY else named.to
    title = marked(named.forms[0].text, ways, NARROW)
    return Hit(title, marked(about, ways), to, named.since, named.until)


def of_moment(tables: Tables, moment: Moment) -> list[Hit]:
    """The days of a date that the tables speak of: a day itself, or the ends of what is longer."""
    first, last = query.coverage(tables)
    begin, end = max(moment.first, first), min(moment.last, last)
    if begin > end:
        return []
    if begin == end:
        return [_day(begin, "")]
    return [_day(begin, f"Beginning of {moment.words}"), _day(end, f"End of {moment.words}")]


def day_of(tables: Tables, moment: Moment) -> str:
    """The first day of a date that the tables speak of, as an ISO day; empty if there is none."""
    days = of_moment(tables, moment)
    return str(days[0].to["as_of"]) if days else ""


def _day(day: date, about: str) -> Hit:
    return Hit(["", dates.day_in_words(day), ""], [about], {"as_of": day.isoformat()})


def of_text(tables: Tables, text: Text, ways: tuple[Ways, ...]) -> Hit:
    """A text that matches."""
    makers: dict[str, Callable[..., Hit]] = {
        "event": event,
        "quote": quote,
        "sentence": sentence,
        "document": document,
    }
    return makers[text.kind](tables, text.key, ways)


def event(tables: Tables, key: str, ways: tuple[Ways, ...]) -> Hit:
    """An event, on the map of its day."""
    row = by_key(tables, "events")[key]
    title = marked(row.summary, ways, WHOLE)
    facts = [dates.in_words(row.date), _pact(tables, row), row.place]
    if not is_marked(title) and row.attributed_to:
        facts.append(f"according to {row.attributed_to}")
    return Hit(title, marked(" · ".join(f for f in facts if f), ways), _on_its_day(tables, row))


def quote(tables: Tables, row: Row, ways: tuple[Ways, ...]) -> Hit:
    """A quote of a document that does not lie here, on the map of the event it is quoted for."""
    source = by_key(tables, "documents")[row.document]
    about = by_key(tables, "events")[row.event]
    parts = [source.publisher or shown_title(source.title), f"quoted for: {about.summary}"]
    more = [" · ".join([parts[0], *([dates.in_words(about.date)] if about.date else []), parts[1]])]
    return Hit(_in_quotes(marked(row.quote, ways)), more, _on_its_day(tables, about))


def sentence(tables: Tables, key: tuple[str, int], ways: tuple[Ways, ...]) -> Hit:
    """A sentence of a stored document, at its place there."""
    document, number = key
    text = provenance.seed(tables, document).sentences[number - 1].text
    to = {"document": document, "sentence": number}
    return Hit(_in_quotes(marked(text, ways)), [provenance.title(tables, document)], to)


def document(tables: Tables, key: str, ways: tuple[Ways, ...]) -> Hit:
    """A document: ours at its beginning, another where it was published."""
    row = by_key(tables, "documents")[key]
    facts = [row.publisher, in_full(row.published)]
    more = marked(" · ".join(fact for fact in facts if fact), ways)
    to = {"document": key, "sentence": 0} if row.kind == "seed" else {"url": row.url}
    return Hit(marked(shown_title(row.title), ways), more, to)


def _on_its_day(tables: Tables, row: Row) -> dict[str, Any]:
    """The map on the first possible day of an event that it can show; undated ones on any."""
    if not row.date:
        return target(row)
    first, last = query.coverage(tables)
    day = min(max(dates.parse(row.date).earliest, first), last)
    return {"as_of": day.isoformat(), **target(row)}


def _pact(tables: Tables, row: Row) -> str:
    found = by_key(tables, "instruments").get(row.instrument)
    return str(found.short_name) if found else ""


def _in_quotes(parts: Parts) -> Parts:
    inner = [*parts]
    inner[0] = f"“{inner[0]}"
    inner[-1] = f"{inner[-1]}”"
    return inner
