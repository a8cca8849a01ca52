"""A page that is open turns to what was published since, unless it is of an archived version."""

from pathlib import Path

import pytest

from pages.ui import loaders, shelf, state
from tests.world import changed, world


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the app shows: the tiny world. The session is a plain dictionary."""
    monkeypatch.setenv("PACTMAP_TABLES", str(tmp_path))
    monkeypatch.setattr(shelf.st, "session_state", {})
    world(tmp_path)
    return tmp_path


def test_what_another_process_published_is_newer_once_it_was_read(shown: Path) -> None:
    before = shelf.tables()
    assert not shelf.are_newer(before)
    world(shown, offices=changed("offices", 0, person="Béla")["offices"])
    assert not shelf.are_newer(before)  # nobody has read it yet, and this reads nothing
    after = loaders.tables(shown)
    assert shelf.are_newer(before)
    assert not shelf.are_newer(after)


def test_who_reads_an_archived_version_is_not_led_away_from_it(shown: Path) -> None:
    before = shelf.tables()
    world(shown, offices=changed("offices", 0, person="Béla")["offices"])
    loaders.tables(shown)
    shelf.st.session_state[state.FROZEN] = before.version
    assert not shelf.are_newer(before)
