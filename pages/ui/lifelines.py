"""Where the browser finds the history of what is selected, and the library that draws it.

The history itself is answered by `pages.routes.lifelines`.
"""

from urllib.parse import quote, urlencode

from data.tables import Tables
from geo.address import View
from pages.ui import frontend, mounting, shelf


def places(tables: Tables, view: View) -> dict[str, str]:
    """Addresses as seen from any page: `history` (empty where nothing is selected) and `charts`
    (the library; empty if Streamlit brings none)."""
    library = frontend.chart_library()
    return {
        "history": _history(tables, view),
        "charts": f"{mounting.ROOT}/{library}" if library else "",
    }


def _history(tables: Tables, view: View) -> str:
    kind, code = ("pact", view.pact) if view.pact else ("country", view.country)
    if not code:
        return ""
    named = {"collection": shelf.parameter(), "v": tables.version}
    named["frozen"] = "yes" if shelf.frozen() else ""
    query = urlencode({name: value for name, value in named.items() if value})
    return f"{mounting.ROOT}/lifelines/{kind}/{quote(code, safe='')}?{query}"
