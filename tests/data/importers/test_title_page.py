"""A title page gets other words about its boundaries, and keeps the rest as it was."""

import pytest

from data.importers.title_page import with_boundaries
from data.problems import ProblemsFound

NEW = {"title": "New", "citation": ""}
SECTION = '[boundaries]\ntitle = "New"\n'


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", SECTION),
        ('title = "A"  # mine\n', f'title = "A"  # mine\n\n{SECTION}'),
        ('title = "A"\n[boundaries]\ntitle = "Old"\nurl = "x"\n', f'title = "A"\n\n{SECTION}'),
        ('[ boundaries ]\nurl = "x"\n\n[other]\na = 1\n', f"[other]\na = 1\n\n{SECTION}"),
    ],
    ids=["empty", "none before", "another before", "a section after"],
)
def test_the_section_is_added_or_replaced(text, found):
    assert with_boundaries(text, NEW) == found


@pytest.mark.parametrize(
    "text",
    [
        'boundaries = { title = "Old" }\n',
        'title = """\n[boundaries]\n"""\n',
        "[boundaries",
    ],
    ids=["in one line", "within a text", "no TOML"],
)
def test_what_cannot_be_told_apart_is_refused(text):
    with pytest.raises(ProblemsFound, match="unusual place"):
        with_boundaries(text, NEW)
