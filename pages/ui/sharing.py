"""What the Share panel offers: the version that links name, and what of the page it is."""

from typing import Any

from data.tables import Tables
from pages.ui import shelf


def offered(tables: Tables, is_map: bool) -> dict[str, Any]:
    """What `geo/browser/sharepanel.js` asks for; `is_map`: whether the page is the map."""
    return {"version": tables.version, "frozen": bool(shelf.frozen()), "map": is_map}
