"""Collections: folders of tables, and what each says about itself in its `collection.toml`.

Reading the tables is left to `data.tables`, choosing among collections to the app.

A collection.toml, of which every line may be left out:

    key = "atop51"                    # in addresses; else made of the folder's name
    title = "ATOP 5.1"                # else the folder's name
    description = "Military alliances since 1815."
    citation = "Leeds, Ritter, Mitchell and Long 2002"
    url = "http://www.atopdata.org/"
    licence = "As its authors say"
    [boundaries]                      # of the file boundaries.topojson, where the folder has one
    title = "CShapes 2.0"             # and citation, url, licence
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from data.folders import folders_from_environment
from data.problems import Problem, ProblemsFound

FILE = "collection.toml"
BOUNDARIES = "boundaries.topojson"
LONGEST = 1000  # characters of a value
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_WEB = re.compile(r"https?://[^\s<>\"]+", re.ASCII)
_ABOUT = ("title", "citation", "url", "licence")
_KEYS = ("key", "description", *_ABOUT)


@dataclass(frozen=True)
class Origin:
    """Where data come from, in words for a reader; `url` is http or https, or empty."""

    title: str = ""
    citation: str = ""
    url: str = ""
    licence: str = ""


@dataclass(frozen=True)
class Collection:
    """A folder of tables under a key of lower-case letters, digits and hyphens.

    `boundaries` says where its own boundaries come from; None where it brings none.
    """

    key: str
    folder: Path
    origin: Origin
    description: str = ""
    boundaries: Origin | None = None

    @property
    def title(self) -> str:
        return self.origin.title


def from_environment() -> tuple[Collection, ...]:
    """The collections of `PACTMAP_TABLES`, the default one first; keys are unique.

    Raises `ProblemsFound` with all that is wrong with their descriptions.
    """
    return with_own_keys(read_all(folders_from_environment()))


def read_all(folders: list[Path]) -> list[Collection]:
    """The collections of these folders. Raises `ProblemsFound` with the problems of all of them."""
    found, problems = [], []
    for folder in folders:
        try:
            found.append(read(folder))
        except ProblemsFound as error:
            problems += error.problems
    if problems:
        raise ProblemsFound(problems)
    return found


def read(folder: Path) -> Collection:
    """What a folder says about itself. Raises `ProblemsFound` if it says it wrongly."""
    file = folder / FILE
    about = _parsed(file) if file.exists() else {}
    problems = list(_problems(folder, about))
    if problems:
        raise ProblemsFound(problems)
    own = about.get("boundaries", {})
    return Collection(
        key=about.get("key") or _slug(folder.resolve().name),
        folder=folder,
        origin=_origin({"title": folder.resolve().name} | about),
        description=about.get("description", ""),
        boundaries=_origin({"title": "its own"} | own) if (folder / BOUNDARIES).exists() else None,
    )


def _origin(about: dict[str, Any]) -> Origin:
    return Origin(**{name: about.get(name, "") for name in _ABOUT})


def _parsed(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        remedy = 'write lines such as title = "ATOP 5.1", in UTF-8'
        raise ProblemsFound([_problem(file.parent, f"cannot be read ({error})", remedy)]) from error


def _problems(folder: Path, about: dict[str, Any]) -> Iterator[Problem]:
    own = about.get("boundaries", {})
    if not isinstance(own, dict):
        yield _problem(
            folder, "boundaries is no section", "write [boundaries] on a line of its own"
        )
        own = {}
    values = {name: value for name, value in about.items() if name != "boundaries"}
    yield from _problems_of(folder, "", values, _KEYS)
    yield from _problems_of(folder, "boundaries.", own, _ABOUT)


def _problems_of(
    folder: Path, section: str, values: dict[str, Any], known: tuple[str, ...]
) -> Iterator[Problem]:
    for name, value in values.items():
        place = f"{section}{name}"
        if name not in known:
            yield _problem(folder, f"{place} is not known", f"choose one of {', '.join(known)}")
        elif not isinstance(value, str) or not value.strip() or len(value) > LONGEST:
            remedy = f"write 1 to {LONGEST} characters between quotation marks"
            yield _problem(folder, f"{place} is no such text", remedy)
        elif name == "url" and not _WEB.fullmatch(value):
            yield _problem(folder, f"{place} {value!r} is no web address", "write https://…")
        elif name == "key" and not _KEY.fullmatch(value):
            remedy = "write lower-case letters, digits and single hyphens"
            yield _problem(folder, f"{place} {value!r} does not fit an address", remedy)


def _problem(folder: Path, message: str, remedy: str) -> Problem:
    return Problem(str(folder / FILE), 0, "", message, remedy)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "tables"


def with_own_keys(found: list[Collection]) -> tuple[Collection, ...]:
    """The collections, those whose key another has already with a number behind it."""
    kept: dict[str, Collection] = {}
    for collection in found:
        number, key = 1, collection.key
        while key in kept:
            number += 1
            key = f"{collection.key}-{number}"
        kept[key] = replace(collection, key=key)
    return tuple(kept.values())
