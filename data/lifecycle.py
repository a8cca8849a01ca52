"""How events move the status of the parties of an instrument: one fold, one table of effects.

Knows nothing of days on a screen or of drawing; `data.query` asks it what holds on a date.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from data.dates import DateSpan
from data.tables import Row, items

# From weak to strong. A pair is as strong as its weaker party; what is not listed binds nobody.
STRENGTH = {
    "reported": 1,
    "negotiating": 2,
    "proposed": 3,
    "suspended": 4,
    "signed": 5,
    "ratified": 6,
    "in_force": 7,
}
OVER = frozenset({"withdrawn", "ended", "rejected"})
# Before conclusion: these move a status only while nothing is signed yet.
BEFORE_CONCLUSION = {
    "NEGOTIATE": "negotiating",
    "PROPOSE": "proposed",
    "INVITE": "proposed",
    "APPLY": "proposed",
    "REJECT": "rejected",
}
CONCLUSION = {"SIGN": "signed", "RATIFY": "ratified", "ENTER_FORCE": "in_force"}
ENDINGS = {"SUSPEND": "suspended", "WITHDRAW": "withdrawn", "EXPIRE": "ended"}
# How the types follow each other within one day.
DAY_ORDER = (
    *BEFORE_CONCLUSION,
    *("SIGN", "RATIFY", "ACCEDE", "SUCCEED", "ENTER_FORCE", "AMEND", "EXTEND"),
    *ENDINGS,
)
LIFE_CYCLE = frozenset(DAY_ORDER)
_RANK = {kind: rank for rank, kind in enumerate(DAY_ORDER)}
REACTIONS = frozenset({"CONSULT", "COOPERATE", "SUPPORT", "ACCUSE", "REQUEST"})
_NOT_BELIEVED = frozenset({"disputed", "refuted"})


@dataclass(frozen=True, slots=True)
class Act:
    """One life-cycle event as the fold needs it. `confirmed` is the row's certainty.

    `predecessors` are the states whose place the actors of a `SUCCEED` take.
    """

    event: str
    type: str
    actors: tuple[str, ...]
    span: DateSpan
    confirmed: bool
    alleged: bool
    predecessors: tuple[str, ...] = ()


def act_of(row: Row, span: DateSpan) -> Act:
    """What the fold makes of an event. An organisation is no party to its own treaty."""
    return Act(
        event=row.event,
        type=row.type,
        actors=tuple(actor for actor in items(row.actors) if actor != row.instrument),
        span=span,
        confirmed=row.certainty == "confirmed",
        alleged=is_alleged(row.modality, row.certainty),
        predecessors=tuple(items(row.targets)) if row.type == "SUCCEED" else (),
    )


@dataclass(frozen=True, slots=True)
class Phase:
    """A status of one party from `start` (included) until `end` (excluded; None: still).

    `certain_from` is the first day on which the status is certain; None: never.
    """

    actor: str
    status: str
    start: date
    end: date | None
    certain_from: date | None
    event: str


def moves(event_type: str, realis: str, certainty: str) -> bool:
    """Whether an event moves a status: a life-cycle type, asserted as real, and not refuted.

    What is under way (`ongoing`) can lead to a conclusion, but has neither concluded nor ended
    anything: a party that gave notice of withdrawal is bound until the withdrawal occurs.
    """
    real = realis == "occurred" or (realis == "ongoing" and event_type in BEFORE_CONCLUSION)
    return real and event_type in LIFE_CYCLE and certainty != "refuted"


def in_order(acts: Iterable[Act]) -> list[Act]:
    """The acts as they took effect: by first possible day, last possible day, type and key."""
    return sorted(
        acts,
        key=lambda a: (a.span.earliest, a.span.latest, _RANK[a.type], a.event),
    )


def is_alleged(modality: str, certainty: str) -> bool:
    """Whether a conclusion rests on a claim that is not confirmed: drawn dotted, as `reported`."""
    return certainty in _NOT_BELIEVED or (modality != "fact" and certainty == "unknown")


def step(statuses: dict[str, str], act: Act) -> dict[str, str]:
    """The parties' statuses after `act`; parties not in the result keep theirs.

    EXPIRE ends the instrument for all parties; every other type moves the actors it names. A
    weaker step never pushes back a stronger status, except by the types made for it; and what is
    only alleged ends nothing that is established.
    """
    if act.type == "EXPIRE":
        left = {actor: status for actor, status in statuses.items() if status not in OVER}
        return {actor: "ended" for actor, status in left.items() if _can_end(status, act)}
    moved = {actor: _after(statuses.get(actor, ""), act, statuses) for actor in act.actors}
    return {actor: status for actor, status in moved.items() if status != statuses.get(actor, "")}


def _after(status: str, act: Act, statuses: dict[str, str]) -> str:
    if act.type in BEFORE_CONCLUSION:
        return status if is_concluded(status) else BEFORE_CONCLUSION[act.type]
    if act.type in CONCLUSION or act.type in ("ACCEDE", "SUCCEED"):
        reached = CONCLUSION.get(act.type) or _joined(act, statuses)
        reached = "reported" if act.alleged and reached else reached
        return reached if STRENGTH.get(reached, 0) > STRENGTH.get(status, 0) else status
    if act.type == "EXTEND":
        return "in_force" if status == "suspended" and not act.alleged else status
    return ENDINGS.get(act.type, status) if _can_end(status, act) else status


def is_concluded(status: str) -> bool:
    """Whether a party of this status has signed or more, be its participation suspended or not."""
    return STRENGTH.get(status, 0) >= STRENGTH["suspended"]


def _can_end(status: str, act: Act) -> bool:
    return not (act.alleged and is_concluded(status))


def _joined(act: Act, statuses: dict[str, str]) -> str:
    """Who joins stands where the instrument stands; who succeeds, where the predecessor stood."""
    if act.type == "SUCCEED":
        return _strongest(statuses.get(actor, "") for actor in act.predecessors)
    return _strongest(["signed", *statuses.values()])


def _strongest(statuses: Iterable[str]) -> str:
    """The strongest of the statuses that bind; "" if none does."""
    return max((s for s in statuses if s in STRENGTH), key=STRENGTH.__getitem__, default="")


def phases(acts: Iterable[Act], lifetimes: dict[str, tuple[date, date]]) -> list[Phase]:
    """Fold the acts of one instrument into the phases of its parties.

    `lifetimes[actor]` is the half-open interval in which the actor exists; a phase never leaves
    it, so a dissolved state's participation ends with the state.
    """
    statuses: dict[str, str] = {}
    opened: dict[str, tuple[str, Act]] = {}
    found: list[Phase | None] = []
    for act in in_order(acts):
        for actor, status in step(statuses, act).items():
            if actor in opened:
                found.append(_phase(actor, *opened[actor], act.span.earliest, lifetimes[actor]))
            statuses[actor] = status
            opened[actor] = status, act
    found += [_phase(actor, *last, date.max, lifetimes[actor]) for actor, last in opened.items()]
    return [phase for phase in found if phase]


def _phase(
    actor: str, status: str, act: Act, end: date, lifetime: tuple[date, date]
) -> Phase | None:
    """The phase that `act` opens, as far as the actor lives; None if it does not in these days."""
    start, end = max(act.span.earliest, lifetime[0]), min(end, lifetime[1])
    if start >= end:
        return None
    settled = act.confirmed and not act.span.qualified
    certain_from = act.span.latest if settled else None
    return Phase(actor, status, start, None if end == date.max else end, certain_from, act.event)
