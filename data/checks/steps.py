"""What an actor did with an instrument, in one sentence: signed, joined, suspended its part, left.

The phases come from `data.checks.participation`; what follows from them is the rules' business.
"""

from data import dates
from data.checks import wording
from data.checks.participation import part
from data.dates import DateSpan
from data.tables import Row, Tables, by_key, derived, items

_DID = {
    "SIGN": "signed {}",
    "RATIFY": "ratified {}",
    "ACCEDE": "joined {}",
    "SUCCEED": "took its predecessor's place in {}",
    "ENTER_FORCE": "was bound by {}",
    "SUSPEND": "suspended its part in {}",
    "EXTEND": "extended {}",
    "WITHDRAW": "left {}",
    "EXPIRE": "was a party of {} until it ended",
}


def steps_in_words(
    tables: Tables, actor: str, instrument: str, also: DateSpan | None = None
) -> str:
    """`By the tables Croatia joined NATO on 1 April 2009.`, or that it never was a party.

    `also` is a date of which the tables may tell something else that the two did: a protocol
    that was signed, an invitation.
    """
    who, name = wording.actor(tables, actor), wording.pact(tables, instrument)
    found = part(tables, actor, instrument)
    if not found.joining:
        return f"By the tables {who} has never been a party of {name}."
    keys = dict.fromkeys(phase.event for phase in (*found.joining, *_later(found.phases)))
    rows = sorted((by_key(tables, "events")[key] for key in keys), key=_day)
    sentence = f"By the tables {who} {wording.listed(_told(rows, name))}."
    ended = by_key(tables, "actors")[actor].valid_to
    if ended:
        sentence += f" {wording.capital(who)} existed until {dates.in_words(ended)}."
    return " ".join([sentence, *_others(tables, actor, instrument, also, set(keys))])


def _later(phases: tuple[Row, ...]) -> list[Row]:
    return [phase for phase in phases if phase.status in ("suspended", "withdrawn", "ended")]


def _told(rows: list[Row], name: str) -> list[str]:
    """One clause for each step; the name of the instrument stands in the first, then `it`."""
    told = []
    for number, row in enumerate(rows):
        unsure = "" if row.certainty == "confirmed" else " (not confirmed)"
        did = _DID.get(row.type, "took part in {}").format("it" if number else name)
        told.append(f"{did} {wording.on(row.date)}{unsure}")
    return told


def _others(
    tables: Tables, actor: str, instrument: str, also: DateSpan | None, told: set[str]
) -> list[str]:
    """What else the tables tell of the two on the days of `also`: summaries, with the date."""
    rows = _events(tables).get((actor, instrument), ()) if also else ()
    return [
        f"{wording.capital(wording.on(row.date))}: {row.summary}"
        for row in rows
        if also and row.event not in told and _touches(also, dates.parse(row.date))
    ]


def _touches(one: DateSpan, other: DateSpan) -> bool:
    return one.earliest <= other.latest and other.earliest <= one.latest


@derived
def _events(tables: Tables) -> dict[tuple[str, str], list[Row]]:
    """The dated events in which an actor acts or is acted on, by actor and instrument, in order."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in by_key(tables, "events").values():
        if row.instrument and row.date and row.realis == "occurred":
            for actor in (*items(row.actors), *items(row.targets)):
                found.setdefault((actor, row.instrument), []).append(row)
    return {key: sorted(rows, key=_day) for key, rows in found.items()}


def _day(row: Row) -> tuple[str, str]:
    span = dates.parse(row.date)
    return span.earliest.isoformat(), row.event
