"""Rules for the life cycle: its steps come in order, and no organisation acts as its members.

What a step does to a status is decided in `data.lifecycle`; the order of cells, in
`data.rules.events`.
"""

from collections.abc import Iterator
from datetime import date

from data import lifecycle
from data.problems import Problem
from data.rules.events import span_of
from data.tables import Row, Tables, items

Entry = tuple[int, Row, lifecycle.Act]  # line, event and what the fold makes of it


def check(tables: Tables) -> Iterator[Problem]:
    """Every rule that needs the events of an instrument one by one."""
    found = _entries(tables)
    for entries in found.values():
        yield from check_order(entries)
    yield from check_expansion(tables, found)


def check_order(entries: list[Entry]) -> Iterator[Problem]:
    """No step of an instrument comes after a stronger one, or leaves what was never joined."""
    held: dict[str, str] = {}
    of = {act.event: (line, row) for line, row, act in entries}
    for act in lifecycle.in_order(act for *_, act in entries):
        line, row = of[act.event]
        for actor in act.actors:
            yield from _out_of_order(line, row, act, actor, held.get(actor, ""))
        yield from _without_predecessor(line, row, act, held)
        held.update(lifecycle.step(held, act))


def _out_of_order(
    line: int, row: Row, act: lifecycle.Act, actor: str, status: str
) -> Iterator[Problem]:
    """Claims are free to contradict; a step with targets is about another's accession."""
    if act.alleged or (row.targets and not act.predecessors):
        return
    reached = lifecycle.STRENGTH.get(status, 0)
    step = f"{act.type} of {row.instrument} by {actor}"
    if act.type in lifecycle.CONCLUSION:
        if reached >= lifecycle.STRENGTH[lifecycle.CONCLUSION[act.type]]:
            message = f"{step}, which is already {status}"
            yield Problem("events.csv", line, "type", message, "correct the date or the type")
    elif act.type in lifecycle.ENDINGS and not lifecycle.is_concluded(status):
        remedy = "add the event by which it became one"
        yield Problem("events.csv", line, "type", f"{step}, which is no party", remedy)


def _without_predecessor(
    line: int, row: Row, act: lifecycle.Act, held: dict[str, str]
) -> Iterator[Problem]:
    """Who succeeds takes the place of a state that had one."""
    if act.type == "SUCCEED" and not row.targets:
        remedy = "name the predecessor as target"
        yield Problem("events.csv", line, "targets", "is empty for a succession", remedy)
    for actor in act.predecessors:
        if lifecycle.STRENGTH.get(held.get(actor, ""), 0) == 0:
            step = f"SUCCEED of {row.instrument} from {actor}"
            remedy = "add the event by which it became one"
            yield Problem("events.csv", line, "targets", f"{step}, which is no party", remedy)


def check_expansion(tables: Tables, entries: dict[str, list[Entry]]) -> Iterator[Problem]:
    """No event lists an organisation together with most of its members on that day."""
    cells = set(tables.events["actors"].tolist())
    bodies = {cell: found for cell in cells if (found := entries.keys() & set(items(cell)))}
    for line, row in tables.rows("events"):
        span = span_of(row) if row.actors in bodies else None
        for code in bodies[row.actors] - {row.instrument} if span else ():
            members = _members(entries[code], span.earliest) if span else set()
            named = members & set(items(row.actors))
            if len(named) * 2 > len(members) > 1:
                message = f"lists {code} beside its members {', '.join(sorted(named))}"
                yield Problem("events.csv", line, "actors", message, f"keep {code} only")


def _members(entries: list[Entry], day: date) -> set[str]:
    """The parties of an instrument on `day`; by its name, an organisation is its instrument."""
    held: dict[str, str] = {}
    for act in lifecycle.in_order(act for *_, act in entries if act.span.earliest <= day):
        held.update(lifecycle.step(held, act))
    return {actor for actor, status in held.items() if lifecycle.is_concluded(status)}


def _entries(tables: Tables) -> dict[str, list[Entry]]:
    """The events that move a status, by instrument."""
    found: dict[str, list[Entry]] = {}
    for line, row in tables.rows("events"):
        span = span_of(row)
        if span and row.instrument and lifecycle.moves(row.type, row.realis, row.certainty):
            entry = (line, row, lifecycle.act_of(row, span))
            found.setdefault(row.instrument, []).append(entry)
    return found
