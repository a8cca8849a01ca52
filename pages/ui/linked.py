"""What a link asks for, outside of a session: the tables of its collection, and its view.

The same of a session is in `pages.ui.shelf` and `pages.ui.state`.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from data.collection import Collection
from data.problems import ProblemsFound
from data.tables import Tables
from geo import address
from geo.address import View
from pages.ui import loaders


@dataclass(frozen=True)
class Linked:
    """What the parameters of a link mean; what cannot be used of them has fallen back."""

    collection: Collection
    tables: Tables
    view: View

    @property
    def params(self) -> dict[str, str]:
        """The link in full, so that it means the same tomorrow."""
        key = self.collection.key if len(loaders.collections()) > 1 else ""
        frozen = not loaders.is_newest(self.tables)
        return address.in_full(self.view, self.tables, key, frozen)


def collection_of(params: Mapping[str, str]) -> Collection:
    """The collection that a link names; the first one if it names none that is here."""
    known = loaders.by_key()
    return known.get(params.get("collection", ""), next(iter(known.values())))


def linked(params: Mapping[str, str]) -> Linked:
    """What a link shows. Raises `ProblemsFound` if the tables cannot be used."""
    collection = collection_of(params)
    tables = _tables(collection, params)
    view, _ = address.parse(params, tables)
    return Linked(collection, tables, view)


def _tables(collection: Collection, params: Mapping[str, str]) -> Tables:
    """The newest tables, or those of the archived version that a link asks to see."""
    if params.get("frozen") == "yes":
        from data import archive  # not for every reader: it knows all formats of exports

        with suppress(ProblemsFound):
            return archive.opened(collection.key, params.get("v", ""))
    return loaders.tables(collection.folder)
