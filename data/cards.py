"""The facts of one pact on a day: a row for lists, a card with its events, a chart of its parties.

Plain JSON values, dates in words. Which pacts a dossier holds is decided in `data.dossier`.
"""

import re
from datetime import date

from data import chronicle, dates, findings, lifecycle, query, standing
from data.chronicle import Facts
from data.tables import Row, Tables, by_key, derived, items

_STEP = ("since", "day", "basis", "modality", "certainty", "step")
_CODE = re.compile(r"[A-Z0-9][A-Z0-9_]{2,}")


def brief(tables: Tables, instrument: str, status: str) -> Facts:
    """A pact in the least of words: instrument, short, family, binding, status."""
    about = by_key(tables, "instruments")[instrument]
    return {
        "instrument": instrument,
        "short": about.short_name,
        "family": about.family,
        "binding": about.binding,
        "status": status,
    }


def row(tables: Tables, instrument: str, as_of: date, actor: str | None = None) -> Facts:
    """A pact on a day, seen from one party or (None) as a whole, and its status accordingly.

    Beside `brief`: count (of its parties; applicants are none), parties (the others, code and
    name; of a large pact none), over, certain, since, day, basis, modality and certainty of the
    step that led to the status, step (its key), form, obligations (by ATOP's flags), labels.
    """
    parties = standing.parties(tables, instrument, as_of)
    own = [phase for phase in parties if phase.actor == actor] if actor else parties
    status = standing.together(own)
    others = standing.bound(phase for phase in parties if phase.actor != actor)
    count = len(standing.counted(parties))
    return {
        **brief(tables, instrument, status),
        "count": count,
        "parties": named(tables, others) if count <= standing.LARGE else [],
        "over": not standing.rank(status),
        **_step(tables, [phase for phase in own if phase.status == status], as_of),
        **_content(tables, instrument),
    }


def card(tables: Tables, instrument: str, as_of: date, actor: str | None = None) -> Facts:
    """A row that tells all: `full`, all parties, events (keys of those known, newest first), later
    (what came after: date, day, summary), findings (of what documents say the pact is)."""
    others = standing.bound(
        phase for phase in standing.parties(tables, instrument, as_of) if phase.actor != actor
    )
    return {
        **row(tables, instrument, as_of, actor),
        "full": True,
        "findings": findings.of_label(tables, instrument),
        "parties": named(tables, others),
        "events": events(tables, instrument, as_of),
        "later": _later(tables, instrument, as_of),
    }


def events(tables: Tables, instrument: str, as_of: date) -> list[str]:
    """The keys of what is known of an instrument on a day, newest first."""
    known = chronicle.of_instrument(tables, instrument)
    return [event.event for day, event in reversed(known) if day <= as_of]


def chart(tables: Tables, instrument: str) -> Facts:
    """The parties with their intervals: first, last (days, both included) and rows.

    A row: code, name, segments in order. A segment: status, start (included), end (excluded; ""
    where it lasts), since and until in words, certain. Rows come in the order of joining.
    """
    phases = standing.of_pact(tables, instrument)
    lines: dict[str, list[Row]] = {}
    for phase in phases:
        lines.setdefault(phase.actor, []).append(phase)
    ordered = sorted(lines.values(), key=_joining)
    first = min((phase.start for phase in phases), default=None)
    return {
        "first": date.fromordinal(first).isoformat() if first else "",
        "last": query.coverage(tables)[1].isoformat(),
        "rows": [
            {**named(tables, line[:1])[0], "segments": _segments(tables, line)} for line in ordered
        ],
    }


def sources(tables: Tables, text: str) -> Facts:
    """What the codes in a note stand for, by code: of documents title, publisher and url, of other
    pacts short (what is no word, such as NATO, is a code)."""
    documents, pacts = by_key(tables, "documents"), by_key(tables, "instruments")
    codes = dict.fromkeys(_CODE.findall(text))
    cited = {
        code: {
            "title": documents[code].title,
            "publisher": documents[code].publisher,
            "url": documents[code].url,
        }
        for code in codes
        if code in documents
    }
    named = (code for code in codes if code in pacts and not code.isalpha())
    return {code: {"short": pacts[code].short_name} for code in named} | cited


def named(tables: Tables, phases: list[Row]) -> list[Facts]:
    return [{"code": p.actor, "name": chronicle.name(tables, p.actor)} for p in phases]


def _step(tables: Tables, reached: list[Row], as_of: date) -> Facts:
    """The event by which the first of these phases was reached, and how sure it is."""
    if not reached:
        return {**dict.fromkeys(_STEP, ""), "certain": False}
    first = min(reached, key=lambda phase: (phase.start, phase.actor))
    event = by_key(tables, "events")[first.event]
    return {
        "certain": bool(first.certain_from <= as_of.toordinal()),
        "since": dates.in_words(event.date),
        "day": date.fromordinal(first.start).isoformat(),
        "basis": event.date_basis,
        "modality": event.modality,
        "certainty": event.certainty,
        "step": event.event,
    }


def _content(tables: Tables, instrument: str) -> Facts:
    about = by_key(tables, "instruments")[instrument]
    return {
        "form": about.form,
        "obligations": {flag: getattr(about, flag) for flag in query.OBLIGATIONS},
        "labels": items(about.label_as_reported),
    }


def _later(tables: Tables, instrument: str, as_of: date) -> list[Facts]:
    """What came after `as_of`: steps of this instrument, and signatures by exactly its parties.

    A single state's name is no group of parties: what it signs later has nothing to do with this.
    """
    own = chronicle.of_instrument(tables, instrument)
    groups = sorted({event.actors for _, event in own if ";" in event.actors})
    signed = [entry for cell in groups for entry in chronicle.signed_by(tables, cell)]
    steps = [entry for entry in own if entry[1].type in lifecycle.LIFE_CYCLE and entry[1].date]
    later = {event.event: (day, event) for day, event in [*steps, *signed] if day > as_of}
    return [
        {"date": dates.in_words(event.date), "day": day.isoformat(), "summary": event.summary}
        for day, event in sorted(later.values(), key=lambda entry: (entry[0], entry[1].event))
    ]


def _joining(line: list[Row]) -> tuple[int, str]:
    """By the first day as a member, or as anything where it never was one."""
    return (standing.members(line) or line)[0].start, line[0].actor


def _segments(tables: Tables, line: list[Row]) -> list[Facts]:
    still = date.max.toordinal()
    return [
        {
            "status": phase.status,
            "start": date.fromordinal(phase.start).isoformat(),
            "end": "" if phase.end == still else date.fromordinal(phase.end).isoformat(),
            "since": began(tables, phase.event, phase.start),
            "until": "" if phase.end == still else dates.day_in_words(date.fromordinal(phase.end)),
            "certain": phase.certain_from != still,
        }
        for phase in line
    ]


@derived
def began(tables: Tables, event: str, start: int) -> str:
    """When a phase began, as exactly as its event is dated; a new state's begins with the state."""
    text = by_key(tables, "events")[event].date
    day = date.fromordinal(start)
    return dates.in_words(text) if dates.parse(text).earliest == day else dates.day_in_words(day)
