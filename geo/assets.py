"""What the browser fetches: code, Leaflet, boundaries and the atlas, under names that hash content.

A name never changes its bytes, so a browser may keep it for ever. Serving is the app's business.
"""

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from rcssmin import cssmin

from data.tables import Tables, derived
from geo import glossary, outlines, own_boundaries, style
from geo.atlas import atlas
from geo.bundle import bundled
from geo.packing import packed

BROWSER = Path(__file__).parent / "browser"
# What the first page runs, in the map's frame and around it; and what is fetched when it is asked
# for: what makes a picture, what explains words, what stands in the map's place.
BUNDLES = ("map.js", "page.js", "picture.js", "gloss.js", "whomview.js")
SHEETS = (
    *("tokens", "links", "findings", "dossier", "timeline", "share", "gloss"),
    *("search", "whomswitch"),
)
LEAFLET_VERSION = "1.9.3"
_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".bin": "application/octet-stream",
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
    sources |= {name: _small(text) for name, text in sources.items() if name.endswith(".css")}
    sources["texts.js"] = _texts(sources)
    folder = _hash(
        b"\0".join(part for item in sources.items() for part in (item[0].encode(), item[1]))
    )
    found = {f"{folder}/{name}": _asset(name, content) for name, content in sources.items()}
    for entry in BUNDLES:
        content = bundled(entry, _scripts(sources)).encode()
        name = entry.replace(".js", ".bundle")
        found[f"{name}-{_hash(content)}.js"] = _asset(entry, content)
    leaflet = files("xstatic.pkg.leaflet") / "data"
    found[f"leaflet-{LEAFLET_VERSION}.js"] = _asset(
        "leaflet.js", (leaflet / "leaflet.js").read_bytes()
    )
    sheet = _small((leaflet / "leaflet.css").read_bytes())
    found[f"leaflet-{_hash(sheet)}.css"] = _asset("leaflet.css", sheet)
    words = glossary.for_browser()
    found[f"glossary-{_hash(words)}.json"] = _asset("glossary.json", words)
    boundaries = outlines.packed(outlines.COUNTRIES.read_bytes())
    found[f"countries-{_hash(boundaries)}.bin"] = _asset("countries.bin", boundaries)
    return found


def _texts(sources: dict[str, bytes]) -> bytes:
    """A module with the texts of the sheets that `sheets.js` gives to parts of the page."""
    texts = {name: sources[f"{name}.css"].decode() for name in SHEETS}
    return f"export const texts = {json.dumps(texts, ensure_ascii=False)};\n".encode()


def _small(sheet: bytes) -> bytes:
    """A style sheet without comments and blanks."""
    return bytes(cssmin(sheet))


def _scripts(sources: dict[str, bytes]) -> dict[str, str]:
    return {name: text.decode() for name, text in sources.items() if name.endswith(".js")}


@derived
def atlas_asset(tables: Tables) -> tuple[str, Asset]:
    """The atlas of these tables, as path below `/assets/` and file."""
    content = json.dumps(packed(atlas(tables)), ensure_ascii=False, separators=(",", ":")).encode()
    return f"atlas-{_hash(content)}.json", _asset("atlas.json", content)


@derived
def boundaries_asset(tables: Tables) -> tuple[str, Asset]:
    """The boundaries that these tables are drawn with: their own, or ours."""
    file = own_boundaries.file_of(tables.folder)
    if not file:
        ours = path_of("countries.bin")
        return ours, code()[ours]
    content = outlines.packed(file.read_bytes())
    return f"boundaries-{_hash(content)}.bin", _asset("boundaries.bin", content)


@cache
def path_of(name: str) -> str:
    """The path below `/assets/` of a piece of code or data by its plain name, such as `map.js`."""
    stem, _, suffix = name.rpartition(".")
    for path in code():
        last = path.rsplit("/", 1)[-1]
        if last == name or (last.startswith(f"{stem}-") and last.endswith(f".{suffix}")):
            return path
    raise KeyError(f"no asset '{name}' – it must lie in {BROWSER}")


def _asset(name: str, content: bytes) -> Asset:
    media_type = _TYPES[Path(name).suffix]
    return Asset(content, gzip.compress(content, 9, mtime=0), media_type)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
