"""What the tests of the extractor compare: the events of a text, each as one line of words."""

from data.documents import sentences
from data.extract.candidates import Candidate
from data.extract.engine import extract


def events(text: str) -> list[str]:
    """`SIGN occurred ALB+HRV 2025-03` for each event of a text, in order."""
    return [line(candidate) for candidate in extract(text, "text.txt")]


def last(text: str) -> list[str]:
    """The same of the last sentence only."""
    number = len(sentences(text))
    return [line(found) for found in extract(text, "text.txt") if found.number == number]


def line(candidate: Candidate) -> str:
    """A candidate in words: type, realis, parties, whom it is aimed at, date."""
    aimed = f">{'+'.join(candidate.targets)}" if candidate.targets else ""
    who = "+".join(candidate.parties) + aimed
    return f"{candidate.event_type} {candidate.realis} {who} {candidate.date}".strip()
