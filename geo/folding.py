"""Folds values that change little from one to the next: each distinct part is told once, by what
changed.

JSON values in, bytes out, of which `geo/browser/unfolding.js` makes the very same values. It knows
nothing of what values mean; that is the business of `geo.everyday`.

A value stands in a place: the key under which an object holds it, and `[]` for an item of a list.
Each place counts the distinct values that it has seen. A value is told as one number: 0 is one that
is new there, n the nth from the newest. What is new follows in further streams of numbers:

- a plain value (a text, a number …) is the next of the place's plain values;
- an object is the number of its shape (of its keys, in order) and how it differs from the newest
  object of that shape and place that begins with the same value: a number of which each bit says
  that the value under a key is told anew. Without such an object all are;
- a list is how many items at its beginning and end are those of the list under the same key of
  the object that the one around it is told by, and the items between.

The bytes are a line of JSON `{roots: [[place, count]], shapes, plain, streams: [[name, length,
planes]]}` and then the numbers, stream by stream, bytes of the same weight beside each other.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Any

import numpy as np

NEW, KIND, SHAPE, CHANGED, HEAD, TAIL, LENGTH = "", "?", "#", "~", "<", ">", "+"
PLAIN, OBJECT, LIST = range(3)  # the kinds of what is new


class Folding:
    """Values being folded: streams of numbers, plain values by place, and shapes of objects."""

    def __init__(self) -> None:
        self.roots: list[tuple[str, int]] = []
        self.streams: dict[str, list[int]] = defaultdict(list)
        self.plain: dict[str, list[Any]] = defaultdict(list)
        self.shapes: dict[tuple[str, ...], int] = {}
        self._seen: dict[str, dict[Any, int]] = defaultdict(dict)
        self._newest: dict[Any, dict[str, Any]] = {}
        self._names: dict[Any, int] = {}  # equal values have the same name
        self._known: dict[int, tuple[int, Any]] = {}  # names by id, with what has it

    def add_all(self, place: str, values: Sequence[Any]) -> None:
        """Fold values in a place. Of these, an object that comes again is looked at once: what is
        the same should be the same object, for speed."""
        self.roots.append((place, len(values)))
        for value in values:
            self._add(place, value)
        self._known.clear()

    def _add(self, place: str, value: Any, before: Any = None) -> None:
        """Fold a value in a place; `before` is the list, if any, that a list is told by."""
        seen, name = self._seen[place], self._name(value)
        if name in seen:
            self.streams[place + NEW].append(len(seen) - seen[name])
            return
        self.streams[place + NEW].append(0)
        if isinstance(value, dict):
            self.streams[place + KIND].append(OBJECT)
            self._add_object(place, value)
        elif isinstance(value, list):
            self.streams[place + KIND].append(LIST)
            self._add_list(place, value, before if isinstance(before, list) else [])
        else:
            self.streams[place + KIND].append(PLAIN)
            self.plain[place].append(value)
        seen[name] = len(seen)

    def _add_object(self, place: str, value: dict[str, Any]) -> None:
        keys, shape = tuple(value), self._shape(value)
        first = self._name(value[keys[0]]) if keys else 0
        before = self._newest.get((place, shape, first), {})
        self.streams[place + SHAPE].append(shape)
        differs = [not before or self._name(value[key]) != self._name(before[key]) for key in keys]
        if keys:
            self._add(keys[0], value[keys[0]])
        if before:
            self.streams[place + CHANGED].append(sum(on << n for n, on in enumerate(differs)))
        for key, on in list(zip(keys, differs, strict=True))[1:]:
            if on:
                self._add(key, value[key], before.get(key))
        self._newest[place, shape, first] = value

    def _add_list(self, place: str, value: list[Any], before: list[Any]) -> None:
        new, old = ([self._name(item) for item in items] for items in (value, before))
        head = _alike(new, old)
        tail = _alike(reversed(new[head:]), reversed(old[head:]))
        between = value[head : len(value) - tail]
        for stream, number in ((HEAD, head), (TAIL, tail), (LENGTH, len(between))):
            self.streams[place + stream].append(number)
        for item in between:
            self._add(f"{place}[]", item)

    def _name(self, value: Any) -> Any:
        """What equal values share, and others do not."""
        kind = type(value)
        if kind is str:
            return value
        if kind not in (dict, list):
            return kind, value
        if id(value) not in self._known:
            parts = value.values() if kind is dict else value
            shape = self._shape(value) if kind is dict else -1
            told = (shape, *[part if type(part) is str else self._name(part) for part in parts])
            self._known[id(value)] = self._names.setdefault(told, len(self._names)), value
        return self._known[id(value)][0]

    def _shape(self, value: dict[str, Any]) -> int:
        return self.shapes.setdefault(tuple(value), len(self.shapes))

    def folded(self) -> bytes:
        packed = [(name, *_planes(numbers)) for name, numbers in sorted(self.streams.items())]
        head = {
            "roots": self.roots,
            "shapes": list(self.shapes),
            "plain": dict(sorted(self.plain.items())),
            "streams": [[name, len(self.streams[name]), count] for name, count, _ in packed],
        }
        line = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
        return line.encode() + b"\n" + b"".join(content for _, _, content in packed)


def _alike(new: Iterable[int], old: Iterable[int]) -> int:
    """How many are the same from the beginning on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(new, old, strict=False)))


def _planes(numbers: list[int]) -> tuple[int, bytes]:
    """How many bytes each of these numbers takes, and the bytes by weight, the lowest first."""
    values = np.array(numbers, "<u4")
    count = max(1, (int(values.max()).bit_length() + 7) // 8)
    return count, values.view(np.uint8).reshape(-1, 4).T[:count].tobytes()
