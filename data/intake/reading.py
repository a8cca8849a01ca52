"""Reads one received file: text for the seed, hashes, proposals with their basis, remarks.

Left to others: what kind it is (`data.intake.kinds`), opening what is no text in a process of its
own (`data.intake.confine`), whether the text is known already (`data.intake.recognise`).
"""

import hashlib
from dataclasses import dataclass, fields

from data.intake import confine, dateline, kinds
from data.intake.decoding import decode
from data.intake.parsed import Parsed, check_length
from data.intake.proposals import Proposal, Proposals
from data.intake.refusals import NotReadable, one_line
from data.normalise import is_blank

MOST_BYTES = 20 << 20


@dataclass(frozen=True)
class Reading:
    """A received file, read. The bytes themselves are never changed.

    `text` is what becomes the seed: of UTF-8 plain text exactly what was received, of everything
    else paragraphs (headings are some) with blank lines between them. `sha256` is the hash of the
    received bytes, `text_sha256` that of the text in UTF-8; they are equal if the received file
    is the seed itself. `notes` are remarks for an editor.
    """

    name: str
    media_type: str
    text: str
    sha256: str
    text_sha256: str
    proposals: Proposals
    notes: tuple[str, ...] = ()

    @property
    def is_seed(self) -> bool:
        """Whether the received file is the seed itself, so that no second file is kept."""
        return self.sha256 == self.text_sha256


def read(content: bytes, name: str) -> Reading:
    """Read the bytes of a file called `name` (only its extension matters).

    Raises `NotReadable`, which names the file, what stands in the way and what to do.
    """
    try:
        _check_size(content)
        media_type, parsed = _parse(content, name)
        _check_text(parsed.text)
    except NotReadable as refusal:
        raise refusal.of(name) from refusal
    in_text = dateline.propose(parsed.text)
    doubt = _doubt(parsed.proposals.published, in_text.published)
    remarks = (kinds.disagreement(media_type, name), *parsed.notes, doubt)
    return Reading(
        name,
        media_type,
        parsed.text,
        hashlib.sha256(content).hexdigest(),
        hashlib.sha256(parsed.text.encode()).hexdigest(),
        _filled_up(parsed.proposals, in_text),
        tuple(one_line(remark) for remark in remarks if remark),
    )


def _check_size(content: bytes) -> None:
    if not content:
        raise NotReadable("is empty", "add a file that holds a text")
    if len(content) > MOST_BYTES:
        size, most = len(content) / (1 << 20), MOST_BYTES >> 20
        why = f"has {size:.1f} MB, more than {most} MB"
        raise NotReadable(why, "add only the pages that matter, or their text")


def _check_text(text: str) -> None:
    if is_blank(text):
        raise NotReadable("holds no text", "add the document as text")
    check_length(text)


def _parse(content: bytes, name: str) -> tuple[str, Parsed]:
    media_type = kinds.binary(content)
    if media_type:
        return media_type, confine.parse(media_type, content)
    text, remark = decode(content)
    media_type = kinds.textual(text, name)
    if media_type == kinds.PLAIN:
        parsed = Parsed(text, Proposals())
    else:
        parsed = confine.parse(media_type, text.encode())
    return media_type, Parsed(parsed.text, parsed.proposals, (remark, *parsed.notes))


def _doubt(published: Proposal, in_text: Proposal) -> str:
    """What to say if file and text name different days."""
    if not (published and in_text) or published.value == in_text.value:
        return ""
    return f"published on {published.value} by its {published.basis}, {in_text.value} by its text"


def _filled_up(first: Proposals, second: Proposals) -> Proposals:
    """What the file itself says, and where it is silent what its text says."""
    names = [field.name for field in fields(Proposals)]
    return Proposals(**{name: getattr(first, name) or getattr(second, name) for name in names})
