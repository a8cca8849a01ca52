"""A decision whose sentence is gone is moved by its quote or reported as lost, never dropped."""

from data.review import source
from tests.data.review.work import JOINS, SIGNED, TEXT, Work, form


def moved_to(work: Work, text: str) -> Work:
    """The same work on another text of the same document, for which nothing is proposed."""
    found = Work(work.tables, work.store, source.of("NEW", text, []))
    found.minutes = 100
    return found


def decided(work: Work) -> Work:
    work.do("accept", candidate=SIGNED.id)
    work.do("reject", candidate=JOINS.id)
    work.do("add", form=form())
    return work


def test_nothing_is_lost_or_moved_while_the_text_stays(work: Work):
    sheet = decided(work).sheet()
    assert (sheet["lost"], sheet["moved"]) == ([], 0)


def test_quotes_follow_a_text_that_was_wrapped_anew(work: Work):
    text = "A headline.\n\n" + TEXT.replace("Hungary signed", "Hungary\nsigned")
    later = moved_to(decided(work), text)
    assert later.sheet()["lost"] == []
    later.do("anchor")
    (row,) = later.current().state("events", "alb-sign-2025")["evidence"]
    assert (row["quote"], row["start"]) == ("Albania and Hungary\nsigned a treaty", "13")
    assert text[int(row["start"]) : int(row["end"])] == row["quote"]
    assert later.sheet()["moved"] == 0
    assert later.verdicts() == ["", "events", "none", "events", ""]


def test_what_is_gone_is_reported_until_somebody_gives_it_up(work: Work):
    later = moved_to(decided(work), "Rain fell. Nobody spoke of Croatia.")
    lost = later.sheet()["lost"]
    assert [(one["kind"], one["key"]) for one in lost] == [
        ("events", "alb-sign-2025"),
        ("candidates", JOINS.id),
    ]
    assert "Albania and Hungary signed a treaty" in lost[0]["why"]
    for one in lost:
        later.do("lose", kind=one["kind"], key=one["key"])
    assert later.sheet()["lost"] == []
    assert later.current().state("events", "alb-sign-2025") is None
    assert later.current().state("candidates", JOINS.id)["state"] == "rejected"
    assert later.store.decisions(kind="events", key="alb-sign-2025")[-1].verb == "lose"


def test_verdicts_on_sentences_that_are_gone_go_too(work: Work):
    later = moved_to(decided(work), "Rain fell. Nobody spoke of Croatia.")
    for one in later.sheet()["lost"]:
        later.do("lose", kind=one["kind"], key=one["key"])
    assert later.sheet()["moved"] > 0
    later.do("anchor")
    assert later.sheet()["moved"] == 0
    judged = [key for key in later.current().states("ledger") if key.startswith("NEW/")]
    assert len(judged) == 1
