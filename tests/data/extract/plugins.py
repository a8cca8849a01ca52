"""Extractors that tests plug in, as a user would; each does one thing."""

import os
from collections.abc import Iterator

from data.documents import Document
from data.extract.proposers import Proposal


class Guest:
    """Proposes that Albania and Croatia signed whatever the text's first word is."""

    name = "guest"

    def propose(self, document: Document) -> Iterator[Proposal]:
        quote = document.text.split()[0]
        start = document.text.index(quote)
        yield Proposal("SIGN", "occurred", ["HRV", "ALB"], quote, start, start + len(quote))


class Liar(Guest):
    """Quotes what the text does not say."""

    name = "liar"

    def propose(self, document: Document) -> Iterator[Proposal]:
        yield Proposal("SIGN", "occurred", ["HRV", "ALB"], "They signed.", 0, 12)


class Fragile(Guest):
    """Fails at texts with the word "trouble"."""

    name = "fragile"

    def propose(self, document: Document) -> Iterator[Proposal]:
        yield from super().propose(document)
        if "trouble" in document.text:
            raise LookupError("no way\nout")


class Deadly(Guest):
    """Ends its process at texts with the word "poison"."""

    name = "deadly"

    def propose(self, document: Document) -> Iterator[Proposal]:
        if "poison" in document.text:
            os._exit(3)
        yield from super().propose(document)


class Nameless:
    """Has all that an extractor must have; fails at any text."""

    def propose(self, document: Document) -> Iterator[Proposal]:
        raise LookupError(document.key)


class Mute:
    """Proposes nothing, as it cannot."""

    name = "mute"
