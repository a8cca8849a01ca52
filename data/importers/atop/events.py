"""Rows of `events` from the stays in an alliance: who signs, joins, leaves, and how it ends.

Why it ended is put into words by `data.importers.atop.endings`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data.dates import DateSpan
from data.importers.atop import endings
from data.importers.atop.instruments import Alliance
from data.importers.atop.stays import Stay
from data.importers.collection import event
from data.importers.states import Names, listed
from data.tables import Cells

Groups = dict[DateSpan, list[Stay]]


@dataclass(frozen=True, eq=False)
class Telling:
    """What the events of an alliance need beside it: its short name, how states were called, the
    first day on which a state is no more, and whether a later phase begins on a given date."""

    short: str
    states: Names
    gone: Mapping[str, date]
    next_phases: Sequence[Alliance]

    def who(self, stays: Sequence[Stay], day: date) -> list[str]:
        return sorted(self.states.on(stay.actor, day) for stay in stays)

    def goes_on(self, end: DateSpan) -> bool:
        last = end.latest + timedelta(days=1)
        starts = [each.founders[0].joined.earliest for each in self.next_phases]
        return any(end.earliest <= start <= last for start in starts)


def events(alliance: Alliance, telling: Telling) -> Iterator[Cells]:
    """The events of one instrument, without who reviewed them."""
    prefix = alliance.instrument.lower().replace("_", "-")
    founders = alliance.founders
    summary = _signed(alliance, telling)
    yield _event(alliance, f"{prefix}-sign", "SIGN", founders, founders[0].joined, summary)
    later = [stay for stay in alliance.stays if not stay.before and stay not in founders]
    for span, stays in _by_date(later, [stay.joined for stay in later]).items():
        summary = f"{listed(telling.who(stays, span.earliest))} join{_s(stays)} “{telling.short}”."
        key = f"{prefix}-accede-{_plain(span)}"
        yield _event(alliance, key, "ACCEDE", stays, span, summary)
    yield from _successions(alliance, telling, prefix)
    yield from _leavings(alliance, telling, prefix)


def _signed(alliance: Alliance, telling: Telling) -> str:
    founders = alliance.founders
    who = listed(telling.who(founders, founders[0].joined.earliest))
    if alliance.key[1] > 1 and not alliance.same_founders:
        first = telling.who(alliance.begun, alliance.begun[0].joined.earliest)
        go_on = f"{who} go{_es(founders)} on with the alliance of {listed(first)}"
        return f"“{telling.short}” begins: {go_on}."
    if alliance.key[1] > 1:
        go_on = f"{who} go{_es(founders)} on with the alliance on other terms"
        return f"“{telling.short}” begins: {go_on}."
    return f"{who} sign{_s(founders)} “{telling.short}”."


def _successions(alliance: Alliance, telling: Telling, prefix: str) -> Iterator[Cells]:
    for stay in alliance.stays:
        if stay.before:
            day = stay.joined.earliest
            names = [
                telling.states.on(each, day - timedelta(days=n))
                for n, each in enumerate((stay.actor, stay.before))
            ]
            what = f"{names[0]} takes the place of {names[1]} in “{telling.short}”"
            summary = f"{what}: ATOP counts both as one member."
            key = f"{prefix}-succeed-{stay.actor.lower().replace('_', '-')}"
            row = _event(alliance, key, "SUCCEED", [stay], stay.joined, summary)
            yield {**row, "targets": stay.before, "date_basis": "inferred"}


def _leavings(alliance: Alliance, telling: Telling, prefix: str) -> Iterator[Cells]:
    """WITHDRAW for who leaves before the others, EXPIRE for the last; none for a state that is no
    more on that day: it is out with its own end, which `lost` tells."""
    left = [(stay, stay.left) for stay in alliance.stays if stay.left]
    groups = _by_date([stay for stay, _ in left], [span for _, span in left])
    over = len(left) + sum(stay.succeeded for stay in alliance.stays) == len(alliance.stays)
    final = max(groups, key=_order) if over and groups else None
    for span, stays in groups.items():
        living = [stay for stay in stays if not is_gone(stay, telling.gone)]
        if living:
            kind = "EXPIRE" if span == final else "WITHDRAW"
            key = f"{prefix}-{'expire' if kind == 'EXPIRE' else f'withdraw-{_plain(span)}'}"
            summary = _left(kind, stays, span, telling)
            yield _event(alliance, key, kind, living, span, summary)


def is_gone(stay: Stay, gone: Mapping[str, date]) -> bool:
    """Whether the state is no more on the first possible day of leaving."""
    return bool(stay.left and stay.actor in gone and gone[stay.actor] <= stay.left.earliest)


def _left(kind: str, stays: Sequence[Stay], span: DateSpan, telling: Telling) -> str:
    day = span.earliest - timedelta(days=1)
    names = telling.who(stays, day)
    why = endings.told(stays, [telling.states.on(stay.actor, day) for stay in stays])
    if kind == "WITHDRAW":
        return f"{listed(names)} leave{_s(stays)} “{telling.short}”. {why}".strip()
    if telling.goes_on(span):
        return f"“{telling.short}” ends, and the alliance goes on in its next phase. {why}".strip()
    return f"“{telling.short}” ends. {why}".strip()


def _by_date(stays: Sequence[Stay], spans: Sequence[DateSpan]) -> Groups:
    groups: Groups = {}
    for span, stay in sorted(zip(spans, stays, strict=True), key=lambda pair: _order(pair[0])):
        groups.setdefault(span, []).append(stay)
    return groups


def _order(span: DateSpan) -> tuple[date, date]:
    return span.earliest, span.latest


def _event(
    alliance: Alliance, key: str, kind: str, stays: Iterable[Stay], span: DateSpan, summary: str
) -> Cells:
    actors = [stay.actor for stay in stays]
    return event(key, kind, alliance.instrument, actors, span.text, summary)


def _plain(span: DateSpan) -> str:
    """The date as a part of a key: of `[1822-12-15..1822-12-31]` its first day."""
    return span.earliest.isoformat() if span.text.startswith("[") else span.text


def _s(stays: Sequence[Stay]) -> str:
    return "s" if len(stays) == 1 else ""


def _es(stays: Sequence[Stay]) -> str:
    return "es" if len(stays) == 1 else ""
