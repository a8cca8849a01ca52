"""The descriptor of a bundle: a Data Package (version 2 of the standard, datapackage.org).

Types are given only where every valid cell has them: EDTF dates and codes are strings.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from data.exports import terms
from data.exports.dictionary import codes_of, type_of
from data.schema import Column, Table, enums, schema

PROFILE = "https://datapackage.org/profiles/2.0/{}.json"
_TYPES = {"date": "date", "int": "integer", "float": "number"}


def descriptor(about: terms.Terms, files: Mapping[str, bytes], created: str) -> bytes:
    """datapackage.json of the tables' files by name; `created` is a UTC time, or empty."""
    told = {
        "$schema": PROFILE.format("datapackage"),
        "name": f"{about.key}-{about.version}",
        "title": about.title,
        "description": " ".join(part for part in (about.description, terms.QUOTES) if part),
        "version": about.version,
        "created": created,
        "licenses": [_licence(about)] if about.licence_url or about.url else [],
        "contributors": [{"title": terms.AUTHORS, "roles": ["creator"]}],
        "sources": _sources(about),
        "resources": [
            _resource(table, files[table.file])
            for table in schema().values()
            if table.file in files
        ],
    }
    known = {name: value for name, value in told.items() if value}
    return (json.dumps(known, ensure_ascii=False, indent=1) + "\n").encode()


def _licence(about: terms.Terms) -> dict[str, str]:
    """Terms without an identifier are found where the source is."""
    known = {"name": about.spdx, "path": about.licence_url or about.url, "title": about.licence}
    return {name: text for name, text in known.items() if text}


def _sources(about: terms.Terms) -> list[dict[str, str]]:
    told = {"title": about.original, "path": about.url}
    return [{name: text for name, text in told.items() if text}] if about.original else []


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "$schema": PROFILE.format("dataresource"),
        "name": table.name,
        "title": table.name.capitalize(),
        "description": table.description,
        "path": table.file,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\n"},
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    """Fields and keys. A list of keys is no foreign key: the standard knows none of several."""
    foreign = [
        {
            "fields": [column.name],
            "reference": {"resource": column.ref, "fields": [schema()[column.ref].key[0]]},
        }
        for column in table.columns
        if column.ref and not column.separator
    ]
    told = {
        "$schema": PROFILE.format("tableschema"),
        "fields": [_field(table, column) for column in table.columns],
        "primaryKey": list(table.key),
        "foreignKeys": foreign,
        "missingValues": [""],
    }
    return {name: value for name, value in told.items() if value}


def _field(table: Table, column: Column) -> dict[str, Any]:
    kind = _TYPES.get(column.type, "string")
    words = [column.description, type_of(column), codes_of(column)]
    codes = [code for code in enums().get(column.type, ()) if code]
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if codes and not column.separator:
        constraints["enum"] = codes
    if table.key == (column.name,):
        constraints["unique"] = True
    told = {
        "name": column.name,
        "type": kind,
        "description": ". ".join(part.rstrip(".") for part in words if part) + ".",
    }
    return told | ({"constraints": constraints} if constraints else {})
