"""What an editor publishes is seen on every replica: by who comes, and on pages that are open."""

import json
import time
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import cycle

import pytest
from playwright.sync_api import Browser, expect

from data.build import build
from data.extract.engine import extract
from data.publishing import withdrawal
from data.review import source
from data.review.source import Source
from data.tables import load
from tests.browser.editor import Editor
from tests.browser.hosted import sign_in
from tests.browser.reader import Reader
from tests.browser.replicas.conftest import Hosting, visiting
from tests.browser.replicas.proxy import EDITORS

NEWS = (
    "Serbia and Hungary sign treaty\n\n"
    "BELGRADE, 2 May 2025 - Serbia and Hungary signed the May treaty in Belgrade.\n"
)
LINK = "May treaty: Hungary–Serbia, signed"
SOON = 5.0  # seconds within which all replicas show what was published
PACT = {
    **{"instrument": "MAY2025", "name": "Treaty of May", "short_name": "May treaty"},
    **{"form": "treaty", "family": "alliance", "binding": "1", "label_as_reported": "treaty"},
}


@pytest.fixture
def ana(chromium: Browser, hosting: Hosting) -> Iterator[Reader]:
    """An editor on the editors' host name."""
    yield from visiting(chromium, hosting.proxy.address(EDITORS))


def test_what_is_published_on_one_replica_is_seen_on_the_others(
    hosting: Hosting, visitor: Reader, ana: Reader
) -> None:
    visitor.open("?as_of=2025-05-03")
    before = visitor.address_params()
    assert LINK not in visitor.links()
    hosting.provider.knows("ana", name="Ana", email="ana@example.org", email_verified=True)
    sign_in(ana, "ana")
    receive(ana)
    judge(hosting)
    begun = publish(ana)

    new = load(hosting.office.tables.folder).version
    await_version(visitor, new, begun)  # of the page that is open
    visitor.until(visitor.links, lambda now: LINK in now)
    expect(visitor.page.get_by_text("another version of the data")).to_have_count(0)
    assert versions(hosting) == [new, new, new]
    visitor.click(LINK)
    expect(visitor.dossier_of("May treaty")).to_contain_text("signed the May treaty")
    visitor.page.reload()
    visitor.await_map()
    assert LINK in visitor.links()

    begun = take_back(hosting)
    await_version(visitor, before["v"], begun)  # of a page that shows a pact that is gone
    assert "pact" not in visitor.address_params()
    visitor.until(visitor.links, lambda now: LINK not in now)
    visitor.dossier.get_by_role("heading", level=2).wait_for()


def await_version(visitor: Reader, version: str, begun: float) -> None:
    """Step to and fro until the page is of this version of the data, which must be soon."""
    for day in cycle(("2025-05-03", "2025-05-02")):
        if visitor.settle_on(day)["v"] == version:
            return
        assert time.monotonic() - begun < SOON


def receive(ana: Reader) -> None:
    """Upload a file through the proxy and take it in."""
    with ana.page.expect_response("**/_stcore/upload_file/**") as upload:
        ana.page.locator("input[type=file]").set_input_files(
            {"name": "news.txt", "mimeType": "text/plain", "buffer": NEWS.encode()}
        )
    assert upload.value.status == 204
    expect(ana.page.get_by_label("Title")).to_have_value("Serbia and Hungary sign treaty")
    ana.await_rest()
    ana.page.get_by_label("Key", exact=True).fill("NEWS_2025")
    ana.page.get_by_role("button", name="Add document").click()
    expect(ana.heading("Serbia and Hungary sign treaty", level=1)).to_be_visible()


def judge(hosting: Hosting) -> None:
    """A colleague decides about every sentence."""
    office, found = hosting.office, opened()
    for candidate in found.candidates:
        office.decide(found, "reject", candidate=candidate.id)
    office.decide(found, "add", form=signing(found))
    for sentence in found.sentences:
        if office.current().state("ledger", f"{found.document}/{sentence.hash}") is None:
            office.decide(found, "none", sentence=sentence.number)


def opened() -> Source:
    return source.of("NEWS_2025", NEWS, extract(NEWS, "NEWS_2025"))


def signing(found: Source) -> dict[str, object]:
    """The form of the event that the second sentence tells, with a new pact."""
    told = found.sentences[1]
    texts = dict.fromkeys(("place", "attributed_to", "in_response_to"), "")
    codes = {"type": "SIGN", "realis": "occurred", "modality": "fact", "stance": "reports"}
    codes |= {"certainty": "confirmed", "date_basis": "document", "date": "2025-05-02"}
    words = {"summary": "Serbia and Hungary sign the May treaty.", "new": PACT, "instrument": ""}
    place = {"start": told.start, "end": told.end}
    return {**texts, **codes, **words, **place, "actors": ["HUN", "SRB"], "targets": []}


def publish(ana: Reader) -> float:
    """Publish the document on its page; when it was said to be done."""
    editor = Editor(ana, "NEWS_2025")
    editor.press("p")
    panel = ana.page.get_by_role("region", name="Publish")
    panel.get_by_role("button", name="Publish …").click()
    panel.get_by_role("button", name="Yes, publish").click()
    expect(panel).to_contain_text("Published.")
    return time.monotonic()


def take_back(hosting: Hosting) -> float:
    """What the button does, by hand; when it was done."""
    store = hosting.office.store
    change = withdrawal(store.decisions(), "NEWS_2025")
    identity = hosting.office.identity("Bo")
    store.decide(identity, "withdraw", change.key, [change], now=datetime.now(UTC))
    assert build(hosting.office.tables.folder, store).problems == ()
    return time.monotonic()


def versions(hosting: Hosting) -> list[str]:
    """The version of the data that each replica says it serves."""
    found = []
    for replica in (hosting.editor, *hosting.readers):
        with urllib.request.urlopen(f"http://{replica.address}/readyz", timeout=10) as answer:
            found.append(json.load(answer)["version"])
    return found
