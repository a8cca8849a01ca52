"""The words for DCAD's codes, read from `wording.toml`.

Which of them an agreement gets is left to `data.importers.dcad.instruments`.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Category:
    """What an agreement of a category is called, in full and on the map, and what it is about."""

    name: str
    short: str
    what: str


@cache
def categories() -> dict[str, Category]:
    """By the code of the columns `category1` to `category3`."""
    raw = tomllib.loads(_text())
    return {code: Category(**words) for code, words in raw["categories"].items()}


@cache
def sentences() -> dict[str, dict[str, str]]:
    """By column, in lower case, and code."""
    raw = tomllib.loads(_text())
    return {column.lower(): dict(told) for column, told in raw["sentences"].items()}


def _text() -> str:
    return Path(__file__).with_name("wording.toml").read_text("utf-8")
