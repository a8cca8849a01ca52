"""The address of a history."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from pages.routes import lifelines
from pages.ui import loaders
from tests.first_document import small


@pytest.fixture
def client(monkeypatch):
    monkeypatch.setenv("PACTMAP_TABLES", str(small().folder))
    return TestClient(Starlette(routes=lifelines.routes()))


def test_a_history_is_kept_for_ever_under_its_version(client):
    version = loaders.tables().version
    answer = client.get(f"/lifelines/country/SRB?v={version}")
    assert answer.json()["title"] == "Serbia: pacts and memberships"
    assert "immutable" in answer.headers["cache-control"]
    assert "immutable" not in client.get("/lifelines/pact/TIRANA2025").headers["cache-control"]


@pytest.mark.parametrize("path", ["country/XXX", "pact/SRB", "person/SRB", "country/%3Cimg%3E"])
def test_what_there_is_no_history_of_is_not_found(client, path):
    answer = client.get(f"/lifelines/{path}")
    assert (answer.status_code, answer.json()["title"]) == (404, "There is nothing here")


def test_it_can_only_be_read(client):
    assert client.post("/lifelines/country/SRB").status_code == 405
