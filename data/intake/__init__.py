"""The intake of documents: a file as it was received becomes text with proposals for its row.

Left to others: storing what was read (`data.store`), cutting it into sentences (`data.documents`),
finding events in it (`data.extract`), deciding about proposals (people).
"""

from data.intake.proposals import Proposal, Proposals
from data.intake.reading import Reading, read
from data.intake.refusals import NotReadable

__all__ = ["NotReadable", "Proposal", "Proposals", "Reading", "read"]
