"""Assets by their hashed names: kept for ever, packed where wanted, and nothing else."""

import gzip
import time

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo import assets
from pages.ui import loaders, serving
from tests.geo.unpacking import unpacked
from tests.world import row, rows, world


@pytest.fixture(scope="module")
def client():
    with TestClient(Starlette(routes=serving.routes())) as client:
        yield client


def test_every_file_that_the_map_will_ask_for_is_there(client):
    serving.atlas_of(loaders.tables())
    files = [path for path in serving.ahead() if path.startswith("assets/")]
    assert len(files) == 7
    assert {client.get(f"/{path}").status_code for path in files} == {200}


def test_each_collection_has_its_atlas_and_an_unknown_one_that_of_the_first(tmp_path, monkeypatch):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    monkeypatch.setenv("PACTMAP_TABLES", str(tmp_path))
    world(tmp_path / "one")
    world(tmp_path / "two", actors=[*rows()["actors"], row("actors", actor="ITA", name="Italy")])
    one, two = (serving.atlas_of(loaders.tables(tmp_path / name)) for name in ("one", "two"))
    found = {key: serving.ahead(key)[0] for key in ("one", "two", "", "<script>")}
    first = f"assets/{one}"
    assert found == {"one": first, "two": f"assets/{two}", "": first, "<script>": first}


def test_the_page_waits_for_no_atlas(client, tmp_path, monkeypatch):
    monkeypatch.setenv("PACTMAP_TABLES", str(tmp_path))
    world(tmp_path)
    before = f"assets/{serving.atlas_of(loaders.tables())}"
    renamed(tmp_path, "Magyarország")
    with serving._making:  # somebody else makes the new one, and is not done
        assert before in serving.ahead()
    deadline = time.monotonic() + 30
    while before in serving.ahead() and time.monotonic() < deadline:
        time.sleep(0.05)
    (path,) = [path for path in serving.ahead() if "/atlas-" in path]
    assert "Magyarország" in client.get(f"/{path}").text


def renamed(folder, name):
    actors = [found for found in rows()["actors"] if found["actor"] != "HUN"]
    return world(folder, actors=[*actors, row("actors", actor="HUN", name=name)])


def test_what_another_process_publishes_is_read_before_anybody_asks(tmp_path, monkeypatch):
    monkeypatch.setenv("PACTMAP_TABLES", str(tmp_path))
    monkeypatch.setattr(serving, "PACE", 0.02)
    world(tmp_path)

    def await_version(version):
        deadline = time.monotonic() + 30
        while loaders.known(tmp_path).version != version and time.monotonic() < deadline:
            time.sleep(0.02)
        return loaders.known(tmp_path).version == version

    with TestClient(Starlette(lifespan=serving.warm_up)):
        assert await_version(renamed(tmp_path, "Magyarország").version)
        kept = loaders.known(tmp_path)
        renamed(tmp_path, "")  # no name: these cannot be used
        time.sleep(0.2)
        assert loaders.known(tmp_path) is kept
        assert await_version(world(tmp_path).version)


def test_broken_tables_leave_the_files_of_the_last_atlas(client, tmp_path, monkeypatch):
    monkeypatch.setenv("PACTMAP_TABLES", str(tmp_path))
    world(tmp_path)
    before = f"assets/{serving.atlas_of(loaders.tables())}"
    (tmp_path / "actors.csv").write_text("actor\n")
    assert before in serving.ahead()
    assert client.get(f"/{before}").status_code == 200


def test_an_asset_is_kept_for_ever_and_packed(client):
    path = assets.path_of("map.js")
    answer = client.get(f"/assets/{path}", headers={"accept-encoding": "gzip"})
    assert answer.status_code == 200
    assert answer.content == assets.code()[path].content
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"].startswith("text/javascript")


def test_a_client_without_gzip_gets_plain_bytes(client):
    path = assets.path_of("countries.bin")
    answer = client.get(f"/assets/{path}", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in answer.headers
    assert answer.content == gzip.decompress(assets.code()[path].gzipped)


def test_the_atlas_of_the_tables_is_served_under_its_name(client):
    atlas = unpacked(client.get(f"/assets/{serving.atlas_of(loaders.tables())}").json())
    assert atlas["pacts"]["TIRANA2025"]


@pytest.mark.parametrize("path", ["map.js", "x/map.js", "../app.py", "..%2f..%2fapp.py", "", "%00"])
def test_any_other_name_is_not_found(client, path):
    assert client.get(f"/assets/{path}").status_code == 404


def test_nothing_can_be_written(client):
    assert client.post(f"/assets/{assets.path_of('map.js')}").status_code == 405


def test_what_was_just_made_is_served_however_many_versions_there_were(tmp_path, monkeypatch):
    monkeypatch.setenv("PACTMAP_TABLES", str(tmp_path))
    with TestClient(Starlette(routes=serving.routes())) as client:
        for number in range(serving.KEPT + 8):
            renamed(tmp_path, f"Hungary {number}")
            serving.atlas_of(loaders.tables(tmp_path))
            for path in serving.ahead()[:2]:
                assert client.get(f"/{path}").status_code == 200
