"""Gives each test a store of its own, once in SQLite and once in a real PostgreSQL server."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from data.store.store import Store
from tests.data.store import postgres
from tests.data.store.editors import LOCAL

_numbers = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server; without one the tests fail in CI and are skipped else."""
    folder = postgres.binaries()
    if folder is None:
        missing = "no PostgreSQL server is installed – apt-get install postgresql"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    with postgres.server(folder) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """Which database a test runs on: each test on both."""
    return request.param


@pytest.fixture
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator:
    """Makes an empty database of the kind asked for and gives its URL."""
    made: list[str] = []

    def make(database: str) -> str:
        if database == "sqlite":
            return f"sqlite:///{tmp_path}/var/store{next(_numbers)}.db"
        name = f"store{os.getpid()}_{next(_numbers)}"
        address = request.getfixturevalue("server")
        postgres.execute(address, f"CREATE DATABASE {name}")
        made.append(name)
        return address.format(name)

    yield make
    for name in made:
        address = request.getfixturevalue("server")
        postgres.execute(address, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def url(new_url, database: str) -> str:
    """The URL of an empty database."""
    return new_url(database)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """A store that anybody at this computer may write to."""
    with Store(url, LOCAL) as opened:
        yield opened
