"""Seeds are as they were received, and every sentence of them has its verdict."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data.documents import from_bytes, sentences
from data.seeds import stored
from data.tables import Tables
from tests.world import TEXT, changed, ledger, quote, row, rows, said

Build = Callable[..., Tables]


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("", "is empty for a seed – write where it lies, such as seeds/name.txt"),
        (
            "seeds/gone.txt",
            "'seeds/gone.txt' is no file – put the seed there or correct the path",
        ),
        ("seeds", "'seeds' is no file – put the seed there or correct the path"),
        *(
            (path, f"'{path}' leaves the project – write a path such as seeds/name.txt")
            for path in (
                "/etc/hostname",
                "../doc.txt",
                "seeds/../../doc.txt",
                "..\\doc.txt",
            )
        ),
    ],
)
def test_the_file_of_a_seed_is_there(build: Build, path: str, problem: str) -> None:
    tables = build(**changed("documents", 0, path=path))
    assert said(tables) == [
        (
            "documents.csv has no row for seeds/doc.txt"
            " – take it in under Review, add it with its events and verdicts, or remove it"
        ),
        f"documents.csv:2:path {problem}",
    ]


def test_a_link_out_of_the_project_is_no_seed(build: Build, tmp_path: Path) -> None:
    tables = build()
    outside = tmp_path.parent / "outside.txt"
    outside.write_text(TEXT)
    (tmp_path / "seeds" / "doc.txt").unlink()
    (tmp_path / "seeds" / "doc.txt").symlink_to(outside)
    assert said(tables) == [
        (
            "documents.csv:2:path 'seeds/doc.txt' leaves the project"
            " – write a path such as seeds/name.txt"
        )
    ]


def test_a_seed_is_text(build: Build, tmp_path: Path) -> None:
    tables = build()
    file = tmp_path / "seeds" / "doc.txt"
    file.write_bytes(b"Vu\xe8i\xe6")
    assert said(tables) == [
        (
            f"documents.csv:2:path {file}: byte 2 (0xe8) is not UTF-8"
            " – save the file as UTF-8 text and add it again"
        )
    ]


def test_a_seed_is_never_edited(build: Build, tmp_path: Path) -> None:
    tables = build()
    (tmp_path / "seeds" / "doc.txt").write_text(TEXT + "\n")
    old, new = (from_bytes(text.encode(), Path("x")).sha256 for text in (TEXT, TEXT + "\n"))
    assert said(tables) == [
        (
            f"documents.csv:2:sha256 '{old}' is not the hash of seeds/doc.txt"
            f" – restore the file as it was received, or write {new}"
        )
    ]


def test_a_reference_has_no_file(build: Build) -> None:
    assert said(build(**changed("documents", 1, path="seeds/doc.txt"))) == [
        (
            "documents.csv:3:path 'seeds/doc.txt' of a reference, whose text is not stored"
            " – leave it empty"
        )
    ]


def test_every_file_in_seeds_is_a_document(build: Build) -> None:
    tables = build(seeds={"doc.txt": TEXT, ".keep": "", "new.txt": "Rain fell."})
    assert said(tables) == [
        (
            "documents.csv has no row for seeds/new.txt"
            " – take it in under Review, add it with its events and verdicts, or remove it"
        )
    ]


def test_every_sentence_of_a_seed_has_a_verdict(build: Build) -> None:
    third = sentences(TEXT)[2].hash
    assert said(build(ledger=ledger(TEXT, "events", "assertion", "none")[:2])) == [
        (
            "ledger.csv has no verdict on sentence 3 of DOC"
            f" – add DOC,{third} with events, assertion or none"
        )
    ]


def test_equal_sentences_share_a_verdict(build: Build) -> None:
    text = TEXT + "Rain fell.\n"
    sha = from_bytes(text.encode(), Path("x")).sha256
    assert said(build(seeds={"doc.txt": text}, **changed("documents", 0, sha256=sha))) == []


def test_no_verdict_is_about_a_sentence_that_is_not_there(build: Build) -> None:
    verdicts = rows()["ledger"]
    lost = row("ledger", document="DOC", sentence="f" * 16, verdict="none")
    of_reference = row("ledger", document="REF", sentence="f" * 16, verdict="none")
    assert said(build(ledger=[*verdicts, lost, of_reference])) == [
        "ledger.csv:5:sentence 'ffffffffffffffff' is no sentence of DOC – remove the row",
        "ledger.csv:6:document 'REF' is a reference, which has no sentences here – remove the row",
    ]


@pytest.mark.parametrize(
    ("verdicts", "refused"),
    [
        (("events", "assertion", "none"), {}),
        (("assertion", "assertion", "none"), {1: ("assertion", "evidence", "events")}),
        (("none", "assertion", "none"), {1: ("none", "evidence", "events")}),
        (
            ("events", "events", "none"),
            {2: ("events", "no evidence but an assertion", "assertion")},
        ),
        (
            ("events", "none", "none"),
            {2: ("none", "no evidence but an assertion", "assertion")},
        ),
        (("events", "assertion", "events"), {3: ("events", "neither", "none")}),
        (("events", "assertion", "assertion"), {3: ("assertion", "neither", "none")}),
    ],
)
def test_a_verdict_agrees_with_what_is_quoted_from_its_sentence(
    build: Build,
    verdicts: tuple[str, str, str],
    refused: dict[int, tuple[str, str, str]],
) -> None:
    tables = build(ledger=ledger(TEXT, *verdicts))
    lines = {hash_: line for line, hash_ in enumerate(tables.ledger["sentence"], start=2)}
    assert said(tables) == [
        f"ledger.csv:{lines[sentences(TEXT)[number - 1].hash]}:verdict '{found}' on a sentence"
        f" that holds {what} – write {wanted} or mend the quotes"
        for number, (found, what, wanted) in refused.items()
    ]


def test_evidence_outweighs_an_assertion_of_the_same_sentence(build: Build) -> None:
    assertion = {**rows()["assertions"][0], **quote("Croatia signed")}
    both = row("assertions", **{k: v for k, v in assertion.items() if "fix" not in k})
    assert said(build(assertions=[*rows()["assertions"], {**both, "assertion": "a2"}])) == []


def test_seeds_that_cannot_be_read_are_no_seeds_for_other_rules(build: Build) -> None:
    assert set(stored(build())) == {"DOC"}
    assert stored(build(**changed("documents", 0, path="seeds/gone.txt"))) == {}
