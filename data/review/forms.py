"""Checks what an editor wrote into a form, field by field, and makes rows of it.

Rules that need all tables are `data.validate`'s; these are what can be told beside the field.
Every value of a form comes from a browser and is hostile until it is checked here.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from data import anchors, dates
from data.review import keys
from data.review.current import Current, Json
from data.review.source import Source
from data.schema import enums, schema

Errors = dict[str, str]  # what is wrong, by the name of the field
CHOICES = {
    "type": "event_type",
    "realis": "realis",
    "modality": "modality",
    "certainty": "certainty",
    "date_basis": "date_basis",
    "stance": "stance",
}
TEXTS = ("place", "attributed_to", "summary")
LONGEST = 2000  # characters of a field
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


class FormRefused(ValueError):
    """A form that cannot become a row; `errors` says for each field what to do."""

    def __init__(self, errors: Errors) -> None:
        self.errors = errors
        super().__init__("; ".join(f"{field}: {error}" for field, error in errors.items()))


def text(value: Any) -> str:
    """A cell of one line, without what cannot be seen; empty for what is no text."""
    shown = value if isinstance(value, str) else ""
    return " ".join(_UNSEEN.sub(" ", shown[:LONGEST]).split())


def codes(value: Any) -> list[str]:
    """A list of codes, sorted, each once."""
    listed = value if isinstance(value, list) else []
    return sorted({text(item) for item in listed[:100]} - {""})


def event(form: Json, current: Current) -> Json:
    """The cells of an event but its key and who reviewed it. Raises `FormRefused`."""
    errors = dict(_wrong(form, current))
    if errors:
        raise FormRefused(errors)
    date = text(form.get("date"))
    basis = text(form.get("date_basis"))
    return {
        "date": date,
        "date_basis": (basis if basis != "none" else "document") if date else "none",
        "type": form["type"],
        "realis": form["realis"],
        "instrument": text(form.get("instrument")),
        "actors": ";".join(codes(form.get("actors"))),
        "targets": ";".join(codes(form.get("targets"))),
        "modality": form["modality"],
        "certainty": form["certainty"],
        "in_response_to": text(form.get("in_response_to")),
        **{name: text(form.get(name)) for name in TEXTS},
    }


def _wrong(form: Json, current: Current) -> Iterator[tuple[str, str]]:
    for name, vocabulary in CHOICES.items():
        if form.get(name) not in enums()[vocabulary]:
            yield name, "Choose one"
    yield from _wrong_actors(form, current)
    for name, table in (("instrument", "instruments"), ("in_response_to", "events")):
        key = text(form.get(name))
        if key and current.state(table, key) is None:
            yield name, f"There is no {key} – choose one of the list"
    if error := date_error(text(form.get("date"))):
        yield "date", error
    if form.get("modality") != "fact" and not text(form.get("attributed_to")):
        yield "attributed_to", "Say who says so: what is not stated as a fact has a speaker"
    if not text(form.get("summary")):
        yield "summary", "Write one sentence in plain English"


def _wrong_actors(form: Json, current: Current) -> Iterator[tuple[str, str]]:
    actors, targets = codes(form.get("actors")), codes(form.get("targets"))
    if not actors:
        yield "actors", "Name at least one actor"
    for name, listed in (("actors", actors), ("targets", targets)):
        if unknown := [code for code in listed if current.state("actors", code) is None]:
            yield name, f"There is no actor {', '.join(unknown)} – choose from the list"
    if both := sorted(set(actors) & set(targets)):
        yield "targets", f"{', '.join(both)} acts already – leave it out of one of the two"


def date_error(date: str) -> str:
    """What is wrong with an EDTF date; empty if nothing is."""
    try:
        if date:
            dates.parse(date)
    except dates.DateError as error:
        return f"{error} – {error.remedy}"
    return ""


def quote(form: Json, source: Source) -> Json:
    """The cells of a quote with its context. Raises `FormRefused` if it is no part of the text."""
    start, end = form.get("start"), form.get("end")
    if not (isinstance(start, int) and isinstance(end, int)) or isinstance(start, bool):
        raise FormRefused({"quote": "Select the words in the sentence"})
    inside = 0 <= start < end <= len(source.text)
    if not inside or not source.text[start:end].strip():
        raise FormRefused({"quote": "Select the words in the sentence"})
    words = source.text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    prefix, suffix = anchors.context(source.text, start, end)
    return {
        "quote": source.text[start:end],
        "prefix": prefix,
        "suffix": suffix,
        "start": str(start),
        "end": str(end),
    }


def instrument(form: Json, current: Current) -> Json:
    """The cells of a new instrument. Raises `FormRefused` with errors as `new.name`."""
    errors = {f"new.{name}": why for name, why in _wrong_instrument(form, current)}
    if errors:
        raise FormRefused(errors)
    columns = {column.name: column for column in schema()["instruments"].columns}
    given = {name: text(form.get(name)) for name in columns}
    unknown = {name for name, column in columns.items() if "NA" in enums().get(column.type, ())}
    return given | {name: given[name] or "NA" for name in unknown}


def _wrong_instrument(form: Json, current: Current) -> Iterator[tuple[str, str]]:
    key = text(form.get("instrument"))
    if not keys.is_code(key):
        yield "instrument", "Write a key of capital letters, digits and _, such as TIRANA2025"
    elif current.state("instruments", key) is not None:
        yield "instrument", f"{key} is another instrument's key"
    for column in schema()["instruments"].columns[1:]:
        value = text(form.get(column.name))
        allowed = enums().get(column.type)
        if allowed and value not in allowed and (value or "NA" not in allowed):
            yield column.name, "Choose one"
        elif not allowed and column.required and not value:
            yield column.name, _ASKS.get(column.name, "Fill this in")


def assertion(form: Json) -> Json:
    """The cells of an assertion but its key and quote. Raises `FormRefused`."""
    found = {name: text(form.get(name)) for name in _ASSERTION}
    errors = {name: error for name, check in _ASSERTION.items() if (error := check(found[name]))}
    if errors:
        raise FormRefused(errors)
    return found


def _needed(value: str) -> str:
    return "" if value else "Fill this in"


def _optional(value: str) -> str:
    return ""


def _choice(name: str) -> Callable[[str], str]:
    return lambda value: "" if value in enums()[name] else "Choose one"


_ASKS = {"name": "Write its full name", "short_name": "Write the name that the map shows"}
_ASSERTION: dict[str, Callable[[str], str]] = {
    "kind": _choice("assertion_kind"),
    "subject": _needed,
    "object": _optional,
    "polarity": _choice("polarity"),
    "date": date_error,
    "attributed_to": _optional,
}
