"""Reads a mapping: what the rows of a file are, and which of its columns hold what.

Every wrong key is a problem with its path. The keys themselves are listed in `keys`.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from data import dates
from data.importers.table.keys import DATES, ORDERS, Key, keys
from data.problems import Problem, ProblemsFound


@dataclass(frozen=True)
class Field:
    """What a cell of ours is made of: the same for all rows, or the cell of a column, looked up in
    `values` if there are any."""

    constant: str = ""
    column: str = ""
    values: dict[str, str] = field(default_factory=dict)
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True)
class DateColumns:
    """A date in one column, in `order`, or in up to three; `missing` are cells that say nothing."""

    column: str = ""
    order: str = "ymd"
    year: str = ""
    month: str = ""
    day: str = ""
    missing: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Mapping:
    """A mapping without problems, by the paths of its keys."""

    texts: dict[str, str]
    lists: dict[str, tuple[str, ...]]
    fields: dict[str, Field]
    days: dict[str, date | None]
    dates: dict[str, DateColumns]


class Reader:
    """Takes a parsed mapping apart and collects what is wrong with it."""

    def __init__(self, name: str, file: str, columns: Sequence[str]) -> None:
        self.name, self.file, self.columns = name, file, columns
        self.problems: list[Problem] = []

    def report(self, key: str, message: str, remedy: str) -> None:
        """`map.toml: dates.signed.year: column 'yr' is not in file.csv – choose one of …`."""
        self.problems.append(Problem(f"{self.name}: {key}:", 0, "", message, remedy))

    def text(self, key: str, about: Key, value: Any) -> str:
        if not isinstance(value, str):
            self.report(key, f"'{value}' is no text", 'write it in quotes: "…"')
        elif about.values and value not in about.values:
            remedy = f"write one of {', '.join(filter(None, about.values))}"
            self.report(key, f"'{value}' is not known", remedy)
        elif not value.strip() and about.default is None:
            self.report(key, "is empty", "write a text")
        return str(value)

    def texts(self, key: str, value: Any) -> tuple[str, ...]:
        found = [value] if isinstance(value, str) else value
        if isinstance(found, list) and all(isinstance(each, str) for each in found):
            return tuple(found)
        self.report(key, f"'{value}' is no list of texts", 'write ["…", "…"]')
        return ()

    def column(self, key: str, value: Any) -> str:
        if value not in self.columns:
            near = get_close_matches(str(value), self.columns, 1, 0.6)
            remedy = f"write '{near[0]}', or " if near else ""
            some = ", ".join(self.columns[:20]) + (" …" if len(self.columns) > 20 else "")
            self.report(
                key, f"column '{value}' is not in {self.file}", f"{remedy}choose one of {some}"
            )
        return str(value)

    def field(self, key: str, about: Key, value: Any) -> Field:
        if not isinstance(value, dict):
            return Field(constant=self.text(key, about, value))
        self.only(key, value, ("column", "values"))
        if "column" not in value:
            self.report(key, "names no column", 'write { column = "…" }')
            return Field()
        values = value.get("values", {})
        if not isinstance(values, dict):
            self.report(f"{key}.values", "is no table", 'write { "cell" = "value", … }')
            values = {}
        for cell, meant in values.items():
            self.text(f"{key}.values.{cell}", about, meant)
        found = {str(cell): str(meant) for cell, meant in values.items()}
        return Field("", self.column(f"{key}.column", value["column"]), found, about.values)

    def day(self, key: str, value: Any) -> date | None:
        try:
            return dates.parse_day(str(value)) if str(value) else None
        except dates.DateError as error:
            self.report(key, str(error), error.remedy)
            return None

    def dated(self, key: str, value: Any) -> DateColumns:
        if not isinstance(value, dict) or ("column" in value) == ("year" in value):
            remedy = 'write { column = "…" } or { year = "…", month = "…", day = "…" }'
            self.report(key, "does not say where the date stands", remedy)
            return DateColumns()
        self.only(key, value, ("column", "order", "year", "month", "day", "missing"))
        places = {
            part: self.column(f"{key}.{part}", value[part])
            for part in ("column", "year", "month", "day")
            if part in value
        }
        if "day" in places and "month" not in places:
            self.report(key, "has a day without a month", "name the column of the month")
        order = self.text(f"{key}.order", Key("text", "ymd", ORDERS), value.get("order", "ymd"))
        missing = frozenset(self.texts(f"{key}.missing", value.get("missing", [])))
        return DateColumns(**places, order=order, missing=missing)

    def only(self, key: str, value: dict[str, Any], known: Sequence[str]) -> None:
        """Keys that are not known are typing errors."""
        for name in value:
            if name not in known:
                near = get_close_matches(name, known, 1, 0.6)
                remedy = f"write {near[0]}" if near else f"write one of {', '.join(known)}"
                self.report(f"{key}.{name}".lstrip("."), "is no key of a mapping", remedy)


def parsed(path: Path) -> dict[str, Any]:
    """What the file says, not judged yet. Raises `ProblemsFound` if it is no TOML."""
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        message, remedy = f"cannot be read ({error.strerror})", "name it with --mapping"
    except UnicodeDecodeError:
        message, remedy = "is not UTF-8", "save it as UTF-8"
    except tomllib.TOMLDecodeError as error:
        message, remedy = f"is not TOML ({error})", "correct that place"
    raise ProblemsFound([Problem(path.name, 0, "", message, remedy)])


def separator(raw: dict[str, Any]) -> str:
    """The name of what parts the cells of the file; empty if the mapping names nothing."""
    named = _get(raw, "file.separator")
    return named if isinstance(named, str) else ""


def read(raw: dict[str, Any], name: str, file: str, columns: Sequence[str]) -> Mapping:
    """The mapping `name`, as `parsed` gives it, of a file with these columns.

    Raises `ProblemsFound` with every problem.
    """
    reader = Reader(name, file, columns)
    found = Mapping({}, {}, {}, {}, {})
    for key, about in keys().items():
        value = _get(raw, key)
        if value is None and about.default is None:
            reader.report(key, "is missing", "add it")
            continue
        _take(found, reader, key, about, about.default if value is None else value)
    _check_sections(reader, raw)
    _take_dates(found, reader, raw)
    if reader.problems:
        raise ProblemsFound(reader.problems)
    return found


def _take(found: Mapping, reader: Reader, key: str, about: Key, value: Any) -> None:
    if about.holds == "text":
        found.texts[key] = reader.text(key, about, value)
    elif about.holds == "texts":
        found.lists[key] = reader.texts(key, value)
        for column in found.lists[key] if key == "actors.columns" else ():
            reader.column(key, column)
    elif about.holds == "day":
        found.days[key] = reader.day(key, value)
    else:
        default = not isinstance(value, dict) and value == about.default
        found.fields[key] = Field(constant=value) if default else reader.field(key, about, value)


def _take_dates(found: Mapping, reader: Reader, raw: dict[str, Any]) -> None:
    needed, optional = DATES.get(found.texts["rows"], ((), ()))
    given = raw.get("dates", {})
    if not isinstance(given, dict) or not any(name in given for name in needed):
        reader.report("dates", f"has no {' or '.join(needed)}", "say where that date stands")
        return
    reader.only("dates", given, (*needed, *optional))
    for name, value in given.items():
        if name in needed or name in optional:
            found.dates[name] = reader.dated(f"dates.{name}", value)
    if bool(found.days["collection.from"]) != bool(found.days["collection.to"]):
        reader.report("collection", "has only one of from and to", "write both or none")
    if found.texts["rows"] == "event" and found.fields["event.type"] == Field():
        reader.report("event.type", "is missing", "say what each row reports, such as SIGN")


def _check_sections(reader: Reader, raw: dict[str, Any]) -> None:
    sections: dict[str, list[str]] = {"": ["rows", "dates"]}
    for key in keys():
        section, _, name = key.rpartition(".")
        sections.setdefault(section, []).append(name)
    reader.only("", raw, [*sections[""], *sections])
    for section, names in sections.items():
        value = raw.get(section, {}) if section else {}
        if not isinstance(value, dict):
            reader.report(section, "is no section", f"write [{section}]")
        else:
            reader.only(section, value, names)


def _get(raw: dict[str, Any], key: str) -> Any:
    section, _, name = key.rpartition(".")
    held = raw.get(section, {}) if section else raw
    return held.get(name) if isinstance(held, dict) else None
