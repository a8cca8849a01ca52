"""A seed cut at its quotes."""

from data.folders import DEFAULT_FOLDER
from data.reading import Mark, Part, marks, passages
from data.tables import load
from tests.world import TEXT, quote, row, world


def test_sentences_come_with_verdict_parts_and_marks(tmp_path):
    first, second, third = passages(world(tmp_path), "DOC")
    assert first.verdict == "events"
    assert first.parts == (
        Part("Albania and ", ""),
        Part("Croatia signed a pact", "event", keys=("signed",)),
        Part(".", ""),
    )
    assert first.marks == (Mark(12, 33, "event", "signed", "reports"),)
    assert (second.verdict, second.parts[0]) == (
        "assertion",
        Part("Albania is in NATO", "assertion", "unknown", ("a1",)),
    )
    assert (third.verdict, third.parts, third.marks) == ("none", (Part("Rain fell.", ""),), ())


def test_an_event_hides_an_assertion_that_it_overlaps(tmp_path):
    cells = {k: v for k, v in quote("Albania and Croatia").items() if "fix" not in k}
    tables = world(tmp_path, assertions=[row("assertions", assertion="a", document="DOC", **cells)])
    assert passages(tables, "DOC")[0].parts == (
        Part("Albania and ", "assertion", "unknown", ("a",)),
        Part("Croatia", "event", "unknown", ("a", "signed")),
        Part(" signed a pact", "event", keys=("signed",)),
        Part(".", ""),
    )


def test_the_parts_of_all_sentences_are_the_whole_text(tmp_path):
    for tables, key in ((world(tmp_path), "DOC"), (load(DEFAULT_FOLDER), "SEED_000")):
        for passage in passages(tables, key):
            assert "".join(part.text for part in passage.parts).strip()
    joined = "".join(p.text for s in passages(world(tmp_path), "DOC") for p in s.parts)
    assert "".join(joined.split()) == "".join(TEXT.split())


def test_marks_are_in_the_order_of_the_text(tmp_path):
    found = marks(load(DEFAULT_FOLDER), "SEED_000")
    assert found == sorted(found, key=lambda mark: mark.start)
    assert found[0].key == "srb-hun-talks"
