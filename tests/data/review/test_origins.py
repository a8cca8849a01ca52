"""Reprints and revisions of one report, in work or published, do not confirm each other."""

import pytest

from data.review import origins, source
from data.store.decisions import Change
from tests.data.intake.reports import AGENCY, OTHER_REPORT, REPRINT
from tests.data.review.work import SIGNED, Work, editor
from tests.world import row


def describe(work: Work, **cells: str) -> None:
    """Say of NEW where it is from."""
    old = work.current().state("documents", "NEW")
    revision = work.current().revision("documents", "NEW")
    change = Change("documents", "NEW", revision, old, {**old, **cells})
    work.store.decide(editor("Ana"), "edit", "NEW", [change], now=work.now())


@pytest.mark.parametrize(
    ("cells", "stance", "told"),
    [
        ({}, "confirms", "2 documents of 2 independent origins"),
        ({"origin_document": "DOC"}, "repeats", "2 documents of one origin"),
        ({"supersedes": "DOC"}, "repeats", "2 documents of one origin"),
    ],
)
def test_one_origin_does_not_confirm_itself(work: Work, cells, stance: str, told: str):
    describe(work, **cells)
    work.do("merge", candidate=SIGNED.id, event="signed")
    event = work.current().state("events", "signed")
    assert [quote["stance"] for quote in event["evidence"]] == ["reports", stance]
    assert [card["reported"] for card in work.sentence(1)["events"]] == [told]


@pytest.mark.parametrize(("text", "one"), [(REPRINT, True), (OTHER_REPORT, False)])
def test_a_text_in_work_is_compared_with_those_that_are_stored(build, work, text: str, one: bool):
    documents = [row("documents", document="DOC", kind="seed", path="seeds/doc.txt")]
    work.tables = build(seeds={"doc.txt": AGENCY}, documents=documents, evidence=[])
    found = origins.groups(work.current(), source.of("NEW", text, []))
    assert origins.are_one("NEW", "DOC", found) is one
