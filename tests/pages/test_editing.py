"""Editing is off unless it is switched on, and local editing stays on this computer."""

import subprocess
import sys
from pathlib import Path

import pytest
from streamlit import config

from pages.ui import editing, navigation

ROOT = Path(__file__).parents[2]
OURS = """
import sys
import pages.ui.frame, pages.ui.serving, pages.ui.navigation
pages.ui.serving.routes()
wanted = ("data.store", "data.review", "sqlalchemy", "data.intake", "data.extract")
print(sorted(name for name in sys.modules if name.startswith(wanted)))
"""


@pytest.fixture
def address():
    """Sets the address that the server listens on, for one test."""
    before = config.get_option("server.address")
    yield lambda value: config.set_option("server.address", value)
    config.set_option("server.address", before)


def loaded(mode: str) -> str:
    environment = {"PATH": "", "PACTMAP_EDITING": mode}
    done = subprocess.run(
        [sys.executable, "-c", OURS], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def test_a_reading_process_imports_nothing_of_the_store_or_the_review():
    assert loaded("") == "[]"
    assert "data.store.store" in loaded("local")


def test_the_paths_of_editing_are_there_only_if_it_is_on(monkeypatch):
    monkeypatch.delenv("PACTMAP_EDITING", raising=False)
    assert navigation.paths() == ("events", "documents", "checks", "about")
    assert navigation.beside() == []
    monkeypatch.setenv("PACTMAP_EDITING", "local")
    assert navigation.paths()[-2:] == ("review", "history")


@pytest.mark.parametrize("where", ["localhost", "127.0.0.1", "::1"])
def test_local_editing_starts_on_this_computer(monkeypatch, address, where: str):
    monkeypatch.setenv("PACTMAP_EDITING", "local")
    address(where)
    editing.check_start()


@pytest.mark.parametrize("where", [None, "0.0.0.0", "::", "192.168.0.4", "example.org"])
def test_local_editing_refuses_an_address_that_others_reach(monkeypatch, address, where):
    address(where)
    monkeypatch.delenv("PACTMAP_EDITING", raising=False)
    editing.check_start()
    monkeypatch.setenv("PACTMAP_EDITING", "local")
    with pytest.raises(editing.NotLocal, match=r"--server\.address localhost"):
        editing.check_start()


def test_the_local_editor_has_the_name_of_the_setting_or_of_the_login(monkeypatch):
    monkeypatch.setenv("PACTMAP_EDITING", "local")
    monkeypatch.setenv("PACTMAP_EDITOR", " Ana  Ilić ")
    found = editing.current_editor()
    assert found
    assert (found.name, found.how, found.email) == ("Ana Ilić", "local", "")
    monkeypatch.delenv("PACTMAP_EDITOR")
    found = editing.current_editor()
    assert found
    assert found.name


@pytest.mark.parametrize("mode", ["", "oidc", "yes"])
def test_nobody_is_a_local_editor_otherwise(monkeypatch, mode: str):
    monkeypatch.setenv("PACTMAP_EDITING", mode)
    assert editing.current_editor() is None
