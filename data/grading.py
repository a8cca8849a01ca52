"""Grades an event as the Admiralty system does: its source A to F, the information 1 to 6.

Left to others: who graded a document (editors, in its column `reliability`), what makes origins
independent (`data.origins`), what a fact check finds (`data.check`).

Letters, figures and their words are those of NATO's AJP-2.1, *Allied Joint Doctrine for
Intelligence Procedures*. That doctrine has a person judge both; here the figure follows from what
the tables hold, by `credibility`. Source and information are judged apart, as there: no letter
makes a figure better or worse.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from data import check, origins
from data.provenance import quotes, title
from data.tables import Tables, by_key, derived

SOURCES = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
UNGRADED = "F"  # what nobody graded cannot be judged
NO_SOURCE = "source cannot be judged"
# The figure by how certain editors judged it: of one origin, and of several.
_JUDGED = {
    "confirmed": (2, 1),
    "probable": (3, 2),
    "unknown": (6, 3),
    "disputed": (4, 4),
    "refuted": (5, 5),
}
_CLAIMED = 3  # the best for what is only claimed
_NO_ACCOUNT = {"opinion": "an opinion", "speculation": "a speculation", "editorial": "a comment"}


@dataclass(frozen=True)
class Case:
    """What speaks for an event and against it: numbers of independent origins that report it, of
    documents that deny it, and of fact checks that contradict it."""

    certainty: str
    modality: str
    origins: int
    denials: int = 0
    contradictions: int = 0


@dataclass(frozen=True)
class Grade:
    """`source` is the letter of `document`, the best that reports the event ("" if none does);
    `why` says in words what `credibility` follows from; `documents` report it, of `origins`."""

    source: str
    document: str
    credibility: str
    why: str
    documents: int
    origins: int

    @property
    def code(self) -> str:
        """Both in one, such as `B2`. Never shown without words."""
        return self.source + self.credibility


@derived
def grade(tables: Tables, event: str) -> Grade:
    """The grade of an event. Raises `KeyError` for an unknown key."""
    row = by_key(tables, "events")[event]
    reporting = [document for group in origins.origins(tables, event) for document in group]
    found = quotes(tables, event)
    case = Case(
        row.certainty,
        row.modality,
        origins.independent_origins(tables, event),
        len({quote.document for quote in found if quote.stance == "denies"}),
        _contradictions(tables, event),
    )
    letters = {document: of_document(tables, document) for document in reporting}
    best = min(letters, key=lambda document: (letters[document], document), default="")
    return Grade(
        letters.get(best, UNGRADED),
        best,
        credibility(case),
        why(case),
        len(letters),
        case.origins,
    )


def of_document(tables: Tables, document: str) -> str:
    """The letter of a document."""
    return str(by_key(tables, "documents")[document].reliability) or UNGRADED


def credibility(case: Case) -> str:
    """The figure, from what editors judged, how many origins there are and what is against it.

    - An opinion, a speculation or a comment is no account of anything: 6.
    - Judged confirmed: 1 of several independent origins, 2 of one; probable: 2 and 3; not judged:
      3 and 6; disputed: 4; refuted: 5. What no document reports: 6.
    - What is only claimed is 3 at best.
    - A denial makes it one worse, down to 4; if nothing could be said of it, 4.
    - A fact check that contradicts it makes it 4, or 5 where it was denied or disputed already.
    """
    if case.modality in _NO_ACCOUNT:
        return "6"
    figure = _JUDGED[case.certainty][case.origins > 1] if case.origins else 6
    if case.modality == "claim":
        figure = max(figure, _CLAIMED)
    if case.denials:
        figure = {5: 5, 6: 4}.get(figure, min(figure + 1, 4))
    if case.contradictions:
        figure = 5 if case.denials or figure in (4, 5) else 4
    return str(figure)


def why(case: Case) -> str:
    """What the figure follows from: `2 independent origins, judged confirmed, nobody denies it`."""
    if case.modality in _NO_ACCOUNT:
        return f"{_NO_ACCOUNT[case.modality]} is no account of what happened"
    return ", ".join([*_for(case), *_against(case)])


def _for(case: Case) -> Iterable[str]:
    if not case.origins:
        yield "no document here reports it"
        return
    yield "one origin" if case.origins == 1 else f"{case.origins} independent origins"
    if case.modality == "claim":
        yield "only claimed"
    yield "not judged" if case.certainty == "unknown" else f"judged {case.certainty}"


def _against(case: Case) -> Iterable[str]:
    if case.denials:
        one = case.denials == 1
        yield f"{case.denials} {'document tells' if one else 'documents tell'} it otherwise"
    if case.contradictions:
        yield "a fact check contradicts it"
    if not case.denials and not case.contradictions:
        yield "nobody denies it"


def in_words(grade: Grade) -> str:
    """Both grades in a sentence: `Source B, usually reliable. Information 2, probably true: …`."""
    return (
        f"Source {grade.source}, {SOURCES[grade.source]}."
        f" Information {grade.credibility}, {CREDIBILITY[grade.credibility]}: {grade.why}."
    )


def in_brief(grade: Grade) -> str:
    """The same in a cell: `B2: usually reliable source, probably true`."""
    source = f"{SOURCES[grade.source]} source" if grade.source != UNGRADED else NO_SOURCE
    return f"{grade.code}: {source}, {CREDIBILITY[grade.credibility]}"


def against(tables: Tables, event: str) -> list[str]:
    """What speaks against an event, in sentences: who denies it, whether fact checks do."""
    best = grade(tables, event).source
    denying = (quote.document for quote in quotes(tables, event) if quote.stance == "denies")
    found = [_denies(tables, document, best) for document in dict.fromkeys(denying)]
    failed = _contradictions(tables, event)
    if failed:
        found.append(
            "A fact check contradicts it."
            if failed == 1
            else f"{failed} fact checks contradict it."
        )
    return found


def _contradictions(tables: Tables, event: str) -> int:
    return sum(one.verdict == "contradicted" for one in check.about(tables, "event", event))


def _denies(tables: Tables, document: str, best: str) -> str:
    letter = of_document(tables, document)
    better = ", and is better graded than what reports it" if letter < best else ""
    told = f"{title(tables, document)} ({letter}: {SOURCES[letter]})"
    return f"{told} tells it otherwise{better}."
