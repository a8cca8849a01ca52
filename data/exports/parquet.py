"""A sheet as Parquet: typed columns, with dictionary, source and licence in the file's metadata.

Days are date32, numbers and truth values are such, lists are lists; an empty cell is null, an empty
list has no items. Dates with less precision (EDTF) stay text: views tell their first and last days.
"""

import json
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from data import dates
from data.exports import terms
from data.exports.dictionary import codes_of, type_of
from data.exports.sheets import Sheet
from data.schema import Column
from data.tables import Tables, items

if TYPE_CHECKING:
    import pyarrow as pa

_READ: dict[str, Callable[[str], Any]] = {
    "date": dates.parse_day,
    "int": int,
    "float": float,
    "boolean": lambda text: text == "true",
}


def of_sheet(tables: Tables, sheet: Sheet) -> bytes:
    """The Parquet file of a sheet of `tables`.

    Raises `DateError` or `ValueError` for a cell that is not of its column's type.
    """
    import pyarrow as pa
    from pyarrow import parquet

    columns = sheet.about.columns
    arrays = [_array(column, sheet.rows[column.name].tolist()) for column in columns]
    fields = [
        pa.field(column.name, array.type, metadata=_explained(column))
        for column, array in zip(columns, arrays, strict=True)
    ]
    told = {"name": sheet.name, "description": sheet.about.description, **terms.of(tables).lines}
    told["dictionary"] = json.dumps({c.name: _explained(c) for c in columns}, ensure_ascii=False)
    content = BytesIO()
    whole = pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata=told))
    parquet.write_table(whole, content, compression="zstd")
    return content.getvalue()


def _array(column: Column, cells: Iterable[str]) -> "pa.Array":
    import pyarrow as pa

    kinds = {"date": pa.date32(), "int": pa.int64(), "float": pa.float64(), "boolean": pa.bool_()}
    if column.separator:
        return pa.array([items(cell, column.separator) for cell in cells], pa.list_(pa.string()))
    read = _READ.get(column.type, str)
    values = [read(cell) if cell else None for cell in cells]
    return pa.array(values, kinds.get(column.type, pa.string()))


def _explained(column: Column) -> dict[str, str]:
    known = {
        "description": column.description,
        "type": type_of(column),
        "vocabulary": codes_of(column),
    }
    return {name: text for name, text in known.items() if text}
