"""Reads a story as it is written: Markdown cut into steps, each a view, quotes and a caption.

Whether views and quotes are true to the tables is judged in `data.rules.stories`; what captions
say, word by word, is left to `data.markdown`.

    # Title of the story

    What it is about, in a few words; may be left out.

    ## Title of the first step

    [view](?as_of=2025-03-18&pact=TIRANA2025&view=42.5,19,6)

    > words of a document, verbatim; a line end counts as a space

    [Where they stand](documents?document=SEED_000&sentence=3)

    The caption, in Markdown. A step may have several quotes. Words of a document that is not stored
    here are those of the evidence of an event: (documents?document=EWB_2025&event=tirana-signed).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from urllib.parse import parse_qsl

from data.problems import Problem

FOLDER = "stories"
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
LARGEST = 100_000  # characters of a file
MOST_STEPS = 40
MOST_QUOTES = 5  # of a step
LONGEST_TITLE = 120  # characters
LONGEST_CAPTION = 1500
_LINK = re.compile(r"\[[^\[\]]*\]\((?P<to>[^()\s]*)\)")
CITED = "documents?"


@dataclass(frozen=True)
class Cited:
    """Words of a document: of a sentence of a stored one (from 1), or of the evidence of an event.

    `params` are those of the link below the words, as written; `line` is where they begin.
    """

    text: str
    params: dict[str, str]
    line: int

    @property
    def document(self) -> str:
        return self.params.get("document", "")

    @property
    def sentence(self) -> int:
        number = self.params.get("sentence", "")
        return int(number) if re.fullmatch(r"[0-9]{1,6}", number, re.ASCII) else 0

    @property
    def event(self) -> str:
        return self.params.get("event", "")


@dataclass(frozen=True)
class Step:
    """A view, as the parameters of its link; what is quoted; the caption, in Markdown."""

    title: str
    line: int
    params: dict[str, str]
    quotes: tuple[Cited, ...]
    caption: str
    view_line: int = 0


@dataclass(frozen=True)
class Story:
    key: str
    title: str
    lead: str
    steps: tuple[Step, ...]


@dataclass
class _Reading:
    """A file on its way to a story, and what is wrong with it."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def say(self, line: int, what: str, message: str, remedy: str) -> None:
        self.problems.append(Problem(self.file, line, what, message, remedy))


def parse(name: str, text: str) -> tuple[Story, list[Problem]]:
    """The story of the file of this name, and all that is wrong with how it is written."""
    reading = _Reading(f"{FOLDER}/{name}")
    key = PurePath(name).stem
    if not KEY.fullmatch(key) or len(key) > 60:
        reading.say(0, "", f"{key!r} does not fit an address", "name it like tirana-2025.md")
    if len(text) > LARGEST:
        reading.say(0, "", f"has more than {LARGEST:,} characters", "tell it in two")
        text = ""
    head, *parts = _parts(text.splitlines())
    title, lead = _head(head, reading)
    steps = tuple(_step(part, reading) for part in parts)
    if not steps:
        reading.say(0, "", "has no step", "write ## and the title of the first step")
    elif len(steps) > MOST_STEPS:
        line = steps[MOST_STEPS].line
        reading.say(line, "step", f"is one more than {MOST_STEPS}", "tell it in two stories")
    return Story(key, title, lead, steps), reading.problems


Lines = list[tuple[int, str]]  # of a file, with their numbers from 1


def _parts(lines: list[str]) -> list[Lines]:
    """What stands before the first step, and each step from its heading on."""
    parts: list[Lines] = [[]]
    for number, line in enumerate(lines, start=1):
        if line.startswith("## "):
            parts.append([])
        parts[-1].append((number, line.rstrip()))
    return parts


def _head(lines: Lines, reading: _Reading) -> tuple[str, str]:
    seen = [(number, line) for number, line in lines if line]
    if not seen or not seen[0][1].startswith("# "):
        line = seen[0][0] if seen else 1
        reading.say(line, "title", "is missing", "begin with # and the title of the story")
        return "", ""
    title = _title(*seen[0], reading)
    return title, _caption(seen[0][0], _text(lines[lines.index(seen[0]) + 1 :]), reading)


def _title(number: int, line: str, reading: _Reading) -> str:
    title = " ".join(line.lstrip("#").split())
    if not title or len(title) > LONGEST_TITLE:
        reading.say(number, "title", "is no title", f"write 1 to {LONGEST_TITLE} characters")
    return title


def _step(lines: Lines, reading: _Reading) -> Step:
    (number, heading), *body = lines
    title = _title(number, heading, reading)
    params, view_line = _view(number, body, reading)
    quotes = tuple(_quotes(body, reading))
    if not 1 <= len(quotes) <= MOST_QUOTES:
        remedy = f"tie the step to 1 to {MOST_QUOTES} quotes: lines that begin with >"
        reading.say(number, "step", f"has {len(quotes) or 'no'} quotes", remedy)
    caption = _caption(number, _text(body), reading)
    return Step(title, number, params, quotes, caption, view_line)


def _view(number: int, body: Lines, reading: _Reading) -> tuple[dict[str, str], int]:
    """The parameters of the step's view, the line of which is taken out of its body."""
    at = next((place for place, (_, line) in enumerate(body) if line), None)
    match = _LINK.fullmatch(body[at][1]) if at is not None else None
    if at is None or not match or not match["to"].startswith("?"):
        remedy = "write [view](?as_of=2025-03-18&pact=…) below the step's title"
        reading.say(number, "view", "is missing", remedy)
        return {}, number
    line, _ = body.pop(at)
    return dict(_params(line, match["to"][1:], reading)), line


def _params(line: int, query: str, reading: _Reading) -> Iterator[tuple[str, str]]:
    seen = set()
    for name, value in parse_qsl(query, keep_blank_values=True, max_num_fields=None):
        if name in seen:
            reading.say(line, name, "stands there twice", "remove one")
        seen.add(name)
        yield name, value


def _quotes(body: Lines, reading: _Reading) -> Iterator[Cited]:
    """Each quote with the link below it; both are taken out of the body."""
    while (at := next((n for n, (_, line) in enumerate(body) if line.startswith(">")), -1)) >= 0:
        first, words = body[at][0], []
        while at < len(body) and body[at][1].startswith(">"):
            words.append(body.pop(at)[1].lstrip("> "))
        below = next((n for n in range(at, len(body)) if body[n][1]), None)
        match = _LINK.fullmatch(body[below][1]) if below is not None else None
        if below is None or not match or not match["to"].startswith(CITED):
            remedy = "write [where it stands](documents?document=…&sentence=…) below it"
            reading.say(first, "quote", "has no document", remedy)
            continue
        line, _ = body.pop(below)
        params = dict(_params(line, match["to"].removeprefix(CITED), reading))
        yield Cited(" ".join(" ".join(words).split()), params, first)


def _text(lines: Lines) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line for _, line in lines).strip())


def _caption(number: int, text: str, reading: _Reading) -> str:
    if len(text) > LONGEST_CAPTION:
        message = f"has {len(text)} characters"
        reading.say(number, "caption", message, f"write no more than {LONGEST_CAPTION}")
    return text
