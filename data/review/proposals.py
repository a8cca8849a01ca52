"""Turns a candidate into a form that an editor can accept: words looked up, a summary drafted.

What is proposed here is judged by a person; whether a form can become an event is checked in
`data.review.forms`.
"""

from collections.abc import Iterable

from data.extract.candidates import Candidate
from data.review import pacts
from data.review.current import Current, Json
from data.tables import items

# What the parties do, said in the present; the object is the pact, or the targets.
_DOES = {
    "NEGOTIATE": ("negotiate", "negotiates"),
    "PROPOSE": ("propose", "proposes"),
    "INVITE": ("invite", "invites"),
    "APPLY": ("apply for", "applies for"),
    "SIGN": ("sign", "signs"),
    "RATIFY": ("ratify", "ratifies"),
    "ACCEDE": ("join", "joins"),
    "SUCCEED": ("succeed to", "succeeds to"),
    "ENTER_FORCE": ("are bound by", "is bound by"),
    "AMEND": ("amend", "amends"),
    "EXTEND": ("extend", "extends"),
    "SUSPEND": ("suspend", "suspends"),
    "WITHDRAW": ("leave", "leaves"),
    "EXPIRE": ("are released from", "is released from"),
    "REJECT": ("reject", "rejects"),
    "CONSULT": ("hold talks", "holds talks"),
    "COOPERATE": ("cooperate", "cooperates"),
    "SUPPORT": ("support", "supports"),
    "ACCUSE": ("accuse", "accuses"),
    "REQUEST": ("call on", "calls on"),
}
_AT = {"CONSULT": " with ", "COOPERATE": " with "}
_REALIS = {
    "planned": " (planned)",
    "hypothetical": " (possible)",
    "negated": " (denied)",
    "ongoing": " (under way)",
}
_ARTICLES = frozenset({"a", "an", "the", "this", "that", "their", "its", "any", "no"})
_MEMBERSHIP = frozenset({"ACCEDE", "WITHDRAW", "APPLY", "SUSPEND", "INVITE"})
NAMED = 5  # parties named in a drafted summary; of more, the first are


def form(candidate: Candidate, current: Current) -> Json:
    """The cells of an event as a form holds them: lists for actors and targets, the quote's place.

    `words` are those that name the instrument, so that an editor who makes a new one has them.
    """
    instrument = pacts.meant(candidate, current)
    stated = candidate.modality == "fact"
    found: Json = {
        "type": candidate.event_type,
        "realis": candidate.realis,
        "instrument": instrument,
        "words": candidate.instrument,
        "actors": list(candidate.parties),
        "targets": list(candidate.targets),
        "date": candidate.date,
        "date_basis": "document" if candidate.date else "none",
        "place": "",
        "attributed_to": candidate.attributed_to,
        "modality": candidate.modality,
        "certainty": "confirmed" if stated and candidate.realis == "occurred" else "unknown",
        "in_response_to": "",
        "stance": "reports",
        "start": candidate.start,
        "end": candidate.end,
    }
    return {**found, "summary": summary(found, current)}


def of_event(state: Json, start: int, end: int, stance: str) -> Json:
    """The form of an event that there is, with one of its quotes."""
    row = state["row"]
    kept = {name: row[name] for name in row if name not in ("review", "reviewer", "reviewed_at")}
    return {
        **kept,
        "words": "",
        "actors": items(row["actors"]),
        "targets": items(row["targets"]),
        "stance": stance,
        "start": start,
        "end": end,
    }


def summary(form: Json, current: Current) -> str:
    """A sentence in plain English about what the form says; a draft."""
    who, whom = _sides(form, current)
    if not who or form["type"] not in _DOES:
        return ""
    plural, singular = _DOES[form["type"]]
    does = plural if len(who) > 1 else singular
    about = _object(form, whom, current)
    return f"{_listed(who)} {does}{about}{_REALIS.get(form['realis'], '')}."


def _sides(form: Json, current: Current) -> tuple[list[str], list[str]]:
    """Names of who acts and of what it is about: whoever joins or leaves, and the organisation."""
    states = {code: current.state("actors", code) for code in form["actors"]}
    bodies = [code for code, row in states.items() if row and row["kind"] == "organisation"]
    if form["type"] not in _MEMBERSHIP or len(bodies) == len(states):
        bodies = []
    who = [_name(code, current) for code in form["actors"] if code not in bodies]
    return who, [_name(code, current) for code in [*bodies, *form["targets"]]]


def _object(form: Json, whom: list[str], current: Current) -> str:
    pact = current.state("instruments", form["instrument"]) if form["instrument"] else None
    targets = _listed(whom)
    about = f"the {pact['short_name']}" if pact else _indefinite(form["words"])
    if form["type"] in ("INVITE", "ACCUSE", "REQUEST", "CONSULT", "COOPERATE"):
        over = f" ({about})" if about else ""
        return f"{_AT.get(form['type'], ' ')}{targets}{over}" if targets else over
    if form["type"] in _MEMBERSHIP:
        return f" {targets or about or 'an agreement'}"
    return f" {about or targets or 'an agreement'}"


def _indefinite(words: str) -> str:
    """`a defence agreement`; words that bring their article, or a name, stay as they are."""
    first = words.split(" ", 1)[0]
    if not first or first.casefold() in _ARTICLES or first[:1].isupper():
        return words
    return f"{'an' if first[0] in 'aeiou' else 'a'} {words}"


def _listed(names: Iterable[str]) -> str:
    shown = list(names)
    if len(shown) > NAMED:
        return f"{', '.join(shown[:NAMED])} and {len(shown) - NAMED} others"
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


def _name(code: str, current: Current) -> str:
    row = current.state("actors", code)
    return str(row["name"]) if row else code
