"""Rows of `obligations` from ATOP: members of a phase whose obligations differ from the others'.

What all members owe together is a row of `instruments` (`data.importers.atop.instruments`).
"""

from collections.abc import Iterator, Sequence

from data.importers.atop.instruments import Alliance, cells
from data.importers.atop.members import FLAGS, Member
from data.tables import Cells

_VARIES = "ATOP adds that it owes different members different things."


def owed(alliance: Alliance, document: str) -> Iterator[Cells]:
    """A row for each actor that owes otherwise than its instrument as a whole says.

    Who stayed twice and owed other things the second time is left out, as a row knows no days.
    """
    whole = cells(alliance)
    rows: dict[str, Sequence[Member]] = {}
    for stay in alliance.stays:
        rows[stay.actor] = [*rows.get(stay.actor, ()), *stay.members]
    for actor, members in sorted(rows.items()):
        told = {tuple(_flags(member).items()) for member in members}
        own = _flags(members[0])
        if len(told) == 1 and any(own[flag] != whole[flag] for flag in own):
            varies = any(member.codes.get("obvary") == 1 for member in members)
            notes = f"The member's own row in the file. {_VARIES if varies else ''}".strip()
            yield {
                "instrument": alliance.instrument,
                "actor": actor,
                **own,
                "document": document,
                "notes": notes,
            }


def _flags(member: Member) -> Cells:
    return {
        ours: str(int(member.codes[column] > 0)) if column in member.codes else "NA"
        for column, ours in FLAGS.items()
    }
