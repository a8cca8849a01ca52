"""What was decided on published documents stands in the tables, and nothing else changes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data.publishing import fold, preview, publication
from data.schema import schema
from data.staging import judge, seed_cells
from data.store.decisions import ReceivedFile
from data.subjects import Difference, States
from data.tables import Tables, dump
from tests.data.decided import NEWS, Log, file_of, reviewed, talks
from tests.data.store.editors import AT
from tests.world import TEXT, ledger, row, world

Build = Callable[..., Tables]
ALB = ("actors", "ALB")


def received(*files: ReceivedFile) -> Callable[[str], ReceivedFile]:
    return {file.sha256: file for file in files}.__getitem__


def renamed(tables: Tables, name: str) -> dict[str, str]:
    """Albania's row with another name."""
    return {**States(tables).state(ALB), "name": name}


def content(tables: Tables) -> dict[str, bytes]:
    return {name: dump(table, tables[name]) for name, table in schema().items()}


def test_a_published_document_adds_its_row_its_events_and_its_verdicts(build: Build) -> None:
    tables, file = build(), file_of(NEWS)
    log = reviewed(Log(tables), file).publish("NEWS")
    folded = fold(tables, log.decisions)
    assert [(d.table, d.key, d.old is None, d.new is None) for d in folded.differences] == [
        ("documents", "NEWS", True, False),
        ("events", "talks", True, False),
        ("evidence", "talks/NEWS/Hungary and Serbia held talks", True, False),
        *(
            ("ledger", f"NEWS/{found['sentence']}", True, False)
            for found in sorted(ledger(NEWS, "events", "none"), key=lambda r: r["sentence"])
        ),
    ]
    assert States(folded.tables).state(("events", "talks")) == talks()
    assert (folded.kept, folded.files) == ((), {"NEWS": file.sha256})
    staged = judge(folded.tables, folded.files, received(file))
    assert (staged.problems, staged.seeds) == ((), {"seeds/news.txt": NEWS.encode()})


def test_nothing_is_published_unless_somebody_says_so(build: Build) -> None:
    tables = build()
    folded = fold(tables, reviewed(Log(tables), file_of(NEWS)).decisions)
    assert folded.tables is tables
    assert (folded.differences, folded.files) == ((), {})


def test_what_is_decided_after_a_publication_waits_for_the_next_one(build: Build) -> None:
    tables = build()
    log = Log(tables).decide("DOC", *ALB, renamed(tables, "one")).publish("DOC")
    log.decide("DOC", *ALB, renamed(tables, "two"))
    assert States(fold(tables, log.decisions).tables).state(ALB)["name"] == "one"
    log.publish("DOC")
    assert States(fold(tables, log.decisions).tables).state(ALB)["name"] == "two"


def test_only_the_published_document_counts(build: Build) -> None:
    tables = build()
    log = Log(tables).decide("DOC", *ALB, renamed(tables, "one"))
    log.decide("OTHER", "actors", "HRV", None).publish("DOC")
    assert [d.key for d in fold(tables, log.decisions).differences] == ["ALB"]


def test_folding_again_changes_nothing(build: Build) -> None:
    tables = build()
    log = reviewed(Log(tables), file_of(NEWS)).decide("NEWS", *ALB, None).publish("NEWS")
    once = fold(tables, log.decisions).tables
    again = fold(once, log.decisions)
    assert again.tables is once
    assert again.differences == ()


def test_the_tables_say_what_their_bytes_will(build: Build, tmp_path: Path) -> None:
    tables = build()
    log = reviewed(Log(tables), file_of(NEWS)).publish("NEWS")
    folded = fold(tables, log.decisions).tables
    assert folded.version != tables.version
    assert {k for k, v in content(folded).items() if v != content(tables)[k]} == {
        "documents",
        "events",
        "evidence",
        "ledger",
    }


def test_a_removed_event_takes_its_evidence_along(build: Build) -> None:
    tables = build()
    log = Log(tables).decide("DOC", "events", "signed", None).publish("DOC")
    folded = fold(tables, log.decisions)
    assert (len(folded.tables.events), len(folded.tables.evidence)) == (0, 0)
    assert [str(d)[:16] for d in folded.differences] == ["- events signed:", "- evidence signe"]


