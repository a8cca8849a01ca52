"""Stories are true to the tables: what their steps show exists, what they quote stands there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data import stories
from data.tables import Tables
from tests.world import said

Build = Callable[..., Tables]
VIEW = "?as_of=2025-03-18&pact=PACT"
PLACE = "documents?document=DOC&sentence=1"


def written(tables: Tables, view: str = VIEW, words: str = "Croatia signed", to: str = PLACE):
    folder = Path(tables.folder) / "stories"
    folder.mkdir()
    text = f"# A pact\n## They sign\n[view]({view})\n> {words}\n\n[There]({to})\n"
    (folder / "a-pact.md").write_text(text, "utf-8")
    return tables


def test_a_true_story_is_told(build: Build) -> None:
    tables = written(build())
    assert said(tables) == []
    assert list(stories.stories(tables)) == ["a-pact"]


def test_words_of_a_report_that_is_not_stored_are_those_of_its_evidence(build: Build) -> None:
    whole = build(evidence=[])  # then every event is told by REF
    to = "documents?document=REF&event=signed"
    assert stories.problems(written(whole, words="So it was", to=to)) == []


@pytest.mark.parametrize(
    ("view", "problem"),
    [
        ("?as_of=2025-03-18&country=XYZ", "3:country 'XYZ' is not known here"),
        ("?as_of=2025-03-18&pact=NONE", "3:pact 'NONE' is not known here"),
        ("?as_of=1850-01-01", "3:as_of '1850-01-01' is not known here"),
        ("?as_of=2025-03-18&status=signed,gone", "3:status 'signed,gone' is not known here"),
        ("?as_of=2025-03-18&view=95,0,3", "3:view '95,0,3' is not known here"),
        ("?pact=PACT", "3:as_of is missing"),
        ("?as_of=2025-03-18&colour=red", "3:colour is no parameter of a step's view"),
        ("?as_of=2025-03-18&country=ALB&pact=PACT", "3:pact stands beside a country"),
    ],
)
def test_a_view_of_what_is_not_there_is_refused(build: Build, view: str, problem: str) -> None:
    tables = written(build(), view=view)
    assert [line.split(" – ")[0] for line in said(tables)] == [f"stories/a-pact.md:{problem}"]
    assert stories.stories(tables) == {}


@pytest.mark.parametrize(
    ("words", "to", "problem"),
    [
        (
            "Croatia broke",
            PLACE,
            "4:quote 'Croatia broke' does not stand in sentence 1 of DOC"
            " – copy the words out of it again",
        ),
        (
            "Rain fell",
            PLACE,
            "4:quote 'Rain fell' does not stand in sentence 1 of DOC – write sentence=3",
        ),
        (
            "Rain fell",
            "documents?document=DOC&sentence=9",
            "4:sentence '9' is no sentence of DOC – write 1 to 3",
        ),
        (
            "Rain fell",
            "documents?document=NONE",
            "4:document 'NONE' is not known here – write the key of a document",
        ),
        (
            "Rain fell",
            "documents?document=REF&event=signed",
            "4:quote 'Rain fell' is not quoted from REF for 'signed'"
            " – copy words of a row of evidence.csv, and name its event",
        ),
        (
            "Croatia signed",
            f"{PLACE}&event=none",
            "4:event 'none' is no event – write the key of an event, or leave it out",
        ),
    ],
)
def test_a_quote_that_does_not_stand_there_is_refused(
    build: Build, words: str, to: str, problem: str
) -> None:
    assert said(written(build(), words=words, to=to)) == [f"stories/a-pact.md:{problem}"]


def test_a_story_that_is_no_text_is_refused_and_harms_no_row(build: Build) -> None:
    tables = build()
    (tables.folder / "stories").mkdir()
    (tables.folder / "stories" / "a.md").write_bytes(b"\xff")
    assert said(tables)[0].startswith("stories/a.md cannot be read")
    assert stories.stories(tables) == {}
