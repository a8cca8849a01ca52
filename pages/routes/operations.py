"""What an operation of the API is, and a request that was understood.

Which operations there are says `pages.routes.api`; HTTP is left to `pages.routes.answering`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from data.tables import Tables
from pages.routes import asking, choosing, parameters
from pages.routes.parameters import Parameter

Told = dict[str, Any]
FORMAT = parameters.choice(
    "format",
    "Form of the answer. It goes before the header Accept, which may ask for application/geo+json.",
    ("json", "geojson"),
    "geojson",
)


@dataclass(frozen=True)
class Asked:
    """A request that was understood: values by the names of parameters, and the tables to use."""

    values: Told
    pairs: asking.Pairs
    chosen: choosing.Chosen
    geojson: bool = False

    @property
    def tables(self) -> Tables:
        return self.chosen.tables

    @property
    def media_type(self) -> str:
        return asking.GEOJSON if self.geojson else asking.JSON

    def again(self, **changed: object) -> str:
        """This request with other values, for this very version, as a relative reference."""
        replaced = {**dict(sorted(self.pairs)), "v": self.tables.version, **changed}
        return f"?{urlencode(replaced, safe=',')}"

    @property
    def key(self) -> str:
        """What the answer depends on, beside the operation and the tables."""
        return repr((sorted(self.values.items()), self.geojson, self.chosen.collection))


@dataclass(frozen=True)
class Operation:
    """Something that can be asked: `answer` gives the JSON of it, `schema` names its shape.

    `parameters` are its own, those in the path included; `spatial`: also as GeoJSON; `paged`: the
    answer has `links` to the pages before and after it; `kept`: it depends on the tables alone.
    """

    path: str
    name: str
    summary: str
    schema: str
    answer: Callable[[Asked], Told]
    parameters: Sequence[Parameter] = ()
    spatial: bool = False
    paged: bool = False
    kept: bool = True

    @property
    def all_parameters(self) -> tuple[Parameter, ...]:
        forms = (FORMAT,) if self.spatial else ()
        return (*self.parameters, *forms, *choosing.PARAMETERS)