def test_a_withdrawn_document_leaves_what_was_there_before_it(build: Build) -> None:
    tables = build()
    log = reviewed(Log(tables), file_of(NEWS)).decide("NEWS", *ALB, renamed(tables, "x"))
    published = fold(tables, log.publish("NEWS").decisions).tables
    withdrawn = fold(published, log.withdraw("NEWS").decisions).tables
    assert withdrawn.version == tables.version != published.version
    again = fold(withdrawn, log.publish("NEWS").decisions).tables
    assert again.version == published.version


def test_a_row_edited_by_hand_is_kept_and_reported(tmp_path: Path) -> None:
    tables = world(tmp_path)
    log = Log(tables).decide("DOC", *ALB, renamed(tables, "one")).publish("DOC")
    log.decide("DOC", "actors", "HRV", None).publish("DOC")
    by_hand = world(tmp_path, actors=[row("actors", actor="ALB", name="by hand")])
    folded = fold(by_hand, log.decisions)
    assert folded.tables is by_hand
    assert [str(kept) for kept in folded.kept] == [
        f"actors ALB was edited by hand since Ana decided on it at {AT}: kept as it is"
        " – review it again"
    ]


def test_a_row_removed_by_hand_comes_back_only_if_it_was_new(tmp_path: Path) -> None:
    tables = world(tmp_path)
    log = Log(tables).decide("DOC", *ALB, renamed(tables, "one"))
    log.decide("DOC", "actors", "ZZZ", row("actors", actor="ZZZ")).publish("DOC")
    folded = fold(world(tmp_path, actors=[]), log.decisions)
    assert [str(kept) for kept in folded.kept] == [
        f"actors ALB was removed by hand since Ana decided on it at {AT}: kept as it is"
        " – review it again"
    ]
    assert [d.key for d in folded.differences] == ["ZZZ"]


def test_evidence_added_by_hand_keeps_the_whole_event(tmp_path: Path) -> None:
    tables = world(tmp_path)
    state = States(tables).state(("events", "signed"))
    edited = {**state, "row": {**state["row"], "place": "Tirana"}}
    log = Log(tables).decide("DOC", "events", "signed", edited).publish("DOC")
    more = [*state["evidence"], row("evidence", event="signed", document="REF", quote="So.")]
    folded = fold(world(tmp_path, evidence=more), log.decisions)
    assert [kept.decision.key for kept in folded.kept] == ["signed"]
    assert folded.differences == ()


def test_a_decision_on_what_was_edited_by_hand_settles_it(tmp_path: Path) -> None:
    tables = world(tmp_path)
    log = Log(tables).decide("DOC", *ALB, renamed(tables, "one")).publish("DOC")
    by_hand = world(tmp_path, actors=[row("actors", actor="ALB", name="by hand")])
    log.append("DOC", *ALB, States(by_hand).state(ALB), renamed(tables, "both")).publish("DOC")
    folded = fold(by_hand, log.decisions)
    assert (folded.kept, list(folded.tables.actors["name"])) == ((), ["both"])


def test_what_was_never_published_is_not_compared(tmp_path: Path) -> None:
    """Else an editor's draft would take back what somebody wrote by hand."""
    tables = world(tmp_path)
    log = Log(tables).decide("DOC", *ALB, renamed(tables, "draft"))
    drafted = world(tmp_path, actors=[row("actors", actor="ALB", name="draft")])
    folded = fold(drafted, log.decisions)
    assert (folded.tables, folded.kept) == (drafted, ())


def test_a_decision_older_than_a_column_still_holds(build: Build) -> None:
    tables = build()
    new = {**renamed(tables, "one")}
    del new["aliases"]
    old = {**States(tables).state(ALB)}
    del old["aliases"]
    log = Log(tables).append("DOC", *ALB, old, new).publish("DOC")
    assert [str(d) for d in fold(tables, log.decisions).differences] == [
        "~ actors ALB: name Albania → one"
    ]


ACTOR = {"actor": "ALB", "name": "a"}
LONG = "a\nb" + "c" * 90


@pytest.mark.parametrize(
    ("difference", "line"),
    [
        (
            Difference("actors", "ALB", ACTOR, {**ACTOR, "name": "b", "capital": "T"}),
            "~ actors ALB: name a → b; capital (empty) → T",
        ),
        (
            Difference("ledger", "DOC/1", None, {"document": "DOC", "verdict": "none"}),
            "+ ledger DOC/1: verdict none",
        ),
        (
            Difference("actors", "ALB", {**ACTOR, "name": LONG}, None),
            rf"- actors ALB: name a\nb{'c' * 76}…",
        ),
    ],
)
def test_a_difference_is_one_line(difference: Difference, line: str) -> None:
    assert str(difference) == line


