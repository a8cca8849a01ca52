"""What the tables say about a country, a pact or a day, gathered for a reader: plain JSON values.

Codes and facts only, dates in words; sentences and layout are the browser code's business. What is
said of one pact is in `data.cards`, what of a day in `data.frontpage`.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from datetime import date

from data import cards, chronicle, coverage, dates, frontpage, standing
from data.chronicle import Facts
from data.tables import Row, Tables, by_key, derived, items

Teller = Callable[[Tables, str, date, str | None], Facts]  # of a pact, as seen by an actor

SMALL = 6  # a country of no more pacts gets full cards for all
LISTED = 8  # pacts of one status that a country shows at first: these bring their evidence
TELLABLE = 16  # a pact of more events is told on its own page only
CONTACTS = 12  # statements and contacts of a country


def country(
    tables: Tables, actor: str, as_of: date, row: Teller = cards.row, card: Teller = cards.card
) -> Facts:
    """The dossier of an actor on a day (included). Raises `KeyError` for an unknown code.

    Who asks for many days gives `row` and `card` that remember what they told.

    Keys: kind "country", code, name, actor_kind, recognition, as_of, exists, covered (whether no
    pact means none; None: not known), part_of (the state that held its territory on that day,
    where another one did), ruled (how, and by whom, where it was not sovereign), nato (a brief
    with `since`, a year; False: outside; None: not asked), large (the strongest other large pacts,
    likewise), pacts and past (rows or cards in reading order; `step` only where it is seen at
    first), listed (how many of one status are seen at first), later (pacts that it joins after
    that day), reactions (keys of events), events (the facts of all events named, by key).
    """
    about = by_key(tables, "actors")[actor]
    mine = standing.held(standing.of_actor(tables, actor), as_of)
    now = standing.bound(mine)
    full = _told_in_full(tables, now, as_of)

    def told(phase: Row) -> Facts:
        tell = card if phase.instrument in full else row
        return tell(tables, phase.instrument, as_of, actor)

    facts = {
        "kind": "country",
        "code": actor,
        "name": about.name,
        "actor_kind": about.kind,
        "recognition": about.recognition,
        "as_of": dates.day_in_words(as_of),
        "exists": dates.between(about.valid_from, about.valid_to, as_of),
        "covered": coverage.holds(tables, actor, as_of),
        **ground(tables, actor, as_of),
        **_large(tables, actor, as_of),
        "pacts": _listed([told(phase) for phase in now]),
        "past": _listed([told(phase) for phase in mine if phase not in now]),
        "listed": LISTED,
        "later": _later_pacts(tables, actor, as_of, {phase.instrument for phase in mine}),
        "reactions": _reactions(tables, actor, as_of),
    }
    return _with_events(tables, facts)


def pact(tables: Tables, instrument: str, as_of: date) -> Facts:
    """The dossier of an instrument, its page. Raises `KeyError` for an unknown code.

    Keys: kind "pact", code, name, as_of, card, full_name, open_to_accession, atop_id, dcad_id,
    notes, sources (what codes in the notes stand for), chart, events.
    """
    about = by_key(tables, "instruments")[instrument]
    facts = {
        "kind": "pact",
        "code": instrument,
        "name": about.short_name,
        "as_of": dates.day_in_words(as_of),
        "day": as_of.isoformat(),
        "card": cards.card(tables, instrument, as_of),
        "full_name": about.name,
        "open_to_accession": about.open_to_accession,
        "atop_id": about.atop_id,
        "dcad_id": about.dcad_id,
        "notes": about.notes,
        "sources": cards.sources(tables, about.notes),
        "chart": cards.chart(tables, instrument),
    }
    return _with_events(tables, facts)


def overview(tables: Tables, as_of: date) -> Facts:
    """The dossier of a day; `data.frontpage` has its keys, and events as everywhere."""
    return _with_events(tables, frontpage.frontpage(tables, as_of))


def _large(tables: Tables, actor: str, as_of: date) -> Facts:
    """What the first line says: in NATO or not, and the strongest of the other large pacts."""
    inside = standing.in_nato(tables, actor, as_of)
    large = standing.large_pacts(tables, actor, as_of)
    others = [phase for phase in large if phase.instrument != standing.NATO]
    return {
        "nato": None if inside is None else _membership(tables, inside) if inside else False,
        "large": [_membership(tables, phase) for phase in others[:2]],
    }


def _membership(tables: Tables, phase: Row) -> Facts:
    since = str(date.fromordinal(phase.start).year)
    return {**cards.brief(tables, phase.instrument, phase.status), "since": since}


def _told_in_full(tables: Tables, now: list[Row], as_of: date) -> set[str]:
    """The pacts that a country's dossier tells with all events.

    All of few; of many those that a stored document speaks of, because its sentences are what a
    reader came to check. The others are rows that open on the step that led to their status: so
    a dossier of 80 pacts is read, and sent, like a list, and each pact has a page for the rest.
    """
    told = [
        phase.instrument
        for phase in now
        if len(events := cards.events(tables, phase.instrument, as_of)) <= TELLABLE
        and (len(now) <= SMALL or any(chronicle.is_documented(tables, key) for key in events))
    ]
    return set(told[:SMALL])


def _listed(found: list[Facts]) -> list[Facts]:
    """In reading order, without the evidence of what is not seen at first."""
    seen: Counter[str] = Counter()
    listed = []
    for card in sorted(found, key=_place):
        hidden = card["over"] or seen[card["status"]] >= LISTED
        listed.append({**card, "step": ""} if hidden and not card.get("full") else card)
        seen[card["status"]] += 1
    return listed


def _place(card: Facts) -> tuple[int, bool, bool, bool, int, str]:
    """The strongest status first. Within one: what is told in full, lest it be hidden; what is
    certain before what is not; a promise of military help before all others, as that binds most;
    the newest, as readers look for what has changed; the name, so that no order is left open."""
    newest = -date.fromisoformat(card["day"]).toordinal()
    helps = card["obligations"]["defense"] == "1"
    strength = -standing.rank(card["status"])
    return strength, not card.get("full"), not card["certain"], not helps, newest, card["short"]


def _with_events(tables: Tables, facts: Facts) -> Facts:
    """Add `events`: the facts of every event that the dossier names, once each, by key."""
    shown = [*facts.get("pacts", []), *filter(None, [facts.get("card")])]
    named = [key for card in shown for key in card.get("events", [card.get("step", "")])]
    named += [*facts.get("reactions", []), *facts.get("latest", [])]
    return facts | {
        "events": {key: chronicle.facts(tables, key) for key in dict.fromkeys(named) if key}
    }


def _reactions(tables: Tables, actor: str, as_of: date) -> list[str]:
    """The latest statements and contacts in which an actor had a part, newest first."""
    found = chronicle.reactions_of(tables, actor)
    known = bisect_right(found, as_of, key=lambda entry: entry[0])
    return [event.event for _, event in reversed(found[max(0, known - CONTACTS) : known])]


def _later_pacts(tables: Tables, actor: str, as_of: date, seen: set[str]) -> list[Facts]:
    coming: dict[str, date] = {}
    for phase in standing.of_actor(tables, actor):
        if phase.start > as_of.toordinal() and phase.instrument not in seen:
            day = date.fromordinal(phase.start)
            coming[phase.instrument] = min(day, coming.get(phase.instrument, day))
    return [
        {
            "instrument": name,
            "short": by_key(tables, "instruments")[name].short_name,
            "day": day.isoformat(),
            "date": dates.day_in_words(day),
        }
        for name, day in sorted(coming.items(), key=lambda item: (item[1], item[0]))
    ]


def ground(tables: Tables, actor: str, as_of: date) -> Facts:
    """Who held what is today's `actor`: another state, or rulers of what was not sovereign."""
    own = borders(tables).get(actor, [])
    rows = [row for row in own if dates.between(row.valid_from, row.valid_to, as_of)]
    other = next((row for row in rows if row.actor != actor), None)
    ruled = next(
        (row for row in rows if row.actor == actor and row.sovereignty != "sovereign"), None
    )
    return {
        "part_of": other and {"code": other.actor, "name": other.name},
        "ruled": ruled and {"how": ruled.sovereignty, "by": _rulers(tables, ruled)},
    }


@derived
def borders(tables: Tables) -> dict[str, list[Row]]:
    """The rows of borders by each of today's countries that they covered."""
    found: dict[str, list[Row]] = {}
    for row in by_key(tables, "borders").values():
        for actor in items(row.modern_members):
            found.setdefault(actor, []).append(row)
    return found


def _rulers(tables: Tables, row: Row) -> list[Facts]:
    return [{"code": code, "name": chronicle.name(tables, code)} for code in items(row.ruler)]
