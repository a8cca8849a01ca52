"""The address of a view: what a reader sees, to URL parameters and back.

Pure: knows no Streamlit. Every value is hostile until it is checked here; what cannot be used
falls back and is named in a notice.
"""

import re
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from data import dates, query
from data.schema import enums
from data.tables import VERSION, Tables, by_key
from geo.words import DRAWN_STATUSES

LAYERS = ("certain", "claimed", "neutral", "reactions")
ALL = "all"
AUTO = "auto"
NONE = "none"
LONGEST = 1000  # characters of a value, enough to shade every pact; longer ones are not read
_VIEW = re.compile(
    r"(-?\d{1,2}(?:\.\d{1,6})?),(-?\d{1,3}(?:\.\d{1,6})?),(\d(?:\.\d{1,2})?)", re.ASCII
)


@dataclass(frozen=True)
class View:
    """What a reader sees. Empty `families` and `statuses` mean all; `view` is (lat, lon, zoom).

    `shade` names the large pacts that are shaded; empty: the alliances of the day, `none`: none.
    """

    as_of: date
    country: str = ""
    pact: str = ""
    families: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    shade: tuple[str, ...] = ()
    view: tuple[float, float, float] | None = None


@dataclass
class Reading:
    """The parameters of a link being read, and what was wrong with them."""

    params: Mapping[str, str]
    notices: list[str] = field(default_factory=list)

    def take(self, name: str, check: Callable[[str], Any], instead: str, otherwise: Any) -> Any:
        """The checked value of `name`; `otherwise` if it is missing or (with a notice) unusable."""
        text = self.params.get(name, "").strip()
        if not text:
            return otherwise
        try:
            if len(text) > LONGEST:
                raise ValueError(text)
            return check(text)
        except ValueError:
            self.notices.append(f"The link's {name} “{short(text)}” cannot be used; {instead}.")
            return otherwise


def short(text: str) -> str:
    """As much of a value as a notice repeats."""
    return text if len(text) <= 40 else f"{text[:39]}…"


def default(tables: Tables) -> View:
    """Where a reader without a link starts: the day of the newest event, everything shown."""
    return View(as_of=query.latest_day(tables))


def parse(params: Mapping[str, str], tables: Tables) -> tuple[View, list[str]]:
    """The view that URL parameters ask for, and a notice for each that could not be used."""
    reading = Reading(params)
    latest = query.latest_day(tables)
    actors, instruments = by_key(tables, "actors"), by_key(tables, "instruments")
    view = View(
        as_of=reading.take("as_of", _day(tables), _showing(latest), latest),
        country=reading.take("country", one_of(actors), "no country is selected", ""),
        pact=reading.take("pact", one_of(instruments), "no pact is selected", ""),
        families=reading.take("family", _all_or_some(enums()["family"]), "all are shown", ()),
        statuses=reading.take("status", _all_or_some(DRAWN_STATUSES), "all are shown", ()),
        layers=reading.take("layers", some_of(LAYERS), "only pacts are shown", ()),
        shade=reading.take("shade", _shade(instruments), "alliances are shaded", ()),
        view=reading.take("view", _map_view, "the map shows the newest events", None),
    )
    reading.take("v", _version, "the newest data are shown", "")
    if view.country and view.pact:
        reading.notices.append("The link names a country and a pact; the pact is shown.")
        view = replace(view, country="")
    return view, reading.notices


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
    params["v"] = tables.version
    return params


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


def one_of(known: Container[str]) -> Callable[[str], str]:
    def check(text: str) -> str:
        if text not in known:
            raise ValueError(text)
        return text

    return check


def some_of(known: Iterable[str]) -> Callable[[str], tuple[str, ...]]:
    """A comma-separated choice, in the order of `known`; `all` and `none` are the empty one."""
    ordered = tuple(known)

    def check(text: str) -> tuple[str, ...]:
        chosen = set() if text in (ALL, NONE) else set(text.split(","))
        if chosen - set(ordered):
            raise ValueError(text)
        return tuple(code for code in ordered if code in chosen)

    return check


def _all_or_some(known: tuple[str, ...]) -> Callable[[str], tuple[str, ...]]:
    """A choice in which all of `known` is the same as none."""

    def check(text: str) -> tuple[str, ...]:
        chosen = some_of(known)(text)
        return () if chosen == known else chosen

    return check


def _shade(known: Iterable[str]) -> Callable[[str], tuple[str, ...]]:
    """The pacts to shade; `auto` is the empty choice, `none` stays."""

    def check(text: str) -> tuple[str, ...]:
        if text in (AUTO, NONE):
            return () if text == AUTO else (NONE,)
        return some_of(known)(text)

    return check


def _map_view(text: str) -> tuple[float, float, float]:
    match = _VIEW.fullmatch(text)
    if not match:
        raise ValueError(text)
    lat, lon, zoom = (float(part) for part in match.groups())
    if abs(lat) > 85 or abs(lon) > 360 or not 0 <= zoom <= 12:
        raise ValueError(text)
    return lat, lon, zoom
