"""The glossary: what the words of the interface mean, each with a source that a reader can open.

Read from `glossary.toml`. Where terms are marked, and how their gloss is shown, is the business of
`geo/browser/gloss.js`; that every code is explained is tested.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("glossary.toml")


@dataclass(frozen=True)
class Term:
    """One term. `forms` are the words (lower case) that are marked; `source` is what the gloss
    rests on, with the place in it, `url` where it can be opened ("" for our own convention);
    `codes` are those of the tables that it explains, as `vocabulary.code`."""

    term: str
    group: str
    forms: tuple[str, ...]
    codes: tuple[str, ...]
    text: str
    source: str
    url: str

    @property
    def anchor(self) -> str:
        """Where it stands on the About page."""
        return re.sub(r"\W+", "-", self.term.lower())


@cache
def terms() -> tuple[Term, ...]:
    """All terms, group by group. Raises `ValueError` for a key or a source that is not known."""
    told = tomllib.loads(FILE.read_text("utf-8"))
    return tuple(_terms(told))


def _terms(told: dict[str, Any]) -> Iterator[Term]:
    for group in told["groups"]:
        for found in group["terms"]:
            unknown = set(found) - {"term", "forms", "codes", "text", "source", "at"}
            if unknown or found["source"] not in told["sources"]:
                name = ", ".join(sorted(unknown)) or f"source {found['source']}"
                raise ValueError(f"{FILE.name}: {found['term']}: '{name}' is not known – remove it")
            source = told["sources"][found["source"]]
            yield Term(
                found["term"],
                group["title"],
                tuple(found["forms"]),
                tuple(found["codes"]),
                found["text"],
                ", ".join(filter(None, [source["title"], found.get("at", "")])),
                source["url"],
            )


def for_browser() -> bytes:
    """The terms that are marked, as JSON: term, anchor, forms, text, source, url."""
    marked = [
        {
            "term": term.term,
            "anchor": term.anchor,
            "forms": term.forms,
            "text": term.text,
            "source": term.source,
            "url": term.url,
        }
        for term in terms()
        if term.forms
    ]
    return json.dumps(marked, ensure_ascii=False, separators=(",", ":")).encode()
