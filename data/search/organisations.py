"""Tells which pact stands for an organisation: the treaty that made it, where both have one name.

Which of them a reader is led to is left to `data.search.named` and `data.search.finding`.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from data import chronicle, standing
from data.tables import Tables

if TYPE_CHECKING:
    from data.search.named import Named

STRENGTHS = 2  # of forms: the name, and any other; others of both may be shared by chance


def is_empty(tables: Tables, actor: str) -> bool:
    """Whether its dossier has nothing to say on any day: neither pacts nor statements."""
    return not standing.of_actor(tables, actor) and not chronicle.reactions_of(tables, actor)


def namesake(organisation: "Named", pacts: Iterable["Named"]) -> "Named | None":
    """The pact that has its name; where several share one, that which shares the strongest.

    A shared alias alone is none: “Confederation of Sahel States” is not the alliance.
    """
    shared = (
        (weakness, -pact.weight, pact.key, pact)
        for pact in pacts
        for theirs in pact.forms
        for ours in organisation.forms
        if theirs.folded == ours.folded
        and (weakness := min(theirs.rank, 1) + min(ours.rank, 1)) < STRENGTHS
    )
    return min(shared, default=(0, 0, "", None))[3]
