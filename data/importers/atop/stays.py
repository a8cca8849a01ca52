"""Who was in an instrument from when to when, as our actors: from the member rows of one phase.

How these stays become events is left to `data.importers.atop.events`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from data import dates
from data.dates import DateSpan
from data.importers import partial_dates
from data.importers.atop.members import Member, spells_of


@dataclass(frozen=True, eq=False)
class Stay:
    """An actor from `joined` until `left` (None: still). `before` is the state whose place it took
    then, `succeeded` says that another state took its own. `members` are the rows that say so."""

    actor: str
    joined: DateSpan
    left: DateSpan | None
    members: tuple[Member, ...]
    before: str = ""
    succeeded: bool = False


def stays(members: Sequence[Member]) -> list[Stay]:
    """The stays of one instrument, in the order of joining; what only touches is one stay."""
    of_actor: dict[str, list[Stay]] = {}
    pieces = [piece for member in members for piece in _pieces(member)]
    for piece in sorted(pieces, key=_order):
        of_actor.setdefault(piece.actor, []).append(piece)
    joined = [stay for of_one in of_actor.values() for stay in _joined(of_one)]
    return sorted(joined, key=_order)


def _order(stay: Stay) -> tuple[object, ...]:
    return stay.joined.earliest, stay.joined.latest, stay.actor


def _pieces(member: Member) -> Iterator[Stay]:
    """A row for each state that its code meant meanwhile: Yugoslavia, then its successors."""
    spells = spells_of(member)
    left = partial_dates.not_before(member.left, member.joined.earliest) if member.left else None
    joined, before = member.joined, ""
    for n, spell in enumerate(spells):
        last = n == len(spells) - 1
        joined = dates.parse(spell.start.isoformat()) if n else joined
        yield Stay(spell.actor, joined, left if last else None, (member,), before, not last)
        before = spell.actor


def _joined(pieces: Sequence[Stay]) -> Iterator[Stay]:
    """One actor's stays: West Germany's code ends where that of Germany begins, Germany stays."""
    current = pieces[0]
    for piece in pieces[1:]:
        if _touch(current, piece):
            members = (*current.members, *piece.members)
            current = replace(current, left=piece.left, members=members, succeeded=piece.succeeded)
        else:
            yield current
            current = piece
    yield current


def _touch(earlier: Stay, later: Stay) -> bool:
    if later.before or earlier.succeeded or earlier.left is None:
        return False
    return later.joined.earliest.toordinal() <= earlier.left.latest.toordinal() + 1
