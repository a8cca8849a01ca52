"""The words of the interface for codes of the tables, in one place for pages, map and dossier.

Sentences are made where they are shown; colours and dashes are in `geo.style`.
"""

from typing import Any

from data import grading
from data.lifecycle import STRENGTH

FAMILIES = {
    "alliance": "Alliance",
    "defence_cooperation": "Defence cooperation",
    "arms_control": "Arms control",
    "consultation": "Consultation, political",
}

# In sentences and headings. The accessible name of a link uses the plain code.
STATUSES = {
    "in_force": "in force",
    "ratified": "ratified",
    "signed": "signed",
    "suspended": "suspended",
    "proposed": "proposed",
    "negotiating": "under negotiation",
    "reported": "alleged",
    "withdrawn": "withdrawn",
    "ended": "ended",
    "rejected": "rejected",
}
DRAWN_STATUSES = tuple(sorted(STRENGTH, key=STRENGTH.__getitem__, reverse=True))

TYPES = {
    "NEGOTIATE": "Negotiation",
    "PROPOSE": "Proposal",
    "INVITE": "Invitation",
    "APPLY": "Application",
    "SIGN": "Signature",
    "RATIFY": "Ratification",
    "ACCEDE": "Accession",
    "SUCCEED": "Succession",
    "ENTER_FORCE": "Entry into force",
    "AMEND": "Amendment",
    "EXTEND": "Extension",
    "SUSPEND": "Suspension",
    "WITHDRAW": "Withdrawal",
    "EXPIRE": "End",
    "REJECT": "Rejection",
    "CONSULT": "Talks",
    "COOPERATE": "Cooperation",
    "SUPPORT": "Support",
    "ACCUSE": "Accusation",
    "REQUEST": "Request",
}

# What a line looks like, and what that means.
LOOKS = {
    "solid": "Solid line",
    "long": "Long dashes",
    "short": "Short dashes",
    "suspended": "Dash and dot",
    "dotted": "Dots",
}
LINES = {
    "solid": "In force, or signed and binding",
    "long": "Signed, not binding",
    "short": "Under negotiation or proposed",
    "suspended": "Suspended",
    "dotted": "Alleged",
}

# What the legend calls the rest of what is on the map, and what a picture calls filters.
LEGEND = {
    "paler": "Paler: not certain on this day",
    "older": "Thin: unchanged for a year",
    "striped": "Striped: member of several",
    "dependent": "Not independent",
    "unknown": "No data",
    "disputed": "Disputed",
    "nothing": "No pact on this day",
    "elsewhere": "No pact in this part of the map on this day",
    "certain": "certain only",
    "claimed": "borders as claimed",
}

MODALITIES = {
    "claim": "claimed",
    "opinion": "an opinion",
    "speculation": "speculation",
    "editorial": "a comment",
}
REALIS = {
    "planned": "planned, not drawn",
    "hypothetical": "possible, not drawn",
    "negated": "denied, not drawn",
}
# What the fact checks say, worst first, and what each of their rules judges.
VERDICTS = {
    "contradicted": "contradicted",
    "unknown": "cannot be judged",
    "supported": "supported",
}
VERDICT_MARKS = {"contradicted": "✕", "unknown": "?", "supported": "✓"}
RULES = {
    "member": "membership",
    "parties": "list of parties",
    "count": "number of parties",
    "joined": "accession",
    "left": "withdrawal",
    "suspended": "suspension",
    "protected": "protection",
    "allied": "alliance",
    "obligation": "obligation",
    "form": "form",
    "signed": "signature",
    "happened": "day and doer",
    "exists": "existence",
    "name": "name",
    "office": "office holder",
    "violation": "alleged breach",
    "superseded": "overtaken talks",
}
UNJUDGED = {"aim": "aim", "context": "context"}  # kinds of assertions that no rule judges
CERTAINTIES = {"disputed": "disputed", "refuted": "refuted", "probable": "probable"}


def drawn_statuses() -> dict[str, str]:
    """The statuses that can be on the map, strongest first, with their words."""
    return {status: STATUSES[status] for status in DRAWN_STATUSES}


def of_findings() -> dict[str, dict[str, str]]:
    """The vocabularies that describe a finding."""
    return {"verdicts": VERDICTS, "marks": VERDICT_MARKS, "rules": RULES}


def of_events() -> dict[str, dict[str, Any]]:
    """The vocabularies that describe an event."""
    return {
        "types": TYPES,
        "modalities": MODALITIES,
        "realis": REALIS,
        "certainties": CERTAINTIES,
        "grades": {"sources": grading.SOURCES, "information": grading.CREDIBILITY},
    }


def of_pacts() -> dict[str, dict[str, str]]:
    """The vocabularies that describe a pact and its line."""
    return {"statuses": STATUSES, "families": FAMILIES, "looks": LOOKS}
