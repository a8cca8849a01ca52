"""What is answered at /since: how much has changed since a version, and the events named."""

import shutil

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from data import archive
from data.tables import load
from pages.routes import since
from pages.ui import loaders
from tests.first_document import first_document


@pytest.fixture
def versions(monkeypatch, tmp_path):
    """A client, the version that is shown and an older one that is kept."""
    folder = tmp_path / "pacts"
    folder.mkdir()
    older = first_document(folder)
    monkeypatch.setenv("PACTMAP_TABLES", str(folder))
    monkeypatch.setenv("PACTMAP_ARCHIVE", str(tmp_path / "versions"))
    archive.keep(older)
    events = folder / "events.csv"
    text = events.read_text("utf-8")
    events.write_text(text.replace("Serbia's president believes", "He believes"), "utf-8")
    yield TestClient(Starlette(routes=since.routes())), load(folder).version, older.version
    shutil.rmtree(tmp_path / "versions")


def test_it_is_told_in_words_what_has_changed_since_a_version_that_is_kept(versions):
    client, _, older = versions
    answer = client.get(f"/since?collection=pacts&than={older}")
    assert answer.json() == {"kept": True, "told": "1 event was changed"}
    assert answer.headers["cache-control"] == "no-cache"


def test_a_version_that_is_not_kept_and_what_is_none_are_told_apart(versions):
    client, *_ = versions
    unknown = client.get("/since?than=000000000000")
    assert (unknown.status_code, unknown.json()) == (200, {"kept": False, "told": ""})
    for wrong in ("", "../../etc", "<b>", "0" * 13):
        answer = client.get("/since", params={"than": wrong})
        assert (answer.status_code, answer.json()) == (400, {"kept": False, "told": ""})


def test_events_are_told_by_key_and_unknown_ones_left_out(versions):
    client, *_ = versions
    told = client.get("/since/events?event=tirana-signed&event=nothing").json()
    assert list(told) == ["tirana-signed"]
    assert told["tirana-signed"]["date"] == "18 March 2025"
    assert all(quote["document"] for quote in told["tirana-signed"]["quotes"])
    assert client.get("/since/events").json() == {}


def test_nobody_is_told_of_more_events_at_once_than_a_change_has(versions):
    client, *_ = versions
    table = loaders.tables().events["event"].tolist()
    told = client.get("/since/events", params={"event": table}).json()
    assert list(told) == table[: since.MOST]
