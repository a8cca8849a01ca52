"""One HTML file with map, timeline, dossiers, quotes and sources of a collection, for any disk.

It runs the browser code of the app and asks no network for anything: its policy lets run only the
scripts whose hashes it names, and load nothing. All but the view is the same for some tables, and
kept with them. What every dossier says is gathered in `geo.everyday`.
"""

import base64
import hashlib
import json
from html import escape
from typing import Any, NamedTuple

from data import collection, dates, query
from data.tables import Tables, derived
from geo import address, assets, everyday, glossary, layers, style, words
from geo.address import View
from geo.bundle import bundled
from geo.pictures.captions import OURS
from geo.squeezing import squeezed

OURS_LICENCE = "public domain"
_FRAME_SHEETS = ("leaflet.css", "tokens.css", "map.css", "gloss.css")
_SHEETS = ("tokens.css", "standalone.css")


class Frame(NamedTuple):
    """The page before and after what it is told of itself, and that but for the view."""

    before: str
    told: dict[str, Any]
    after: str


def page(tables: Tables, view: View, app: str = "", made: Frame | None = None) -> bytes:
    """The file, which opens on this view unless its address asks for another behind a #.

    `app` is the address of the app's map, if the file shall link to it; `made` the frame of these
    tables where it is at hand. The same tables and view give the same bytes.
    """
    before, told, after = made or frame(tables)
    own = {"view": "&".join(f"{k}={v}" for k, v in address.to_params(view, tables).items())}
    link = f'<a class="pm-to-app" href="{escape(app)}">Open in the app</a>' if _is_web(app) else ""
    state = _json(told | own | {"app": app if link else ""})
    return (before.replace("<!--app-->", link, 1) + state + after).encode()


def _is_web(app: str) -> bool:
    return app.startswith(("https://", "http://"))


@derived
def frame(tables: Tables) -> Frame:
    """All of the page but the view: the work of some 16 s, for the committed tables."""
    about = _about(tables)
    opening = _bundle("opening.js")
    code = {
        "page": _bundle("standalone.js"),
        "leaflet": _text("leaflet.js"),
        "map": _map_script(),
        "sheets": "\n".join(map(_text, _FRAME_SHEETS)),
        "glossary": glossary.for_browser().decode(),
    }
    packed = {
        "code": json.dumps(code, ensure_ascii=False).encode(),
        "atlas": assets.atlas_asset(tables)[1].content,
        "outlines": assets.boundaries_asset(tables)[1].content,
        "dossiers": everyday.folded(tables),
    }
    scripts = [opening, code["page"], code["leaflet"], code["map"]]
    parts = "\n".join(_part(name, content) for name, content in packed.items())
    head = _HEAD.format(
        policy=_policy(scripts),
        title=escape(about["title"]),
        made=escape(f"Data version {about['version']}, reviewed up to {about['reviewed']}"),
        sheets="\n".join(map(_text, _SHEETS)),
    )
    before = f'{head}{parts}\n<script type="application/json" id="pm-told">'
    after = f'</script>\n<script type="module">{opening}</script>\n</body>\n</html>\n'
    return Frame(before, _told(tables, about), after)


def _told(tables: Tables, about: dict[str, Any]) -> dict[str, Any]:
    """What the browser code is told beside the packed parts."""
    placeless = [row.actor for _, row in tables.rows("actors") if not row.anchor_lon]
    return {
        "about": about,
        "version": tables.version,
        "layers": address.LAYERS,
        "placeless": placeless,
        "names": {
            "lines": style.lines(),
            **words.of_pacts(),
            **words.of_events(),
            **words.of_findings(),
        },
    }


def _about(tables: Tables) -> dict[str, Any]:
    found = collection.read(tables.folder)
    own = found.boundaries
    return {
        "title": found.title,
        "description": found.description,
        "citation": found.origin.citation,
        "url": found.origin.url,
        "licence": found.origin.licence,
        "version": tables.version,
        "reviewed": dates.day_in_words(query.coverage(tables)[1]),
        "boundaries": {
            "title": own.title if own else OURS,
            "licence": own.licence if own else OURS_LICENCE,
        },
    }


def _map_script() -> str:
    """The map's own code, started on a Leaflet map as folium starts it in the app."""
    names = {"location": "center", "zoom_start": "zoom"}
    options = {names.get(name, _camel(name)): value for name, value in layers.OPTIONS.items()}
    del options["tiles"]
    start = f'mount(L.map("map_div",{json.dumps(options)}),"pactmap:atlas","pactmap:outlines");'
    return f"{_text('map.bundle.js')}{start}\n"


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(map(str.capitalize, rest))


def _bundle(entry: str) -> str:
    """A script of ours with all that it imports."""
    names = [path.name for path in assets.BROWSER.glob("*.js")] + ["texts.js"]
    return bundled(entry, {name: _text(name) for name in names})


def _text(name: str) -> str:
    return assets.code()[assets.path_of(name)].content.decode()


def _part(name: str, content: bytes) -> str:
    return (
        f'<script type="text/plain" id="pm-{name}" data-size="{len(content)}">'
        f"{squeezed(content)}</script>"
    )


def _policy(scripts: list[str]) -> str:
    """Lets these scripts run and no others, and nothing be loaded from anywhere."""
    hashes = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts)
    own = " ".join(f"'sha256-{text}'" for text in hashes)
    return (
        f"default-src 'none'; script-src {own}; style-src 'unsafe-inline'; img-src data:;"
        " connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _json(value: Any) -> str:
    """JSON that can end or open nothing in HTML."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


_HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{sheets}</style>
</head>
<body>
<header class="pm-bar">
<h1>{title}</h1>
<p class="pm-made pm-muted">{made}</p>
<!--app-->
<div class="pm-find"></div>
<button type="button" class="pm-to-sources">Sources</button>
</header>
<main>
<div class="pm-map"><p class="pm-opening">Opening the map …</p></div>
<div class="pm-timeline"></div>
<div class="pm-dossier"></div>
<div class="pm-notices" role="alert"></div>
<div class="pm-around"></div>
<noscript><p class="pm-opening">This map needs JavaScript.</p></noscript>
</main>
"""
