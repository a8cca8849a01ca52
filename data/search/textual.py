"""Looks for what is asked in texts: events, sentences, quotes, documents, the best of each first.

Where nothing holds all words it leaves some out, in every way that finds something. Names are
looked for in `data.search.finding`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, islice, zip_longest

from data import dates
from data.search import hits
from data.search.asking import Asked, either
from data.search.hits import Hit
from data.search.index import SURVEYED, Index
from data.search.moments import Moment, overlap
from data.search.named import Named
from data.search.naming import Ways
from data.search.question import Term
from data.search.texts import Text
from data.tables import Tables, by_key

NAMESAKES = 3  # people whose names are looked for in texts
CHOSEN_AMONG = 5  # terms, where nothing holds all of them
SHORTEST = 2  # letters that are looked for in texts
TRIED = 16  # choices of some of them, before nothing is found
SHOWN = 3  # of these choices, where several find something
FIRST = "SIGN"  # events of a date of this type come before others of it
Some = tuple[list[Text], int]  # texts, and how many there are of their kind
Left = tuple[tuple[str, ...], ...]  # for each choice the words that it leaves out


@dataclass(frozen=True)
class Group:
    """Hits of a kind, and how many there are, at least."""

    kind: str
    hits: list[Hit]
    total: int


@dataclass(frozen=True)
class Texts:
    """Looks for texts; those that name one of these people count too, and events of the date."""

    tables: Tables
    known: Index
    limit: int
    people: list[Named]
    moment: Moment | None = None

    def found(self, of_text: Asked, is_all: bool) -> tuple[list[Group], Left]:
        """The groups, and the words that were given up for them; none if `is_all` that is there
        beside them is enough."""
        if len("".join(of_text.words)) < SHORTEST:
            return [], ()
        groups = self.groups(of_text)
        if groups or is_all:
            return groups, ()
        some: list[list[Group]] = []
        without: list[tuple[str, ...]] = []
        for kept in islice(self._fewer(of_text.ways), TRIED):
            gone = [way[0] for way in of_text.ways if way not in kept]
            if len(some) == SHOWN or (some and len(gone) > len(without[0])):
                break  # no more is left out than has to be
            if groups := self.groups(Asked(kept)):
                some.append(groups)
                without.append(tuple(" ".join(term.words) for term in gone))
        return self._in_turn(some), tuple(without)

    def _fewer(self, ways: tuple[Ways, ...]) -> Iterator[tuple[Ways, ...]]:
        """The terms without those that stand nowhere, and without one, two … of the others, but at
        least half of all; those that stand in most texts go first."""
        there = [way for way in ways if any(map(self._is_there, way))]
        rarest = sorted(there, key=self._frequency)[:CHOSEN_AMONG]
        for number in range(min(len(ways) - 1, len(rarest)), (len(ways) - 1) // 2, -1):
            yield from combinations(rarest, number)

    def _is_there(self, term: Term) -> bool:
        return all(self.known.vocabulary.has(word, term.open) for word in term.words)

    def _frequency(self, way: tuple[Term, ...]) -> int:
        counts = self.known.vocabulary.counts
        return max(counts.get(word, 0) for term in way for word in term.words)

    def groups(self, asked_for: Asked) -> list[Group]:
        names = [tuple(one.forms[0].folded.split()) for one in self.people[:NAMESAKES]]
        ways = (*asked_for.ways, *((Term(name),) for name in names))
        some = self.known.find_texts(either(asked_for.match, names), SURVEYED)
        events, total = some["event"]
        found = {
            "event": (self._dated(events), total),
            "said": _together(some["sentence"], some["quote"]),
            "document": some["document"],
        }
        return [
            Group(kind, [hits.of_text(self.tables, text, ways) for text in texts], total)
            for kind, (every, total) in found.items()
            if (texts := every[: self.limit])
        ]

    def _dated(self, events: list[Text]) -> list[Text]:
        """Events that lie within the date asked for, then those that may; in their own order where
        more than the date is asked for, else signatures before what else there was that day."""
        if self.moment is None:
            return events
        moment, rows = self.moment, by_key(self.tables, "events")

        def place(text: Text) -> tuple[int, bool, int]:
            row = rows[text.key]
            span = dates.parse(row.date) if row.date else None
            how = overlap(moment, span)
            if moment.rest or span is None:
                return how, False, 0
            return how, row.type != FIRST, span.earliest.toordinal()

        return sorted(events, key=place)

    def _in_turn(self, found: list[list[Group]]) -> list[Group]:
        """The groups of several choices as one: a hit of each in turn."""
        kinds = dict.fromkeys(group.kind for groups in found for group in groups)
        return [
            _merged(
                [group for groups in found for group in groups if group.kind == kind], self.limit
            )
            for kind in ("event", "said", "document")
            if kind in kinds
        ]


def _merged(groups: list[Group], limit: int) -> Group:
    """Groups of one kind as one."""
    every = [hit for row in zip_longest(*(group.hits for group in groups)) for hit in row if hit]
    once = list(_once(every))
    total = sum(group.total for group in groups) - (len(every) - len(once))
    return Group(groups[0].kind, once[:limit], total)


def _once(found: Iterable[Hit]) -> Iterator[Hit]:
    """Each hit but once, however it is marked."""
    seen = set()
    for hit in found:
        known = "".join(hit.title), "".join(hit.more), str(hit.to)
        if known not in seen:
            seen.add(known)
            yield hit


def _together(first: Some, second: Some) -> Some:
    """Two kinds as one group, the first before the second."""
    return first[0] + second[0], first[1] + second[1]
