"""The workers of a Dask cluster, reached through its executor.

The package `distributed` is only needed here, and only when a scheduler is given. Left to others:
the order of results, and what is done again (`data.extract.pools`).
"""

import hashlib
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from data.extract.pools import Crew, GoneAway, Item, Lost, Result, Work
from data.lexicon.files import ACTORS

_DATA = Path(__file__).parent.parent
_PATIENCE = 20  # seconds in which a scheduler has to answer, and workers to come back
_LOOK = 2  # seconds between looks at a task that takes long
_FAILED = ("error", "lost", "cancelled")


@contextmanager
def on_cluster(
    address: str, work: Work[Item, Result], lost: Lost[Item, Result]
) -> Iterator[Crew[Item, Result]]:
    """The cluster whose scheduler is at `address`; raises `GoneAway`, also when it is used."""
    with _client(address) as client:
        _check(client, address)
        workers = Cluster(client, address)
        yield Crew(workers, workers, work, lost)


class Cluster:
    """The workers of a cluster."""

    def __init__(self, client: Any, address: str) -> None:
        self.number = sum(client.nthreads().values())
        self._client, self._address = client, address
        self._executor = client.get_executor(pure=False)

    def submit(
        self, work: Work[Item, Result], batch: tuple[Item, ...]
    ) -> Callable[[], tuple[Result, ...]]:
        """Begin a batch."""
        key = f"pactmap-{uuid4().hex}"
        try:
            future = self._executor.submit(work, batch, key=key)
        except Exception as error:  # the client's connection is closed
            raise self._gone("has gone away") from error
        return lambda: self._waited(future, key)

    def close(self) -> None:
        """Take back what is not done."""
        if self._client.status == "running":
            self._executor.shutdown(wait=False)

    def _waited(self, future: Any, key: str) -> Any:
        """The result. The executor never ends a task that failed after its result was lost with a
        worker, so the task itself is looked at too."""
        alive = time.monotonic()
        while True:
            state = self._client.futures.get(key)
            failed = state is None or state.status in _FAILED
            try:
                return future.result(timeout=_LOOK)
            except TimeoutError:
                if failed or future.done():
                    raise
            if self._client.status == "running" and self._client.nthreads():
                alive = time.monotonic()
            elif time.monotonic() - alive > _PATIENCE:
                raise self._gone("has no workers left, or has gone away")

    def _gone(self, how: str) -> GoneAway:
        return GoneAway(f"{self._address}: the cluster {how} – start it again, then run this again")


def _client(address: str) -> Any:
    """A client of a cluster that has workers."""
    try:
        from distributed import Client
        from distributed.comm.addressing import get_address_host_port
    except ImportError as error:
        remedy = "pip install distributed, of the version in pyproject.toml, or use --workers"
        raise GoneAway(f"--scheduler needs the package distributed – {remedy}") from error
    try:
        with socket.create_connection(get_address_host_port(address), _PATIENCE):
            pass
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        remedy = (
            "start one there (python -m dask scheduler), or give its address as tcp://HOST:PORT"
        )
        raise GoneAway(f"{address}: no Dask scheduler answers ({error}) – {remedy}") from error
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as error:
        client.close()
        remedy = f"start some in this folder: python -m dask worker {address}"
        raise GoneAway(f"{address}: the cluster has no workers – {remedy}") from error
    return client


def _check(client: Any, address: str) -> None:
    """Refuse a cluster that cannot run our code, or would run another version of it."""
    remedy = "start scheduler and workers in this folder, of this version: python -m dask …"
    try:
        client.submit(fingerprint, pure=False).result(timeout=_PATIENCE)
        found = set(client.run(fingerprint).values())
    except Exception as error:
        why = f"{type(error).__name__}: {error}".partition("\n")[0]
        raise GoneAway(f"{address}: the cluster cannot run Pactmap ({why}) – {remedy}") from error
    if found != {fingerprint()}:
        raise GoneAway(f"{address}: the cluster runs another Pactmap than this – {remedy}")


def fingerprint() -> str:
    """The hash of everything that candidates depend on: code, dictionaries, actors."""
    whole = hashlib.sha256()
    for folder in (_DATA, _DATA / "extract", _DATA / "lexicon", _DATA / "tables"):
        for path in sorted(folder.glob("*.*")):
            if path.suffix in (".py", ".toml") or path == ACTORS or folder.name == "lexicon":
                whole.update(f"{path.relative_to(_DATA)}\0".encode() + path.read_bytes())
    return whole.hexdigest()
