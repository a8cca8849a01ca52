"""Parquet: typed columns that read back, with what they mean beside them."""

import io
import json
from collections.abc import Callable
from datetime import date

import pyarrow as pa
import pytest
from pyarrow import parquet as reader

from data.exports import parquet
from data.exports.sheets import Sheet, of_table, of_view
from data.folders import DEFAULT_FOLDER
from data.schema import schema
from data.tables import Tables, load
from tests.world import changed, event

Build = Callable[..., Tables]
DAY = date(2025, 3, 20)


def back(tables: Tables, sheet: Sheet) -> pa.Table:
    return reader.read_table(io.BytesIO(parquet.of_sheet(tables, sheet)))


def test_days_lists_and_missing_values_have_their_types(build: Build) -> None:
    tables = build(events=[event("signed", "SIGN", "", "ALB;HRV")])
    found = back(tables, of_view(tables, "events", DAY))
    (own,) = found.to_pylist()
    assert (own["start"], own["end"], own["reviewed_at"]) == (None, None, date(2026, 1, 1))
    assert (own["actors"], own["targets"]) == (["ALB", "HRV"], [])
    types = {name: str(found.schema.field(name).type) for name in ("start", "actors", "summary")}
    assert types == {"start": "date32[day]", "actors": "list<element: string>", "summary": "string"}


def test_links_tell_days_and_truth(build: Build) -> None:
    tables = build()
    (own,) = back(tables, of_view(tables, "links", DAY)).to_pylist()
    assert (own["as_of"], own["since"], own["certain"]) == (DAY, date(2025, 3, 18), True)


def test_numbers_are_numbers(build: Build) -> None:
    tables = build(**changed("actors", 0, anchor_lon="-20.5", anchor_lat="40"))
    own = back(tables, of_table(tables, "actors")).to_pylist()[0]
    assert (own["anchor_lon"], own["anchor_lat"], own["valid_from"]) == (-20.5, 40.0, None)


def test_a_cell_of_another_type_is_refused(build: Build) -> None:
    tables = build(**changed("actors", 0, valid_from="soon"))
    with pytest.raises(ValueError, match="'soon' is not a day"):
        parquet.of_sheet(tables, of_table(tables, "actors"))


def test_a_view_without_rows_keeps_its_columns(build: Build) -> None:
    tables = build()
    found = back(tables, of_view(tables, "links", date(1999, 1, 1)))
    assert (found.num_rows, str(found.schema.field("since").type)) == (0, "date32[day]")


def test_the_file_holds_its_dictionary_and_its_terms(build: Build) -> None:
    tables = build()
    found = back(tables, of_view(tables, "links", DAY)).schema
    told = {key.decode(): value.decode() for key, value in found.metadata.items()}
    assert (told["name"], told["Data version"]) == ("links", tables.version)
    assert told["Licence"] == "not stated; ask the source"
    assert json.loads(told["dictionary"])["family"] == {
        "description": "What it is about",
        "type": "one of its vocabulary",
        "vocabulary": "alliance: alliance; defence_cooperation: defence cooperation;"
        " arms_control: arms control; consultation: consultation, political",
    }
    assert found.field("a").metadata[b"description"] == b"One party, before b in the alphabet"


def as_text(value: object) -> str:
    if isinstance(value, list):
        return ";".join(value)
    return "" if value is None else str(value)


@pytest.mark.parametrize("name", schema())
def test_the_committed_tables_read_back(name: str) -> None:
    tables = load(DEFAULT_FOLDER)
    sheet = of_table(tables, name)
    content = parquet.of_sheet(tables, sheet)
    assert content == parquet.of_sheet(tables, sheet)
    found = reader.read_table(io.BytesIO(content)).to_pylist()
    floats = {column.name for column in sheet.about.columns if column.type == "float"}
    for column in sheet.about.column_names:
        cells = tables[name][column].tolist()
        if column in floats:
            assert [row[column] for row in found] == [float(c) if c else None for c in cells]
        else:
            assert [as_text(row[column]) for row in found] == cells, column
