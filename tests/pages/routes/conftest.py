"""A client of the API's routes: on the committed tables, or on a tiny world."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from data.tables import Tables
from pages.routes import table
from tests.world import Row, world

Small = Callable[..., Tables]


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    with TestClient(Starlette(routes=table.routes())) as client:
        yield client


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Small:
    """The tiny world, with other rows where they are named, as the tables of the server."""
    monkeypatch.setenv("PACTMAP_TABLES", str(tmp_path))

    def build(**rows: list[Row]) -> Tables:
        return world(tmp_path, **rows)

    return build
