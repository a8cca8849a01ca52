"""What the extractor proposes: one candidate for each mention of an event in a sentence.

Left to others: finding them (`data.extract.engine`), deciding on them (`data.review`).
"""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Candidate:
    """A proposed event, machine-written and rebuilt at will.

    `document` is the key of the document, `number` that of the sentence (from 1), `sentence` its
    hash. `parties` and `targets` are sorted actor codes, organisations never expanded; `date` is
    EDTF or empty; `instrument` the words that name it. `quote` stands at `start` (included) to
    `end` (excluded), code points of the document's text.
    """

    id: str
    document: str
    number: int
    sentence: str
    event_type: str
    realis: str
    parties: tuple[str, ...]
    targets: tuple[str, ...]
    date: str
    instrument: str
    attributed_to: str
    modality: str
    quote: str
    start: int
    end: int


def candidate_id(document: str, normalised: str, event_type: str, ordinal: int) -> str:
    """16 hexadecimal digits that survive re-wrapping, new line ends and typographic quotes.

    `normalised` is the folded sentence, `ordinal` counts from 1 the candidates of this type in
    sentences that fold alike.
    """
    name = "\0".join((document, normalised, event_type, str(ordinal)))
    return hashlib.sha256(name.encode()).hexdigest()[:16]
