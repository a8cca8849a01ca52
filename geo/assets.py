"""What the browser fetches: code, Leaflet, boundaries and the atlas, under names that hash content.

A name never changes its bytes, so a browser may keep it for ever. Serving is the app's business.
"""

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

import pandas as pd

from data import dates, lifecycle, query
from data.tables import Tables, items
from geo import style, words
from geo.boundaries import COUNTRIES
from geo.links import EPOCH, large_instruments, links, reactions

BROWSER = Path(__file__).parent / "browser"
LEAFLET_VERSION = "1.9.3"
_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".topojson": "application/json",
}


@dataclass(frozen=True)
class Asset:
    """One file for the browser; `gzipped` is `content` compressed."""

    content: bytes
    gzipped: bytes
    media_type: str


@cache
def code() -> dict[str, Asset]:
    """Code, styles, Leaflet and boundaries by path below `/assets/`: the same in every process."""
    sources = {path.name: path.read_bytes() for path in sorted(BROWSER.iterdir())}
    sources["tokens.css"] = style.css().encode()
    folder = _hash(b"\0".join(part for item in sources.items() for part in (item[0].encode(), item[1])))
    found = {f"{folder}/{name}": _asset(name, content) for name, content in sources.items()}
    leaflet = files("xstatic.pkg.leaflet") / "data"
    for name in ("leaflet.js", "leaflet.css"):
        content = (leaflet / name).read_bytes()
        found[f"leaflet-{LEAFLET_VERSION}/{name}"] = _asset(name, content)
    boundaries = COUNTRIES.read_bytes()
    found[f"countries-{_hash(boundaries)}.topojson"] = _asset(COUNTRIES.name, boundaries)
    return found


@lru_cache(maxsize=8)
def atlas_asset(tables: Tables) -> tuple[str, Asset]:
    """The atlas of these tables, as path below `/assets/` and file."""
    content = json.dumps(atlas(tables), ensure_ascii=False, separators=(",", ":")).encode()
    return f"atlas-{_hash(content)}.json", _asset("atlas.json", content)


def path_of(name: str) -> str:
    """The path below `/assets/` of a piece of code or data by its plain name, such as `map.js`."""
    stem, _, suffix = name.rpartition(".")
    for path in code():
        last = path.rsplit("/", 1)[-1]
        if last == name or (last.startswith(f"{stem}-") and last.endswith(f".{suffix}")):
            return path
    raise KeyError(f"no asset '{name}' – it must lie in {BROWSER}")


def atlas(tables: Tables) -> dict[str, object]:
    """Everything the browser needs to draw any day: links, reactions, ticks, names, time range.

    Days are whole numbers since 1970-01-01, ends excluded; coordinates are [lon, lat] in degrees.
    """
    first, last = query.coverage(tables)
    return {
        "version": tables.version,
        "first": first.toordinal() - EPOCH,
        "last": last.toordinal() - EPOCH,
        "latest": query.latest_day(tables).toordinal() - EPOCH,
        "actors": _actors(tables),
        "pacts": _pacts(tables),
        "links": _records(links(tables)),
        "reactions": _records(reactions(tables)),
        "ticks": ticks(tables),
        "home": _home(tables),
        "families": words.FAMILIES,
        "statuses": words.drawn_statuses(),
        "types": words.TYPES,
        "lines": words.LINES,
        "reaction_days": style.REACTION_DAYS,
    }


def ticks(tables: Tables) -> list[dict[str, object]]:
    """The dated events as marks of the timeline: from, to (both included), event, family, summary."""
    families = dict(tables.instruments[["instrument", "family"]].itertuples(index=False))
    return [
        {
            "event": row.event,
            "from": row.earliest.toordinal() - EPOCH,
            "to": row.latest.toordinal() - EPOCH,
            "family": families.get(row.instrument, "") if _is_life_cycle(row) else "reaction",
            "text": f"{dates.in_words(row.date)}: {row.summary}",
        }
        for row in query.in_day_order(tables).itertuples()
    ]


def _is_life_cycle(row) -> bool:  # type: ignore[no-untyped-def]  # a row of itertuples
    return row.type in lifecycle.LIFE_CYCLE


def _actors(tables: Tables) -> dict[str, list[object]]:
    """Code to [name, lon, lat] for all actors that have a place."""
    placed = tables.actors[tables.actors["anchor_lon"] != ""]
    return {
        row.actor: [row.name, float(row.anchor_lon), float(row.anchor_lat)]
        for row in placed.itertuples()
    }


def _pacts(tables: Tables) -> dict[str, dict[str, object]]:
    large = large_instruments(tables)
    return {
        row.instrument: {
            "short": row.short_name,
            "family": row.family,
            "large": row.instrument in large,
        }
        for row in tables.instruments.itertuples()
    }


def _home(tables: Tables) -> list[list[float]]:
    """South-west and north-east corner [lat, lon] around the actors of the newest events."""
    newest = query.in_day_order(tables).tail(12)
    states = tables.actors[tables.actors["kind"] != "organisation"].set_index("actor")
    codes = sorted({code for cell in newest["actors"] for code in items(cell)} & set(states.index))
    places = states.loc[codes, ["anchor_lat", "anchor_lon"]].astype(float)
    low, high = places.min(), places.max()
    return [[low.iloc[0], low.iloc[1]], [high.iloc[0], high.iloc[1]]]


def _records(frame: pd.DataFrame) -> list[dict[str, object]]:
    return [
        {str(name): value for name, value in row.items()} for row in frame.to_dict("records")
    ]


def _asset(name: str, content: bytes) -> Asset:
    media_type = _TYPES[Path(name).suffix]
    return Asset(content, gzip.compress(content, 9, mtime=0), media_type)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
