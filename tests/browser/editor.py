"""An editor in a browser: opens documents in work, reads the worksheet, uses its keys.

And what lies behind: the store of the server, in which tests lay documents and let others decide.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, expect

from data.extract.engine import extract
from data.review import source
from data.review.actions import plan
from data.review.current import Current
from data.review.desk import Desk
from data.review.source import Source
from data.staging import seed_cells
from data.store.access import Editor as Identity
from data.store.access import Settings
from data.store.decisions import Change, Decision
from data.store.store import Store
from data.tables import Tables
from tests.browser.reader import Reader

TEXT = (
    "Serbia and Hungary signed a defence treaty on 2 May 2025.\n\n"
    "Albania has ratified the treaty. It rained all day."
)


class Office:
    """The store behind a server, and the documents that tests lay into it."""

    def __init__(self, url: str, tables: Tables) -> None:
        self.tables = tables
        self.store = Store(url, Settings("local"))

    def receive(self, key: str, text: str = TEXT, title: str = "Some news", **more: str) -> Source:
        """Lay a document into the store, as a colleague did."""
        now = datetime.now(UTC)
        colleague = self.identity("Bo")
        sha256 = self.store.receive(
            colleague, f"{key}.txt", "text/plain", text.encode(), text, now=now
        )
        cells = {
            **{"document": key, "kind": "seed", "title": title, "publisher": "", "url": ""},
            **{"published": "2025-05-03", "published_basis": "document", "language": "en"},
            **seed_cells(key, self.store.received(sha256)),
            **more,
        }
        change = Change("documents", key, 0, None, cells)
        self.store.decide(colleague, "receive", key, [change], now=now)
        return source.of(key, text, extract(text, key))

    def identity(self, name: str) -> Identity:
        return Identity(name, "", False, datetime.now(UTC))

    def current(self) -> Current:
        return Current(self.tables, self.store.heads())

    def decide(self, found: Source, verb: str, **about: Any) -> tuple[Decision, ...]:
        """A decision of Bo, who sees everything as it is."""
        heads = self.store.heads().items()
        seen = {f"{kind}/{key}": head.revision for (kind, key), head in heads}
        made = plan({"verb": verb, **about}, Desk(self.current(), found, "Bo", "2026-01-02", seen))
        return self.store.decide(
            self.identity("Bo"), made.verb, found.document, made.changes, now=datetime.now(UTC)
        )

    def verbs(self, document: str) -> list[tuple[str, str]]:
        """Who decided and how, action by action, the arrival left out."""
        actions = {found.action: found for found in self.store.decisions(document=document)}
        return [(one.who, one.verb) for one in actions.values() if one.verb != "receive"]


class Editor:
    """A reader at the worksheet of one document."""

    def __init__(self, reader: Reader, document: str) -> None:
        self.reader, self.page = reader, reader.page
        reader.open(f"review?document={document}")
        expect(self.sheet.get_by_role("article").first).to_be_visible()
        self.saved()

    @property
    def sheet(self) -> Locator:
        return self.page.get_by_role("region", name="Worksheet")

    def row(self, number: int) -> Locator:
        return self.sheet.get_by_role("article").nth(number - 1)

    def told(self, number: int) -> str:
        """What the gutter says of a sentence."""
        return self.row(number).locator(".pm-gutter span").inner_text()

    def card(self, number: int, kind: str) -> Locator:
        """A card of a sentence: "Proposal", "Event", "Statement" …"""
        return self.row(number).locator(f"section[aria-label^='{kind}']")

    def form(self) -> Locator:
        return self.page.get_by_role("form")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def saved(self) -> None:
        """Wait until nothing is on its way."""
        self.page.locator(".pm-saved", has_text="Saved").wait_for()

    def current(self) -> str:
        """The name of the card or sentence that keys act on."""
        return self.page.locator(".pm-item.is-current").get_attribute("aria-label") or ""

    def progress(self) -> str:
        return self.page.locator(".pm-count").inner_text()


def copy_of(tables: Tables, folder: Path) -> Path:
    """These tables and their seeds in a folder where they may change."""
    for file in sorted(tables.folder.glob("*.csv")):
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "seeds").mkdir()
    for file in sorted(tables.seed_path("seeds").glob("*.txt")):
        (folder / "seeds" / file.name).write_bytes(file.read_bytes())
    return folder
