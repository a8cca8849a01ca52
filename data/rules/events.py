"""Rules for events: basis and evidence, attribution, actors on their dates, order of answers.

Left to others: whether a quote stands where it is said to stand (`data.rules.quotes`), the order of
the life cycle (`data.rules.lifecycles`). Rows with bad dates are left to `data.rules.cells`.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from data import dates
from data.problems import Problem
from data.rules.intervals import interval, lifetimes
from data.tables import Row, Tables, items

_REMEDIES = {"document": "quote a seed", "reference": "cite a reference with a URL"}


def check(tables: Tables) -> Iterator[Problem]:
    """Every rule that looks at one event and what it rests on."""
    yield from check_basis(tables)
    yield from check_attribution(tables)
    yield from check_lists(tables)
    yield from check_existence(tables)
    yield from check_responses(tables)


def check_basis(tables: Tables) -> Iterator[Problem]:
    """`document` needs a quote from a seed, `reference` a citation with a URL, `none` no date."""
    found = _bases(tables)
    for line, row in tables.rows("events"):
        bases = found.get(row.event, set())
        if not bases:
            message = f"'{row.event}' has no evidence"
            yield _problem(line, "event", message, "add it to evidence.csv")
        elif row.date_basis in _REMEDIES and row.date_basis not in bases:
            message = f"'{row.date_basis}' without such evidence"
            yield _problem(line, "date_basis", message, _REMEDIES[row.date_basis])
        if (row.date_basis == "none") != (row.date == ""):
            message = f"'{row.date_basis}' with the date '{row.date}'"
            yield _problem(line, "date_basis", message, "write none where there is no date")


def _bases(tables: Tables) -> dict[str, set[str]]:
    """What the evidence of each event can be a basis of: `document`, `reference` or both."""
    documents = {row.document: row for _, row in tables.rows("documents")}
    found: dict[str, set[str]] = {}
    for _, row in tables.rows("evidence"):
        document = documents.get(row.document)
        if document and document.kind == "seed" and row.quote:
            found.setdefault(row.event, set()).add("document")
        if document and document.kind == "reference" and document.url:
            found.setdefault(row.event, set()).add("reference")
    return found


def check_attribution(tables: Tables) -> Iterator[Problem]:
    """Whatever is not stated as fact says who says it."""
    for line, row in tables.rows("events"):
        if row.modality != "fact" and not row.attributed_to:
            message = f"is empty for a modality of {row.modality}"
            yield _problem(line, "attributed_to", message, "name who says so")


def check_lists(tables: Tables) -> Iterator[Problem]:
    """Actors and targets are sorted, without repeats, and disjoint."""
    wanted = {cell: ";".join(sorted(set(items(cell)))) for cell in _groups(tables)}
    for line, row in tables.rows("events"):
        for column, cell in (("actors", row.actors), ("targets", row.targets)):
            if cell != wanted[cell]:
                message = f"'{cell}' is not in order, each once"
                yield _problem(line, column, message, f"write {wanted[cell]}")
        for code in sorted({*items(row.actors)} & {*items(row.targets)}) if row.targets else ():
            yield _problem(line, "targets", f"repeats the actor {code}", "remove it from one")


def _groups(tables: Tables) -> set[str]:
    """Every cell of actors or targets: far fewer than rows, so each is read once."""
    return {*tables.events["actors"].tolist(), *tables.events["targets"].tolist()}


def check_existence(tables: Tables) -> Iterator[Problem]:
    """Each actor exists on some day on which the event may have taken place.

    A territory that signs shortly before its independence exists as a row of `borders`; the last
    day of a predecessor is the day before.
    """
    lived = lifetimes(tables)
    for _, row in tables.rows("borders"):
        born, gone = lived.get(row.actor, (date.max, date.min))
        start, end = interval(row)
        lived[row.actor] = min(born, start), max(gone, end)
    mortal = {code for code, life in lived.items() if life != (date.min, date.max)}
    doubtful = {cell: [*filter(mortal.__contains__, items(cell))] for cell in _groups(tables)}
    for line, row in tables.rows("events"):
        if not (doubtful[row.actors] or doubtful[row.targets]):
            continue
        span = span_of(row)
        for column in ("actors", "targets") if span else ():
            for code in doubtful[getattr(row, column)]:
                born, gone = lived[code]
                if row.type == "SUCCEED" and column == "targets" and gone != date.max:
                    gone += timedelta(days=1)
                if span and not (span.earliest < gone and born <= span.latest):
                    message = f"{code} does not exist on {row.date}"
                    yield _problem(line, column, message, "use the state of that day")


def check_responses(tables: Tables) -> Iterator[Problem]:
    """An answer is no earlier than what it answers, and nothing answers itself, nor in a circle."""
    rows = {row.event: row for _, row in tables.rows("events")}
    for line, row in tables.rows("events"):
        if not row.in_response_to:
            continue
        asked = rows.get(row.in_response_to)
        answer, question = span_of(rows[row.event]), span_of(asked) if asked else None
        if row.in_response_to == row.event:
            message = f"'{row.event}' answers itself"
            yield _problem(line, "in_response_to", message, "leave it empty")
        elif answer and question and answer.latest < question.earliest:
            message = f"'{row.in_response_to}' is later than its answer"
            yield _problem(line, "in_response_to", message, "correct one of the dates")
        elif row.event in (circle := _answered(rows, row)):
            message = f"'{row.event}' answers itself by way of {', '.join(circle[:-1])}"
            yield _problem(line, "in_response_to", message, "leave one of them empty")


def _answered(rows: dict[str, Row], row: Row) -> list[str]:
    """What an event answers, what that answers, and so on; each once."""
    path: list[str] = []
    asked = row.in_response_to
    while asked in rows and asked not in path:
        path.append(asked)
        asked = rows[asked].in_response_to
    return path


def span_of(row: Row) -> dates.DateSpan | None:
    """The date of an event; None if it has none, or none that can be read."""
    try:
        return dates.parse(row.date) if row.date else None
    except dates.DateError:
        return None


def _problem(line: int, column: str, message: str, remedy: str) -> Problem:
    return Problem("events.csv", line, column, message, remedy)
