"""Folds the decisions of published documents into the tables, and previews a publication.

Pure: tables and decisions in, tables out. Left to others: writing them (`data.build`), deciding
(`data.store`), what a subject's state is (`data.subjects`).

A row that was edited by hand since it was decided on is kept and reported: three-way, by the
states that decisions ever saw or wanted for it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from data.problems import Problem
from data.staging import Received, judge
from data.store.decisions import TABLE_KINDS, Change, Decision, Json, Subject
from data.subjects import Difference, States, normal
from data.tables import Tables


@dataclass(frozen=True)
class Kept:
    """A subject whose row was edited by hand: `decision` is what was published and not applied."""

    decision: Decision
    found: Json | None

    def __str__(self) -> str:
        about = f"{self.decision.kind} {self.decision.key}"
        what = "edited" if self.found else "removed"
        return (
            f"{about} was {what} by hand since {self.decision.who} decided on it"
            f" at {self.decision.at}: kept as it is – review it again"
        )


@dataclass(frozen=True)
class Fold:
    """The tables after a fold, the rows that it changed and those that it left to a person.

    `files` are the hashes of received files by the documents that were read from them.
    """

    tables: Tables
    differences: tuple[Difference, ...]
    kept: tuple[Kept, ...]
    files: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Preview:
    """What publishing a document would change, and why it may not be published yet.

    `tables` are those that would be: the problems name their lines.
    """

    publication: Change
    tables: Tables
    differences: tuple[Difference, ...]
    kept: tuple[Kept, ...]
    problems: tuple[Problem, ...]


def fold(tables: Tables, decisions: Iterable[Decision]) -> Fold:
    """The tables with every document as it was last published. Doing it again changes nothing."""
    chains, published, ever = _sorted(decisions)
    states, kept, files = States(tables), [], {}
    differences: list[Difference] = []
    for subject, chain in sorted(chains.items()):
        ruling = _ruling(chain, published, ever)
        if ruling is None:
            continue
        decision, wanted = ruling
        found = states.state(subject)
        if found != normal(decision.kind, wanted):
            if not _was_decided(found, chain):
                kept.append(Kept(decision, found))
                continue
            differences += states.put(subject, normal(decision.kind, wanted))
        if decision.kind == "documents" and wanted and wanted.get("file"):
            files[decision.key] = wanted["file"]
    return Fold(states.tables(), tuple(differences), tuple(kept), files)


def publication(decisions: Sequence[Decision], document: str) -> Change:
    """The change that publishes a document with all that these decisions say of it.

    Raises `ValueError` if they say nothing of it.
    """
    made = [d.id for d in decisions if d.document == document and d.kind in TABLE_KINDS]
    if not made:
        raise ValueError(f"nothing was decided on {document} – review it first")
    before = [d for d in decisions if d.subject == ("publications", document)]
    revision, old = (before[-1].revision, before[-1].new) if before else (0, None)
    return Change("publications", document, revision, old, {"through": made[-1]})


def withdrawal(decisions: Sequence[Decision], document: str) -> Change:
    """The change that takes the newest publication of a document back: to the one before, or to
    none. Raises `ValueError` if it is not published."""
    subject = ("publications", document)
    standing: list[Decision] = []
    made = [d for d in decisions if d.subject == subject]
    for decision in made:
        if decision.verb == "publish":
            standing.append(decision)
        elif standing:
            standing.pop()
    if not standing:
        raise ValueError(f"{document} is not published – there is nothing to take back")
    before = standing[-2].new if len(standing) > 1 else None
    return Change(*subject, made[-1].revision, made[-1].new, before)


def preview(
    tables: Tables,
    decisions: Sequence[Decision],
    document: str,
    received: Received,
    change: Change | None = None,
) -> Preview:
    """What publishing `document` now would change beyond what is published already, or what
    another `change` of its publication would.

    `received` gives the file with a hash, as `Store.received` does.
    """
    change = change or publication(decisions, document)
    last = max(d.id for d in decisions)
    pretended = Decision(
        last + 1, 0, "", "", "publish", document, *change.subject, change.revision + 1,
        change.old, change.new, "", 0,
    )  # fmt: skip
    before = fold(tables, decisions)
    after = fold(before.tables, [*decisions, pretended])
    problems = judge(after.tables, after.files, received).problems
    return Preview(change, after.tables, after.differences, after.kept, tuple(sorted(problems)))


def _sorted(
    decisions: Iterable[Decision],
) -> tuple[dict[Subject, list[Decision]], dict[str, int], dict[str, int]]:
    """The decisions on each subject of the tables; through which id each document is published;
    and through which it ever was."""
    chains: dict[Subject, list[Decision]] = {}
    published: dict[str, int] = {}
    ever: dict[str, int] = {}
    for decision in sorted(decisions, key=lambda d: d.id):
        if decision.kind == "publications":
            through = decision.new["through"] if decision.new else 0
            published[decision.key] = through
            ever[decision.key] = max(through, ever.get(decision.key, 0))
        elif decision.kind in TABLE_KINDS:
            chains.setdefault(decision.subject, []).append(decision)
    return chains, published, ever


def _ruling(
    chain: list[Decision], published: dict[str, int], ever: dict[str, int]
) -> tuple[Decision, Json | None] | None:
    """The decision that rules a subject and the state it asks for; None if none was published.

    What is no longer published goes back to what was there before the first decision on it.
    """
    if valid := [d for d in chain if d.id <= published.get(d.document, 0)]:
        return valid[-1], valid[-1].new
    if any(d.id <= ever.get(d.document, 0) for d in chain):
        return chain[0], chain[0].old
    return None


def _was_decided(found: Json | None, chain: list[Decision]) -> bool:
    """Whether what is found is a state that some decision saw or wanted."""
    return any(
        found == normal(decision.kind, state)
        for decision in chain
        for state in (decision.old, decision.new)
    )
