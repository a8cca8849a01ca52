"""When a statement holds, as sets of days, and what that means for a period: the verdict.

Knows no tables; the rules turn rows into days.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from data import dates
from data.checks.period import Period

Days = tuple[tuple[int, int], ...]  # half-open, proleptic ordinals, sorted, not touching
EVER = ((date.min.toordinal(), date.max.toordinal() + 1),)
NEVER: Days = ()


@dataclass(frozen=True)
class Truth:
    """`sure`: the days on which it holds for certain; `possible`: those on which it may hold."""

    sure: Days
    possible: Days

    def and_(self, other: "Truth") -> "Truth":
        """When both hold."""
        return Truth(common(self.sure, other.sure), common(self.possible, other.possible))

    def not_(self) -> "Truth":
        """When it does not hold."""
        return Truth(without(EVER, self.possible), without(EVER, self.sure))

    def ever_since(self) -> "Truth":
        """When it holds or has held before."""
        return Truth(_onwards(self.sure), _onwards(self.possible))

    def known_until(self, last: date) -> "Truth":
        """The same, but with nothing certain after `last` (included)."""
        later = ((last.toordinal() + 1, EVER[0][1]),)
        return Truth(without(self.sure, later), union(self.possible, later))


FALSE = Truth(NEVER, NEVER)
TRUE = Truth(EVER, EVER)
UNKNOWN = Truth(NEVER, EVER)


def verdict(truth: Truth, period: Period) -> str:
    """Supported if it holds on every day of the period, contradicted if on none, else unknown."""
    days = of_period(period)
    if not without(days, truth.sure):
        return "supported"
    return "unknown" if common(days, truth.possible) else "contradicted"


def depends_on_day(truth: Truth, period: Period) -> bool:
    """Whether it surely holds on some days of the period and surely does not on others."""
    days = of_period(period)
    return bool(common(days, truth.sure)) and bool(without(days, truth.possible))


def union(*sets: Days) -> Days:
    """The days that are in any of the sets."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(span for days in sets for span in days if span[0] < span[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def common(one: Days, other: Days) -> Days:
    """The days that are in both sets."""
    pairs = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return union(tuple((start, end) for start, end in pairs if start < end))


def without(one: Days, other: Days) -> Days:
    """The days of the one set that are not in the other."""
    for start, end in other:
        one = union(
            tuple(piece for a, b in one for piece in ((a, min(b, start)), (max(a, end), b)))
        )
    return one


def any_of(truths: Iterable[Truth]) -> Truth:
    """When any of them holds."""
    found = list(truths)
    return Truth(
        union(*(truth.sure for truth in found)), union(*(truth.possible for truth in found))
    )


def _onwards(days: Days) -> Days:
    return ((days[0][0], EVER[0][1]),) if days else NEVER


def of_period(period: Period) -> Days:
    """The days of a period."""
    return ((period.first.toordinal(), period.last.toordinal() + 1),)


def span(valid_from: str, valid_to: str) -> Days:
    """The days of a row that holds from a day (included) until another; an empty cell is open."""
    start = dates.parse_day(valid_from).toordinal() if valid_from else EVER[0][0]
    end = dates.parse_day(valid_to).toordinal() if valid_to else EVER[0][1]
    return ((start, end),)
