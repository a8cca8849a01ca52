"""The description of the API: what it says is so, found out by schemathesis on a live server."""

import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import jsonschema_rs
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from data.schema import enums, schema
from data.tables import load
from pages.routes import api
from tests.browser.serving import ROOT, free_port
from tests.world import rows, world

NAMES = {"DOC": "SEED_000", "PACT": "TIRANA2025"}  # which the description gives as examples
DOCUMENTS = ("SEED_000", "ATOP_5_1")


@contextmanager
def listening(routes: list[BaseRoute]) -> Iterator[str]:
    """The address of a server of these routes, in a thread of its own."""
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=routes), port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def examined(address: str, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """What schemathesis, with all its checks, says of the API at an address."""
    command = [sys.executable, "-m", "schemathesis.cli", "run", f"{address}/api/openapi.json"]
    always = ["--url", address, "--checks", "all", "--seed", "6", "--continue-on-failure"]
    return subprocess.run(
        [*command, *always, *options], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture
def described(client) -> dict:
    return client.get("/api/openapi.json").json()


def test_schemathesis_finds_nothing_that_is_not_as_described(tmp_path, monkeypatch):
    folder = tmp_path / "tables"
    folder.mkdir()
    monkeypatch.setenv("PACTMAP_TABLES", str(folder))
    world(
        folder,
        **{
            table: [{name: NAMES.get(cell, cell) for name, cell in row.items()} for row in found]
            for table, found in rows().items()
        },
    )
    with listening(api.routes()) as address:
        ran = examined(address, tmp_path, "--max-examples", "5")
    assert ran.returncode == 0, ran.stdout
    assert "8 selected / 8 total" in ran.stdout  # it leaves out the description itself
    assert "No issues found" in ran.stdout, (
        ran.stdout
    )  # nor does it warn, as of answers without data


def test_schemathesis_would_find_an_answer_of_another_shape(tmp_path):
    async def wrong(request):
        return JSONResponse({"title": "Pactmap"})

    with listening([Route("/api", wrong), *api.routes()]) as address:
        ran = examined(address, tmp_path, "--phases", "examples", "--include-path", "/api")
    assert ran.returncode == 1
    assert "Response violates schema" in ran.stdout


@pytest.mark.parametrize(
    ("shape", "address"),
    [
        ("Index", "/api"),
        ("Snapshot", "/api/snapshot"),
        ("Snapshot", "/api/snapshot?as_of=1955-05-14"),
        ("SnapshotGeoJSON", "/api/snapshot?as_of=1955-05-14&format=geojson"),
        *(("Events", f"/api/events?limit=1000&offset={n}") for n in (0, 1000)),
        ("EventsGeoJSON", "/api/events?limit=1000&format=geojson"),
        *(("Country", f"/api/countries/{code}") for code in ("SRB", "YUG", "EU", "USA")),
        ("Country", "/api/countries/DZA?as_of=1955-01-01"),
        *(("Pact", f"/api/pacts/{row}") for row in ("TIRANA2025", "NATO", "WARSAW_PACT")),
        *(("Document", f"/api/documents/{row}") for row in DOCUMENTS),
        ("Problem", "/api/snapshot?v=000000000000"),
    ],
)
def test_answers_of_the_committed_tables_have_their_shapes(client, described, shape, address):
    whole = {"$ref": f"#/components/schemas/{shape}", **described}
    validator = jsonschema_rs.Draft202012Validator(whole, validate_formats=True)
    assert [str(error)[:300] for error in validator.iter_errors(client.get(address).json())] == []


def test_every_document_can_be_asked_for(client):
    keys = load().documents["document"]
    assert {client.get(f"/api/documents/{key}").status_code for key in keys[::50]} == {200}


def test_the_shapes_of_rows_hold_every_column_and_vocabulary(described):
    shapes = described["components"]["schemas"]
    for name, table in (("Actor", "actors"), ("Instrument", "instruments"), ("Event", "events")):
        columns = schema()[table].columns
        found = shapes[name]["properties"]
        assert [column.name for column in columns] == list(found)[: len(columns)]
        for column in columns:
            assert found[column.name]["description"] == column.description
            if column.type in enums():
                words = [word for word in enums()[column.type] if word]
                assert [word for word in found[column.name]["enum"] if word] == words


def test_every_parameter_has_an_example_that_is_answered(client, described):
    asked = [
        (path, one)
        for path, item in described["paths"].items()
        for one in item["get"]["parameters"]
        if one["in"] == "query"
    ]
    assert {one["name"] for _, one in asked} >= {"as_of", "country", "type", "limit", "format"}
    for path, one in asked:
        for name, value in (("actor", "SRB"), ("instrument", "NATO"), ("document", "SEED_000")):
            path = path.replace(f"{{{name}}}", value)
        value = one["example"][0] if isinstance(one["example"], list) else one["example"]
        assert client.get(path, params={one["name"]: value}).status_code == 200, (path, one)


def test_the_guide_names_every_address_and_its_examples_are_answered(client):
    guide = (ROOT / "docs" / "api.md").read_text("utf-8")
    assert [
        path for path in api.MODULES if f"`{path}`" not in guide and path not in asked(guide)
    ] == []
    version = client.get("/api").json()["version"]
    found = [client.get(one.replace("$v", version)) for one in asked(guide)]
    assert [one.status_code for one in found] == [*[200] * 12, 400]


def asked(guide: str) -> list[str]:
    """The addresses that the guide's commands ask for."""
    return re.findall(r"localhost:8501(/api[^\s'\"]*)", guide)
