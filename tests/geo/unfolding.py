"""Makes in Python the values again that `geo.folding` folds, as the browser code does it."""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import numpy as np

from geo.folding import CHANGED, HEAD, KIND, LENGTH, LIST, NEW, OBJECT, SHAPE, TAIL


class Unfolding:
    def __init__(self, content: bytes) -> None:
        line, _, numbers = content.partition(b"\n")
        self.head = json.loads(line)
        self.plain = {place: iter(values) for place, values in self.head["plain"].items()}
        self.streams: dict[str, Iterator[int]] = {}
        for name, length, planes in self.head["streams"]:
            rows = np.frombuffer(numbers[: length * planes], np.uint8).reshape(planes, length)
            numbers = numbers[length * planes :]
            whole = sum(row.astype(int) << 8 * plane for plane, row in enumerate(rows))
            self.streams[name] = iter(np.asarray(whole).tolist())
        self.seen: dict[str, list[Any]] = defaultdict(list)
        self.newest: dict[Any, dict[str, Any]] = {}

    def unfolded(self) -> list[list[Any]]:
        return [
            [self.value(place, None) for _ in range(length)] for place, length in self.head["roots"]
        ]

    def value(self, place: str, before: Any) -> Any:
        back = next(self.streams[place + NEW])
        if back:
            return self.seen[place][-back]
        kind = next(self.streams[place + KIND])
        if kind == OBJECT:
            made = self.object(place)
        elif kind == LIST:
            made = self.list(place, before if isinstance(before, list) else [])
        else:
            made = next(self.plain[place])
        self.seen[place].append(made)
        return made

    def object(self, place: str) -> Any:
        shape = next(self.streams[place + SHAPE])
        keys = self.head["shapes"][shape]
        if not keys:
            return {}
        made = {keys[0]: self.value(keys[0], None)}
        identity = place, shape, json.dumps(made[keys[0]])
        before = self.newest.get(identity, {})
        changed = next(self.streams[place + CHANGED]) if before else -1
        for number, key in list(enumerate(keys))[1:]:
            told = changed >> number & 1
            made[key] = self.value(key, before.get(key)) if told else before[key]
        self.newest[identity] = made
        return made

    def list(self, place: str, before: Any) -> Any:
        head, tail, length = (next(self.streams[place + name]) for name in (HEAD, TAIL, LENGTH))
        between = [self.value(f"{place}[]", None) for _ in range(length)]
        return [*before[:head], *between, *before[len(before) - tail :]]
