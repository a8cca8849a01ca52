"""Names in full for the messages of the checks, and the documents that a reader can open.

No codes reach a message; what is said about whom is written by each rule.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from data import dates
from data.tables import Row, Tables, by_key, derived

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]+")
_WITH_ARTICLE = re.compile(
    r"United |European |Soviet |German Dem|Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros"
    r"|Marshall |Solomon |Central African|Dominican Rep|Dem\. Rep|Democratic Rep|Collective "
)
_STROKES = str.maketrans("đłøı", "dloi")  # letters that no accent makes
_UMLAUT = re.compile("([aou])e")
PROMISES = {
    "defense": "to defend each other against an attack",
    "offense": "to help each other in a war that no attack on them began",
    "neutrality": "not to help each other's adversaries",
    "nonaggression": "not to use force against each other",
    "consultation": "to consult each other in a crisis",
}
FORMS = {
    "agreement": "an agreement",
    "exchange_of_notes": "an exchange of notes",
    "alliance": "a military alliance",
}


def actor(tables: Tables, code: str) -> str:
    """The name of an actor, with its article."""
    return with_article(str(by_key(tables, "actors")[code].name))


def with_article(name: str) -> str:
    """`the United Kingdom`, `Albania`."""
    return f"the {name}" if _WITH_ARTICLE.match(name) else name


def actors(tables: Tables, codes: Iterable[str]) -> str:
    """The names of actors in a sentence, in order; of none "nobody"."""
    names = [actor(tables, code) for code in codes]
    return listed(sorted(names, key=lambda name: name.removeprefix("the "))) or "nobody"


def pact(tables: Tables, key: str) -> str:
    """An instrument, or an organisation without one, as a sentence names it."""
    if key in by_key(tables, "actors"):
        return actor(tables, key)
    name = str(by_key(tables, "instruments")[key].short_name)
    return name if key == name else f"“{name}”"


def form(label: str) -> str:
    """A form, or alliance, with its article: `a declaration`, `an agreement`."""
    return FORMS.get(label, f"a {label}")


def listed(words: list[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def capital(words: str) -> str:
    """The words as the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def day(ordinal: int) -> str:
    """A proleptic ordinal as a day in words."""
    return dates.day_in_words(date.fromordinal(ordinal))


def on(text: str) -> str:
    """An EDTF date with its preposition: `on 4 April 1949`, `in 1949`, `between …`, `about …`."""
    words = dates.in_words(text)
    if not text or words.startswith(("between", "about")):
        return words if text else "on a day that is not known"
    return f"{'on' if words[0].isdigit() and ' ' in words else 'in'} {words}"


def folded(text: str) -> str:
    """A name without case and accents, so that Orban is Orbán and Woerner is Wörner."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_STROKES))
    bare = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return _UMLAUT.sub(r"\1", bare)


@derived
def _by_event(tables: Tables) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    row: Row
    for row in tables.evidence.itertuples():
        if row.stance != "denies":
            found.setdefault(row.event, []).append(row.document)
    return found


def documents_of(tables: Tables, events: Iterable[str]) -> tuple[str, ...]:
    """The documents that speak for these events, each once, sorted."""
    return tuple(sorted({found for key in events for found in _by_event(tables).get(key, ())}))


def documents_in(tables: Tables, text: str) -> tuple[str, ...]:
    """The documents that a cell of text or of a list names by their keys."""
    known = by_key(tables, "documents")
    return tuple(sorted({key for key in _KEY.findall(text) if key in known}))
