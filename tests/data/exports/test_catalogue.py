"""The list of downloads: each can be made, is named once, and is the same bytes each time."""

import json
import subprocess
import sys
from datetime import date

import pytest

from data.exports import catalogue
from data.exports.catalogue import Download
from data.folders import DEFAULT_FOLDER, PROJECT
from data.tables import Tables, load
from geo.catalogue import downloads

DAY, BEFORE = date(2025, 3, 20), date(1990, 1, 1)
OF_DAY = {"links", "memberships"}


@pytest.fixture(scope="module")
def committed() -> Tables:
    return load(DEFAULT_FOLDER)


def of(name: str) -> Download:
    (found,) = [download for download in downloads() if download.name == name]
    return found


def test_every_name_is_there_once() -> None:
    names = [download.name for download in downloads()]
    assert len(names) == len(set(names))
    assert [name for name in names if not of(name).listed] == [
        f"{name}.csv-metadata.json" for name in catalogue.TITLES
    ]


def test_a_file_is_saved_under_collection_day_and_version(committed: Tables) -> None:
    version = committed.version
    assert of("links.csv").file_name(committed, DAY) == f"pactmap-links-2025-03-20-{version}.csv"
    assert of("bundle.zip").file_name(committed, DAY) == f"pactmap-bundle-{version}.zip"


QUICK = [d.name for d in downloads() if d.name != "tables.xlsx"]  # that has tests of its own


@pytest.mark.parametrize("name", QUICK)
def test_a_download_is_made_and_depends_on_the_day_only_if_it_says_so(
    committed: Tables, name: str
) -> None:
    download = of(name)
    found = download.make(committed, DAY)
    assert found
    assert (download.make(committed, BEFORE) != found) == (
        download.of_day and not name.endswith("-metadata.json")
    )
    assert download.of_day == (name.partition(".")[0] in OF_DAY)


def test_beside_a_csv_file_lies_what_its_columns_mean(committed: Tables) -> None:
    told = json.loads(of("links.csv-metadata.json").make(committed, DAY))
    header = of("links.csv").make(committed, DAY).partition(b"\n")[0].decode()
    assert (told["url"], told["dc:creator"]) == ("links.csv", "Pactmap contributors")
    assert told["dc:license"] == {"@id": "https://opensource.org/license/mit"}
    columns = told["tableSchema"]["columns"]
    assert ",".join(column["name"] for column in columns) == header
    assert columns[0] == {
        "name": "as_of",
        "titles": "as_of",
        "dc:description": "The day of which the row speaks. day, YYYY-MM-DD.",
        "datatype": "date",
        "required": True,
    }


def test_to_list_the_downloads_loads_no_writer_of_files() -> None:
    code = "import sys; from geo.catalogue import downloads; assert downloads()\n"
    code += "print(sorted({'xlsxwriter', 'pyarrow.parquet'} & set(sys.modules)))"
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert ran.stdout == "[]\n"
