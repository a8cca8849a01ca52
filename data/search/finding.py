"""Answers a question: the hits by groups, the best first, and how the question was understood.

Every text is welcome and none takes long: what is read of it is bounded, and so is what is ranked.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, islice
from operator import itemgetter

from data.search import hits, moments
from data.search.asking import Asked, asked, either, of_names
from data.search.folding import words
from data.search.hits import Hit
from data.search.index import Index, index
from data.search.moments import Moment
from data.search.named import ALIAS, KINDS, NAME, Form, Named
from data.search.naming import ASTRAY, BEGINS, REORDERED, Ways, best
from data.search.question import LONGEST, Question, Term, understood
from data.search.texts import Text
from data.tables import Tables

GROUPS = ("date", *KINDS, "event", "said", "document")
USUAL = 5  # hits of a group
LOOKED_AT = 300  # names of a kind that are compared with the question
NAMESAKES = 3  # people whose names are looked for in texts
CHOSEN_AMONG = 5  # terms, where nothing holds all of them
SHORTEST = 2  # letters that are looked for in texts
SURE = 5  # letters of a word that may be a slip for a name although it is a word of texts
TRIED = 16  # choices of some of them, before nothing is found
Some = tuple[list[Text], int]  # texts, and how many there are of their kind
Answer = tuple[int, Form, Named]  # how well it answers, by which form


@dataclass(frozen=True)
class Group:
    """Hits of a kind, and how many there are, at least."""

    kind: str
    hits: list[Hit]
    total: int


@dataclass(frozen=True)
class Found:
    """What a question found. `instead`: words that nothing is spelt like, and those nearest to
    them; `left_out`: words without which it was answered, as nothing holds all."""

    groups: list[Group]
    instead: tuple[tuple[str, tuple[str, ...]], ...] = ()
    left_out: tuple[str, ...] = ()


def found(tables: Tables, text: str, limit: int = USUAL) -> Found:
    """What a text typed by a reader finds, at most `limit` hits of a group.

    Raises `NoFullText` where this Python cannot search.
    """
    text = text[:LONGEST]
    moment = moments.moment(text)
    known = index(tables)
    question = understood(text)
    if not question.terms:
        return Found([])
    names, of_name, day = _names(tables, known, question, moment)
    groups = _grouped(names, of_name, limit, day)
    at = len(groups) if moment and moment.rest else 0  # “Serbia 1995” asks for Serbia
    groups[at:at] = _dates(tables, moment)
    in_texts = question if moment is None else _with_date_in_words(moment)
    of_text = asked(in_texts, (known.vocabulary, known.names))
    texts = _Texts(tables, known, limit, _meant(names["person"]))
    said, left_out = texts.found(of_text, is_all=bool(groups))
    instead = dict([*of_text.instead, *(of_name.instead if any(names.values()) else ())])
    return Found(groups + said, tuple(instead.items()), left_out)


def _names(
    tables: Tables, known: Index, question: Question, moment: Moment | None
) -> tuple[dict[str, list[Answer]], Asked, str]:
    """The names that answer a question; if none does as it stands, those that do without its date,
    on that day, else those that are nearest to it."""
    asked_for = asked(of_names(question), (known.names, known.vocabulary))
    answers = _answers(known, asked_for)
    if any(answers.values()):
        return answers, asked_for, ""
    if moment and moment.rest:
        rest = asked(of_names(understood(moment.rest)), (known.names, known.vocabulary))
        answers = _answers(known, rest)
        return answers, rest, hits.day_of(tables, moment)
    nearest = asked(of_names(question), (known.names,))  # “Hungry” is a word, and no name
    is_slip = nearest.instead and all(len(word) >= SURE for word, _ in nearest.instead)
    close = _answers(known, nearest) if is_slip else answers
    kept = {kind: [one for one in some if one[0] <= BEGINS] for kind, some in close.items()}
    return kept, nearest, ""


def _answers(known: Index, asked_for: Asked) -> dict[str, list[Answer]]:
    if not asked_for.ways:
        return {kind: [] for kind in KINDS}
    found = {}
    for kind in KINDS:
        some = known.find_names(asked_for.match, kind, LOOKED_AT)
        answers = [(*best(one, asked_for.ways), one) for one in some]
        whole = [answer for answer in answers if answer[0] < ASTRAY]
        found[kind] = sorted(whole, key=_order)
    return found


def _order(answer: Answer) -> tuple[int, int, int, str]:
    how, form, named = answer
    return how, form.rank, -named.weight, named.forms[0].folded


def _meant(people: list[Answer]) -> list[Named]:
    """The people who are asked for by their name or office, not by their country only."""
    return [
        named
        for how, form, named in people
        if form.rank == NAME or (form.rank == ALIAS and how <= BEGINS)
    ]


def _dates(tables: Tables, moment: Moment | None) -> list[Group]:
    days = hits.of_moment(tables, moment) if moment else []
    return [Group("date", days, len(days))] if days else []


def _grouped(
    answers: dict[str, list[Answer]], asked_for: Asked, limit: int, day: str
) -> list[Group]:
    """The names as groups; those in which one answers exactly come first."""
    groups = [
        (some[0][0] > REORDERED, Group(kind, [], len(some)), some[:limit])
        for kind, some in answers.items()
        if some
    ]
    ordered = sorted(groups, key=itemgetter(0))
    return [
        replace(group, hits=[hits.of_named(n, form, asked_for.ways, day) for _, form, n in some])
        for _, group, some in ordered
    ]


def _with_date_in_words(moment: Moment) -> Question:
    """The question with its date as texts write it: 2025-03-18 is 18 March 2025."""
    terms = [*understood(moment.rest).terms, *(Term((word,)) for word in words(moment.words))]
    return Question(tuple(terms))


@dataclass(frozen=True)
class _Texts:
    """Looks for texts; those that name one of these people count too."""

    tables: Tables
    known: Index
    limit: int
    people: list[Named]

    def found(self, of_text: Asked, is_all: bool) -> tuple[list[Group], tuple[str, ...]]:
        """The groups, and the words that were given up for them; none if `is_all` that is there
        beside them is enough."""
        if len("".join(of_text.words)) < SHORTEST:
            return [], ()
        groups = self.groups(of_text)
        if groups or is_all:
            return groups, ()
        for kept in islice(self._fewer(of_text.ways), TRIED):
            if groups := self.groups(Asked(kept)):
                gone = (way[0] for way in of_text.ways if way not in kept)
                return groups, tuple(" ".join(term.words) for term in gone)
        return [], ()

    def _fewer(self, ways: tuple[Ways, ...]) -> Iterator[tuple[Ways, ...]]:
        """The terms without those that stand nowhere, and without one, two … of the others, but at
        least half of all; those that stand in most texts go first."""
        there = [way for way in ways if any(map(self._is_there, way))]
        rarest = sorted(there, key=self._frequency)[:CHOSEN_AMONG]
        for number in range(min(len(ways) - 1, len(rarest)), (len(ways) - 1) // 2, -1):
            yield from combinations(rarest, number)

    def _is_there(self, term: Term) -> bool:
        return all(self.known.vocabulary.has(word, term.open) for word in term.words)

    def groups(self, asked_for: Asked) -> list[Group]:
        names = [tuple(one.forms[0].folded.split()) for one in self.people[:NAMESAKES]]
        ways = (*asked_for.ways, *((Term(name),) for name in names))
        some = self.known.find_texts(either(asked_for.match, names), self.limit)
        said = _together(some["sentence"], some["quote"], self.limit)
        found = {"event": some["event"], "said": said, "document": some["document"]}
        return [
            Group(kind, [hits.of_text(self.tables, text, ways) for text in texts], total)
            for kind, (texts, total) in found.items()
            if texts
        ]

    def _frequency(self, way: tuple[Term, ...]) -> int:
        counts = self.known.vocabulary.counts
        return max(counts.get(word, 0) for term in way for word in term.words)


def _together(first: Some, second: Some, limit: int) -> Some:
    """Two kinds as one group, the first before the second."""
    return (first[0] + second[0])[:limit], first[1] + second[1]
