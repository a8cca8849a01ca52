"""Names for what a dataset does not name: of several for each, the first that is nobody else's.

What an instrument may be called is left to the importers.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from data.tables import Tables

Key = TypeVar("Key", bound=Hashable)


def apart(made: Mapping[Key, Sequence[tuple[str, str]]]) -> dict[Key, tuple[str, str]]:
    """For each key a name and a short name of those offered, no two alike in either.

    Those who share one go on to their next, so that of two nobody has the shorter one.
    """
    step = dict.fromkeys(made, 0)
    while True:
        chosen = {key: made[key][step[key]] for key in made}
        alike: dict[str, list[Key]] = {}
        for key, pair in chosen.items():
            for name in sorted(set(pair)):
                alike.setdefault(name, []).append(key)
        shared = {key for group in alike.values() if len(group) > 1 for key in group}
        longer = [key for key in shared if step[key] + 1 < len(made[key])]
        if not longer:
            return chosen
        for key in longer:
            step[key] += 1


@dataclass(frozen=True)
class Curated:
    """What our own tables call an instrument, and who has to do with it there."""

    name: str
    short: str
    actors: frozenset[str]

    def fits(self, actors: Iterable[str]) -> bool:
        """Whether two of the actors have to do with it: else it is not the same instrument."""
        return len(self.actors & set(actors)) >= 2


def curated(committed: Tables, column: str) -> dict[str, Curated]:
    """The instruments in our own tables by what `column` says of them, such as their number in a
    dataset, where no two have the same."""
    actors: dict[str, set[str]] = {}
    for instrument, cell in committed.events[["instrument", "actors"]].itertuples(index=False):
        actors.setdefault(instrument, set()).update(cell.split(";"))
    rows = committed.instruments
    once = rows[(rows[column] != "") & ~rows[column].duplicated(keep=False)]
    columns = [column, "instrument", "name", "short_name"]
    return {
        number: Curated(name, short, frozenset(actors.get(instrument, ())))
        for number, instrument, name, short in once[columns].itertuples(index=False)
    }
