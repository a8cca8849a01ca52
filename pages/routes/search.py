"""`/api/search`: what words, names and dates lead to.

How it is found is `data.search`'s; the box of the pages asks at `pages.routes.box`.
"""

from dataclasses import asdict
from typing import Any

from data.search import finding
from data.search.hits import Hit
from data.search.index import NoFullText
from data.search.question import LONGEST
from pages.routes import parameters
from pages.routes.operations import Asked, Operation, Told
from pages.routes.parameters import Parameter
from pages.routes.refusals import Refusal

MOST = 100  # hits of a group


def _short(text: str) -> str:
    if len(text) > LONGEST:
        raise ValueError(text)
    return text


ASKS = Parameter(
    "q",
    "Words, in any order and however spelt; “phrases” in quotation marks; a date.",
    {"type": "string", "maxLength": LONGEST, "default": ""},
    _short,
    f"write at most {LONGEST} characters",
    "Orban 2025",
    default="",
)
LIMIT = parameters.number("limit", f"Hits of a group, at most {MOST}.", 1, MOST, finding.USUAL)


def answer(asked: Asked) -> Told:
    """The hits by groups. Raises `Refusal` where this server cannot search texts."""
    try:
        found = finding.found(asked.tables, asked.values["q"], asked.values["limit"])
    except NoFullText as error:
        raise Refusal(503, "unsearchable", str(error)) from error
    return {
        **asked.chosen.about(),
        "groups": [
            {"kind": group.kind, "total": group.total, "hits": list(map(_hit, group.hits))}
            for group in found.groups
        ],
        "instead": [{"word": word, "words": list(words)} for word, words in found.instead],
        "left_out": [list(words) for words in found.left_out],
    }


def _hit(hit: Hit) -> dict[str, Any]:
    told = asdict(hit)
    return {**told, "since": hit.since or None, "until": hit.until or None}


def operation(path: str) -> Operation:
    return Operation(
        path,
        "search",
        "What words, names and dates lead to: countries, pacts, people in office, places, days,"
        " stories, events, sentences and quotes, documents.",
        "Search",
        answer,
        (ASKS, LIMIT),
    )
