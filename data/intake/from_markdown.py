"""Reads Markdown (CommonMark with tables): its words without the marks, front matter as proposals.

Left to others: what the words say about the document (`data.intake.dateline`).
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from data.intake.dateline import labelled
from data.intake.parsed import Parsed, paragraphs
from data.intake.proposals import Found, choose

_FRONT = re.compile(r"\ufeff?---[ \t]*\n(.{0,5000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_CODE = ("fence", "code_block")
_BREAKS = ("softbreak", "hardbreak")


def parse(content: bytes) -> Parsed:
    """The paragraphs, headings, list items and table rows of a Markdown text in UTF-8."""
    text = content.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    front = _FRONT.match(text)
    tokens = MarkdownIt("commonmark").enable("table").parse(text[front.end() :] if front else text)
    found = [*labelled(front[1].split("\n"), "front matter, line")] if front else []
    return Parsed(paragraphs(_blocks(tokens)), choose([*found, *_heading(tokens)]))


def _blocks(tokens: list[Token]) -> Iterator[str]:
    """The words of each block; the cells of a table's row together."""
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            yield "\t".join(cells or [])
            cells = None
        elif token.type == "inline" and cells is not None:
            cells.append(_words(token))
        elif token.type == "inline":
            yield _words(token)
        elif token.type in _CODE:
            yield token.content


def _words(token: Token) -> str:
    return "".join(_word(child) for child in token.children or [])


def _word(token: Token) -> str:
    """An image is its alternative text; HTML tags are none."""
    if token.type in _BREAKS:
        return "\n"
    return "" if token.type == "html_inline" else token.content


def _heading(tokens: list[Token]) -> Iterator[Found]:
    for opened, token in pairwise(tokens):
        if opened.type == "heading_open" and opened.tag == "h1":
            yield "title", _words(token), "first heading"
