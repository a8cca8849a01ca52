"""Whether the process lives, and whether it can serve: readers always, editors where they edit."""

import gc
import socket
import time
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from pages.guard import editors
from pages.routes import health
from pages.ui import loaders


def test_a_process_that_answers_is_alive_whatever_its_tables(client, small):
    (small().folder / "actors.csv").write_text("actor\n")
    answer = client.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")
    assert answer.headers["cache-control"] == "no-store"
    assert client.post("/healthz").status_code == 405


def test_it_is_ready_with_the_versions_of_its_tables(client):
    version = loaders.tables().version
    answer = client.get("/readyz")
    told = {"status": "ready", "version": version, "versions": {"pactmap": version}}
    assert (answer.status_code, answer.json()) == (200, told)
    assert answer.headers["cache-control"] == "no-store"
    assert (client.head("/readyz").status_code, client.head("/readyz").content) == (200, b"")


def test_it_is_not_ready_with_tables_that_have_problems(client, small):
    small(ledger=[])
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"].endswith(":unusable-tables")


@pytest.fixture
def own() -> Iterator[TestClient]:
    """A client with threads of its own. pg8000 leaves the socket of a connection that fails to the
    garbage collector, so the errors that hold it must be gone with the threads."""
    with TestClient(Starlette(routes=health.routes())) as own:
        yield own
    time.sleep(0.1)  # a thread that has let go of its lock may still hold its error
    gc.collect()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_where_people_edit_the_store_must_answer(own, monkeypatch, tmp_path):
    monkeypatch.setenv("PACTMAP_EDITING", "local")
    monkeypatch.setenv("PACTMAP_DB", f"sqlite:///{tmp_path}/store.db")
    assert own.get("/readyz").status_code == 200
    monkeypatch.setenv("PACTMAP_DB", "postgresql://ana:secret@127.0.0.1:1/none")
    answer = own.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["title"] == "The store of decisions does not answer"
    assert "secret" not in answer.text
    monkeypatch.delenv("PACTMAP_EDITING")
    assert own.get("/readyz").status_code == 200


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_store_that_hangs_makes_no_check_hang(own, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        monkeypatch.setattr(health, "PATIENCE", 0.3)
        monkeypatch.setenv("PACTMAP_EDITING", "local")
        monkeypatch.setenv("PACTMAP_DB", f"postgresql://ana@127.0.0.1:{port}/none")
        assert own.get("/readyz").status_code == 503
        assert health._asking_store.locked()
        assert own.get("/readyz").status_code == 503
        silent.accept()[0].close()
    with health._asking_store:  # the thread that asked has given up
        pass


@pytest.mark.parametrize(("host", "status"), [("localhost:8501", 200), ("rebound.example", 403)])
def test_local_editing_answers_checks_of_this_computer_only(host, status):
    app = Starlette(routes=health.routes(), middleware=[Middleware(editors.OnlyHere)])
    here = TestClient(app, base_url=f"http://{host}", client=("127.0.0.1", 5000))
    assert here.get("/healthz").status_code == status


@pytest.mark.parametrize(
    "before", [Middleware(editors.NoSignIn), Middleware(editors.SignIn, secure=True)]
)
def test_other_guards_let_checks_pass(before):
    app = Starlette(routes=health.routes(), middleware=[before])
    assert TestClient(app).get("/healthz").text == "ok\n"
