"""What comes in is compared with what is there: same, reprint, revision, cited. Proposals only."""

from data.intake import Proposal
from data.intake.recognise import Known, Near, Recognition, known, recognise
from tests.data.intake.reports import AGENCY, MINISTRY, OTHER_REPORT, REPRINT, REVISION
from tests.world import URL

PAGE = "https://example.org/pact"


def there(*documents: Known) -> dict[str, Known]:
    return {document.key: document for document in documents}


AGENCY_THERE = Known("AGENCY", AGENCY, PAGE, "ATA", "2025-03-18")


def test_a_new_text_is_new():
    found = recognise(Known("new", MINISTRY), there(AGENCY_THERE, Known("OTHER", OTHER_REPORT)))
    assert found == Recognition()


def test_the_same_text_in_another_wrapping_is_the_same():
    new = Known("new", AGENCY.replace(" ", "\n").upper())
    assert recognise(new, there(AGENCY_THERE)) == Recognition(same=("AGENCY",))


def test_a_document_is_not_compared_with_itself():
    assert recognise(AGENCY_THERE, there(AGENCY_THERE)) == Recognition()


def test_a_reprint_is_proposed_as_one():
    found = recognise(Known("new", REPRINT, publisher="Daily"), there(AGENCY_THERE))
    assert [
        (near.document, round(near.of_new, 2), round(near.of_known, 2)) for near in found.near
    ] == [("AGENCY", 0.97, 0.79)]
    assert found.origin_document == Proposal("AGENCY", "97% of the text stands in AGENCY")
    assert (found.same, found.supersedes) == ((), Proposal())


def test_the_reprint_of_a_reprint_is_one_of_the_origin():
    first = Known("FIRST", REPRINT, publisher="Daily", origin="AGENCY")
    found = recognise(Known("new", REPRINT + "Rain fell.\n", publisher="Post"), there(first))
    assert found.origin_document.value == "AGENCY"


def test_what_was_published_before_reprints_nothing():
    found = recognise(Known("new", REPRINT, published="2025-03-17"), there(AGENCY_THERE))
    assert [near.document for near in found.near] == ["AGENCY"]
    assert found.origin_document == Proposal()


def test_another_text_at_the_same_address_is_a_revision():
    new = Known("new", REVISION, "http://www.example.org/pact/?utm_source=x#top")
    found = recognise(new, there(AGENCY_THERE))
    assert found.supersedes == Proposal("AGENCY", "same address, other text")
    assert found.origin_document == Proposal()


def test_a_changed_text_of_the_same_publisher_is_a_revision():
    found = recognise(Known("new", REVISION, publisher="ATA"), there(AGENCY_THERE))
    assert found.supersedes == Proposal(
        "AGENCY", "same publisher, 92% of the text stands in AGENCY"
    )


def test_another_report_of_the_same_publisher_is_none():
    found = recognise(Known("new", OTHER_REPORT, publisher="ATA"), there(AGENCY_THERE))
    assert found == Recognition()


def test_a_revision_supersedes_the_newest_one():
    second = Known("SECOND", REVISION, PAGE, "ATA", supersedes="AGENCY")
    new = Known("new", REVISION + "Rain fell.\n", PAGE)
    assert recognise(new, there(AGENCY_THERE, second)).supersedes.value == "SECOND"


def test_a_reference_with_its_address_is_named():
    cited = Known("CITED", url=f"{PAGE}/")
    assert recognise(Known("new", MINISTRY, PAGE), there(cited)) == Recognition(cited=("CITED",))
    assert recognise(Known("new", MINISTRY, PAGE + "s"), there(cited)) == Recognition()


def test_the_documents_of_the_tables_are_known(build):
    found = known(build())
    assert found == {
        "DOC": Known("DOC", "Albania and Croatia signed a pact. Albania is in NATO.\nRain fell.\n"),
        "REF": Known("REF", url=URL),
    }


def test_near_documents_are_told_the_most_alike_first():
    others = there(Known("BRIEF", AGENCY[:600]), Known("WHOLE", AGENCY))
    near = recognise(Known("new", REPRINT), others).near
    assert [found.document for found in near] == ["WHOLE", "BRIEF"]
    assert all(isinstance(found, Near) for found in near)
