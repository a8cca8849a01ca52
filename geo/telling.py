"""A story or a chain as the player shows it: plain JSON values, captions as nodes, words for codes.

Which there are, and the view of each step, is in `data.stories`; drawing them is the browser's.
"""

from typing import Any

from data import chains, chronicle, findings, markdown, provenance, reading, stories
from data.chains import Link
from data.storyfile import Cited, Step
from data.tables import Tables, by_key, derived
from geo import words

Facts = dict[str, Any]
SPOKEN = 2  # quotes of an event that a step of a chain shows


@derived
def told(tables: Tables, story: str) -> Facts:
    """All of a story; `data.stories.is_told` says whether it is there.

    Keys: key, title, chain (whether it is one), lead (nodes), left (steps of a chain that are not
    told), steps. A step: title, meta (a line, or ""), caption (nodes), asked (number of the step
    that it answers, or 0), events (of which it tells), quotes, against (those that deny it),
    findings.
    """
    event = story.removeprefix(chains.PREFIX)
    about = {"key": story, "title": stories.title(tables, story), "chain": event != story}
    if event == story:
        found = stories.stories(tables)[story]
        steps = [_of_file(tables, step) for step in found.steps]
        return {**about, "lead": markdown.nodes(found.lead), "left": 0, "steps": steps}
    links = chains.steps(tables, event)
    left = len(chains.chain(tables, event)) - len(links)
    return {**about, "lead": [], "left": left, "steps": [_of_chain(tables, x) for x in links]}


def _of_file(tables: Tables, step: Step) -> Facts:
    checked = {
        found["key"]: found for cited in step.quotes for found in _checked(tables, cited)
    }.values()
    return {
        "title": step.title,
        "meta": "",
        "caption": markdown.nodes(step.caption),
        "asked": 0,
        "events": stories.quoted(tables, step),
        "quotes": [_quoted(tables, cited) for cited in step.quotes],
        "against": [],
        "findings": list(checked),
    }


def _quoted(tables: Tables, cited: Cited) -> Facts:
    """A quote as those of events are told (`data.chronicle`)."""
    row = by_key(tables, "documents")[cited.document]
    quote = {"text": cited.text, "document": cited.document, "stored": row.kind == "seed"}
    if quote["stored"]:
        title = provenance.title(tables, cited.document)
        return {**quote, "title": title, "sentence": cited.sentence}
    return {**quote, "publisher": row.publisher or row.title, "url": row.url}


def _checked(tables: Tables, cited: Cited) -> list[Facts]:
    """What the fact checks say of the very words of a stored document."""
    if not (span := stories.place(tables, cited)):
        return []
    of = {"event": findings.of_event, "assertion": findings.of_assertion}
    return [
        found
        for mark in reading.marks(tables, cited.document)
        if mark.start < span[1] and span[0] < mark.end
        for found in of[mark.kind](tables, mark.key)
        if found["document"] == cited.document
    ]


def _of_chain(tables: Tables, link: Link) -> Facts:
    event = chronicle.facts(tables, link.event)
    spoken = [quote for quote in event["quotes"] if quote["stance"] != "denies" and quote["text"]]
    return {
        "title": (event["summary"] or words.TYPES[event["type"]]).rstrip("."),
        "meta": " · ".join(_meta(event)),
        "caption": [],
        "asked": link.answers,
        "events": [link.event],
        "quotes": spoken[:SPOKEN],
        "against": [quote for quote in event["quotes"] if quote["stance"] == "denies"],
        "findings": event.get("findings", []),
    }


def _meta(event: Facts) -> list[str]:
    """What an event is, when it was, how sure it is, and who says so."""
    doubts = [
        words.REALIS.get(event["realis"]),
        words.MODALITIES.get(event["modality"]),
        words.CERTAINTIES.get(event["certainty"]),
    ]
    when = event["date"] or "no date"
    by = [f"according to {event['by']}"] if event["by"] else []
    return [words.TYPES[event["type"]], when, *(doubt for doubt in doubts if doubt), *by]


def on_cards(tables: Tables, event: str, told: str = "") -> Facts:
    """What the card of an event says of stories: its chain (`data.chains.told`), and `story`: an
    offer of the one that quotes it, unless that is `told`; nothing where there is none."""
    chain = chains.told(tables, event)
    place = stories.by_event(tables).get(event)
    return chain | ({"story": offer(tables, *place)} if place and place[0] != told else {})


def offer(tables: Tables, story: str, step: int) -> Facts:
    """What a way into a story says: key, title, step, steps."""
    about = {"key": story, "title": stories.title(tables, story)}
    return {**about, "step": step, "steps": stories.length(tables, story)}
