"""Stories as they are written: steps of a view, quotes and a caption, and all that can be wrong."""

import pytest

from data.storyfile import LARGEST, MOST_STEPS, Cited, Step, Story, parse

STEP = """\
## They sign

[view](?as_of=2025-03-18&pact=PACT)

> Croatia signed
> a pact

[Where](documents?document=DOC&sentence=1)

In *short*.

> So it was.

[A report](documents?document=REF&event=signed)

And more.
"""


def said(text: str, name: str = "a-pact.md") -> list[str]:
    return [str(problem) for problem in parse(name, text)[1]]


def test_a_story_is_its_title_its_lead_and_its_steps():
    story, problems = parse("a-pact.md", f"# A pact\n\nOf two.\n\n{STEP}")
    assert problems == []
    assert story == Story(
        key="a-pact",
        title="A pact",
        lead="Of two.",
        steps=(
            Step(
                title="They sign",
                line=5,
                params={"as_of": "2025-03-18", "pact": "PACT"},
                quotes=(
                    Cited("Croatia signed a pact", {"document": "DOC", "sentence": "1"}, 9),
                    Cited("So it was.", {"document": "REF", "event": "signed"}, 16),
                ),
                caption="In *short*.\n\nAnd more.",
                view_line=7,
            ),
        ),
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            STEP,
            "stories/a-pact.md:1:title is missing – begin with # and the title of the story",
        ),
        (
            "# A pact\n",
            "stories/a-pact.md has no step – write ## and the title of the first step",
        ),
        (
            "# A pact\n" + STEP.replace("[view]", "view"),
            "stories/a-pact.md:2:view is missing"
            " – write [view](?as_of=2025-03-18&pact=…) below the step's title",
        ),
        (
            "# A pact\n" + STEP.replace("[Where]", "Where"),
            "stories/a-pact.md:6:quote has no document"
            " – write [where it stands](documents?document=…&sentence=…) below it",
        ),
        (
            "# A pact\n" + STEP.replace(">", ""),
            "stories/a-pact.md:2:step has no quotes"
            " – tie the step to 1 to 5 quotes: lines that begin with >",
        ),
        (
            "# A pact\n" + STEP.replace("&pact", "&as_of=2025-03-19&pact"),
            "stories/a-pact.md:4:as_of stands there twice – remove one",
        ),
        (
            "# A pact\n" + STEP * (MOST_STEPS + 1),
            "stories/a-pact.md:642:step is one more than 40 – tell it in two stories",
        ),
        (
            "# A pact\n" + STEP + "x" * 1500,
            "stories/a-pact.md:2:caption has 1523 characters – write no more than 1500",
        ),
        (
            "# " + "A" * 121 + "\n" + STEP,
            "stories/a-pact.md:1:title is no title – write 1 to 120 characters",
        ),
    ],
)
def test_each_thing_that_is_wrong_is_said_with_its_line_and_a_remedy(text, problem):
    assert problem in said(text)


def test_a_name_that_fits_no_address_is_refused():
    whole = f"# A pact\n{STEP}"
    assert said(whole, "a-pact.md") == []
    assert said(whole, "A pact.md") == [
        "stories/A pact.md 'A pact' does not fit an address – name it like tirana-2025.md"
    ]


def test_a_file_that_is_too_large_is_not_read():
    assert "has more than 100,000 characters" in said("#" * (LARGEST + 1))[0]
