"""Answers at `/feed.atom`: what is new or has changed about the countries and pacts that it names.

Which events these are is said by `data.feed`; the watch list is in `geo/browser/watch.js`.
"""

from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from data.collection import Collection
from data.tables import Tables, by_key, items
from geo import address, words
from geo.address import View
from pages.routes import answering, choosing, files
from pages.routes.bodies import Body
from pages.routes.refusals import Refusal, shown
from pages.ui import loaders

PATH = "/feed.atom"
MOST = 30  # countries or pacts of a feed
TABLES = {"country": "actors", "pact": "instruments"}
REMEDY = "choose codes that the map's address shows, such as country=SRB"


def routes() -> list[BaseRoute]:
    return [Route(PATH, feed, methods=["GET", "HEAD"])]


async def feed(request: Request) -> Response:
    """The feed of the countries and pacts named, any number of times, or of all events."""
    return await files.answered(_feed, request)


def _feed(request: Request) -> Response:
    from data import feed, versions  # with what they need only for those who ask
    from data.exports.atom import MEDIA_TYPE, Addresses, atom

    _check(request)
    collection = _collection(request.query_params.get("collection", ""))
    tables = files.usable(collection.folder)
    actors, pacts = (_codes(request, tables, name) for name in TABLES)
    key = collection.key if len(loaders.collections()) > 1 else ""
    named = {"collection": key} if key else {}
    app = files.base(request, PATH)
    asked = [*named.items(), *(("country", code) for code in actors)]
    own = f"{app}feed.atom?{urlencode([*asked, *(('pact', code) for code in pacts)])}".rstrip("?")
    found = feed.entries(tables, versions.past(collection.key), actors, pacts)
    at = Addresses(
        own,
        f"{app}?{urlencode(named)}".rstrip("?"),
        lambda event: f"{app}?{urlencode(_view(tables, event, key), safe=',')}",
        lambda document, sentence: (
            f"{app}documents?{urlencode({**named, 'document': document, 'sentence': sentence})}"
        ),
    )
    title = _title(tables, collection, [*actors, *pacts])
    content = atom(tables, found, title, collection.key, words.TYPES, at)
    answer = answering.sent(Body(content, f"{MEDIA_TYPE}; charset=utf-8", {}), request, False)
    return files.personal(answer)


def _check(request: Request) -> None:
    """Raises `Refusal` for a query that is too long, and for a parameter that means nothing here:
    otherwise a mistyped one would give the feed of all events."""
    files.check_length(request)
    for name in request.query_params:
        if name not in (*TABLES, "collection"):
            told, remedy = f"There is no parameter {shown(name)}.", "use country, pact, collection"
            raise Refusal(400, "unknown-parameter", told, remedy, parameter=name[:80])


def _collection(key: str) -> Collection:
    known = loaders.by_key()
    if key and key not in known:
        raise choosing.unknown("collection", key, f"choose one of {', '.join(known)}")
    return known[key] if key else next(iter(known.values()))


def _codes(request: Request, tables: Tables, name: str) -> list[str]:
    """The codes of a parameter, which may be repeated or a list with commas, each once."""
    cells = request.query_params.getlist(name)
    found = list(dict.fromkeys(code for cell in cells for code in cell.split(",") if code))
    if len(found) > MOST:
        told = f"{len(found)} times {name} are more than {MOST}."
        raise Refusal(400, "bad-value", told, "make two feeds", parameter=name)
    known = by_key(tables, TABLES[name])
    for code in found:
        if code not in known:
            raise choosing.unknown(name, code, REMEDY)
    return found


def _view(tables: Tables, event: str, key: str) -> Mapping[str, str]:
    """The map on the day of an event, with its pact or, if it has none, its first actor."""
    from data import dates, lifecycle, query

    row = by_key(tables, "events")[event]
    layers = ("reactions",) if row.type in lifecycle.REACTIONS else ()
    first, last = query.coverage(tables)
    day = dates.parse(row.date).earliest if row.date else query.latest_day(tables)
    actor = "" if row.instrument else next(iter(items(row.actors)), "")
    view = View(min(max(day, first), last), country=actor, pact=row.instrument, layers=layers)
    return address.in_full(view, tables, key)


def _title(tables: Tables, collection: Collection, codes: list[str]) -> str:
    actors, pacts = by_key(tables, "actors"), by_key(tables, "instruments")
    names = [actors[code].name if code in actors else pacts[code].short_name for code in codes]
    return f"{', '.join(names) or 'All events'} – {collection.title}"
