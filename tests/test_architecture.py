"""The house as it is drawn: imports point one way, files stay small, one call of st_folium."""

import ast
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = [
    "data",
    "geo",
    "pages.ui",
    "pages.guard",
    "pages.routes",
    "pages.views",
    "app",
]  # each may import those before it
SOURCES = [
    path for folder in ("data", "geo", "pages") for path in sorted((ROOT / folder).rglob("*.py"))
]


def module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def layer(name: str) -> int | None:
    """The number of the layer that a dotted name lies in; None for libraries."""
    found = [n for n, start in enumerate(LAYERS) if f"{name}.".startswith(f"{start}.")]
    return found[0] if found else None


@cache
def imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative import"
            names |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", SOURCES, ids=module)
def test_imports_point_one_way(path):
    own = layer(module(path))
    assert own is not None
    wrong = [name for name in imports(path) if (other := layer(name)) is not None and other > own]
    assert wrong == []


@pytest.mark.parametrize("path", SOURCES, ids=module)
def test_data_and_geo_know_no_streamlit(path):
    if module(path).startswith(("data", "geo")):
        assert not {name for name in imports(path) if name.startswith("streamlit")}


def test_the_check_on_imports_can_fail():
    assert layer("data.query") == 0
    assert layer("pages.views.map") == 5
    assert layer("streamlit") is None
    assert layer("database") is None


@pytest.mark.parametrize("path", SOURCES, ids=module)
def test_only_the_store_knows_its_databases_and_only_the_search_one_in_memory(path):
    known = {name.partition(".")[0] for name in imports(path)}
    allowed = {"sqlite3"} if module(path) == "data.search.index" else set()
    if not module(path).startswith("data.store."):
        assert not known & {"sqlalchemy", "pg8000", "sqlite3"} - allowed


def test_a_reading_process_loads_no_database():
    """The modules of the frame and of all layers below it, as a server imports them."""
    read = "import sys, app, pages.ui.loaders, data.query, geo.atlas\n"
    late = "{'sqlalchemy', 'pg8000', 'data.store.store', 'data.search'}"
    told = f"print(sorted({late} & set(sys.modules)))"
    ran = subprocess.run(
        [sys.executable, "-c", read + told],
        cwd=ROOT,
        env={k: v for k, v in os.environ.items() if not k.startswith("PACTMAP_")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.splitlines()[-1] == "[]"


def test_no_page_imports_another_page():
    pages = sorted((ROOT / "pages" / "views").glob("*.py"))
    assert pages
    assert [p for p in pages if any(n.startswith("pages.views") for n in imports(p))] == []


def test_no_python_file_lies_directly_in_pages():
    assert list((ROOT / "pages").glob("*.py")) == []


def test_st_folium_is_called_in_one_place():
    calls = [p for p in SOURCES if re.search(r"\bst_folium\(", p.read_text("utf-8"))]
    assert [module(path) for path in calls] == ["pages.views.map"]


@pytest.mark.parametrize("path", SOURCES, ids=module)
def test_every_module_says_what_it_does_and_stays_under_250_lines(path):
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), "no docstring"
    assert text.count("\n") <= 250


def test_nothing_is_called_utils():
    named = [p for p in SOURCES if p.stem in ("utils", "helpers", "common", "misc")]
    assert named == []
