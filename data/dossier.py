"""What the tables say about a country, a pact or a day, gathered for a reader: plain JSON values.

Codes and facts only, dates in words; sentences and layout are the browser code's business.
"""

from datetime import date
from functools import lru_cache

from data import chronicle, dates, lifecycle, query
from data.chronicle import Facts
from data.tables import Row, Tables, by_key, items

LATEST = 8  # events of the overview


def country(tables: Tables, actor: str, as_of: date) -> Facts:
    """The dossier of an actor on a day (included). Raises `KeyError` for an unknown code.

    Keys: kind "country", code, name, actor_kind, recognition, as_of, exists, part_of (the state
    that held its territory on that day, where another one did), pacts (cards, strongest status
    first), past (cards), later (pacts that it joins after that day), reactions (keys of events),
    events (the facts of all events named in cards and reactions, by key).
    """
    row = by_key(tables, "actors")[actor]
    held = _held(tables, as_of)
    mine = [name for name, parties in held.items() if any(p.actor == actor for p in parties)]
    cards = [_card(tables, name, as_of, actor) for name in mine]
    facts = {
        "kind": "country",
        "code": actor,
        "name": row.name,
        "actor_kind": row.kind,
        "recognition": row.recognition,
        "as_of": dates.day_in_words(as_of),
        "exists": _holds(row, as_of),
        "part_of": _part_of(tables, actor, as_of),
        "pacts": sorted((card for card in cards if not card["over"]), key=_strength),
        "past": [card for card in cards if card["over"]],
        "later": _later_pacts(tables, actor, as_of, set(mine)),
        "reactions": [
            event.event
            for event in reversed(chronicle.known(tables, as_of))
            if event.type in lifecycle.REACTIONS
            and actor in items(event.actors) + items(event.targets)
        ],
    }
    return _with_events(tables, facts)


def pact(tables: Tables, instrument: str, as_of: date) -> Facts:
    """The dossier of an instrument: its card and notes. Raises `KeyError` for an unknown code."""
    row = by_key(tables, "instruments")[instrument]
    facts = {
        "kind": "pact",
        "code": instrument,
        "name": row.short_name,
        "as_of": dates.day_in_words(as_of),
        "card": _card(tables, instrument, as_of, None),
        "full_name": row.name,
        "notes": row.notes,
        "open_to_accession": row.open_to_accession,
    }
    return _with_events(tables, facts)


def overview(tables: Tables, as_of: date) -> Facts:
    """The dossier of a day: the pacts that bind or are talked about, and the latest events.

    Its cards are short: instrument, short, family, binding, status, parties.
    """
    dated = [event for event in chronicle.known(tables, as_of) if event.date][-LATEST:]
    cards = [_short_card(tables, name, parties) for name, parties in _held(tables, as_of).items()]
    facts = {
        "kind": "overview",
        "as_of": dates.day_in_words(as_of),
        "pacts": sorted((card for card in cards if _rank_of(card["status"])), key=_strength),
        "latest": [event.event for event in reversed(dated)],
    }
    return _with_events(tables, facts)


def _with_events(tables: Tables, facts: Facts) -> Facts:
    """Add `events`: the facts of every event that the dossier names, once each, by key."""
    cards = [*facts.get("pacts", []), *facts.get("past", []), *filter(None, [facts.get("card")])]
    named = [key for card in cards for key in card.get("events", [])]
    named += [*facts.get("reactions", []), *facts.get("latest", [])]
    return facts | {"events": {key: chronicle.facts(tables, key) for key in dict.fromkeys(named)}}


