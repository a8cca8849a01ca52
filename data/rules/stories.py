"""Rules for stories: what a step shows exists, and what it quotes stands where it says.

Left to others: how a story is written (`data.storyfile`), which stories there are (`data.stories`).
"""

import re
from collections.abc import Callable, Container, Iterator, Mapping

from data import dates, query
from data.lifecycle import STRENGTH
from data.problems import Problem
from data.provenance import quotes, seed
from data.schema import enums
from data.seeds import SeedRefused
from data.storyfile import FOLDER, Cited, Step, Story
from data.tables import Tables, by_key

LAYERS = ("certain", "claimed", "neutral", "reactions")
WORDS = ("all", "none", "auto")  # for a whole list
CITING = ("document", "sentence", "event")  # the parameters of a quote
_PLACE = re.compile(r"-?\d{1,2}(\.\d{1,6})?,-?\d{1,3}(\.\d{1,6})?,\d(\.\d{1,2})?", re.ASCII)

Check = Callable[[str], bool]
Complaint = tuple[int, str, str, str]  # line, what, message, remedy


def check(story: Story, tables: Tables) -> Iterator[Problem]:
    """Everything in which a story is not true to the tables."""
    known = _parameters(tables)
    for step in story.steps:
        for line, what, message, remedy in _of_step(step, tables, known):
            yield Problem(f"{FOLDER}/{story.key}.md", line, what, message, remedy)


def _of_step(step: Step, tables: Tables, known: Mapping[str, Check]) -> Iterator[Complaint]:
    yield from _of_view(step, tables, known)
    for cited in step.quotes:
        for what, message, remedy in _of_quote(cited, tables):
            yield cited.line, what, message, remedy


def _of_view(step: Step, tables: Tables, known: Mapping[str, Check]) -> Iterator[Complaint]:
    line = step.view_line
    for name, value in step.params.items():
        if name not in known:
            remedy = f"choose among {', '.join(known)}"
            yield line, name, "is no parameter of a step's view", remedy
        elif not known[name](value):
            message = f"'{value}' is not known here"
            yield line, name, message, "correct it, or leave it out"
    if step.params and "as_of" not in step.params:
        yield line, "as_of", "is missing", "name the day that the step shows"
    if step.params.get("country") and step.params.get("pact"):
        yield line, "pact", "stands beside a country", "select one of them"


def _parameters(tables: Tables) -> dict[str, Check]:
    """What a view may say: a subset of the parameters that `geo.address` reads, judged alike."""
    actors, pacts = by_key(tables, "actors"), by_key(tables, "instruments")
    return {
        "as_of": lambda text: _is_day(text, tables),
        "country": actors.__contains__,
        "pact": pacts.__contains__,
        "family": _among(enums()["family"]),
        "status": _among(STRENGTH),
        "layers": _among(LAYERS),
        "shade": _among(pacts),
        "view": _is_place,
    }


def _is_day(text: str, tables: Tables) -> bool:
    first, last = query.coverage(tables)
    try:
        return first <= dates.parse_day(text) <= last
    except ValueError:
        return False


def _among(known: Container[str]) -> Check:
    return lambda text: text in WORDS or all(code in known for code in text.split(","))


def _is_place(text: str) -> bool:
    if not _PLACE.fullmatch(text):
        return False
    lat, lon, _ = map(float, text.split(","))
    return abs(lat) <= 85 and abs(lon) <= 360


def _of_quote(cited: Cited, tables: Tables) -> Iterator[tuple[str, str, str]]:
    document = by_key(tables, "documents").get(cited.document)
    for name in cited.params:
        if name not in CITING:
            yield name, "is no parameter of a quote", f"choose among {', '.join(CITING)}"
    if not cited.text:
        yield "quote", "is empty", "copy the words out of the document"
    elif document is None:
        yield "document", f"'{cited.document}' is not known here", "write the key of a document"
    elif cited.event and cited.event not in by_key(tables, "events"):
        yield "event", f"'{cited.event}' is no event", "write the key of an event, or leave it out"
    elif document.kind == "seed":
        yield from _of_sentence(cited, tables)
    elif not _is_evidence(cited, tables):
        message = f"{_short(cited.text)} is not quoted from {cited.document} for '{cited.event}'"
        yield "quote", message, "copy words of a row of evidence.csv, and name its event"


def _of_sentence(cited: Cited, tables: Tables) -> Iterator[tuple[str, str, str]]:
    try:
        found = seed(tables, cited.document).sentences
    except SeedRefused as error:
        yield "document", str(error), error.remedy
        return
    if not 1 <= cited.sentence <= len(found):
        message = f"'{cited.params.get('sentence', '')}' is no sentence of {cited.document}"
        yield "sentence", message, f"write 1 to {len(found)}"
    elif cited.text not in " ".join(found[cited.sentence - 1].text.split()):
        others = [s.number for s in found if cited.text in " ".join(s.text.split())]
        remedy = f"write sentence={others[0]}" if others else "copy the words out of it again"
        message = f"{_short(cited.text)} does not stand in sentence {cited.sentence}"
        yield "quote", f"{message} of {cited.document}", remedy


def _is_evidence(cited: Cited, tables: Tables) -> bool:
    """Whether the words are quoted from a document that is not stored here, for that event."""
    return any(
        quote.document == cited.document and cited.text in " ".join(quote.text.split())
        for quote in (quotes(tables, cited.event) if cited.event else ())
    )


def _short(quote: str) -> str:
    return repr(quote if len(quote) <= 60 else quote[:59] + "…")
