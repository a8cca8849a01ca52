"""The address of a view: what a reader sees, to URL parameters and back.

Pure: knows no Streamlit. Every value is hostile until it is checked here; what cannot be used
falls back and is named in a notice.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from data import dates, query, stories
from data.schema import enums
from data.tables import VERSION, Tables, by_key
from geo.parameters import ALL, NONE, Reading, all_or_some, one_of, some_of
from geo.words import DRAWN_STATUSES

LAYERS = ("certain", "claimed", "neutral", "reactions")
SHOWS = ("matrix", "network")  # instead of the map
TABS = ("history",)  # parts of a dossier, beside its pacts
MATCHES = ("all", "ever", "all-ever")  # else pacts of any of the chosen, on this day
CHOSEN = 10  # countries that may be chosen
OF_A_STEP = ("as_of", "country", "pact", "family", "status", "layers", "shade", "view")
AUTO = "auto"
_STEP = re.compile(r"[1-9]\d?", re.ASCII)
_VIEW = re.compile(
    r"(-?\d{1,2}(?:\.\d{1,6})?),(-?\d{1,3}(?:\.\d{1,6})?),(\d(?:\.\d{1,2})?)", re.ASCII
)


@dataclass(frozen=True)
class View:
    """What a reader sees. Empty `families` and `statuses` mean all; `view` is (lat, lon, zoom).

    `shade` names the large pacts that are shaded; empty: the alliances of the day, `none`: none.
    `from_day` is a day, and `since` a version of the data, to compare with. `show` is what stands
    in the map's place, `among` the countries chosen there, and `match` whether pacts have all of
    them, and on that day or ever. `tab` is the part of the dossier that is open. `story` is being
    read at `step`, from 1.
    """

    as_of: date
    country: str = ""
    pact: str = ""
    families: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    shade: tuple[str, ...] = ()
    view: tuple[float, float, float] | None = None
    from_day: date | None = None
    since: str = ""
    show: str = ""
    among: tuple[str, ...] = ()
    match: str = ""
    tab: str = ""
    story: str = ""
    step: int = 0


def default(tables: Tables) -> View:
    """Where a reader without a link starts: the day of the newest event, everything shown."""
    return View(as_of=query.latest_day(tables))


def parse(params: Mapping[str, str], tables: Tables) -> tuple[View, list[str]]:
    """The view that URL parameters ask for, and a notice for each that could not be used.

    Parameters that name a story but no day are those of the step.
    """
    reading = Reading(params)
    story, step = _telling(reading, tables)
    if story and not params.get("as_of"):
        others = {name: text for name, text in params.items() if name not in OF_A_STEP}
        reading.params = others | stories.params(tables, story, step)
    latest = query.latest_day(tables)
    actors, instruments = by_key(tables, "actors"), by_key(tables, "instruments")
    view = View(
        as_of=reading.take("as_of", _day(tables), _showing(latest), latest),
        country=reading.take("country", one_of(actors), "no country is selected", ""),
        pact=reading.take("pact", one_of(instruments), "no pact is selected", ""),
        families=reading.take("family", all_or_some(enums()["family"]), "all are shown", ()),
        statuses=reading.take("status", all_or_some(DRAWN_STATUSES), "all are shown", ()),
        layers=reading.take("layers", some_of(LAYERS), "only pacts are shown", ()),
        shade=reading.take("shade", _shade(instruments), "alliances are shaded", ()),
        view=reading.take("view", _map_view, "the map shows the newest events", None),
        from_day=reading.take("from", _day(tables), "no other day is compared", None),
        since=reading.take("since", _version, "no other version is compared", ""),
        show=reading.take("show", one_of(SHOWS), "the map is shown", ""),
        among=reading.chosen("among", actors, CHOSEN, "no countries are chosen"),
        match=reading.take(
            "match", one_of(MATCHES), "pacts of any of them that day are listed", ""
        ),
        tab=reading.take("tab", one_of(TABS), "the dossier opens as usual", ""),
        story=story,
        step=step,
    )
    reading.take("v", _version, "the newest data are shown", "")
    if view.country and view.pact:
        reading.notices.append("The link names a country and a pact; the pact is shown.")
        view = replace(view, country="")
    return _compared(view, reading.notices), reading.notices


def _compared(view: View, notices: list[str]) -> View:
    """The view with one thing to compare with: a version, or a day that is not the later one.

    What a story says of a step is not true of two days on one map: it is told without.
    """
    if view.story and (view.since or view.from_day):
        notices.append("The link tells a story and compares; the story is told.")
        return replace(view, from_day=None, since="")
    if view.since and view.from_day:
        notices.append("The link names a day and a version to compare with; the version is taken.")
        return replace(view, from_day=None)
    if view.from_day and view.from_day > view.as_of:
        notices.append("The link compares with a later day; the two days change places.")
        return replace(view, from_day=view.as_of, as_of=view.from_day)
    return view


def older(params: Mapping[str, str], tables: Tables) -> str:
    """The version of the data that a link names, if it is well formed and another than this."""
    version = params.get("v", "").strip()
    return version if version != tables.version and VERSION.fullmatch(version) else ""


def to_params(view: View, tables: Tables) -> dict[str, str]:
    """The URL parameters of a view, each in full, so that they mean the same tomorrow."""
    params = {"as_of": view.as_of.isoformat()}
    if view.country:
        params["country"] = view.country
    if view.pact:
        params["pact"] = view.pact
    params["family"] = ",".join(view.families) or ALL
    params["status"] = ",".join(view.statuses) or ALL
    params["layers"] = ",".join(view.layers) or NONE
    params["shade"] = ",".join(view.shade) or AUTO
    if view.view:
        params["view"] = ",".join(f"{number:g}" for number in view.view)
    params |= _tools(view)
    params["v"] = tables.version
    return params


def _tools(view: View) -> dict[str, str]:
    """The parameters of what a reader does beside looking at the map; only those that are set."""
    told = {
        "from": view.from_day.isoformat() if view.from_day else "",
        "since": view.since,
        "show": view.show,
        "among": ",".join(view.among),
        "match": view.match,
        "tab": view.tab,
        "story": view.story,
        "step": str(view.step or ""),
    }
    return {name: text for name, text in told.items() if text}


def _version(text: str) -> str:
    if not VERSION.fullmatch(text):
        raise ValueError(text)
    return text


def in_full(
    view: View, tables: Tables, collection: str = "", frozen: bool = False
) -> dict[str, str]:
    """The parameters of a link to a view: of this collection, where there are several, and of the
    tables as they are now, or frozen."""
    named = {"collection": collection} if collection else {}
    return named | to_params(view, tables) | ({"frozen": "yes"} if frozen else {})


def _showing(day: date) -> str:
    return f"{dates.day_in_words(day)} is shown"


def _day(tables: Tables) -> Callable[[str], date]:
    first, last = query.coverage(tables)

    def check(text: str) -> date:
        day = dates.parse_day(text)
        if not first <= day <= last:
            raise ValueError(text)
        return day

    return check


def _shade(known: Iterable[str]) -> Callable[[str], tuple[str, ...]]:
    """The pacts to shade; `auto` is the empty choice, `none` stays."""

    def check(text: str) -> tuple[str, ...]:
        if text in (AUTO, NONE):
            return () if text == AUTO else (NONE,)
        return some_of(known)(text)

    return check


def _telling(reading: Reading, tables: Tables) -> tuple[str, int]:
    """The story that is told, and its step; a step without a story means nothing."""

    def story(text: str) -> str:
        if not stories.is_told(tables, text):
            raise ValueError(text)
        return text

    def step(text: str) -> int:
        if not _STEP.fullmatch(text) or (told and int(text) > stories.length(tables, told)):
            raise ValueError(text)
        return int(text)

    told = reading.take("story", story, "no story is told", "")
    start = stories.start(tables, told) if told else 0
    number = reading.take("step", step, "the story is told from its beginning", start)
    return told, number if told else 0


def _map_view(text: str) -> tuple[float, float, float]:
    match = _VIEW.fullmatch(text)
    if not match:
        raise ValueError(text)
    lat, lon, zoom = (float(part) for part in match.groups())
    if abs(lat) > 85 or abs(lon) > 360 or not 0 <= zoom <= 12:
        raise ValueError(text)
    return lat, lon, zoom
