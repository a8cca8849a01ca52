"""The standalone file: small, the same for the same view, and nothing in it breaks out."""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from data import dossier
from data.folders import DEFAULT_FOLDER
from data.tables import Tables, load
from geo import address, everyday
from geo.standalone import page
from tests.first_document import small
from tests.geo.unfolding import Unfolding
from tests.world import changed, row, rows, world

LIMIT = 900_000  # bytes, of the default collection
HOSTILE = "</script><script>alert(1)</script><!--<img src=x onerror=alert(2)>"
SCRIPTS = ["pm-code", "pm-atlas", "pm-outlines", "pm-dossiers", "pm-told", ""]  # by id, in order


class Elements(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


@cache
def whole() -> tuple[Tables, bytes]:
    tables = load(DEFAULT_FOLDER)
    return tables, page(tables, address.default(tables))


def test_the_file_of_the_committed_tables_is_no_larger_than_promised() -> None:
    assert len(whole()[1]) <= LIMIT


def test_the_file_holds_every_quote_and_every_source_of_the_committed_tables() -> None:
    tables, _ = whole()
    events, documents, *_ = Unfolding(everyday.folded(small())).unfolded()
    told = {quote["text"] for event in events for quote in event["quotes"]}
    assert told >= set(small().evidence["quote"]) - {""}
    assert {document["document"] for document in documents} == set(tables.documents["document"])


def test_the_file_tells_every_dossier_of_every_day() -> None:
    tables = small()
    found = {(series.kind, series.code): series for series in everyday.every_dossier(tables)}
    for day in (date(1996, 6, 14), date(2004, 1, 1), date(2006, 6, 3), date(2025, 3, 20)):
        for actor in ("ALB", "SRB", "SCG", "YUG", "XKX"):
            series = found["country", actor]
            last = max(at for at, turn in enumerate(series.days) if turn <= day.toordinal())
            facts = dossier.country(tables, actor, day)
            assert (
                series.told[last]
                | {
                    "as_of": facts["as_of"],
                    "events": facts["events"],
                }
                == facts
            )


def test_the_same_tables_and_view_give_the_same_bytes() -> None:
    first, second = small(), load(small().folder)
    view = address.default(first)
    assert page(first, view) == page(second, view)
    assert page(first, view) != page(first, replace(view, country="SRB"))


def test_the_file_loads_nothing_and_lets_nothing_be_loaded() -> None:
    content = page(small(), address.default(small()))
    elements = Elements(content)
    assert not [a for _, a in elements.found if a.keys() & {"src", "href", "srcset", "data"}]
    (policy,) = (a["content"] for a in elements.of("meta") if a.get("http-equiv"))
    assert policy
    assert "default-src 'none'" in policy
    assert re.findall(r"script-src ([^;]*)", policy)[0].count("'sha256-") == 4
    assert "unsafe-eval" not in policy
    assert not re.search(r"script-src[^;]*(unsafe|blob|data|http)", policy)
    sheets = re.findall(r"<style>(.*?)</style>", content.decode(), re.S)
    assert not re.search(r"url\(|@import", "".join(sheets))


@pytest.mark.parametrize("table", ["actors", "documents", "instruments", "events"])
def test_hostile_cells_cannot_break_out(tmp_path: Path, table: str) -> None:
    cells = {
        "actors": {"name": HOSTILE},
        "documents": {"title": HOSTILE, "publisher": HOSTILE},
        "instruments": {"short_name": HOSTILE, "name": HOSTILE},
        "events": {"summary": HOSTILE},
    }
    tables = world(tmp_path, **changed(table, 0, **cells[table]))
    assert_unbroken(page(tables, address.default(tables)))


def test_a_hostile_description_of_a_collection_cannot_break_out(tmp_path: Path) -> None:
    (tmp_path / "collection.toml").write_text(
        f"title = '{HOSTILE}'\ndescription = '{HOSTILE}'\nlicence = '{HOSTILE}'\n", "utf-8"
    )
    tables = world(tmp_path)
    assert_unbroken(page(tables, address.default(tables)))


def test_a_hostile_code_of_the_view_cannot_break_out(tmp_path: Path) -> None:
    tables = world(tmp_path, actors=[*rows()["actors"], row("actors", actor=HOSTILE)])
    view = replace(address.default(tables), country=HOSTILE)
    assert_unbroken(page(tables, view, app=f'https://example.org/"{HOSTILE}'))


def assert_unbroken(content: bytes) -> None:
    elements = Elements(content)
    assert [script.get("id") or "" for script in elements.of("script")] == SCRIPTS
    assert not elements.of("img")
    assert b"<!--" not in content


@pytest.mark.parametrize("app", ["", "javascript:alert(1)", "data:text/html,x"])
def test_without_an_address_of_the_web_there_is_no_link_to_an_app(app: str) -> None:
    assert not Elements(page(small(), address.default(small()), app)).of("a")


def test_the_app_is_linked_where_its_address_is_given() -> None:
    content = page(small(), address.default(small()), "https://example.org/map")
    (link,) = Elements(content).of("a")
    assert link["href"] == "https://example.org/map"
