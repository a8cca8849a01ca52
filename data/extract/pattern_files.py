"""Reads a file of patterns (TOML) and says everything that is wrong with it, each with its line.

Left to others: matching (`data.extract.patterns`). What a file may say stands in docs/patterns.md.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from data import dates, schema
from data.extract.proposers import actors
from data.problems import Problem, ProblemsFound

_REQUIRED = ("match", "type", "realis", "parties")
_LISTS = ("parties", "targets")
_KEYS = (*_REQUIRED, "targets", "date", "instrument", "attributed_to")
_ENUMS = {"type": "event_type", "realis": "realis"}
_MOST_BYTES = 1 << 20
_MEMORY = 1 << 20  # bytes that RE2 may use for one pattern: what needs more is refused
_RE2 = "pip install google-re2, of the version in pyproject.toml"


@dataclass(frozen=True)
class Pattern:
    """One pattern. In all fields but the first four, "$name" stands for the group of that name."""

    name: str
    regex: Any
    type: str
    realis: str
    parties: tuple[str, ...]
    targets: tuple[str, ...] = ()
    date: str = ""
    instrument: str = ""
    attributed_to: str = ""


def load(file: str, content: bytes) -> tuple[Pattern, ...]:
    """The patterns of a file, in its order; `ProblemsFound` names everything that is wrong."""
    text, whole = _parsed(file, content)
    reader = _Reader(file, text)
    found = [reader.pattern(name, cells) for name, cells in whole.items()]
    if reader.problems:
        raise ProblemsFound(reader.problems)
    return tuple(pattern for pattern in found if pattern)


def _parsed(file: str, content: bytes) -> tuple[str, dict[str, Any]]:
    try:
        if len(content) > _MOST_BYTES:
            raise ValueError(f"has more than {_MOST_BYTES >> 20} MB")
        text = content.decode("utf-8-sig")
        whole = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # of UTF-8 and TOML too
        raise _refused(file, f"is no TOML: {error}", "mend it there") from error
    found = whole.pop("patterns", None)
    if whole or not isinstance(found, dict) or not found:
        wrong = f"holds “{next(iter(whole))}”" if whole else "holds no pattern"
        raise _refused(file, wrong, "begin each pattern with a line [patterns.NAME]")
    return text, found


def _refused(file: str, message: str, remedy: str) -> ProblemsFound:
    return ProblemsFound([Problem(file, 0, "", message, remedy)])


class _Reader:
    """Reads the patterns of a file one by one and gathers what is wrong."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.lines = file, text.splitlines()
        self.problems: list[Problem] = []

    def pattern(self, name: str, cells: Any) -> Pattern | None:
        before = len(self.problems)
        if not isinstance(cells, dict):
            self._wrong(name, "", "is no table", f"write [patterns.{name}] and its keys below")
            return None
        for key, message, remedy in (*_shape(cells), *_words(cells)):
            self._wrong(name, key, message, remedy)
        if len(self.problems) > before:
            return None
        regex = self._regex(name, cells["match"])
        if regex is None:
            return None
        for key, message, remedy in _groups(cells, regex):
            self._wrong(name, key, message, remedy)
        return _pattern(name, regex, cells)

    def _regex(self, name: str, source: str) -> Any:
        """The expression, compiled; None if it is wrong."""
        try:
            regex = compiled(source)
        except ValueError as error:
            self._wrong(name, "match", f"is no pattern of RE2: {error}", "see docs/patterns.md")
            return None
        if regex.search("") is not None:
            self._wrong(name, "match", "matches the empty text", "let it ask for words")
            return None
        return regex

    def _wrong(self, name: str, key: str, message: str, remedy: str) -> None:
        column = f"patterns.{name}" + (f".{key}" if key else "")
        self.problems.append(Problem(self.file, self._line(name, key), column, message, remedy))

    def _line(self, name: str, key: str) -> int:
        """The line of a key, or of its pattern; 1 if it is written in another way."""
        plain = rf"(?:{re.escape(name)}|[\"']{re.escape(name)}[\"'])"
        head = re.compile(rf"\s*\[\s*patterns\s*\.\s*{plain}\s*\]")
        own = re.compile(rf"\s*{re.escape(key)}\s*=") if key else head
        first = next((at for at, line in enumerate(self.lines, 1) if head.match(line)), 1)
        for at, line in enumerate(self.lines[first:], first + 1):
            if key and own.match(line):
                return at
            if line.lstrip().startswith("[patterns"):
                break
        return first


def _pattern(name: str, regex: Any, cells: dict[str, Any]) -> Pattern:
    return Pattern(
        name,
        regex,
        cells["type"],
        cells["realis"],
        tuple(cells["parties"]),
        tuple(cells.get("targets", ())),
        cells.get("date", ""),
        cells.get("instrument", ""),
        cells.get("attributed_to", ""),
    )


def _shape(cells: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What is missing, unknown, or of the wrong type: key, message, remedy."""
    for key in _REQUIRED:
        if not cells.get(key):
            yield key, "is missing", f"add {key} = …"
    for key, value in cells.items():
        if key not in _KEYS:
            yield key, "is not known", f"use one of {', '.join(_KEYS)}"
        elif key in _LISTS and not _is_list(value):
            yield key, "is no list of texts", f'write {key} = ["$group", "CODE"]'
        elif key not in _LISTS and not isinstance(value, str):
            yield key, "is no text", f"write {key} = '…'"


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item for item in value)


def _words(cells: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Words that are in no vocabulary: key, message, remedy."""
    for key, enum in _ENUMS.items():
        value = cells.get(key)
        if value and isinstance(value, str) and value not in schema.enums()[enum]:
            yield key, f"'{value}' is not in the vocabulary", f"use {_any(schema.enums()[enum])}"
    for key in _LISTS:
        for item in cells[key] if _is_list(cells.get(key)) else ():
            if not item.startswith("$") and item not in actors():
                yield key, f"'{item}' is no actor's code", "take it from data/tables/actors.csv"
    date = cells.get("date", "")
    if isinstance(date, str) and date and not date.startswith("$"):
        try:
            dates.parse(date)
        except dates.DateError as error:
            yield "date", str(error), error.remedy


def _groups(cells: dict[str, Any], regex: Any) -> Iterator[tuple[str, str, str]]:
    """Groups that are asked for, but not in the pattern: key, message, remedy."""
    for key in _KEYS[3:]:
        value = cells.get(key, "")
        for item in [value] if isinstance(value, str) else value:
            if item.startswith("$") and item[1:] not in regex.groupindex:
                yield (
                    key,
                    f"'{item}' is no group of match",
                    f"write (?P<{item[1:] or 'name'}>…) there",
                )


def _any(words: tuple[str, ...]) -> str:
    return ", ".join(words[:-1]) + " or " + words[-1]


def compiled(source: str) -> Any:
    """A pattern compiled by RE2; `ValueError` says what is wrong, or that RE2 is not there."""
    try:
        import re2
    except ImportError as error:
        raise _refused("google-re2", "is not installed", _RE2) from error
    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MEMORY
    try:
        return re2.compile(source, options=options)
    except re2.error as error:
        said = error.args[0] if error.args else ""
        raise ValueError(
            said.decode("utf-8", "replace") if isinstance(said, bytes) else said
        ) from error
