"""The full-text index of some tables: SQLite's FTS5, in memory, made once and kept with them.

What is in it is said by `data.search.named` and `data.search.texts`; questions are put to it by
`data.search.finding`. It holds no text, only where words stand: the tables have the texts.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from threading import Lock

from data.search import named, texts
from data.search.named import Named
from data.search.spelling import Vocabulary
from data.search.texts import Text
from data.tables import Tables, derived

FACTORY = sqlite3.Connection
AT_ONCE = 5000  # rows put in between two breaths that other threads may take
SURVEYED = 1000  # texts that are ranked; of more, those that come first in the index are taken
_MAKE = "CREATE VIRTUAL TABLE {0} USING fts5(words, content='', tokenize='unicode61', prefix='{1}')"


class NoFullText(RuntimeError):
    """The SQLite of this Python cannot search texts."""


class Index:
    """Answers which names and texts match an expression of FTS5. For several threads."""

    def __init__(self, tables: Tables) -> None:
        self.database = connected()
        self.turn = Lock()
        self.named = named.everything(tables)
        self.texts: list[Text] = []
        self._fill("names", ((one, _row(one)) for one in self.named), "1 2 3")
        rows = self._kept(texts.everything(tables))
        self._fill("texts", rows, "2 3")
        self.ranges = {
            **_ranges([one.kind for one in self.named]),
            **_ranges([one.kind for one in self.texts]),
        }
        self.names = Vocabulary(self._counts("names"))
        self.vocabulary = Vocabulary(self._counts("texts"))

    def find_names(self, match: str, kind: str, most: int) -> list[Named]:
        """Those of a kind that match, of which the tables have most to say first."""
        return [self.named[row] for row in self._some("names", match, kind, most)]

    def find_texts(self, match: str, most: int) -> dict[str, tuple[list[Text], int]]:
        """The best texts of each kind that match, and how many match; of more than are surveyed
        the number is that which is surveyed."""
        seen = self._rows("SELECT rowid FROM texts WHERE texts MATCH ? LIMIT ?", match, SURVEYED)
        if len(seen) < SURVEYED:
            seen = self._rows("SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank", match)
            found = {kind: self._within(seen, kind) for kind in texts.KINDS}
        else:
            found = {kind: self._some("texts", match, kind, SURVEYED) for kind in texts.KINDS}
        return {
            kind: ([self.texts[row] for row in rows[:most]], len(rows))
            for kind, rows in found.items()
        }

    def _some(self, table: str, match: str, kind: str, most: int) -> list[int]:
        first, last = self.ranges.get(kind, (1, 0))
        where = f"{table} MATCH ? AND rowid BETWEEN ? AND ?"
        return self._rows(
            f"SELECT rowid FROM {table} WHERE {where} LIMIT ?", match, first, last, most
        )

    def _within(self, rows: list[int], kind: str) -> list[int]:
        first, last = self.ranges.get(kind, (1, 0))
        return [row for row in rows if first <= row <= last]

    def _rows(self, statement: str, *values: object) -> list[int]:
        with self.turn:
            return [row for (row,) in self.database.execute(statement, values)]

    def _kept(self, rows: Iterable[tuple[Text, str]]) -> Iterator[tuple[Text, str]]:
        for text, folded in rows:
            self.texts.append(text)
            yield text, folded

    def _fill(self, table: str, rows: Iterable[tuple[object, str]], prefixes: str) -> None:
        self.database.execute(_MAKE.format(table, prefixes))
        numbered = enumerate(folded for _, folded in rows)
        self.database.execute("BEGIN")
        while some := list(islice(numbered, AT_ONCE)):
            self.database.executemany(f"INSERT INTO {table}(rowid, words) VALUES (?, ?)", some)
        self.database.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")
        self.database.execute("COMMIT")

    def _counts(self, table: str) -> dict[str, int]:
        self.database.execute(f"CREATE VIRTUAL TABLE v_{table} USING fts5vocab({table}, 'row')")
        return dict(self.database.execute(f"SELECT term, doc FROM v_{table}").fetchall())


def connected() -> sqlite3.Connection:
    """A database in memory. Raises `NoFullText` if it cannot do what is needed of it."""
    database = sqlite3.connect(
        ":memory:", check_same_thread=False, isolation_level=None, factory=FACTORY
    )
    try:
        database.execute("CREATE VIRTUAL TABLE temp.trial USING fts5(words)")
        database.execute("DROP TABLE temp.trial")
    except sqlite3.OperationalError as error:
        raise NoFullText(
            f"the SQLite {sqlite3.sqlite_version} of this Python has no FTS5 ({error})"
            " – install a Python whose SQLite has it, as those of python.org and Debian have"
        ) from error
    return database


def _row(one: Named) -> str:
    return " ".join(form.folded for form in one.forms)


def _ranges(kinds: list[str]) -> dict[str, tuple[int, int]]:
    """The first and the last row of each kind, of rows in which each stands together."""
    last = {kind: row for row, kind in enumerate(kinds)}
    first = {kind: row for row, kind in reversed(list(enumerate(kinds)))}
    return {kind: (first[kind], last[kind]) for kind in last}


class _Held:
    """The index of some tables, made by the first who asks while the others wait."""

    def __init__(self) -> None:
        self.turn = Lock()
        self.index: Index | None = None


@derived
def _holder(tables: Tables) -> _Held:
    return _Held()


def index(tables: Tables) -> Index:
    """The index of these tables, made if it is not there yet. Raises `NoFullText`."""
    holder = _holder(tables)
    with holder.turn:
        holder.index = holder.index or Index(tables)
        return holder.index


def is_there(tables: Tables) -> bool:
    """Whether it is made already."""
    return _holder(tables).index is not None
