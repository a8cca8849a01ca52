"""The kinds of parameters that the API knows: how a value is read, and how OpenAPI says the same.

Which operation takes which is said where it is answered; reading a query is `pages.routes.asking`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from data import dates

CODE = "[A-Za-z0-9][A-Za-z0-9_-]{0,79}"  # as `data.rules.cells` holds codes to


@dataclass(frozen=True)
class Parameter:
    """A parameter: `schema` is JSON Schema, `read` turns text into a value or raises `ValueError`,
    `wants` says what to write instead. `place` is "query" or "path"."""

    name: str
    description: str
    schema: dict[str, Any]
    read: Callable[[str], Any]
    wants: str
    example: Any
    place: str = "query"
    default: Any = None

    @property
    def is_list(self) -> bool:
        return bool(self.schema["type"] == "array")

    def in_path(self) -> "Parameter":
        return replace(self, place="path")


def day(name: str, description: str, example: str) -> Parameter:
    """A calendar day, YYYY-MM-DD."""
    schema = {"type": "string", "format": "date"}
    return Parameter(name, description, schema, _day, "write a day as YYYY-MM-DD", example)


def code(name: str, description: str, example: str, pattern: str = CODE) -> Parameter:
    """One word of letters, digits, - and _, or of another pattern."""
    schema = {"type": "string", "pattern": f"^{pattern}$"}
    known = re.compile(pattern, re.ASCII)

    def read(text: str) -> str:
        if not known.fullmatch(text):
            raise ValueError(text)
        return text

    return Parameter(name, description, schema, read, f"write a word such as {example}", example)


def choice(name: str, description: str, vocabulary: tuple[str, ...], example: str) -> Parameter:
    """One word of a closed vocabulary."""
    schema = {"type": "string", "enum": list(vocabulary)}

    def read(text: str) -> str:
        if text not in vocabulary:
            raise ValueError(text)
        return text

    wants = f"choose one of {', '.join(vocabulary)}"
    return Parameter(name, description, schema, read, wants, example)


def choices(name: str, description: str, vocabulary: tuple[str, ...], example: str) -> Parameter:
    """Several words of a closed vocabulary with commas between them, each once."""
    item = {"type": "string", "enum": list(vocabulary)}
    schema = {"type": "array", "items": item, "minItems": 1, "uniqueItems": True}

    def read(text: str) -> tuple[str, ...]:
        words = text.split(",")
        if len(set(words)) < len(words) or not set(words) <= set(vocabulary):
            raise ValueError(text)
        return tuple(words)

    wants = f"choose of {', '.join(vocabulary)}, with commas between them, each once"
    return Parameter(name, description, schema, read, wants, [example])


def codes(name: str, description: str, example: list[str], most: int) -> Parameter:
    """Several words as of `code` with commas between them, each once, at most `most`."""
    item = {"type": "string", "pattern": f"^{CODE}$"}
    schema = {"type": "array", "items": item, "minItems": 1, "maxItems": most, "uniqueItems": True}
    known = re.compile(CODE, re.ASCII)

    def read(text: str) -> tuple[str, ...]:
        words = text.split(",")
        if not all(map(known.fullmatch, words)) or not len(set(words)) == len(words) <= most:
            raise ValueError(text)
        return tuple(words)

    wants = f"write at most {most} words such as {','.join(example)}, each once"
    return Parameter(name, description, schema, read, wants, example)


def number(name: str, description: str, low: int, high: int, default: int) -> Parameter:
    """A whole number from `low` to `high`, both included."""
    schema = {"type": "integer", "minimum": low, "maximum": high, "default": default}

    def read(text: str) -> int:
        if not re.fullmatch(r"0|[1-9][0-9]{0,8}", text) or not low <= int(text) <= high:
            raise ValueError(text)
        return int(text)

    wants = f"write a whole number from {low} to {high}"
    return Parameter(name, description, schema, read, wants, default, default=default)


def _day(text: str) -> date:
    return dates.parse_day(text)
