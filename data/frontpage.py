"""The facts of a day as a whole: how many pacts hold, the latest events, the pacts, newest first.

Plain JSON values; the facts of the events that it names are added by `data.dossier`.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from data import cards, chronicle, dates, standing
from data.chronicle import Facts
from data.tables import Tables

LATEST = 8  # events
SHOWN = 40  # pacts that are told with date and parties; the others by name


def frontpage(tables: Tables, as_of: date) -> Facts:
    """The dossier of a day: how many pacts hold or are talked about, and the latest events.

    Keys: kind "overview", as_of, statuses and families (code to number of pacts), latest (keys of
    events, newest first), large (briefs with count, most parties first), pacts (the newest others:
    briefs with day and parties), rest (all older ones: instrument, short, number of the style),
    styles (of the rest: family, binding, status).
    """
    dated = [event for event in chronicle.known(tables, as_of) if event.date][-LATEST:]
    found = _holding(tables, as_of)
    large = [card for card in found if card["count"] > standing.LARGE]
    others = [card for card in found if card["count"] <= standing.LARGE]
    return {
        "kind": "overview",
        "as_of": dates.day_in_words(as_of),
        "statuses": dict(Counter(card["status"] for card in found)),
        "families": dict(Counter(card["family"] for card in found)),
        "latest": [event.event for event in reversed(dated)],
        "large": sorted(large, key=lambda card: (-card["count"], card["short"])),
        "pacts": [_with_parties(tables, card, as_of) for card in others[:SHOWN]],
        **_rest(others[SHOWN:]),
    }


def _holding(tables: Tables, as_of: date) -> list[Facts]:
    """The briefs of all pacts of a day with count and day, the newest status first."""
    found = []
    for instrument, phases in standing.by_pact(tables).items():
        parties = standing.bound(standing.held(phases, as_of))
        if len(parties) > 1:  # one that all others have left is no pact of this day
            status = standing.together(parties)
            reached = min(phase.start for phase in parties if phase.status == status)
            told = {"count": len(parties), "day": date.fromordinal(reached).isoformat()}
            found.append({**cards.brief(tables, instrument, status), **told})
    by_name = sorted(found, key=lambda card: card["short"])
    return sorted(by_name, key=lambda card: card["day"], reverse=True)


def _with_parties(tables: Tables, card: Facts, as_of: date) -> Facts:
    parties = standing.bound(standing.parties(tables, card["instrument"], as_of))
    return {**card, "parties": cards.named(tables, parties)}


def _rest(found: Iterable[Facts]) -> Facts:
    """Pacts by name only, as short as can be: there are hundreds, and few readers unfold them."""
    styles: dict[tuple[str, str, str], int] = {}
    rest = []
    for card in found:
        style = (card["family"], card["binding"], card["status"])
        number = styles.setdefault(style, len(styles))
        rest.append([card["instrument"], card["short"], number])
    return {"rest": rest, "styles": [list(style) for style in styles]}
