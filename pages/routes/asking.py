"""Reads what a request asks: its query against the parameters of an operation, what it accepts.

Every text is hostile. What it asks for is found elsewhere, refusals become answers elsewhere.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

from pages.routes.parameters import Parameter
from pages.routes.refusals import Refusal, shown

LONGEST_QUERY = 2000  # characters, percent signs and all
GEOJSON = "application/geo+json"
JSON = "application/json"
_WEIGHT = re.compile(r"q=(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)")

Pairs = tuple[tuple[str, str], ...]


def pairs(query: bytes) -> Pairs:
    """The names and values of a query, in its order. Raises `Refusal`."""
    if len(query) > LONGEST_QUERY:
        remedy = f"write at most {LONGEST_QUERY} characters"
        raise Refusal(414, "query-too-long", f"The query has {len(query)} characters.", remedy)
    return tuple(parse_qsl(query.decode("latin-1"), keep_blank_values=True, errors="replace"))


def values(asked: Pairs, parameters: Sequence[Parameter]) -> dict[str, Any]:
    """The value of every parameter in the query, by name; the default of those that are left out.

    Raises `Refusal` for the first that is not known, given twice or not to be used.
    """
    known = {one.name: one for one in parameters if one.place == "query"}
    found: dict[str, Any] = {}
    for name, text in asked:
        if name not in known:
            raise Refusal(
                400,
                "unknown-parameter",
                f"There is no parameter {shown(name)} here.",
                f"choose of {', '.join(known)}",
                parameter=name[:40],
            )
        if name in found:
            raise Refusal(
                400,
                "repeated-parameter",
                f"The parameter {name} is given more than once.",
                "give it once, several values with commas between them where it takes several",
                parameter=name,
            )
        found[name] = value(known[name], text)
    return {name: found.get(name, one.default) for name, one in known.items()}


def value(parameter: Parameter, text: str) -> Any:
    """What the text of a parameter says. Raises `Refusal`."""
    try:
        return parameter.read(text)
    except ValueError as error:
        if parameter.place == "path":
            raise Refusal(
                404, "not-found", f"There is no {parameter.name} {shown(text)}."
            ) from error
        raise Refusal(
            400,
            "bad-value",
            f"{parameter.name} {shown(text)} cannot be used.",
            parameter.wants,
            parameter=parameter.name,
        ) from error


def prefers_geojson(accept: str) -> bool:
    """Whether a client would rather have GeoJSON; who takes both, or neither, gets JSON."""
    return weight(accept, GEOJSON) > weight(accept, JSON)


def accepts_gzip(accept_encoding: str) -> bool:
    return weight(accept_encoding, "gzip") > 0


def weight(header: str, wanted: str) -> float:
    """The weight of `wanted` in an Accept header, by the most exact range that holds it; 0 where
    none does (RFC 9110, 12.5.1)."""
    ranges = _ranges(header)
    family = f"{wanted.partition('/')[0]}/*"
    return next((ranges[name] for name in (wanted, family, "*/*", "*") if name in ranges), 0.0)


def _ranges(header: str) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for part in header.split(","):
        name, *further = (piece.strip().lower() for piece in part.split(";"))
        weights = [_WEIGHT.fullmatch(piece) for piece in further if piece.startswith("q")]
        if name not in found and all(weights):  # a weight that is none says nothing of its range
            found[name] = float(weights[0][1]) if weights and weights[0] else 1.0
    return found
