"""The app as it is hosted for editors, beside a real OIDC provider, and editors who sign in there.

Judges nothing: that is the tests' business.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator

from data.store.access import Settings
from data.store.store import Store
from data.tables import Tables
from tests.browser.conftest import newcomer
from tests.browser.provider import Provider, provided
from tests.browser.reader import Reader
from tests.browser.serving import Server, served

LISTED = "ana@example.org, Ben@Example.org, una@example.org"
COOKIE_SECRET = "a secret of the tests, long enough for any cookie"
SECRETS = """[auth]
redirect_uri = "http://localhost:{{port}}/oauth2callback"
cookie_secret = "{cookie_secret}"
client_id = "pactmap"
client_secret = "known to the provider"
server_metadata_url = "{metadata}"
"""


@dataclass(frozen=True)
class Hosted:
    """A running app with editing by login, its provider and its store."""

    server: Server
    provider: Provider
    file: Path

    def store(self) -> Store:
        """The store of the app, with the settings that the app has."""
        listed = {"PACTMAP_EDITING": "oidc", "PACTMAP_EDITORS": LISTED}
        return Store(f"sqlite:///{self.file}", Settings.from_environment(listed))

    def actions(self) -> list[tuple[str, str, str, str]]:
        """Who, mail, how and verb of every action in the database."""
        with closing(sqlite3.connect(self.file)) as database:
            return database.execute(
                "SELECT who, email, how, verb FROM actions ORDER BY id"
            ).fetchall()

    def visitor(self, chromium: Browser) -> Reader:
        """Somebody with a browser of his own, in which requests to the provider are allowed."""
        visitor = newcomer(chromium, self.server)
        visitor.watch.hosts.add(self.provider.address.partition("//")[2])
        return visitor


@contextmanager
def hosted(folder: Path, tables: Tables) -> Iterator[Hosted]:
    """A provider, and the app that signs in with it, in processes of their own."""
    file, secrets = folder / "store.db", folder / "secrets.toml"
    with provided(folder / "provider.log") as provider:
        secrets.write_text(
            SECRETS.format(metadata=provider.metadata, cookie_secret=COOKIE_SECRET), "utf-8"
        )
        with served(
            folder / "app.log",
            tables.folder,
            "--secrets.files",
            str(secrets),
            PACTMAP_EDITING="oidc",
            PACTMAP_EDITORS=LISTED,
            PACTMAP_DB=f"sqlite:///{file}",
        ) as server:
            yield Hosted(server, provider, file)


def sign_in(visitor: Reader, subject: str) -> None:
    """Sign in at the provider as `subject`, who comes back to the Review page."""
    visitor.open("review")
    visitor.button("Sign in").click()
    visitor.page.get_by_placeholder("sub").fill(subject)
    visitor.button("Authorize").click()
    await_review(visitor)


def sign_out(visitor: Reader) -> None:
    """Sign out here and at the provider, and come back."""
    visitor.button("Sign out").click()
    visitor.button("End session").click()
    await_review(visitor)


def await_review(visitor: Reader) -> None:
    visitor.page.wait_for_url("**/review")
    visitor.heading("Review", level=1).wait_for()
    visitor.await_rest()


def proposal(visitor: Reader, number: int) -> Locator:
    """The first proposal for a sentence of the worksheet."""
    sentence = visitor.page.get_by_role("article", name=f"Sentence {number},")
    return sentence.get_by_role("group", name="Proposal:").first
