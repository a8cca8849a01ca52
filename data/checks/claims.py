"""Rules on what documents report as events: accusations of a breach, and talks that were overtaken.

Statements that are no events have rules of their own; `data.check` runs both.
"""

from collections.abc import Iterator

from data import dates, lifecycle
from data.checks import rulings, wording
from data.checks.content import promise_in_words
from data.checks.findings import Finding, Place, Reference, Ruling, of_event
from data.checks.participation import covered, party
from data.checks.period import Period, of_document
from data.checks.truth import verdict
from data.tables import Row, Tables, by_key, derived, items


def of_events(tables: Tables) -> Iterator[Finding]:
    """What the rules say of the events that seeds report, once for each seed."""
    for key, places in _reports(tables).items():
        row = by_key(tables, "events")[key]
        for place in places:
            yield from _accused(tables, row, place)
            yield from _superseded(tables, row, place)


def _accused(tables: Tables, row: Row, place: Place) -> Iterator[Finding]:
    """Only a party can violate an instrument; whether a party did is not for tables to say.

    An accusation that answers an event about the same instrument criticises that instrument.
    """
    answers = by_key(tables, "events").get(row.in_response_to)
    about_itself = answers is not None and answers.instrument == row.instrument
    alleged = row.type == "ACCUSE" and row.realis == "occurred" and row.modality != "fact"
    if about_itself or not (alleged and row.instrument):
        return
    for target in items(row.targets):
        yield of_event(row.event, "violation", _breach(tables, row, target, place), place, target)


def _breach(tables: Tables, row: Row, target: str, place: Place) -> Ruling:
    who, name = wording.actor(tables, target), wording.pact(tables, row.instrument)
    by = row.attributed_to or wording.actors(tables, items(row.actors))
    says = f"{by} accuses {who} of violating {name}"
    if not covered(tables, row.instrument):
        return rulings.not_covered(tables, row.instrument, says)
    span = dates.parse(row.date) if row.date else None
    period = Period(span.earliest, span.latest) if span else of_document(tables, place.document)
    held = verdict(party(tables, target, row.instrument), period)
    reference, sources = rulings.party_rows(tables, target, row.instrument)
    when = period.words
    found = {
        "contradicted": f"By the tables {who} was no party of it {when}: it could not violate it.",
        "supported": f"By the tables {who} was a party of it {when}; whether it violated it,"
        " they do not say.",
        "unknown": f"Whether {who} was a party of it {when} is not certain.",
    }[held]
    if row.certainty in ("disputed", "refuted"):
        found += f" The claim is {row.certainty}."
    needs = f"A finding by a body of {name}, or by its parties."
    return Ruling(
        "contradicted" if held == "contradicted" else "unknown",
        says,
        found,
        reference,
        tuple(sorted({*sources, *_denials(tables, row.event)})),
        needs,
    )


def _superseded(tables: Tables, row: Row, place: Place) -> Iterator[Finding]:
    """Reported talks, not confirmed, after which the same actors signed something."""
    reported = row.modality != "fact" and row.certainty != "confirmed"
    real = row.realis in ("occurred", "ongoing")
    if row.type not in lifecycle.BEFORE_CONCLUSION or not (reported and real and row.instrument):
        return
    span = dates.parse(row.date) if row.date else None
    since = span.earliest if span else of_document(tables, place.document).first
    later = [s for s in _signatures(tables).get(row.actors, []) if _begins(s) >= since.isoformat()]
    if later:
        yield of_event(row.event, "superseded", _overtaken(tables, row, later[0]), place)


def _overtaken(tables: Tables, row: Row, signature: Row) -> Ruling:
    who = wording.actors(tables, items(row.actors))
    talks, name = (wording.pact(tables, r.instrument) for r in (row, signature))
    pact = by_key(tables, "instruments")[signature.instrument]
    when = wording.capital(wording.on(signature.date))
    same = row.instrument == signature.instrument
    next_ = "it" if same else f"another instrument, {name}"
    found = f"{when} {who} signed {next_}."
    if not same:
        found += f" {promise_in_words(pact, 'defense')} No source confirms the talks themselves."
    return Ruling(
        "supported" if same else "unknown",
        f"{who} talk about {talks}",
        found,
        Reference("events", (signature.event,)),
        wording.documents_of(tables, (signature.event,)),
        "A confirmation of the talks by one of those who are said to hold them.",
    )


def _begins(row: Row) -> str:
    return dates.parse(row.date).earliest.isoformat()


@derived
def _signatures(tables: Tables) -> dict[str, list[Row]]:
    """The confirmed signatures by the cell of their actors, oldest first."""
    found: dict[str, list[Row]] = {}
    for row in by_key(tables, "events").values():
        took_place = row.realis == "occurred" and row.certainty == "confirmed"
        if row.type == "SIGN" and took_place and row.date and row.instrument:
            found.setdefault(row.actors, []).append(row)
    return {actors: sorted(rows, key=_begins) for actors, rows in found.items()}


def _denials(tables: Tables, event: str) -> set[str]:
    evidence = tables.evidence
    found = evidence[(evidence["event"] == event) & (evidence["stance"] == "denies")]
    return set(found["document"])


@derived
def _reports(tables: Tables) -> dict[str, tuple[Place, ...]]:
    """Where seeds report each event: the first such quote in each seed."""
    documents = by_key(tables, "documents")
    found: dict[str, dict[str, Row]] = {}
    row: Row
    for row in tables.evidence.itertuples():
        if documents[row.document].kind == "seed" and row.stance in ("reports", "repeats"):
            first = found.setdefault(row.event, {}).get(row.document)
            if first is None or _rank(row) < _rank(first):
                found[row.event][row.document] = row
    return {
        event: tuple(Place(r.document, r.quote, int(r.start), int(r.end)) for r in rows.values())
        for event, rows in found.items()
    }


def _rank(row: Row) -> tuple[bool, int]:
    return row.stance != "reports", int(row.start)
