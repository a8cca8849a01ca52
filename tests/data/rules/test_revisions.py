"""What a seed was read from lies beside it, and revisions are chains of seeds."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from data.tables import Tables
from tests.world import TEXT, Row, changed, ledger, row, rows, said

Build = Callable[..., Tables]

PAGE = b"<p>Albania and Croatia signed a pact."
HASH = hashlib.sha256(PAGE).hexdigest()
TEXT_HASH = hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """What the seed was read from, beside it."""
    (tmp_path / "seeds").mkdir()
    file = tmp_path / "seeds" / "doc.html"
    file.write_bytes(PAGE)
    return file


def with_page(**cells: str) -> dict[str, list[Row]]:
    return changed(
        "documents", 0, **{"received": "seeds/doc.html", "received_sha256": HASH, **cells}
    )


def revisions(**supersedes: str) -> dict[str, list[Row]]:
    """DOC and further seeds of the same text, with all their verdicts; none but DOC is quoted."""
    found = rows()
    for key in supersedes.keys() - {"DOC"}:
        cells = {"document": key, "path": f"seeds/{key.lower()}.txt", "sha256": TEXT_HASH}
        found["documents"].append(row("documents", kind="seed", **cells))
        found["ledger"] += [
            {**verdict, "document": key} for verdict in ledger(TEXT, "none", "none", "none")
        ]
    for document in found["documents"]:
        document["supersedes"] = supersedes.get(document["document"], "")
    return {
        "documents": sorted(found["documents"], key=lambda r: r["document"]),
        "ledger": found["ledger"],
    }


def seeds(*keys: str) -> dict[str, str]:
    return {f"{key.lower()}.txt": TEXT for key in keys}


@pytest.mark.usefixtures("page")
def test_a_seed_may_have_been_read_from_a_file_of_another_kind(build: Build) -> None:
    assert said(build(**with_page())) == []


def test_the_received_file_is_never_changed(build: Build, page: Path) -> None:
    page.write_bytes(PAGE + b"</p>")
    found = hashlib.sha256(PAGE + b"</p>").hexdigest()
    assert said(build(**with_page())) == [
        f"documents.csv:2:received_sha256 '{HASH}' is not the hash of seeds/doc.html"
        f" – restore the file as it was received, or write {found}"
    ]


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("seeds/no.pdf", "'seeds/no.pdf' is no file – put the seed there or correct the path"),
        (
            "../doc.html",
            "'../doc.html' leaves the project – write a path such as seeds/name.txt",
        ),
        ("seeds/doc.txt", "'seeds/doc.txt' is the seed itself – leave it empty"),
        ("", "is empty beside a hash – write the file that has this hash"),
    ],
)
def test_the_received_file_is_there(build: Build, path: str, problem: str) -> None:
    assert said(build(**with_page(received=path))) == [f"documents.csv:2:received {problem}"]


@pytest.mark.usefixtures("page")
def test_a_received_file_that_no_document_names_is_unnamed(build: Build) -> None:
    assert said(build()) == [
        "documents.csv has no row for seeds/doc.html"
        " – take it in under Review, add it with its events and verdicts, or remove it"
    ]


def test_a_reference_was_not_received_and_replaces_nothing(build: Build) -> None:
    cells = {"received": "seeds/doc.html", "received_sha256": HASH, "supersedes": "DOC"}
    remedy = "of a reference, whose text is not stored – leave it empty"
    assert said(build(**changed("documents", 1, **cells))) == [
        f"documents.csv:3:{column} '{cell}' {remedy}" for column, cell in cells.items()
    ]


def test_a_superseded_seed_keeps_what_was_quoted_from_it(build: Build) -> None:
    tables = build(seeds=seeds("DOC", "DOC_2", "DOC_3"), **revisions(DOC_2="DOC", DOC_3="DOC_2"))
    assert said(tables) == []


def test_a_seed_supersedes_seeds_only(build: Build) -> None:
    assert said(build(**changed("documents", 0, supersedes="REF"))) == [
        "documents.csv:2:supersedes 'REF' is a reference, whose text is not stored"
        " – name the seed that it replaces, or leave it empty"
    ]


def test_what_is_superseded_is_known(build: Build) -> None:
    assert said(build(**changed("documents", 0, supersedes="GONE"))) == [
        "documents.csv:2:supersedes 'GONE' is no document – add it to documents.csv or correct it"
    ]


@pytest.mark.parametrize(
    "chain", [{"DOC": "DOC"}, {"DOC": "DOC_2", "DOC_2": "DOC"}], ids=["itself", "in a circle"]
)
def test_revisions_do_not_lead_back(build: Build, chain: dict[str, str]) -> None:
    assert said(build(seeds=seeds("DOC", *chain), **revisions(**chain))) == [
        f"documents.csv:{line}:supersedes '{older}' leads back to {key} – name only what is older"
        for line, (key, older) in enumerate(chain.items(), start=2)
    ]


def test_a_chain_that_runs_into_a_circle_ends(build: Build) -> None:
    chain = {"DOC": "DOC_2", "DOC_2": "DOC_3", "DOC_3": "DOC_2"}
    assert said(build(seeds=seeds(*chain), **revisions(**chain))) == [
        "documents.csv:3:supersedes 'DOC_3' leads back to DOC_2 – name only what is older",
        "documents.csv:4:supersedes 'DOC_2' leads back to DOC_3 – name only what is older",
    ]


def test_a_seed_has_one_successor(build: Build) -> None:
    chain = {"DOC_2": "DOC", "DOC_3": "DOC"}
    assert said(build(seeds=seeds("DOC", *chain), **revisions(**chain))) == [
        "documents.csv:4:supersedes 'DOC' is superseded by DOC_2 already"
        " – supersede DOC_2, or leave it empty"
    ]
