"""Rules for events: basis and evidence, attribution, actors on their dates, life cycle in order.

Whether a quote stands where it is said to stand is judged in `data.rules.quotes`.
"""

from collections.abc import Iterator
from datetime import date

from data import dates, lifecycle
from data.problems import Problem
from data.tables import Tables, items


def check(tables: Tables) -> Iterator[Problem]:
    """Every rule of DESIGN's section 3 that is about events. Rows with bad dates are left to cells."""
    yield from check_basis(tables)
    yield from check_attribution(tables)
    yield from check_actors(tables)
    yield from check_existence(tables)
    yield from check_responses(tables)
    yield from check_order(tables)


def check_basis(tables: Tables) -> Iterator[Problem]:
    """`document` needs a quote from a seed, `reference` a citation with a URL, `none` no date."""
    kinds = tables.documents.set_index("document")[["kind", "url"]].to_dict("index")
    cited: dict[str, set[str]] = {}
    for row in tables.evidence.itertuples():
        document = kinds.get(row.document, {"kind": "", "url": ""})
        if document["kind"] == "seed" and row.quote:
            cited.setdefault(row.event, set()).add("document")
        if document["kind"] == "reference" and document["url"]:
            cited.setdefault(row.event, set()).add("reference")
    for line, row in _rows(tables):
        found = cited.get(row.event, set())
        if not found:
            yield _problem(line, "event", f"'{row.event}' has no evidence", "add it to evidence.csv")
        elif row.date_basis in ("document", "reference") and row.date_basis not in found:
            yield _problem(
                line,
                "date_basis",
                f"'{row.date_basis}' without such evidence",
                "quote a seed" if row.date_basis == "document" else "cite a reference with a URL",
            )
        if (row.date_basis == "none") != (row.date == ""):
            yield _problem(
                line, "date_basis", f"'{row.date_basis}' with the date '{row.date}'", "match them"
            )


def check_attribution(tables: Tables) -> Iterator[Problem]:
    """Whatever is not stated as fact says who says it."""
    for line, row in _rows(tables):
        if row.modality != "fact" and not row.attributed_to:
            yield _problem(
                line, "attributed_to", f"is empty for a {row.modality}", "name who says so"
            )


def check_actors(tables: Tables) -> Iterator[Problem]:
    """Lists are sorted and without repeats; nobody acts upon himself; no organisation is expanded."""
    organisations = set(tables.actors.loc[tables.actors["kind"] == "organisation", "actor"])
    members = _members(tables)
    for line, row in _rows(tables):
        for column in ("actors", "targets"):
            codes = items(getattr(row, column))
            if codes != sorted(set(codes)):
                wanted = ";".join(sorted(set(codes)))
                yield _problem(line, column, f"'{';'.join(codes)}' is not in order", wanted)
        both = sorted(set(items(row.actors)) & set(items(row.targets)))
        if both:
            yield _problem(line, "targets", f"repeats the actor {both[0]}", "remove it from one")
        if row.type in lifecycle.REACTIONS:
            for organisation in sorted(organisations & set(items(row.actors))):
                named = sorted(members.get(organisation, set()) & set(items(row.actors)))
                if named:
                    message = f"lists {organisation} and its member {named[0]}"
                    yield _problem(line, "actors", message, f"keep {organisation} only")


def check_existence(tables: Tables) -> Iterator[Problem]:
    """Each actor exists on some day on which the event may have taken place."""
    lifetimes = {
        row.actor: (_day(row.valid_from, date.min), _day(row.valid_to, date.max))
        for row in tables.actors.itertuples()
    }
    for line, row in _rows(tables):
        span = _span(row.date)
        for column in ("actors", "targets"):
            for code in items(getattr(row, column)):
                born, gone = lifetimes.get(code, (date.min, date.max))
                if span and not (span.earliest < gone and span.latest >= born):
                    message = f"{code} does not exist on {row.date}"
                    yield _problem(line, column, message, "use the state of that day")


def check_responses(tables: Tables) -> Iterator[Problem]:
    """An answer is no earlier than what it answers, and nothing answers itself."""
    spans = {row.event: _span(row.date) for row in tables.events.itertuples()}
    for line, row in _rows(tables):
        if not row.in_response_to:
            continue
        answer, question = _span(row.date), spans.get(row.in_response_to)
        if row.in_response_to == row.event:
            yield _problem(line, "in_response_to", "answers itself", "leave it empty")
        elif answer and question and answer.latest < question.earliest:
            message = f"'{row.in_response_to}' is later than its answer"
            yield _problem(line, "in_response_to", message, "correct one of the dates")


def check_order(tables: Tables) -> Iterator[Problem]:
    """No step of the life cycle comes after a stronger one, or leaves what was never joined."""
    statuses: dict[str, dict[str, str]] = {}
    moving = [(line, row, _span(row.date)) for line, row in _rows(tables) if row.instrument]
    moving = [
        entry
        for entry in moving
        if entry[2] and lifecycle.moves(entry[1].type, entry[1].realis, entry[1].certainty)
    ]
    for line, row, span in sorted(moving, key=lambda e: (e[2].earliest, e[2].latest, e[1].event)):
        held = statuses.setdefault(row.instrument, {})
        actors = tuple(code for code in items(row.actors) if code != row.instrument)
        alleged = lifecycle.is_alleged(row.modality, row.certainty)
        act = lifecycle.Act(row.event, row.type, actors, span, True, alleged)
        for actor in actors:
            yield from _order(line, row, actor, held.get(actor, ""), alleged)
        held.update(lifecycle.step(held, act))


def _order(line: int, row, actor: str, status: str, alleged: bool) -> Iterator[Problem]:  # type: ignore[no-untyped-def]
    reached = lifecycle.STRENGTH.get(status, 0)
    wanted = lifecycle.STRENGTH.get(lifecycle.CONCLUSION.get(row.type, ""), 99)
    if reached >= wanted and not alleged:
        message = f"{row.type} of {row.instrument} by {actor}, which is already {status}"
        yield _problem(line, "type", message, "correct the date or the type")
    if row.type in lifecycle.ENDINGS and reached < lifecycle.STRENGTH["suspended"]:
        message = f"{row.type} of {row.instrument} by {actor}, which is no party"
        yield _problem(line, "type", message, "add the event by which it became one")


def _members(tables: Tables) -> dict[str, set[str]]:
    """Who ever joined the instrument that carries an organisation's name."""
    joined: dict[str, set[str]] = {}
    for row in tables.events.itertuples():
        if row.type in ("SIGN", "ACCEDE") and row.realis == "occurred" and row.instrument:
            joined.setdefault(row.instrument, set()).update(items(row.actors))
    return {name: members - {name} for name, members in joined.items()}


def _rows(tables: Tables) -> Iterator[tuple]:
    return zip(tables.lines["events"], tables.events.itertuples(), strict=True)


def _problem(line: int, column: str, message: str, remedy: str) -> Problem:
    return Problem("events.csv", line, column, message, remedy)


def _span(text: str) -> dates.DateSpan | None:
    try:
        return dates.parse(text) if text else None
    except dates.DateError:
        return None


def _day(text: str, otherwise: date) -> date:
    try:
        return dates.parse_day(text) if text else otherwise
    except dates.DateError:
        return otherwise
