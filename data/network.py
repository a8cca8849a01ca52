"""What all ties of a day make together: the shortest way from one country to another, and blocs.

Pure functions of tables, day and filters, by networkx. Single ties are found in `data.ties`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import networkx as nx

from data import standing
from data.owing import ORDER
from data.tables import Tables, by_key
from data.ties import EVERYTHING, Filters, Tie, Ties, ties

SMALLEST = 3  # members of a bloc
BLOCS = 12  # that are told
_STEP = 1000  # what a step of a path costs, more than all that its obligation could


@dataclass(frozen=True)
class Step:
    """One step of a path: what each of the two owes the other."""

    a: str
    b: str
    out: Tie
    back: Tie

    @property
    def instrument(self) -> str:
        """The pact that the step stands on: that of the stronger tie."""
        return min(self.out, self.back, key=lambda tie: tie.place).instrument


@dataclass(frozen=True)
class Bloc:
    """Three or more countries of which each owes each other defence, and to which no other could
    be added. `pacts` are those by which each of them is bound to each other by itself."""

    members: tuple[str, ...]
    pacts: tuple[str, ...]


def path(
    tables: Tables,
    as_of: date,
    a: str,
    b: str,
    filters: Filters = EVERYTHING,
) -> list[Step]:
    """The shortest chain of pacts from one actor to another on a day; among equally short ones
    that of the strongest obligations. Empty if there is none, or if both are the same.

    Only what binds is a step, unless the statuses that are asked for hold nothing that does.
    """
    found = ties(tables, as_of, filters)
    graph = _graph(_steps(found, filters))
    if a == b or a not in graph or b not in graph or not nx.has_path(graph, a, b):
        return []
    way = nx.dijkstra_path(graph, a, b)
    return [Step(one, other, found[one, other], found[other, one]) for one, other in pairwise(way)]


def blocs(tables: Tables, as_of: date, filters: Filters = EVERYTHING) -> list[Bloc]:
    """The groups bound by mutual defence on a day, largest first, at most `BLOCS`.

    A bloc is a maximal clique of the graph of mutual promises of defence that bind. Of blocs that
    share half of their members or more with a larger one, only the larger is told.
    """
    found = ties(tables, as_of, filters)
    mutual = nx.Graph(sorted(pair for pair in found if _is_mutual(found, *pair)))
    cliques = sorted((sorted(clique) for clique in nx.find_cliques(mutual)), key=_size)
    return [Bloc(tuple(c), _pacts_of_all(tables, as_of, c)) for c in _apart(cliques)][:BLOCS]


def _is_mutual(found: Ties, a: str, b: str) -> bool:
    both = (found[a, b], found[b, a])
    return a < b and all(tie.binds and tie.obligation == "defense" for tie in both)


def _size(members: list[str]) -> tuple[int, list[str]]:
    return -len(members), members


def _apart(cliques: Iterable[list[str]]) -> list[list[str]]:
    kept: list[list[str]] = []
    for clique in cliques:
        near = any(2 * len(set(clique) & set(other)) >= len(clique) for other in kept)
        if len(clique) >= SMALLEST and not near:
            kept.append(clique)
    return kept


def _pacts_of_all(tables: Tables, as_of: date, members: list[str]) -> tuple[str, ...]:
    """The pacts with a promise of defence that all of them are in on the day, the oldest first."""
    about = by_key(tables, "instruments")
    held = [standing.members(standing.held(standing.of_actor(tables, m), as_of)) for m in members]
    keys = set.intersection(*({phase.instrument for phase in own} for own in held))
    first = {p.instrument: p.start for own in held for p in own if p.instrument in keys}
    defending = [key for key in keys if about[key].defense == "1"]
    return tuple(sorted(defending, key=lambda key: (first[key], key)))


def _steps(found: Ties, filters: Filters) -> Ties:
    binding = {pair: tie for pair, tie in found.items() if tie.binds}
    return binding or (found if filters.statuses else {})


def _graph(found: Ties) -> nx.Graph:
    """Who is tied to whom; what a step costs goes with the stronger of its two obligations."""
    graph: nx.Graph = nx.Graph()
    for a, b in sorted(pair for pair in found if pair[0] < pair[1]):
        rank = min(ORDER.index(found[pair].obligation) for pair in ((a, b), (b, a)))
        graph.add_edge(a, b, weight=_STEP + rank)
    return graph
