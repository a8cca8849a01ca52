"""What began, ended or changed status from one moment to another, each with the events that did it.

A moment is a day of some tables: two days of one version of the data, or one day of two. Plain JSON
values like those of `data.dossier`; what that means for lines on the map is `geo`'s business.
"""

from data import changes, chronicle, dates, differing, query, standing
from data.changes import Change
from data.chronicle import Facts
from data.differing import Moment
from data.tables import Row, Tables, by_key, items

TOLD = 8  # changes of a kind that bring what is told of their events; the others name them only
EVENTS = 6  # events of a change that are told
ROWS = 24  # other events of a newer version that are; other rows of a table that are named
NAMES = {"actors": "name", "documents": "title", "instruments": "short_name"}
DONE = ("added", "changed", "removed")
GROUPS = ("began", "ended", "changed", "members")


def between(before: Moment, after: Moment, country: str = "", pact: str = "") -> Facts:
    """What differs of all pacts, of those of a country as seen from it, or of one pact.

    Keys: kind "comparison", about ("country", "pact" or ""), code and name of what is selected,
    from and to (days in words; from_day and to_day in ISO), since (the older version where the
    tables are two, else ""), four lists of changes, newest first – began, ended, changed (the
    status of a pact, or of the country in it) and members (what holds at both moments as it did,
    while others joined, left or moved) –, other (keys of the events that a newer version has added,
    changed and removed beside those), rows (of other tables, by table and what was done: count and
    named, of the first code, name and, where it is a document elsewhere, url), events (facts by
    key), told (how many of a list bring the facts of theirs).

    A change: `cards.brief`, was (the status before), count and parties (of many none), joined,
    left, moved (parties with another status than before, with was and status) and gone (parties
    that exist no more), each code and name, day, and events (keys, newest first).
    Raises `KeyError` for an unknown country or pact, ValueError where `after` is before `before`.
    """
    if after.day < before.day:
        raise ValueError(f"{after.day} is before {before.day}")
    subject = _subject(after.tables, country, pact)
    told: dict[str, list[Facts]] = {name: [] for name in GROUPS}
    for instrument in _moved(before, after, country, pact):
        name, change = differing.change(before, after, instrument, country)
        if name:
            told[name].append(change)
    for found in told.values():
        found.sort(key=lambda change: change["short"])
        found.sort(key=lambda change: change["day"], reverse=True)
    revised = changes.between(before.tables, after.tables) if _are_two(before, after) else []
    other = _other(before, after, revised, told, country, pact)
    keys = [*_named(told), *(key for own in other.values() for key in own)]
    return {
        "kind": "comparison",
        **subject,
        **{"from": dates.day_in_words(before.day), "from_day": before.day.isoformat()},
        **{"to": dates.day_in_words(after.day), "to_day": after.day.isoformat()},
        "since": before.tables.version if _are_two(before, after) else "",
        **told,
        "other": other,
        "rows": _rows(before, after, revised),
        "told": TOLD,
        "events": _facts(before, after, keys),
    }


def _are_two(before: Moment, after: Moment) -> bool:
    return before.tables.version != after.tables.version


def _subject(tables: Tables, country: str, pact: str) -> Facts:
    if pact:
        name = by_key(tables, "instruments")[pact].short_name
        return {"about": "pact", "code": pact, "name": name}
    if country:
        return {"about": "country", "code": country, "name": chronicle.name(tables, country)}
    return {"about": "", "code": "", "name": ""}


def _moved(before: Moment, after: Moment, country: str, pact: str) -> list[str]:
    """The instruments that may differ, of those asked for."""
    asked = _asked(before, country, pact) | _asked(after, country, pact)
    if _are_two(before, after):
        return sorted(
            name for name in asked if differing.until(before, name) != differing.until(after, name)
        )
    history = query.history(after.tables)
    first, last = before.day.toordinal(), after.day.toordinal()
    starts, ends = ((history[at] > first) & (history[at] <= last) for at in ("start", "end"))
    return sorted(asked & set(history["instrument"][starts | ends].astype(object)))


def _asked(moment: Moment, country: str, pact: str) -> set[str]:
    if country:
        return {phase.instrument for phase in standing.of_actor(moment.tables, country)}
    return {pact} if pact else set(by_key(moment.tables, "instruments"))


def _other(
    before: Moment,
    after: Moment,
    found: list[Change],
    told: dict[str, list[Facts]],
    country: str,
    pact: str,
) -> dict[str, list[str]]:
    """What else a newer version says of events, newest first: by what was done, as many as are
    read, and of what is selected only."""
    seen = {key for own in told.values() for change in own for key in change["events"]}
    kept: dict[str, list[str]] = {done: [] for done in DONE}
    for change in found:
        for done in DONE if change.table == "events" else ():
            keys = [key for key in getattr(change, done) if key not in seen]
            rows = {key: differing.event_of(before, after, key)[1] for key in keys}
            own = [key for key in keys if _concerns(rows[key], country, pact)]
            kept[done] = sorted(own, key=lambda key: str(rows[key].date), reverse=True)[:ROWS]
    return kept


def _rows(before: Moment, after: Moment, found: list[Change]) -> dict[str, Facts]:
    return {
        change.table: {
            done: {"count": len(keys), "named": _rows_named(held.tables, change.table, keys)}
            for done in DONE
            if (keys := getattr(change, done))
            for held in [before if done == "removed" else after]
        }
        for change in found
        if change.table != "events"
    }


def _rows_named(tables: Tables, table: str, keys: tuple[str, ...]) -> list[Facts]:
    """The first of these rows, as readers call them; of a document kept elsewhere its url."""
    known = by_key(tables, table)
    return [
        {"code": key, "name": getattr(known[key], NAMES[table])}
        | ({"url": known[key].url} if getattr(known[key], "kind", "") == "reference" else {})
        for key in keys[:ROWS]
    ]


def _concerns(row: Row, country: str, pact: str) -> bool:
    if pact:
        return bool(row.instrument == pact)
    return not country or country in items(row.actors) + items(row.targets)


def _named(told: dict[str, list[Facts]]) -> list[str]:
    """The events of the changes that are seen at first."""
    return [
        key for own in told.values() for change in own[:TOLD] for key in change["events"][:EVENTS]
    ]


def _facts(before: Moment, after: Moment, keys: list[str]) -> Facts:
    return {
        key: chronicle.facts(differing.event_of(before, after, key)[0], key)
        for key in dict.fromkeys(keys)
    }
