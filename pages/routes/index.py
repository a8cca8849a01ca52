"""`/api`: which collections there are, of which days they speak, and where to ask.

What can be asked is listed in `pages.routes.api`.
"""

from data import query
from pages.routes import api
from pages.routes.operations import Asked, Operation, Told
from pages.ui import loaders

EDITION = "1"  # of the API; a change that breaks a client makes it another


def answer(asked: Asked) -> Told:
    first, last = query.coverage(asked.tables)
    return {
        "title": "Pactmap",
        "api": EDITION,
        **asked.chosen.about(),
        "description": asked.chosen.collection.description or None,
        "collections": [
            {"key": found.key, "title": found.title} for found in loaders.collections()
        ],
        "coverage": {"first": first.isoformat(), "last": last.isoformat()},
        "newest_event": query.latest_day(asked.tables).isoformat(),
        # relative to this address, so that they hold under any host and path
        "links": {one.name: one.path.removeprefix("/") for one in api.operations()},
    }


def operation(path: str) -> Operation:
    told = "What there is: collections, the days that are covered, addresses to ask."
    return Operation(path, "index", told, "Index", answer, kept=False)  # it names all collections
