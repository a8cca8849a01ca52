"""An event is as well attested as it has origins that know nothing of each other."""

import hashlib
from collections.abc import Callable

from data.origins import groups, independent_origins, origins, told
from data.tables import Tables
from tests.data.intake.reports import AGENCY, MINISTRY, OTHER_REPORT, REPRINT, REVISION
from tests.world import Row, quote, row, rows

Build = Callable[..., Tables]
TEXTS = {
    "AGENCY": AGENCY,
    "REPRINT": REPRINT,
    "REVISION": REVISION,
    "MINISTRY": MINISTRY,
    "OTHER": OTHER_REPORT,
}


def evidence(document: str, stance: str = "reports") -> Row:
    """Evidence for the one event of the world, quoted from a seed or a reference."""
    if document in TEXTS:
        cells = quote(TEXTS[document].split("\n")[0], TEXTS[document])
    else:
        cells = {"quote": "So it was."}
    return row("evidence", event="signed", document=document, stance=stance, **cells)


def attested(build: Build, *shown: Row, **cells: dict[str, str]) -> Tables:
    """The world with the event attested by `shown`; `cells` are further ones of documents."""
    documents = rows()["documents"]
    for number in (1, 2, 3):
        url = f"https://example.org/{number}"
        documents.append(row("documents", document=f"REF_{number}", kind="reference", url=url))
    for key, text in TEXTS.items():
        digest = hashlib.sha256(text.encode()).hexdigest()
        about = {"kind": "seed", "path": f"seeds/{key.lower()}.txt", "sha256": digest}
        documents.append(row("documents", document=key, **about))
    documents = [{**found, **cells.get(found["document"], {})} for found in documents]
    seeds = {f"{key.lower()}.txt": text for key, text in TEXTS.items()}
    return build(seeds=seeds, documents=documents, evidence=list(shown))


def test_reports_of_their_own_count_each(build: Build) -> None:
    tables = attested(build, *map(evidence, ["AGENCY", "MINISTRY", "OTHER", "REF_1"]))
    assert origins(tables, "signed") == (("AGENCY",), ("MINISTRY",), ("OTHER",), ("REF_1",))
    assert independent_origins(tables, "signed") == 4


def test_a_reprint_and_a_revision_count_once_with_their_origin(build: Build) -> None:
    tables = attested(build, *map(evidence, ["AGENCY", "REPRINT", "REVISION", "OTHER"]))
    assert origins(tables, "signed") == (("AGENCY", "REPRINT", "REVISION"), ("OTHER",))
    assert independent_origins(tables, "signed") == 2


def test_reprints_count_once_though_their_origin_is_not_quoted(build: Build) -> None:
    chain = {"REF_1": {"origin_document": "REF_3"}, "REF_2": {"origin_document": "REF_3"}}
    shown = [evidence("REF_1"), evidence("REF_2")]
    assert independent_origins(attested(build, *shown), "signed") == 2
    assert independent_origins(attested(build, *shown, **chain), "signed") == 1


def test_a_chain_of_reprints_is_one_origin(build: Build) -> None:
    chain = {"REF_1": {"origin_document": "REF_2"}, "REF_2": {"origin_document": "AGENCY"}}
    tables = attested(build, evidence("REF_1"), evidence("REPRINT"), **chain)
    assert origins(tables, "signed") == (("REF_1", "REPRINT"),)


def test_a_revision_that_changed_every_word_is_of_its_origin(build: Build) -> None:
    shown = [evidence("AGENCY"), evidence("MINISTRY")]
    tables = attested(build, *shown, MINISTRY={"supersedes": "AGENCY"})
    assert independent_origins(tables, "signed") == 1


def test_one_page_cited_twice_is_one_origin(build: Build) -> None:
    same = {"REF_2": {"url": "http://www.example.org/1/"}}
    tables = attested(build, evidence("REF_1"), evidence("REF_2"), **same)
    assert independent_origins(tables, "signed") == 1


def test_a_denial_is_no_report_and_two_quotes_are_one(build: Build) -> None:
    second = {**evidence("REF_1"), "quote": "So it was, again."}
    tables = attested(build, evidence("REF_1"), second, evidence("REF_2", "denies"))
    assert origins(tables, "signed") == (("REF_1",),)


def test_an_event_without_evidence_has_no_origin(build: Build) -> None:
    tables = attested(build, evidence("REF_1", "denies"))
    assert (independent_origins(tables, "signed"), independent_origins(tables, "gone")) == (0, 0)


def test_origins_that_lead_in_a_circle_are_one(build: Build) -> None:
    circle = {"REF_1": {"origin_document": "REF_2"}, "REF_2": {"origin_document": "REF_1"}}
    found = groups(attested(build, evidence("REF_1"), **circle))
    assert (found["REF_1"], found["REF_2"], found["REF_3"]) == ("REF_1", "REF_1", "REF_3")


def test_it_is_told_in_plain_words(build: Build) -> None:
    assert told(attested(build, evidence("AGENCY"), evidence("REPRINT")), "signed") == (
        "2 documents of one origin"
    )
    assert told(attested(build, evidence("AGENCY"), evidence("OTHER")), "signed") == (
        "2 documents of 2 independent origins"
    )
    assert told(attested(build, evidence("OTHER"), evidence("REF_1", "denies")), "signed") == (
        "1 document"
    )


def test_what_only_repeats_what_another_says_is_no_origin_of_its_own(build: Build) -> None:
    repeating = [evidence("REF_1", "repeats"), evidence("REF_2", "repeats")]
    tables = attested(build, evidence("AGENCY"), *repeating)
    assert origins(tables, "signed") == (("AGENCY",), ("REF_1",), ("REF_2",))
    assert told(tables, "signed") == "3 documents of one origin"
    assert told(attested(build, *repeating), "signed") == "2 documents of one origin"
    both = [evidence("REF_1", "repeats"), {**evidence("REF_1"), "quote": "It was confirmed."}]
    assert told(attested(build, evidence("AGENCY"), *both), "signed") == (
        "2 documents of 2 independent origins"
    )
