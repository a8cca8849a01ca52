"""Opening a bundle: what was frozen comes back, and nothing else is let in."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.collection import read as described
from data.exports import bundle, unpacking
from data.problems import ProblemsFound
from data.tables import Tables, load
from tests.world import changed, world

Build = Callable[..., Tables]
Files = dict[str, bytes]


def zipped(files: Files, method: int = zipfile.ZIP_STORED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return content.getvalue()


def summed(files: Files) -> Files:
    """The files with the checksums that they have now."""
    others = {name: data for name, data in files.items() if name != bundle.SUMS}
    return {**others, bundle.SUMS: bundle.sums(others)}


def test_a_bundle_is_the_tables_that_it_was_made_of(build: Build, tmp_path: Path) -> None:
    tables = build(**changed("actors", 0, name="=1\tone"))
    found = unpacking.read(bundle.bundle(tables), Path("nowhere"), tables.version)
    assert (found.version, found.folder) == (tables.version, Path("nowhere"))
    assert all(found[name].equals(tables[name]) for name in ("actors", "events", "evidence"))
    assert not Path("nowhere").exists()


def test_unpacked_it_is_a_folder_of_tables(build: Build, tmp_path: Path) -> None:
    tables = build()
    (tables.folder / "collection.toml").write_text('key = "tiny"', "utf-8")
    content, folder = bundle.bundle(tables), tmp_path / "deep" / "new"
    unpacking.unpack(content, folder, tables.version)
    assert load(folder).version == tables.version
    assert described(folder).key == "tiny"
    assert bundle.bundle(load(folder)) != content  # its title is the folder's name
    with pytest.raises(FileExistsError, match="is not empty"):
        unpacking.unpack(content, folder, tables.version)


def test_stories_come_with_it_and_no_other_file_of_their_folder(
    build: Build, tmp_path: Path
) -> None:
    tables = build()
    told = tables.folder / "stories"
    told.mkdir()
    for name in ("a-pact.md", "No key.md", "notes.txt", ".hidden.md"):
        (told / name).write_text("# A pact\n", "utf-8")
    unpacking.unpack(bundle.bundle(tables), tmp_path / "new")
    assert [file.name for file in (tmp_path / "new" / "stories").iterdir()] == ["a-pact.md"]


@pytest.mark.parametrize(
    "name",
    ["stories/../a.md", "stories/a/b.md", "stories/a.html", "../stories/a.md", "stories/.md"],
)
def test_a_story_of_a_stranger_leads_nowhere_else(build: Build, name: str) -> None:
    files = summed({**bundle.members(build()), name: b"# A pact\n"})
    with pytest.raises(ProblemsFound, match="which is no part of a bundle"):
        unpacking.read(zipped(files), Path("nowhere"))


def test_another_version_is_refused_before_anything_is_written(
    build: Build, tmp_path: Path
) -> None:
    tables = build()
    with pytest.raises(
        ProblemsFound, match=f"is of the version {tables.version}, not 0123456789ab"
    ):
        unpacking.unpack(bundle.bundle(tables), tmp_path / "new", "0123456789ab")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "name", ["../evil.csv", "/etc/evil", "events.csv/x", "a\\b", "seeds/x", "x"]
)
def test_a_file_of_another_name_is_refused(build: Build, name: str) -> None:
    files = summed({**bundle.members(build()), name: b"x"})
    with pytest.raises(ProblemsFound, match="which is no part of a bundle"):
        unpacking.checked(zipped(files))


@pytest.mark.parametrize("name", ["actors.csv", "datapackage.json", "SHA256SUMS"])
def test_a_file_that_is_missing_is_named(build: Build, name: str) -> None:
    files = bundle.members(build())
    del files[name]
    with pytest.raises(ProblemsFound, match=f"lacks {name}"):
        unpacking.checked(zipped(files))


def test_a_file_that_is_there_twice_is_refused(build: Build) -> None:
    content = io.BytesIO(bundle.bundle(build()))
    with (
        zipfile.ZipFile(content, "a") as archive,
        pytest.warns(UserWarning, match="Duplicate name"),
    ):
        archive.writestr("events.csv", b"event\n")
    with pytest.raises(ProblemsFound, match="holds a file twice"):
        unpacking.checked(content.getvalue())


def test_a_changed_cell_is_found_by_its_checksum(build: Build) -> None:
    files = bundle.members(build())
    files["actors.csv"] = files["actors.csv"].replace(b"Albania", b"Albanie")
    with pytest.raises(ProblemsFound, match="is not what its checksums say"):
        unpacking.checked(zipped(files))


def test_a_changed_cell_with_new_checksums_is_another_version(build: Build) -> None:
    tables = build()
    files = bundle.members(tables)
    files["actors.csv"] = files["actors.csv"].replace(b"Albania", b"Albanie")
    content = zipped(summed(files))
    assert unpacking.read(content, Path()).version != tables.version
    with pytest.raises(ProblemsFound, match="is of the version"):
        unpacking.read(content, Path(), tables.version)


def test_tables_that_are_none_are_refused_with_their_problems(build: Build) -> None:
    files = {**bundle.members(build()), "actors.csv": b"no,header\n"}
    with pytest.raises(ProblemsFound, match=r"actors\.csv:1"):
        unpacking.read(zipped(summed(files)), Path())


def test_a_bomb_is_refused_before_it_is_opened(build: Build) -> None:
    files = summed({**bundle.members(build()), "README.md": b"0" * 50_000_000})
    content = zipped(files, zipfile.ZIP_DEFLATED)
    assert len(content) < 100_000
    with pytest.raises(ProblemsFound, match="holds a compressed file"):
        unpacking.checked(content)


def test_files_that_lie_over_each_other_are_refused(build: Build) -> None:
    """Each entry of the list at the end points to the largest file."""
    files = bundle.members(build())
    content = bytearray(zipped(files))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        largest = max(archive.infolist(), key=lambda info: info.file_size)
        at = archive.start_dir
    size = largest.file_size.to_bytes(4, "little")
    while (at := content.find(b"PK\x01\x02", at)) >= 0:
        content[at + 20 : at + 28] = size * 2
        content[at + 42 : at + 46] = largest.header_offset.to_bytes(4, "little")
        at += 4
    with pytest.raises(ProblemsFound, match="lie over each other"):
        unpacking.checked(bytes(content))


@pytest.mark.parametrize("content", [b"", b"PK", b"x" * 100, b"PK\x05\x06" + bytes(18)])
def test_what_is_no_bundle_is_refused(content: bytes) -> None:
    with pytest.raises(ProblemsFound, match=r"can be read|lacks CITATION"):
        unpacking.checked(content)


def test_a_bundle_larger_than_any_is_not_even_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "LARGEST", 10)
    with pytest.raises(ProblemsFound, match="has 11 bytes, more than 10"):
        unpacking.checked(b"x" * 11)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Files]:
    tables = world(tmp_path_factory.mktemp("world"))
    content = bundle.bundle(tables)
    return content, unpacking.checked(content, tables.version)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_byte_that_was_changed_is_found_or_harmless(
    whole: tuple[bytes, Files], data: st.DataObject
) -> None:
    """Harmless: of what a ZIP says beside the files, such as their times."""
    content, files = whole
    within = st.integers(0, len(content) - 1) | st.integers(len(content) - 1500, len(content) - 1)
    at, other = data.draw(within), data.draw(st.integers(0, 255))
    changed_ = content[:at] + bytes([other]) + content[at + 1 :]
    try:
        found = unpacking.checked(changed_)
    except ProblemsFound:
        return
    assert found == files
