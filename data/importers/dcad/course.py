"""What an agreement of DCAD went through, as far as its dates agree with each other.

How this becomes events is left to `data.importers.dcad.events`.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from data import dates
from data.dates import DateSpan
from data.importers import cow, partial_dates
from data.importers.cow import Spell
from data.importers.dcad.agreements import LAST, Agreement

_DOUBTFUL = ("1", "2")  # of 5: DCAD recommends to use what has 3 and more


@dataclass(frozen=True, eq=False)
class Course:
    """What an agreement went through. `in_force` and `end` are None where no event can be made of
    them: not known, or said to be before the signature (`in_force`) or the entry into force."""

    agreement: Agreement
    in_force: DateSpan | None
    end: DateSpan | None
    spells: tuple[tuple[Spell, ...], tuple[Spell, ...]]

    def actors(self, day: date) -> list[str]:
        """Who the two are on a day."""
        return cow.actors_on(self.spells, day)


def course(agreement: Agreement) -> Course:
    """The course of an agreement, as far as its dates agree with each other."""
    signed = agreement.signed.earliest
    in_force = agreement.in_force
    if in_force and (in_force.latest < signed or not agreement.was_signed):
        in_force = None
    in_force = partial_dates.not_before(in_force, signed) if in_force else None
    begun = max(signed, in_force.earliest) if in_force else signed
    end = estimated_end(agreement) if agreement.was_signed else None
    end = (
        partial_dates.not_before(end, begun + timedelta(days=1))
        if end and end.latest > begun
        else None
    )
    until = end.earliest if end else None
    first, second = (
        tuple(cow.spells(code, signed, until, agreement.instrument)) for code in agreement.codes
    )
    return Course(agreement, in_force, end, (first, second))


def estimated_end(agreement: Agreement) -> DateSpan | None:
    """About when it ended: by its duration if known to have ended, else by DCAD's estimate.

    An estimate of 2010 only says that DCAD ends there.
    """
    numbers = agreement.numbers
    if agreement.cells["terminated"] == "1" and "durationactual" in numbers:
        year = agreement.signed.earliest.year + numbers["durationactual"]
    elif numbers.get("endyearestimate", LAST) < LAST:
        year = numbers["endyearestimate"]
    else:
        return None
    return dates.parse(f"{year:04}~")


def certainty(agreement: Agreement) -> str:
    """How sure the signature is."""
    if disagreement(agreement):
        return "disputed"
    doubted = agreement.cells["factivasign"] == "-99"
    return "probable" if doubted or agreement.cells["factivaconf"] in _DOUBTFUL else "confirmed"


def disagreement(agreement: Agreement) -> list[tuple[int, str]]:
    """Codes of states beside which the acronym of another stands, and that acronym."""
    cells = zip(agreement.codes, agreement.named, ("cowname1", "cowname2"), strict=True)
    return [
        (code, agreement.cells[column])
        for code, named, column in cells
        if named not in (code, None)
    ]
