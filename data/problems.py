"""One shape for everything that is wrong with a table: where, what and how to mend it.

Finding problems is the business of `data.tables` (structure) and `data.rules` (content).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_NOT_PLAIN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")  # would break or colour the line


@dataclass(frozen=True, order=True)
class Problem:
    """One validation failure. `line` counts from 1, which is the header; 0 is the whole file."""

    file: str
    line: int
    column: str
    message: str
    remedy: str

    def __str__(self) -> str:
        """`events.csv:42:date '2025-13' is not an EDTF date – write 2025-12`, always one line."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return one_line(f"{place} {self.message} – {self.remedy}")


def one_line(text: str) -> str:
    """The text with whatever would break or colour a line written as an escape."""
    return _NOT_PLAIN.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode()


class ProblemsFound(Exception):
    """Raised where work cannot go on; carries every problem, not the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))