def _card(tables: Tables, instrument: str, as_of: date, actor: str | None) -> Facts:
    """An instrument on a day, seen from one party or (None) as a whole."""
    about = by_key(tables, "instruments")[instrument]
    parties = _held(tables, as_of).get(instrument, [])
    own = [p for p in parties if p.actor == actor] if actor else parties
    others = [p for p in parties if p.actor != actor]
    short = _short_card(tables, instrument, own)
    moving = [p for p in own if p.status == short["status"]]
    since = by_key(tables, "events")[moving[0].event] if moving else None
    known = [row for day, row in chronicle.of_instrument(tables, instrument) if day <= as_of]
    return {
        **short,
        "parties": _named(tables, others),
        "form": about.form,
        "over": not _rank_of(short["status"]),
        "certain": bool(moving) and all(bool(p.certain) for p in moving),
        "since": dates.in_words(since.date) if since else "",
        "basis": since.date_basis if since else "",
        "modality": since.modality if since else "",
        "obligations": {flag: getattr(about, flag) for flag in query.OBLIGATIONS},
        "labels": items(about.label_as_reported),
        "events": [row.event for row in reversed(known)],
        "later": _later_events(tables, instrument, as_of),
    }


def _short_card(tables: Tables, instrument: str, parties: list[Row]) -> Facts:
    about = by_key(tables, "instruments")[instrument]
    return {
        "instrument": instrument,
        "short": about.short_name,
        "family": about.family,
        "binding": about.binding,
        "status": max((p.status for p in parties), key=_rank_of, default=""),
        "parties": _named(tables, [p for p in parties if _rank_of(p.status)]),
    }


def _named(tables: Tables, parties: list[Row]) -> list[Facts]:
    return [{"code": p.actor, "name": chronicle.name(tables, p.actor)} for p in parties]


def _later_events(tables: Tables, instrument: str, as_of: date) -> list[Facts]:
    """What came after `as_of`: steps of this instrument, and signatures by exactly its parties."""
    own = chronicle.of_instrument(tables, instrument)
    actors = {row.actors for _, row in own}
    signed = [entry for cell in sorted(actors) for entry in chronicle.signed_by(tables, cell)]
    steps = [entry for entry in own if entry[1].type in lifecycle.LIFE_CYCLE and entry[1].date]
    later = {row.event: (day, row) for day, row in [*steps, *signed] if day > as_of}
    return [
        {"date": dates.in_words(row.date), "day": day.isoformat(), "summary": row.summary}
        for day, row in sorted(later.values(), key=lambda entry: (entry[0], entry[1].event))
    ]


def _later_pacts(tables: Tables, actor: str, as_of: date, seen: set[str]) -> list[Facts]:
    coming: dict[str, int] = {}
    for phase in _phases(tables):
        if phase.actor == actor and phase.start > as_of.toordinal():
            coming[phase.instrument] = min(phase.start, coming.get(phase.instrument, phase.start))
    days = {name: date.fromordinal(day) for name, day in coming.items() if name not in seen}
    return [
        {
            "instrument": name,
            "short": by_key(tables, "instruments")[name].short_name,
            "day": day.isoformat(),
            "date": dates.day_in_words(day),
        }
        for name, day in sorted(days.items(), key=lambda item: (item[1], item[0]))
    ]


def _part_of(tables: Tables, actor: str, as_of: date) -> Facts | None:
    """The state that held today's `actor` on that day, where it was another one."""
    for row in by_key(tables, "borders").values():
        if row.actor != actor and actor in items(row.modern_members) and _holds(row, as_of):
            return {"code": row.actor, "name": row.name}
    return None


def _holds(row: Row, as_of: date) -> bool:
    """Whether the half-open interval of a row holds the day (ISO days compare as text)."""
    day = as_of.isoformat()
    return bool(row.valid_from <= day and (not row.valid_to or day < row.valid_to))


def _rank_of(status: str) -> int:
    return lifecycle.STRENGTH.get(status, 0)


def _strength(card: Facts) -> tuple[int, str]:
    return -_rank_of(card["status"]), card["short"]


@lru_cache(maxsize=256)
def _held(tables: Tables, as_of: date) -> dict[str, list[Row]]:
    """The parties on a day by instrument, in order."""
    held: dict[str, list[Row]] = {}
    for party in query.parties(tables, as_of).itertuples(index=False):
        held.setdefault(str(party.instrument), []).append(party)
    return held


@lru_cache(maxsize=8)
def _phases(tables: Tables) -> list[Row]:
    return list(query.history(tables).itertuples(index=False))
