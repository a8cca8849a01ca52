"""Markdown: its words without the marks."""

import pytest

from data.intake import Proposal, Proposals
from data.intake.from_markdown import parse


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("A *new* **pact** of `two`.", "A new pact of two."),
        ("Albania [signed](https://x.org) it.", "Albania signed it."),
        ("![A map](map.png) Rain.", "A map Rain."),
        ("One line\ngoes on.", "One line\ngoes on."),
        ("A pact\n======\n\nRain.", "A pact\n\nRain."),
        ("1. One\n2. Two\n   - Three", "One\n\nTwo\n\nThree"),
        ("> Quoted\n\nRain.", "Quoted\n\nRain."),
        ("| a | b |\n|---|---|\n| c | d |", "a b\n\nc d"),
        ("```\ncode\n```", "code"),
        ("Rain &amp; <b>snow</b> \\*.", "Rain & snow *."),
        ("One\n\n---\n\nTwo", "One\n\nTwo"),
    ],
)
def test_marks_go_and_words_stay(written, read):
    assert parse(written.encode()).text == f"{read}\n"


def test_front_matter_is_no_text_but_says_what_it_says():
    found = parse(b"---\ntitle: 'A pact'\ndate: 2025-03-18\ntags: [x]\n---\n# Pact\n\nRain.")
    assert found.text == "Pact\n\nRain.\n"
    assert found.proposals == Proposals(
        title=Proposal("A pact", "front matter, line 1, “title: …”"),
        published=Proposal("2025-03-18", "front matter, line 2, “date: …”"),
    )


def test_the_first_heading_is_a_title():
    assert parse(b"Rain.\n\n# A pact\n\n# Two").proposals == Proposals(
        title=Proposal("A pact", "first heading")
    )
