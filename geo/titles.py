"""What a view is called, in the title of a tab, a picture, a preview, a citation: plain words.

What a view holds is in `geo.address`; what is told of it in full, in `data.dossier`.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from data import dates, frontpage, standing, stories
from data.tables import Row, Tables, by_key
from geo.address import View
from geo.words import DRAWN_STATUSES, STATUSES


def title(tables: Tables, view: View) -> str:
    """Such as “Serbia on 20 March 2025”: the country or pact that is selected, and the day; or
    “What changed between 1 March 2025 and 20 March 2025: Serbia” where two days are compared; of a
    step of a story, which one it is, and its title."""
    if view.story:
        length = stories.length(tables, view.story)
        step = stories.step_title(tables, view.story, view.step)
        return f"Step {view.step} of {length}: {step}"
    return of_map(tables, view)


def of_map(tables: Tables, view: View) -> str:
    """The country or pact that is selected, and the day; or what is compared."""
    if view.since or view.from_day:
        return _comparison(tables, view)
    return f"{subject(tables, view)} on {dates.day_in_words(view.as_of)}"


def _comparison(tables: Tables, view: View) -> str:
    about = f": {subject(tables, view)}" if view.country or view.pact else ""
    day = dates.day_in_words(view.as_of)
    if view.since or not view.from_day:
        return f"What changed in newer data on {day}{about}"
    return f"What changed between {dates.day_in_words(view.from_day)} and {day}{about}"


def subject(tables: Tables, view: View) -> str:
    """The name of what is selected, else “Pacts”."""
    if view.pact:
        return str(by_key(tables, "instruments")[view.pact].short_name)
    if view.country:
        return str(by_key(tables, "actors")[view.country].name)
    return "Pacts"


def description(tables: Tables, view: View) -> str:
    """One sentence of what holds on that day, and what the map is, for a preview of a link."""
    holds = f"{_holds(tables, view)} Every link on the map leads to the sentence it rests on."
    if not view.story:
        return holds
    return f"{stories.title(tables, view.story).rstrip('.')}. {holds}"


def _holds(tables: Tables, view: View) -> str:
    if view.pact:
        return _pact(tables, view.pact, view.as_of)
    if view.country:
        bound = standing.bound(standing.held(standing.of_actor(tables, view.country), view.as_of))
        return f"{_counted(Counter(phase.status for phase in bound))}."
    return f"{_counted(frontpage.frontpage(tables, view.as_of)['statuses'])}."


def _pact(tables: Tables, instrument: str, as_of: date) -> str:
    """The name in full, its status and its parties by name if they are few."""
    parties: list[Row] = standing.counted(standing.parties(tables, instrument, as_of))
    name = by_key(tables, "instruments")[instrument].name
    if not parties:
        return f"{name}: no party on this day."
    actors = by_key(tables, "actors")
    few = len(parties) <= standing.LARGE
    named = sorted(actors[phase.actor].name for phase in parties)
    who = f"Parties: {', '.join(named)}." if few else f"{len(parties)} parties."
    return f"{name}: {STATUSES[standing.together(parties)]}. {who}"


def _counted(statuses: Mapping[str, int]) -> str:
    """Such as “5 pacts: 4 in force, 1 signed”."""
    each = [f"{statuses[code]} {STATUSES[code]}" for code in DRAWN_STATUSES if statuses.get(code)]
    total = sum(statuses.get(code, 0) for code in DRAWN_STATUSES)
    return f"{total} {'pact' if total == 1 else 'pacts'}: {', '.join(each)}" if total else "No pact"
