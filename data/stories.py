"""The stories of a collection: those that lie beside its tables and are true to them, and chains.

How a story is written is in `data.storyfile`, what makes it untrue in `data.rules.stories`. A story
with a problem is not told, but does no harm; `python -m data.validate` says what it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from data import chains, chronicle, dates
from data.problems import Problem
from data.provenance import seed
from data.rules import stories as rules
from data.storyfile import FOLDER, KEY, Cited, Step, Story, parse
from data.tables import Tables, by_key, derived, rows_of

MOST = 50  # stories of a collection
Place = tuple[str, int]  # the key of a story and the number of a step, from 1


@dataclass(frozen=True)
class _Found:
    sound: dict[str, Story]
    problems: list[Problem]


def files(folder: Path) -> list[Path]:
    """The files of the stories of a folder of tables, by name; hidden ones are none."""
    return sorted(file for file in (folder / FOLDER).glob("[!.]*.md") if file.is_file())


def problems(tables: Tables) -> list[Problem]:
    """Everything that is wrong with the stories of a collection."""
    return _found(tables).problems


def stories(tables: Tables) -> dict[str, Story]:
    """The stories that can be told, by key."""
    return _found(tables).sound


@derived
def _found(tables: Tables) -> _Found:
    sound: dict[str, Story] = {}
    wrong: list[Problem] = []
    for number, file in enumerate(files(tables.folder)):
        name = f"{FOLDER}/{file.name}"
        if number >= MOST:
            wrong.append(Problem(name, 0, "", f"is one more than {MOST}", "take one away"))
            break
        try:
            story, problems = parse(file.name, file.read_bytes().decode("utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            wrong.append(Problem(name, 0, "", f"cannot be read ({error})", "save it as UTF-8"))
            continue
        problems += rules.check(story, tables)
        wrong += problems
        if not problems:
            sound[story.key] = story
    return _Found(sound, wrong)


def is_told(tables: Tables, story: str) -> bool:
    """Whether there is a story, or a chain, of this name."""
    event = story.removeprefix(chains.PREFIX)
    if event != story:
        return chains.is_chain(tables, event)
    return bool(KEY.fullmatch(story)) and story in stories(tables)


def length(tables: Tables, story: str) -> int:
    """The number of its steps; `story` is told."""
    if story.startswith(chains.PREFIX):
        return len(chains.steps(tables, story.removeprefix(chains.PREFIX)))
    return len(stories(tables)[story].steps)


def start(tables: Tables, story: str) -> int:
    """The step at which it begins: the first; of a chain, that of the event that names it."""
    event = story.removeprefix(chains.PREFIX)
    if event == story:
        return 1
    found = chains.steps(tables, event)
    return next((n for n, link in enumerate(found, start=1) if link.event == event), 1)


def params(tables: Tables, story: str, step: int) -> dict[str, str]:
    """The view of a step, as the parameters of a link."""
    if story.startswith(chains.PREFIX):
        found = chains.steps(tables, story.removeprefix(chains.PREFIX))
        return chains.params(tables, found[step - 1])
    return stories(tables)[story].steps[step - 1].params


def title(tables: Tables, story: str) -> str:
    if not story.startswith(chains.PREFIX):
        return stories(tables)[story].title
    root = chains.steps(tables, story.removeprefix(chains.PREFIX))[0].event
    pact = by_key(tables, "instruments").get(by_key(tables, "events")[root].instrument)
    return f"Action and reaction: {pact.short_name if pact else _summary(tables, root)}"


def step_title(tables: Tables, story: str, step: int) -> str:
    if not story.startswith(chains.PREFIX):
        return stories(tables)[story].steps[step - 1].title
    found = chains.steps(tables, story.removeprefix(chains.PREFIX))
    return _summary(tables, found[step - 1].event)


def _summary(tables: Tables, event: str) -> str:
    row = by_key(tables, "events")[event]
    return (row.summary or dates.in_words(row.date)).rstrip(".")


def place(tables: Tables, cited: Cited) -> tuple[int, int] | None:
    """Where the words of a stored document stand in it: start, and end (excluded)."""
    if by_key(tables, "documents")[cited.document].kind != "seed":
        return None
    source = seed(tables, cited.document)
    sentence = source.sentences[cited.sentence - 1]
    at, end = _unwrapped(sentence.text, cited.text)
    return sentence.start + at, sentence.start + end


def _unwrapped(text: str, words: str) -> tuple[int, int]:
    """Where words stand in a text whose lines may be wrapped."""
    kept = [n for n, c in enumerate(text) if not c.isspace() or not text[n - 1 : n].isspace()]
    at = "".join(" " if text[n].isspace() else text[n] for n in kept).index(words)
    return kept[at], kept[at + len(words) - 1] + 1


@derived
def by_event(tables: Tables) -> dict[str, Place]:
    """The first step that quotes the evidence of an event, by the event's key."""
    found: dict[str, Place] = {}
    for key, number, step in _steps(tables):
        for event in quoted(tables, step):
            found.setdefault(event, (key, number))
    return found


def quoted(tables: Tables, step: Step) -> list[str]:
    """The events whose evidence a step quotes, each once."""
    found: list[str] = []
    for cited in step.quotes:
        span = place(tables, cited)
        found += [cited.event] if cited.event else []
        found += [
            event
            for event, start, end in _evidence(tables).get(cited.document, [])
            if span and start < span[1] and span[0] < end
        ]
    return list(dict.fromkeys(found))


@derived
def _evidence(tables: Tables) -> dict[str, list[tuple[str, int, int]]]:
    """The places in stored documents on which events rest, by document."""
    found: dict[str, list[tuple[str, int, int]]] = {}
    for row in rows_of(tables, "evidence"):
        if row.start:
            place = row.event, int(row.start), int(row.end)
            found.setdefault(row.document, []).append(place)
    return found


def of_document(tables: Tables, document: str) -> list[Place]:
    """The stories that quote a document, each with the first step that does."""
    return _first(
        (key, number)
        for key, number, step in _steps(tables)
        if any(cited.document == document for cited in step.quotes)
    )


def of_pact(tables: Tables, instrument: str) -> list[Place]:
    """The stories that select a pact, or quote the evidence of one of its events, likewise."""
    quoted = {row.event for _, row in chronicle.of_instrument(tables, instrument)}
    places = [place for event, place in by_event(tables).items() if event in quoted]
    places += [
        (key, number)
        for key, number, step in _steps(tables)
        if step.params.get("pact") == instrument
    ]
    return _first(sorted(places))


def _steps(tables: Tables) -> Iterator[tuple[str, int, Step]]:
    for key, story in stories(tables).items():
        for number, step in enumerate(story.steps, start=1):
            yield key, number, step


def _first(places: Iterable[Place]) -> list[Place]:
    found: dict[str, int] = {}
    for key, number in places:
        found.setdefault(key, number)
    return list(found.items())
