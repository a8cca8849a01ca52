"""Metadata that lie beside a CSV file: what its columns mean, from where and on which terms.

In the vocabulary of CSV on the Web (W3C Recommendation, 17 December 2015), under the name that it
gives: the file's own and `-metadata.json`.
"""

import json
from typing import Any

from data.exports import terms
from data.exports.dictionary import codes_of, type_of
from data.exports.sheets import Sheet
from data.schema import Column
from data.tables import Tables

SUFFIX = "-metadata.json"
MEDIA_TYPE = "application/csvm+json"
# A number or a truth value that is neutral would be none: only these keep a type of their own.
_DATATYPES = {"date": "date", "boolean": "boolean", "int": "integer", "url": "anyURI"}


def metadata(tables: Tables, sheet: Sheet, file_name: str) -> bytes:
    """What a reader should know of the CSV file of a sheet; `file_name` lies beside it."""
    about = terms.of(tables)
    told = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": file_name,
        "dc:title": f"{about.title}: {sheet.name}",
        "dc:description": sheet.about.description,
        "dc:creator": terms.AUTHORS,
        "dc:source": about.original,
        "dc:rights": f"{about.licence}. {terms.QUOTES}",
        "dc:license": {"@id": about.licence_url} if about.licence_url else "",
        "schema:version": about.version,
        "rdfs:comment": "A cell that begins like a formula has an apostrophe before it.",
        "tableSchema": {
            "columns": [_column(column) for column in sheet.about.columns],
            "primaryKey": list(sheet.about.key),
        },
    }
    known = {name: value for name, value in told.items() if value}
    return (json.dumps(known, ensure_ascii=False, indent=1) + "\n").encode()


def _column(column: Column) -> dict[str, Any]:
    words = [column.description, type_of(column), codes_of(column)]
    told = {
        "name": column.name,
        "titles": column.name,
        "dc:description": ". ".join(part.rstrip(".") for part in words if part) + ".",
        "datatype": _DATATYPES.get(column.type, "string"),
        "required": column.required,
    }
    return told | ({"separator": column.separator} if column.separator else {})
