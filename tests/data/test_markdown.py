"""Captions in Markdown become trees of plain values, and nothing in them ever becomes markup."""

import pytest

from data.markdown import nodes


def test_prose_keeps_its_paragraphs_emphasis_lists_and_links():
    text = "Label *and* **status**,\nsee [here](https://example.org/a).\n\n- one\n- two"
    assert nodes(text) == [
        [
            "p",
            [
                *("Label ", ["em", ["and"]], " ", ["strong", ["status"]], ",", " ", "see "),
                ["a", ["here"], "https://example.org/a"],
                ".",
            ],
        ],
        ["ul", [["li", [["p", ["one"]]]], ["li", [["p", ["two"]]]]]],
    ]


def test_a_link_into_the_app_is_kept():
    assert nodes("[Serbia](?country=SRB)") == [["p", [["a", ["Serbia"], "?country=SRB"]]]]
    assert nodes("[Six](documents?document=A)") == [["p", [["a", ["Six"], "documents?document=A"]]]]


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x onerror=alert(1)>",
        "<script>alert(1)</script>",
        "${alert(1)} {{7*7}}",
        "[x](javascript:alert(1))",
        "[x](data:text/html,hello)",
        "[x](vbscript:x)",
    ],
)
def test_what_is_hostile_is_text(text):
    assert nodes(text) == [["p", [text]]]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[x](//evil.example)", "x"),
        ("[x](/share?a)", "x"),
        ("[x](ftp://a.example)", "x"),
        ("[x](JAVASCRIPT&#58;alert(1))", "[x](JAVASCRIPT:alert(1))"),
    ],
)
def test_an_address_that_is_neither_of_the_web_nor_of_the_app_is_no_link(text, shown):
    assert nodes(text) == [["p", [shown]]]


def test_a_picture_is_not_loaded():
    assert nodes("![a](https://example.org/a.png)") == [
        ["p", ["!", ["a", ["a"], "https://example.org/a.png"]]]
    ]
