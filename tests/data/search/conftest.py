"""The committed tables, searched by all tests of this folder, and how their answers are read."""

from collections.abc import Callable

import pytest

from data.search.finding import Found, found
from data.tables import Tables, load

Asks = Callable[..., Found]


@pytest.fixture(scope="session")
def committed() -> Tables:
    return load()


@pytest.fixture(scope="session")
def ask(committed: Tables) -> Asks:
    """Ask something of the committed tables."""
    return lambda text, limit=5: found(committed, text, limit)


def titles(answer: Found, kind: str) -> list[str]:
    """The titles of the hits of a kind, in order."""
    return [
        "".join(hit.title) for group in answer.groups if group.kind == kind for hit in group.hits
    ]


def marked(parts: list[str]) -> list[str]:
    return parts[1::2]
