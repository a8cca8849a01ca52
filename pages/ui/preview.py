"""What a page says of itself to those who read only its head: tabs, crawlers, previews of links.

Open Graph, https://ogp.me; the picture itself is made by `pages.routes.share`.
"""

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

from data.collection import Collection
from data.problems import ProblemsFound
from geo import titles
from pages.ui import loaders
from pages.ui.linked import collection_of, linked

SITE = "Pactmap"
WIDTH, HEIGHT = 1200, 630  # pixels of the picture, as https://ogp.me and its readers ask


def tab(what: str, collection: Collection) -> str:
    """The title of a browser's tab: what it shows, and whose it is."""
    return f"{what} – {_site(collection)}"


def _site(collection: Collection) -> str:
    """Our name; where there are several collections, theirs before it."""
    return SITE if len(loaders.collections()) == 1 else f"{collection.title} – {SITE}"


def head(path: str, params: Mapping[str, str], base: str) -> str:
    """The head of a page of the menu, such as "events"; of the map, "", with the view of a link.

    `base` is the address of the app, with a slash at its end. Tables that are being read anew, or
    cannot be used, are not waited for: then it is the title of all pages.
    """
    if path:
        return f"<title>{escape(path.capitalize())} – {SITE}</title>"
    try:
        if not _is_at_hand(params):
            return f"<title>{SITE}</title>"
        asked = linked(params)
    except ProblemsFound:
        return f"<title>{SITE}</title>"
    query = urlencode(asked.params, safe=",")
    title = titles.title(asked.tables, asked.view)
    told = {
        "og:type": "website",
        "og:site_name": _site(asked.collection),
        "og:title": title,
        "og:description": titles.description(asked.tables, asked.view),
        "og:url": f"{base}?{query}",
        "og:image": f"{base}share/picture.png?{query}",
        "og:image:type": "image/png",
        "og:image:width": str(WIDTH),
        "og:image:height": str(HEIGHT),
        "og:image:alt": f"Map: {title}",
    }
    return "".join(
        [
            f"<title>{escape(tab(title, asked.collection))}</title>",
            f'<meta name="description" content="{escape(told["og:description"])}">',
            *(
                f'<meta property="{name}" content="{escape(value)}">'
                for name, value in told.items()
            ),
            '<meta name="twitter:card" content="summary_large_image">',
            _feed(asked.params, base),
        ]
    )


def _feed(params: Mapping[str, str], base: str) -> str:
    """Where readers of feeds find what is new about the country or pact that a link shows."""
    named = {name: params[name] for name in ("collection", "country", "pact") if name in params}
    there = escape(f"{base}feed.atom?{urlencode(named)}".rstrip("?"))
    return f'<link rel="alternate" type="application/atom+xml" title="What is new" href="{there}">'


def _is_at_hand(params: Mapping[str, str]) -> bool:
    """Whether the tables that a link asks for are in memory."""
    found = collection_of(params)
    if params.get("frozen") != "yes":
        return loaders.are_current(found.folder)
    from data import archive  # not for every reader: it knows all formats of exports

    return archive.at_hand(found.key, params.get("v", "")) is not None
