"""What a text says about itself in its first lines is proposed; a date in a sentence is not."""

import pytest

from data.folders import PROJECT
from data.intake import Proposal, Proposals, read
from tests.data.intake import made
from tests.data.intake.reports import HEADLINE, PARAGRAPHS


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (
            "TIRANA, 18 March 2025 (ATA) – Albania signed.",
            Proposal("2025-03-18", "dateline “TIRANA, 18 March 2025 (ATA) –”"),
        ),
        (
            "A pact\n\nBelgrade, March 19, 2025\n\nIt rained.",
            Proposal("2025-03-19", "line 2, “Belgrade, March 19, 2025”"),
        ),
        (
            "A pact\n\nTuesday, 18 March 2025, 10:30\n\nIt rained.",
            Proposal("2025-03-18", "line 2, “Tuesday, 18 March 2025, 10:30”"),
        ),
        ("Published: 2025-03-18\n\nIt rained.", Proposal("2025-03-18", "line 1, “Published: …”")),
        (
            "A pact\n\nBrussels, March 2025\n\nIt rained.",
            Proposal("2025-03", "line 2, “Brussels, March 2025”"),
        ),
        ("Beograd, 19.3.2025.", Proposal("2025-03-19", "line 1, “Beograd, 19.3.2025.”")),
        ("Beograd, 3.19.2025", Proposal()),
        ("In March 2025 Albania signed.", Proposal()),
        ("TIRANA, March 18 (ATA) – Albania signed.", Proposal()),
        ("TIRANA, 31 February 2025 – Albania signed.", Proposal()),
        ("On 18 March 2025 Albania signed.", Proposal()),
        ("Albania signed on 18 March 2025.", Proposal()),
        ("A pact\n\n18/03/2025", Proposal()),
    ],
)
def test_a_date_counts_only_where_it_dates_the_text(text, published):
    assert read(text.encode(), "x.txt").proposals.published == published


def test_a_page_and_its_text_may_name_different_days():
    head = '<meta property="article:published_time" content="2025-03-19">'
    found = read(made.page([HEADLINE, *PARAGRAPHS], head).encode(), "x.html")
    assert found.proposals.published.value == "2025-03-19"
    assert found.notes == (
        "published on 2025-03-19 by its meta property article:published_time,"
        " 2025-03-18 by its text",
    )


def test_labelled_lines_and_a_first_line_are_proposals():
    text = (
        "A pact\n\nSource: https://example.org/a\nPublisher: ATA\nLicence: CC BY 4.0\n\nIt rained."
    )
    assert read(text.encode(), "x.txt").proposals == Proposals(
        title=Proposal("A pact", "first line"),
        publisher=Proposal("ATA", "line 3, “Publisher: …”"),
        licence=Proposal("CC BY 4.0", "line 4, “Licence: …”"),
        url=Proposal("https://example.org/a", "line 2, “Source: …”"),
    )


def test_the_first_document_says_nothing_about_itself():
    content = next((PROJECT / "seeds").glob("000_*.txt")).read_bytes()
    assert read(content, "000.txt").proposals == Proposals()
