"""The sentences for ATOP's codes, read from `wording.toml`.

Which of them an instrument gets is left to `data.importers.atop.notes` and `.endings`.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

Sentences = dict[int, str]  # by code


@dataclass(frozen=True, eq=False)
class Wording:
    """Sentences by column and code; `conditions[obligation][column]` are words for 1. `silent`
    are codes that need no sentence."""

    endings: dict[str, Sentences]
    alliance: dict[str, Sentences]
    member: dict[str, Sentences]
    conditions: dict[str, dict[str, str]]
    silent: dict[str, frozenset[int]]

    def knows(self, column: str, code: int) -> bool:
        """Whether a code of a column has a meaning here; 0 says that there is nothing to tell."""
        of_column = self.alliance.get(column) or self.member.get(column) or self.endings.get(column)
        return (
            of_column is None
            or code in {0, *of_column}
            or code in self.silent.get(column, frozenset())
        )


@cache
def wording() -> Wording:
    """All sentences."""
    raw = tomllib.loads(Path(__file__).with_name("wording.toml").read_text("utf-8"))
    told = {**raw["alliance"], **raw["member"]}
    silent = {name: frozenset(of.get("silent", ())) for name, of in told.items()}
    parts = {name: {key: _by_code(of) for key, of in raw[name].items()} for name in _BY_CODE}
    return Wording(**parts, conditions=raw["conditions"], silent=silent)


_BY_CODE = ("endings", "alliance", "member")


def _by_code(sentences: dict[str, Any]) -> Sentences:
    return {int(code): text for code, text in sentences.items() if code != "silent"}
