"""Editing on one's own computer: a name from the settings, a server that nobody else reaches."""

import os
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from data.tables import Tables
from tests.browser.conftest import newcomer
from tests.browser.hosted import proposal
from tests.browser.reader import Reader
from tests.browser.serving import ROOT, Server, free_port, served

REACHED = ("0.0.0.0", "::", "")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("local")


@pytest.fixture(scope="module")
def own(folder: Path, tables: Tables) -> Iterator[Server]:
    """The app as `make run` starts it; its log tells every module that it loads."""
    with served(
        folder / "app.log",
        tables.folder,
        PACTMAP_EDITING="local",
        PACTMAP_EDITOR="Ana Novak",
        PACTMAP_DB=f"sqlite:///{folder}/store.db",
        PYTHONPROFILEIMPORTTIME="1",
    ) as server:
        yield server


@pytest.fixture
def editor(chromium: Browser, own: Server) -> Iterator[Reader]:
    reader = newcomer(chromium, own)
    yield reader
    problems = reader.watch.problems()
    reader.context.close()
    assert problems == []


def test_a_local_editor_decides_under_his_name_without_a_login(
    editor: Reader, own: Server, folder: Path
) -> None:
    editor.open("review")
    for name in ("Sign in", "Sign out"):
        expect(editor.button(name)).to_have_count(0)
    editor.open("review?document=SEED_000")
    proposal(editor, 1).get_by_role("button", name="Reject").click()

    def actions() -> list[tuple[str, str, str, str]]:
        with closing(sqlite3.connect(folder / "store.db")) as database:
            return database.execute("SELECT who, email, how, verb FROM actions").fetchall()

    assert editor.until(actions, bool) == [("Ana Novak", "", "local", "reject")]


def test_the_log_tells_that_an_editing_process_knows_the_store(own: Server) -> None:
    """Beside it, that of a reading process means something."""
    loaded = {line.rpartition("|")[2].strip() for line in own.log.read_text("utf-8").splitlines()}
    assert {"sqlalchemy", "data.store.store", "data.review"} <= loaded
    assert "authlib" not in loaded


def test_a_name_that_was_made_to_point_here_is_refused(own: Server) -> None:
    request = urllib.request.Request(f"{own.address}/review", headers={"Host": "rebound.example"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=10)
    assert refused.value.code == 403
    refused.value.close()


@pytest.fixture(scope="module")
def reached(tables: Tables) -> Iterator[dict[str, subprocess.Popen[str]]]:
    """Servers on addresses that others reach, by these; they start side by side."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
    started = {}
    for address in REACHED:
        options = ["--server.port", str(free_port()), "--server.address", address]
        started[address] = subprocess.Popen(
            [*command, *(options if address else options[:2])],
            cwd=ROOT,
            env={**os.environ, "PACTMAP_TABLES": str(tables.folder), "PACTMAP_EDITING": "local"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
    yield started
    for process in started.values():
        process.kill()
        process.communicate()


@pytest.mark.parametrize("address", REACHED)
def test_a_server_that_others_reach_does_not_start(
    reached: dict[str, subprocess.Popen[str]], address: str
) -> None:
    _, said = reached[address].communicate(timeout=60)
    told = f"PACTMAP_EDITING is local and the server listens on {address or 'every address'}"
    assert reached[address].returncode == 1
    assert f"{told} – start it with --server.address localhost" in said
    assert "Traceback" not in said
