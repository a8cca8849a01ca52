"""Packs JSON values for the way to the browser: alike records become columns, days become steps.

What comes out is JSON again, a third smaller when gzipped, of which `geo/browser/packing.js` makes
the very same value. It knows nothing of what values mean; that is the business of `geo.atlas`.

A list of objects is `{"~": columns by key, "?": {key: {place: value}} of keys that some lack}`; a
list of lists of one length is `{"|": columns}`; whole numbers that lie close are `{"+": [first,
then each step]}`; an object of alike values is `{"=": [keys, values]}`, the values packed.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

FEW = 4  # lists shorter than this stay as they are
MARKS = frozenset("~|+=")


def packed(value: Any) -> Any:
    """A JSON value, packed. ValueError if an object has a key that marks what is packed."""
    if isinstance(value, dict):
        if taken := MARKS & value.keys():
            raise ValueError(f"the key '{min(taken)}' marks packed values – call it otherwise")
        if len(value) >= FEW and _are_alike(list(value.values())):
            return {"=": [list(value), packed(list(value.values()))]}
        return {key: packed(part) for key, part in value.items()}
    if not isinstance(value, list | tuple):
        return value
    if len(value) >= FEW:
        if all(isinstance(part, dict) for part in value):
            return _objects(value)
        if _are_one_length(value):
            return {"|": [packed(list(column)) for column in zip(*value, strict=True)]}
        if all(type(part) is int for part in value):
            steps = [value[0], *(after - before for before, after in pairwise(value))]
            return {"+": steps} if len(str(steps)) < len(str(value)) else value
    return [packed(part) for part in value]


def _objects(records: Sequence[dict[str, Any]]) -> dict[str, Any]:
    keys = list(dict.fromkeys(key for record in records for key in record))
    whole = [key for key in keys if all(key in record for record in records)]
    some = {
        key: {str(n): packed(record[key]) for n, record in enumerate(records) if key in record}
        for key in keys
        if key not in whole
    }
    columns = {key: packed([record[key] for record in records]) for key in whole}
    return {"~": columns, "?": some} if whole else {"~": {}, "?": some, "n": len(records)}


def _are_alike(values: list[Any]) -> bool:
    return all(isinstance(part, dict) for part in values) or _are_one_length(values)


def _are_one_length(values: Sequence[Any]) -> bool:
    """Whether all are lists of the same length, which is not 0."""
    lengths = {len(part) if isinstance(part, list | tuple) else 0 for part in values}
    return len(lengths) == 1 and lengths != {0}
