"""What is found of an event in a sentence: the words that report it, and who takes part.

Left to others: finding them (`data.extract.triggers`, `data.extract.roles`), what is proposed of
them (`data.extract.candidates`).
"""

from dataclasses import dataclass

from data.extract.groups import Group
from data.extract.pacts import Pact
from data.lexicon.files import Codes
from data.lexicon.triggers import Form


@dataclass(frozen=True)
class Trigger:
    """Words `first` (included) to `last` (excluded) that report an event, in a `voice` of
    `data.extract.clauses`; `pact` and `body` are the instrument and the organisation in the place
    of their object, None if none stands there."""

    first: int
    last: int
    form: Form
    voice: str
    pact: Pact | None = None
    body: Group | None = None

    @property
    def type(self) -> str:
        """The event type of its family."""
        return self.form.family.type


@dataclass(frozen=True)
class Mention:
    """An event of a `type`: its trigger, parties and targets as sorted codes."""

    type: str
    trigger: Trigger
    parties: Codes
    targets: Codes = ()
