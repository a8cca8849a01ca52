"""What the tests of hosting share: two replicas for readers, one for editors, nginx before them.

The same as compose.yaml starts, on this computer and without containers.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from data.tables import Tables, load
from tests.browser.conftest import DESKTOP
from tests.browser.editor import Office, copy_of
from tests.browser.hosted import COOKIE_SECRET, LISTED, SECRETS
from tests.browser.provider import Provider, provided
from tests.browser.reader import SOON, Reader
from tests.browser.replicas.proxy import EDITORS, Proxy, binary, proxy
from tests.browser.replicas.replica import Replica
from tests.browser.serving import free_port
from tests.data.store import postgres


@dataclass(frozen=True)
class Hosting:
    """All that runs: the readers' replicas, the editors', and the proxy."""

    proxy: Proxy
    readers: tuple[Replica, Replica]
    editor: Replica
    office: Office
    provider: Provider

    def reader_of(self, address: str) -> Replica:
        """The replica with this address."""
        return next(one for one in self.readers if one.address == address)


def there_or_not(found: object, package: str) -> None:
    """Without a server of Debian's the tests fail in CI and are skipped else."""
    if not found:
        missing = f"{package} is not installed – apt-get install {package}"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)


@pytest.fixture(scope="package")
def database() -> Iterator[str]:
    """The URL of an empty database in PostgreSQL."""
    folder = postgres.binaries()
    there_or_not(folder, "postgresql")
    assert folder
    with postgres.server(folder) as address:
        postgres.execute(address, "CREATE DATABASE hosting")
        yield address.format("hosting")


@pytest.fixture(scope="package")
def hosting(
    tables: Tables, database: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Hosting]:
    there_or_not(binary(), "nginx")
    folder, logs = tmp_path_factory.mktemp("tables"), tmp_path_factory.mktemp("logs")
    copy_of(tables, folder)
    ports = free_port(), free_port()
    with ExitStack() as running:
        provider = running.enter_context(provided(logs / "provider.log"))
        options = ["--secrets.files", str(_secrets(logs, provider, ports[1]))]
        listed = {"PACTMAP_EDITING": "oidc", "PACTMAP_EDITORS": LISTED, "PACTMAP_DB": database}
        editor = Replica(logs, folder, *options, **listed)
        readers = Replica(logs, folder), Replica(logs, folder)
        for replica in (editor, *readers):
            running.callback(replica.stop)
        with ThreadPoolExecutor() as pool:
            list(pool.map(Replica.start, (editor, *readers)))
        addresses = readers[0].address, readers[1].address
        front = running.enter_context(proxy(addresses, editor.address, ports))
        office = Office(database, load(folder))
        yield Hosting(front, readers, editor, office, provider)
        office.store.close()
    assert "Traceback" not in "".join(one.said() for one in (editor, *readers))


def _secrets(folder: Path, provider: Provider, port: int) -> Path:
    """The secrets of the editors' process, whom the provider sends back to the proxy."""
    text = SECRETS.format(metadata=provider.metadata, cookie_secret=COOKIE_SECRET)
    text = text.replace("http://localhost:{port}", f"https://{EDITORS}:{port}")
    (folder / "secrets.toml").write_text(text, "utf-8")
    return folder / "secrets.toml"


@pytest.fixture
def visitor(chromium: Browser, hosting: Hosting) -> Iterator[Reader]:
    """A reader with a browser of his own, who comes through the proxy."""
    yield from visiting(chromium, hosting.proxy.address())


def visiting(chromium: Browser, address: str) -> Iterator[Reader]:
    context = chromium.new_context(**DESKTOP, ignore_https_errors=True)
    context.set_default_timeout(2 * SOON)
    reader = Reader(context, address)
    yield reader
    context.close()
