"""Unpacks in Python what `geo.packing` packs, as `geo/browser/packing.js` does it."""

from itertools import accumulate
from typing import Any


def unpacked(value: Any) -> Any:
    if isinstance(value, list):
        return [unpacked(part) for part in value]
    if not isinstance(value, dict):
        return value
    if "~" in value:
        return _objects(value)
    if "|" in value:
        return [list(row) for row in zip(*map(unpacked, value["|"]), strict=True)]
    if "+" in value:
        return list(accumulate(value["+"]))
    if "=" in value:
        keys, values = value["="]
        return dict(zip(keys, unpacked(values), strict=True))
    return {key: unpacked(part) for key, part in value.items()}


def _objects(value: dict[str, Any]) -> list[dict[str, Any]]:
    columns = {key: unpacked(column) for key, column in value["~"].items()}
    length = value["n"] if "n" in value else len(next(iter(columns.values())))
    made = [{key: column[n] for key, column in columns.items()} for n in range(length)]
    for key, own in value["?"].items():
        for place, part in own.items():
            made[int(place)][key] = unpacked(part)
    return made
