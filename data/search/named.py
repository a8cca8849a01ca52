"""What can be found by a name – actors, pacts, people, places, stories – and where each leads.

How names are compared with a question is in `data.search.naming`, texts are in `data.search.texts`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from data import chronicle, dates, stories
from data.lexicon import files
from data.search import organisations
from data.search.folding import words
from data.search.question import without_plain
from data.tables import Row, Tables, by_key, items, rows_of

KINDS = ("actor", "pact", "person", "place", "story")
NAME, ALIAS, DEMONYM, CODE = 0, 1, 2, 3  # what a form is, the strongest first; codes are not shown
DAY = timedelta(1)


@dataclass(frozen=True)
class Form:
    """A name as it is written, and folded without plain words; `note` says of when it is."""

    text: str
    folded: str
    rank: int
    note: str = ""


@dataclass(frozen=True)
class Named:
    """Something that has names, the first of them that which it is shown with.

    `about` is a line of text; `to` is what is shown on the map; `since` and `until` are the days
    between which that makes sense (both included, ISO, empty: open). Of those that answer alike
    the one of most `weight` comes first: the tables have more to say of it, or it is newer.
    """

    kind: str
    key: str
    forms: tuple[Form, ...]
    about: str
    to: dict[str, Any]
    since: str = ""
    until: str = ""
    weight: int = 0
    is_organisation: bool = False


def form(text: str, rank: int, note: str = "") -> Form:
    return Form(text, " ".join(without_plain(words(text))), rank, note)


def everything(tables: Tables) -> list[Named]:
    """All that has a name, kind by kind, of each first what the tables say most of."""
    named = _for_organisations(tables, [*actors(tables)], [*pacts(tables)])
    found = [*named, *people(tables), *places(tables), *told(tables)]
    return sorted(found, key=lambda one: (KINDS.index(one.kind), -one.weight, one.key))


def _for_organisations(tables: Tables, actors: list[Named], pacts: list[Named]) -> Iterator[Named]:
    """Actors and pacts; an organisation of which there is nothing to say but the pact of its name
    is found as that pact."""
    also: dict[str, tuple[Form, ...]] = {}
    for one in actors:
        is_empty = one.is_organisation and organisations.is_empty(tables, one.key)
        pact = organisations.namesake(one, pacts) if is_empty else None
        if pact:
            called = (replace(form, rank=max(form.rank, ALIAS)) for form in one.forms)
            also[pact.key] = (*also.get(pact.key, ()), *called)
        else:
            yield one
    for one in pacts:
        yield replace(one, forms=_distinct([*one.forms, *also.get(one.key, ())]))


def actors(tables: Tables) -> Iterator[Named]:
    """Countries and organisations, by their demonyms, aliases, former names and codes too."""
    weights = Counter(
        code for row in rows_of(tables, "events") for code in items(row.actors) + items(row.targets)
    )
    former = _former(tables)
    for row in rows_of(tables, "actors"):
        forms = [form(row.name, NAME), *former.get(row.actor, [])]
        forms += [form(text, ALIAS) for text in items(row.aliases)]
        forms += [form(text, DEMONYM) for text in items(row.demonyms)]
        forms.append(form(row.actor, CODE))
        kind = {"organisation": "Organisation", "territory": "Territory"}.get(row.kind, "")
        about = ", ".join(part for part in (kind, _life(row.valid_from, row.valid_to)) if part)
        yield Named(
            "actor",
            row.actor,
            _distinct(forms),
            about[:1].upper() + about[1:],
            {"country": row.actor},
            row.valid_from,
            _day_before(row.valid_to),
            weights[row.actor],
            row.kind == "organisation",
        )


def _former(tables: Tables) -> dict[str, list[Form]]:
    """Names that states had for a time, and lands before they were states, by actor."""
    found: dict[str, list[Form]] = {}
    for row in [*rows_of(tables, "names"), *rows_of(tables, "borders")]:
        if row.actor and row.valid_to:
            note = f"until {in_full(row.valid_to)}"
            found.setdefault(row.actor, []).append(form(row.name, ALIAS, note))
    return found


def pacts(tables: Tables) -> Iterator[Named]:
    """Instruments, by all names under which texts speak of them."""
    called: dict[str, list[str]] = {}
    for name in files.names():
        if name.kind == "treaty" and name.instrument:
            called.setdefault(name.instrument, []).append(name.form)
    for row in rows_of(tables, "instruments"):
        events = chronicle.of_instrument(tables, row.instrument)
        forms = [form(row.short_name, NAME), form(row.name, ALIAS)]
        forms += [form(text, ALIAS) for text in called.get(row.instrument, [])]
        forms.append(form(row.instrument, CODE))
        began = next((event for _, event in events if event.date), None)
        since = f" · first event {dates.in_words(began.date)}" if began else ""
        yield Named(
            "pact",
            row.instrument,
            _distinct(forms),
            f"{row.name if row.name != row.short_name else 'Pact'}{since}",
            {"pact": row.instrument},
            first_day(began),
            weight=len(events),
        )


def people(tables: Tables) -> Iterator[Named]:
    """Those who hold or held an office: each office leads to whom it is an office of."""
    known = by_key(tables, "actors")
    for row in rows_of(tables, "offices"):
        name = known[row.actor].name if row.actor in known else row.actor
        yield Named(
            "person",
            f"{row.person}, {row.office}, {row.valid_from}",
            (form(row.person, NAME), form(row.office, ALIAS), form(name, DEMONYM)),
            f"{row.office}, {_life(row.valid_from, row.valid_to)}",
            {"country": row.actor},
            row.valid_from,
            _day_before(row.valid_to),
            int(row.valid_from[:4] or 0),  # the newest first
        )


def places(tables: Tables) -> Iterator[Named]:
    """Where events took place, leading to the newest of them, and capitals of countries."""
    there: dict[str, list[tuple[date, Row]]] = {}
    for day, row in chronicle.timeline(tables):
        if row.place and row.date:
            there.setdefault(row.place, []).append((day, row))
    for place, events in there.items():
        day, row = events[-1]
        many = f"{len(events)} events" if len(events) > 1 else "1 event"
        newest = "the newest " if len(events) > 1 else ""
        about = f"{many}, {newest}on {dates.day_in_words(day)}"
        if row.date != day.isoformat():
            about = f"{many}, {newest}{dates.in_words(row.date)}"
        to = {"as_of": day.isoformat(), **target(row)}
        yield Named("place", place, (form(place, NAME),), about, to, weight=len(events))
    heads = {place.partition(",")[0] for place in there}
    for row in rows_of(tables, "actors"):
        if row.capital and row.kind in ("state", "territory") and row.capital not in heads:
            yield Named(
                "place",
                f"{row.capital} ({row.actor})",
                (form(row.capital, NAME),),
                f"Capital of {row.name}",
                {"country": row.actor},
                row.valid_from,
                _day_before(row.valid_to),
            )


def told(tables: Tables) -> Iterator[Named]:
    """The stories, by their titles; each leads to its first step."""
    for key, story in stories.stories(tables).items():
        steps = f"{len(story.steps)} steps" if len(story.steps) > 1 else "1 step"
        about = f"{steps} · {story.lead}" if story.lead else steps
        to = {"story": key, "step": 1}
        yield Named("story", key, (form(story.title, NAME),), about, to)


def target(row: Row) -> dict[str, str]:
    """What is selected on the map to see an event: its pact, or the country that acted."""
    if row.instrument:
        return {"pact": row.instrument}
    return {"country": items(row.actors)[-1]} if row.actors else {}


def first_day(row: Any) -> str:
    """The first possible day of an event, as an ISO day; empty where it has no date."""
    return dates.parse(row.date).earliest.isoformat() if row is not None and row.date else ""


def in_full(text: str) -> str:
    """A day of the tables in words; a coarser date likewise."""
    return dates.in_words(text) if text else ""


def _life(since: str, until: str) -> str:
    """An interval in words; one that is open on both sides is none."""
    if since and until:
        return f"{in_full(since)} to {in_full(until)}"
    return f"since {in_full(since)}" if since else f"until {in_full(until)}" if until else ""


def _day_before(text: str) -> str:
    """The last day of an interval that ends on the first day no longer."""
    return (dates.parse(text).earliest - DAY).isoformat() if text else ""


def _distinct(forms: Iterable[Form]) -> tuple[Form, ...]:
    """The forms that say something, each spelling once, the first of them."""
    found: dict[str, Form] = {}
    for one in forms:
        found.setdefault(one.folded, one)
    return tuple(one for folded, one in found.items() if folded)
