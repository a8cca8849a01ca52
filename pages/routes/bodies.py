"""Answers of the API as bytes: made once, packed once, and the last ones kept.

They are kept on their tables and go with them; which headers they are sent with is not known here.
"""

import gzip
import hashlib
import json
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from data.tables import Tables, derived
from pages.routes.operations import Asked, Operation, Told

KEPT = 16_000_000  # bytes of answers that are kept for some tables
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
PACKED = ("image/png", "application/zip", "application/vnd.")  # as they are
SMALLEST = 500  # bytes that are worth packing; Streamlit's own middleware thinks the same


@dataclass(frozen=True)
class Body:
    """An answer in bytes; `links` are its neighbours, by the names of their relation."""

    content: bytes
    media_type: str
    links: dict[str, str]

    @cached_property
    def tag(self) -> str:
        """A hash of the content, for entity tags."""
        return hashlib.sha256(self.content).hexdigest()[:32]

    @cached_property
    def packed(self) -> bytes:
        return gzip.compress(self.content, 6, mtime=0)

    @property
    def is_worth_packing(self) -> bool:
        return len(self.content) >= SMALLEST and not self.media_type.startswith(PACKED)


class Recent:
    """The answers given last, as many as fit; for several threads."""

    def __init__(self, most: int = KEPT) -> None:
        self.most, self.size = most, 0
        self.bodies: OrderedDict[str, Body] = OrderedDict()
        self.turn = Lock()

    def get(self, key: str) -> Body | None:
        with self.turn:
            if key in self.bodies:
                self.bodies.move_to_end(key)
            return self.bodies.get(key)

    def keep(self, key: str, body: Body) -> None:
        """Keep it, and let those go that were asked for longest ago; one too large is not kept."""
        with self.turn:
            if key in self.bodies or 2 * len(body.content) > self.most:
                return
            self.bodies[key] = body
            self.size += len(body.content)
            while self.size > self.most:
                self.size -= len(self.bodies.popitem(last=False)[1].content)


def of(operation: Operation, asked: Asked) -> Body:
    """The answer to a request: one that is known, or made now."""
    key = f"{operation.path} {asked.key}"
    recent = _recent(asked.tables)
    known = recent.get(key)
    if known:
        return known
    told = operation.answer(asked)
    links = told["links"] if operation.paged else {}
    made = Body(encoded(told), asked.media_type, {name: at for name, at in links.items() if at})
    if operation.kept:
        recent.keep(key, made)
    return made


def encoded(told: Told) -> bytes:
    """The bytes of an answer. Lists are encoded item by item: as a whole, thousands of rows would
    keep all other threads from running for as long as it takes."""
    members = (f"{_json(name)}:{_listed(value)}" for name, value in told.items())
    return f"{{{','.join(members)}}}".encode()


def _listed(value: object) -> str:
    return f"[{','.join(map(_json, value))}]" if isinstance(value, list) else _json(value)


@derived
def _recent(tables: Tables) -> Recent:
    return Recent()
