"""The frozen bundle: everything of a version, the same bytes each time, understood by strangers."""

import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from frictionless import Package

from data.exports import bundle, unpacking
from data.folders import DEFAULT_FOLDER, PROJECT
from data.problems import ProblemsFound
from data.schema import schema
from data.tables import Tables, load
from tests.world import changed, row

Build = Callable[..., Tables]
ABOUT = """key = "tiny"
title = "Tiny {world}"
description = "A tiny world."
citation = "Ed: \\"World\\", 2026"
url = "https://example.org/tiny"
licence = "As Ed says"
"""


def described(tables: Tables) -> Tables:
    (tables.folder / "collection.toml").write_text(ABOUT, "utf-8")
    return tables


def files(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_it_holds_the_tables_byte_for_byte_and_what_explains_them(build: Build) -> None:
    pact = changed("instruments", 1, defense="1")
    tables = described(build(**pact, obligations=[row("obligations")]))
    found = files(bundle.bundle(tables))
    assert list(found) == [
        *("README.md", "DICTIONARY.md", "CITATION.cff", "datapackage.json", "collection.toml"),
        *(table.file for table in schema().values()),
        "SHA256SUMS",
    ]
    for table in schema().values():
        assert found[table.file] == (tables.folder / table.file).read_bytes()
    assert found["collection.toml"].decode() == ABOUT
    assert tables.version in found["README.md"].decode()
    assert "- Licence: As Ed says\n" in found["README.md"].decode()


def test_a_collection_takes_its_boundaries_along(build: Build) -> None:
    tables = build()
    (tables.folder / "boundaries.topojson").write_bytes(b"{}")
    found = files(bundle.bundle(tables))
    assert found["boundaries.topojson"] == b"{}"
    assert "`boundaries.topojson`" in found["README.md"].decode()
    assert f'title = "{tables.folder.name}"' in found["collection.toml"].decode()


def test_the_checksums_are_those_of_all_files(build: Build) -> None:
    found = files(bundle.bundle(build()))
    told = dict(line.split("  ")[::-1] for line in found.pop("SHA256SUMS").decode().splitlines())
    assert told == {name: hashlib.sha256(content).hexdigest() for name, content in found.items()}


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_another_process_writes_the_same_bytes(build: Build, tmp_path: Path, seed: str) -> None:
    tables = described(build())
    code = "import sys; from data import tables; from data.exports import bundle\n"
    code += "sys.stdout.buffer.write(bundle.bundle(tables.load()))"
    elsewhere = {"PYTHONHASHSEED": seed, "PACTMAP_TABLES": str(tmp_path), "TZ": "Asia/Tokyo"}
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PROJECT,
        env=os.environ | elsewhere,
        capture_output=True,
        check=True,
    )
    assert ran.stdout == bundle.bundle(tables)


def test_other_tables_are_another_bundle(build: Build, tmp_path: Path) -> None:
    one = bundle.bundle(build())
    assert bundle.bundle(build(**changed("actors", 0, name="Shqipëria"))) != one


def test_tables_that_changed_since_they_were_read_are_refused(build: Build) -> None:
    """Here the rows are not in order, so only the folder has their bytes."""
    tables = build()
    file = tables.folder / "actors.csv"
    header, *rows = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([header, *reversed(rows)]))
    unordered = load(tables.folder)
    assert files(bundle.bundle(unordered))["actors.csv"] == file.read_bytes()
    file.write_bytes(b"".join([header, *rows[:-1]]))
    with pytest.raises(ProblemsFound, match="have changed since – read them again"):
        bundle.bundle(unordered)


def test_the_package_says_where_it_is_from(build: Build) -> None:
    tables = described(build())
    told = json.loads(files(bundle.bundle(tables))["datapackage.json"])
    resources = told.pop("resources")
    assert told == {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": f"tiny-{tables.version}",
        "title": "Tiny {world}",
        "description": "A tiny world. Quotes belong to their authors and are cited with their"
        " sources.",
        "version": tables.version,
        "created": "2026-01-01T00:00:00Z",
        "licenses": [{"path": "https://example.org/tiny", "title": "As Ed says"}],
        "contributors": [{"title": "Pactmap contributors", "roles": ["creator"]}],
        "sources": [{"title": 'Ed: "World", 2026', "path": "https://example.org/tiny"}],
    }
    evidence = next(r for r in resources if r["name"] == "evidence")
    content = (tables.folder / "evidence.csv").read_bytes()
    assert evidence["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert evidence["bytes"] == len(content)
    assert evidence["schema"]["primaryKey"] == ["event", "document", "quote"]
    assert evidence["schema"]["foreignKeys"] == [
        {"fields": [name], "reference": {"resource": of, "fields": [name]}}
        for name, of in (("event", "events"), ("document", "documents"))
    ]
    start = next(f for f in evidence["schema"]["fields"] if f["name"] == "start")
    assert (start["type"], "constraints" in start) == ("integer", False)


def test_the_citation_is_yaml_that_says_as_much(build: Build) -> None:
    tables = described(build())
    assert yaml.safe_load(files(bundle.bundle(tables))["CITATION.cff"]) == {
        "cff-version": "1.2.0",
        "message": "Please cite these data, and what they were made of.",
        "type": "dataset",
        "title": "Tiny {world}",
        "abstract": 'A tiny world. Made of: Ed: "World", 2026',
        "version": tables.version,
        "date-released": "2026-01-01",
        "url": "https://example.org/tiny",
        "authors": [{"name": "Pactmap contributors"}],
    }


def judged(folder: Path) -> list[tuple[str, str]]:
    """What a reader of Data Packages has against it: the table and the kind of error."""
    report = Package(str(folder / "datapackage.json")).validate()
    whole = [("", error.type) for error in report.errors]
    return whole + [(task.name, error.type) for task in report.tasks for error in task.errors]


def test_a_stranger_reads_the_committed_tables_without_complaint(tmp_path: Path) -> None:
    tables = load(DEFAULT_FOLDER)
    content = bundle.bundle(tables)
    unpacking.unpack(content, tmp_path / "new", tables.version)
    assert judged(tmp_path / "new") == []
    assert bundle.bundle(load(tmp_path / "new")) == content


def test_a_stranger_complains_of_a_cell_that_is_wrong(build: Build, tmp_path: Path) -> None:
    tables = build(**changed("events", 0, certainty="maybe", reviewed_at="soon"))
    (tmp_path / "new").mkdir()
    with pytest.raises(ValueError, match="'soon' is not a day"):
        bundle.bundle(tables)
    tables = build(**changed("events", 0, certainty="maybe", instrument="NOPE"))
    unpacking.unpack(bundle.bundle(tables), tmp_path / "new")
    assert set(judged(tmp_path / "new")) == {
        ("events", "constraint-error"),
        ("events", "foreign-key"),
    }