def test_a_preview_shows_what_publishing_would_change(build: Build) -> None:
    tables, file = build(), file_of(NEWS)
    log = Log(tables).decide("DOC", *ALB, renamed(tables, "one")).publish("DOC")
    reviewed(log, file)
    found = preview(tables, log.decisions, "NEWS", received(file))
    assert {d.table for d in found.differences} == {"documents", "events", "evidence", "ledger"}
    assert (found.problems, found.kept) == ((), ())
    assert found.publication == publication(log.decisions, "NEWS")
    assert found.publication.new == {"through": len(log.decisions)}


def test_a_preview_of_a_document_with_an_open_sentence_names_it(build: Build) -> None:
    tables, file = build(), file_of(NEWS)
    log = reviewed(Log(tables), file)
    undecided = [d for d in log.decisions if d.kind != "ledger"]
    found = preview(tables, undecided, "NEWS", received(file))
    assert [problem.message for problem in found.problems] == [
        "has no verdict on sentence 1 of NEWS",
        "has no verdict on sentence 2 of NEWS",
    ]


def test_a_document_on_which_nothing_was_decided_is_not_published(build: Build) -> None:
    with pytest.raises(ValueError, match="nothing was decided on NEWS – review it first"):
        preview(build(), [], "NEWS", received())


def test_a_second_publication_rests_on_the_first(build: Build) -> None:
    tables = build()
    log = (
        Log(tables)
        .decide("DOC", *ALB, None)
        .publish("DOC")
        .decide("DOC", *ALB, renamed(tables, "x"))
    )
    change = publication(log.decisions, "DOC")
    assert (change.revision, change.old, change.new) == (1, {"through": 1}, {"through": 3})


@pytest.mark.parametrize(
    ("name", "read", "cells"),
    [
        ("a.txt", None, {"received": "", "received_sha256": ""}),
        ("A.PDF", b"%PDF", {"received": "seeds/news.pdf"}),
        ("a.txt", b"\xff\xfeN", {"received": "seeds/news.received.txt"}),
        ("page", b"<p>", {"received": "seeds/news.bin"}),
    ],
)
def test_a_seed_lies_beside_what_it_was_read_from(
    name: str, read: bytes | None, cells: dict[str, str]
) -> None:
    file = file_of(NEWS, name, read)
    if read:
        cells = {**cells, "received_sha256": file.sha256}
    about = {"path": "seeds/news.txt", "sha256": file.text_sha256, "file": file.sha256}
    assert seed_cells("NEWS", file) == {**about, **cells}


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"path": "../x.txt"}, "'../x.txt' is no path in seeds – write one such as seeds/name.txt"),
        ({"path": "/seeds/x"}, "'/seeds/x' is no path in seeds – write one such as seeds/name.txt"),
        ({"path": "seeds/../x"}, "'seeds/../x' is no path in seeds"),
        ({"path": "seeds/.x"}, "'seeds/.x' is no path in seeds"),
        ({"path": "app.py"}, "'app.py' is no path in seeds"),
        ({"path": "seeds/doc.txt"}, "'seeds/doc.txt' holds something else already"),
    ],
)
def test_a_seed_is_written_into_seeds_and_over_nothing(
    build: Build, cells: dict[str, str], why: str
) -> None:
    tables, file = build(), file_of(NEWS)
    log = reviewed(Log(tables), file, **cells).publish("NEWS")
    folded = fold(tables, log.decisions)
    staged = judge(folded.tables, folded.files, received(file))
    assert [str(p).startswith(f"documents.csv NEWS: {why}") for p in staged.problems] == [True]


def test_a_file_that_the_store_does_not_have_is_a_problem(build: Build) -> None:
    def none(sha256: str) -> ReceivedFile:
        raise KeyError(f"no file {sha256} was received – receive it first")

    tables, file = build(), file_of(TEXT)
    log = Log(tables).decide(
        "DOC", "documents", "DOC", {**States(tables).state(("documents", "DOC")), "file": "1a"}
    )
    folded = fold(tables, log.publish("DOC").decisions)
    assert [str(p) for p in judge(folded.tables, folded.files, none).problems] == [
        "documents.csv DOC: no file 1a was received – receive it first"
    ]
    folded = fold(tables, log.decisions)
    assert judge(folded.tables, folded.files, lambda _: file).seeds == {}
