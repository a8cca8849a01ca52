"""Reads the files of the dictionaries: names of actors, groups, treaties and people, word lists.

Names and demonyms of actors are those of the committed table, as they are facts about actors.
Left to others: matching (`data.extract.phrases`), what triggers mean (`data.lexicon.triggers`).
"""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
ACTORS = FOLDER.parent / "tables" / "actors.csv"
Codes = tuple[str, ...]  # of actors


@dataclass(frozen=True)
class Name:
    """A name by which texts call actors: one, or the members of a group.

    `kind`: country, organisation, demonym, capital, seat, person, group or treaty. `since` and
    `until` are EDTF or empty. `instrument` is the key of a treaty's row, if the tables have one.
    """

    form: str
    codes: Codes
    kind: str
    since: str = ""
    until: str = ""
    instrument: str = ""


def names() -> Iterator[Name]:
    """Every name, in the order in which a form that has several readings is read."""
    yield from _of_actors()
    yield from _of_seats()
    for row in _rows("groups.csv"):
        yield Name(row["form"], _codes(row["members"]), "group", row["valid_from"], row["valid_to"])
    for row in _rows("treaties.csv"):
        codes = _codes(row["parties"])
        yield Name(row["form"], codes, "treaty", row["signed"], "", row["instrument"])
    for row in _rows("prefixes.csv"):
        yield Name(f"{row['form']}-", (row["actor"],), "demonym")
    for row in _rows("people.csv"):
        for form in _codes(row["name"]):
            yield Name(form, (row["actor"],), "person", row["valid_from"], row["valid_to"])


def lists(name: str) -> dict[str, dict[str, list[str]]]:
    """A file of word lists: section, name of the list, its words."""
    return parsed(name)


@cache
def parsed(name: str) -> dict[str, Any]:
    """A TOML file of this folder as it stands."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


@cache
def listed(file: str, section: str, name: str) -> frozenset[str]:
    """One list of a file of word lists, to look words up in."""
    return frozenset(lists(file)[section][name])


@cache
def organisations() -> frozenset[str]:
    """The codes of organisations."""
    return frozenset(name.codes[0] for name in _of_actors() if name.kind == "organisation")


@dataclass(frozen=True)
class Rule:
    """How an ambiguous form is read.

    `kind`: never an actor; `context`, only in a text that names one of `codes` otherwise; `either`,
    that of `codes` which the text names more often, else the first; `place`, hardly ever somebody
    who acts.
    """

    kind: str
    codes: Codes = ()


def rules() -> Iterator[tuple[str, Rule]]:
    """The rules for ambiguous forms; those that are only explained there have none."""
    for row in _rows("ambiguous.csv"):
        kind, _, codes = row["rule"].partition(":")
        if kind == "never" and row["form"].islower():
            continue  # names begin with a capital anyway: "polish" says nothing of "Polish"
        if kind in ("never", "context", "either", "place"):
            yield row["form"], Rule(kind, _codes(codes))


def _of_actors() -> Iterator[Name]:
    with ACTORS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kind = "organisation" if row["kind"] == "organisation" else "country"
            span = (row["valid_from"], row["valid_to"])
            for form in (row["name"], *_codes(row["aliases"])):
                yield Name(form, (row["actor"],), kind, *span)
            for form in _codes(row["demonyms"]):
                yield Name(form, (row["actor"],), "demonym", *span)
            if row["capital"] and kind == "country" and row["recognition"] != "none":
                yield Name(row["capital"], (row["actor"],), "capital", *span)


def _of_seats() -> Iterator[Name]:
    for row in _rows("metonyms.csv"):
        if "ambiguous" not in row["note"]:
            span = (row["valid_from"], row["valid_to"])
            yield Name(row["form"], _codes(row["actor"]), "seat", *span)


def _codes(cell: str) -> tuple[str, ...]:
    return tuple(item for item in cell.split(";") if item)


def _rows(name: str) -> list[dict[str, str]]:
    path = FOLDER / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
