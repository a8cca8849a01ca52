"""What a reader hands back from the child process: text, proposals and remarks, as JSON.

Left to others: the process (`data.intake.confine`, `data.intake.child`), the readers.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from data.intake.proposals import Proposal, Proposals
from data.intake.refusals import NotReadable

MOST_TEXT = 2_000_000  # characters, some 700 pages
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r" ?\n ?")
_BLANK = re.compile(r"\n{2,}")


@dataclass(frozen=True)
class Parsed:
    """`text` in paragraphs with blank lines between them; `notes` are sentences for an editor."""

    text: str
    proposals: Proposals
    notes: tuple[str, ...] = ()

    def to_json(self) -> bytes:
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_json(cls, content: bytes) -> "Parsed":
        raw = json.loads(content)
        proposals = {name: Proposal(**found) for name, found in raw["proposals"].items()}
        return cls(raw["text"], Proposals(**proposals), tuple(raw["notes"]))


def check_length(text: str) -> None:
    """Raise `NotReadable` for more text than a document has."""
    if len(text) > MOST_TEXT:
        why = f"holds {len(text):,} characters of text, more than {MOST_TEXT:,}"
        raise NotReadable(why, "add only the part that matters")


def paragraphs(blocks: Iterable[str]) -> str:
    """The text of these blocks: spaces single, nothing unprintable, a blank line between two.

    One line end within a block stays, two part it. The text ends with one, if there is any.
    """
    cleaned = (part.strip() for block in blocks for part in _BLANK.split(_plain(block)))
    text = "\n\n".join(part for part in cleaned if part)
    return f"{text}\n" if text else ""


def _plain(block: str) -> str:
    printable = CONTROL.sub("", block.replace("\r\n", "\n").replace("\r", "\n"))
    return _LINE_ENDS.sub("\n", _SPACES.sub(" ", printable))
