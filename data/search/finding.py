"""Answers a question: the hits by groups, the best first, and how the question was understood.

Every text is welcome and none takes long: what is read of it is bounded, and so is what is ranked.
"""

from dataclasses import dataclass
from operator import itemgetter

from data.search import hits, moments
from data.search.asking import Asked, asked, of_names
from data.search.folding import words
from data.search.index import Index, index
from data.search.moments import Moment
from data.search.named import ALIAS, KINDS, NAME, Form, Named
from data.search.naming import ASTRAY, BEGINS, REORDERED, best
from data.search.question import LONGEST, Question, Term, understood
from data.search.textual import Group, Texts
from data.tables import Tables

GROUPS = ("date", *KINDS, "event", "said", "document")
USUAL = 5  # hits of a group
LOOKED_AT = 300  # names of a kind that are compared with the question
SURE = 5  # letters of a word that may be a slip for a name although it is a word of texts
Answer = tuple[int, Form, Named]  # how well it answers, by which form


@dataclass(frozen=True)
class Found:
    """What a question found. `instead`: words that nothing is spelt like, and those nearest to
    them; `left_out`: where nothing holds all words, those without which it was answered; several
    times where leaving out others finds something too."""

    groups: list[Group]
    instead: tuple[tuple[str, tuple[str, ...]], ...] = ()
    left_out: tuple[tuple[str, ...], ...] = ()


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
    texts = Texts(tables, known, limit, _meant(names["person"]), moment)
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
    """The names as groups; those in which one answers exactly come first, and a pact before the
    organisation that it made."""
    groups = [(_place(some[0]), kind, some) for kind, some in answers.items() if some]
    return [
        Group(
            kind,
            [hits.of_named(n, form, asked_for.ways, day) for _, form, n in some[:limit]],
            len(some),
        )
        for _, kind, some in sorted(groups, key=itemgetter(0))
    ]


def _place(answer: Answer) -> tuple[bool, int, bool]:
    """By which the groups are ordered, of the best answer in one."""
    how, _, named = answer
    kind = "pact" if named.is_organisation else named.kind
    return how > REORDERED, KINDS.index(kind), named.is_organisation


def _with_date_in_words(moment: Moment) -> Question:
    """The question with its date as texts write it: 2025-03-18 is 18 March 2025."""
    terms = [*understood(moment.rest).terms, *(Term((word,)) for word in words(moment.words))]
    return Question(tuple(terms))
