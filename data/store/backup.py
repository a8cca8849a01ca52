"""Writes the whole store into one file and fills an empty store from it, on either database.

JSON lines: a line for each row of each table in the order of its key, and last the number of rows
and the SHA-256 of all lines before. The same store gives the same bytes on both databases, so a
restored one is proven equal by writing it again.
"""

import base64
import hashlib
import json
import os
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, insert, select

from data.store.decisions import Unstorable
from data.store.schema import KEYS, metadata

FORMAT = {"pactmap": "store", "format": 1}
_FEW = 50  # rows read or written in one statement


def write(connection: Connection, path: Path) -> int:
    """Write a backup to `path`, which then holds all of it or what it held before; the rows."""
    part = path.with_name(f".{path.name}.part")
    with part.open("wb") as file:
        digest, rows = hashlib.sha256(), -1  # the first line is no row
        for line in _lines(connection):
            file.write(line)
            digest.update(line)
            rows += 1
        file.write(_line({"rows": rows, "sha256": digest.hexdigest()}))
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    return rows


def read(connection: Connection, path: Path) -> int:
    """Fill an empty store and prove that it says what the file says; the number of rows.

    Raises `Unstorable` if the store is not empty or the file is damaged; the transaction of
    `connection` is to be rolled back then.
    """
    if not is_empty(connection):
        raise Unstorable("the store is not empty – name a new one in PACTMAP_DB")
    wanted = _checked(path)
    rows: dict[str, list[dict[str, Any]]] = {}
    with path.open("rb") as file:
        for line in file:
            _fill(connection, json.loads(line), rows)
    for table, found in rows.items():
        connection.execute(insert(metadata.tables[table]), found)
    if digest(connection) != wanted["sha256"]:
        raise Unstorable(f"{path} was not restored as it is – restore it into another database")
    return int(wanted["rows"])


def is_empty(connection: Connection) -> bool:
    """Whether nothing was ever written to the store."""
    counts = [select(func.count()).select_from(metadata.tables[name]) for name in KEYS]
    return not any(connection.execute(count).scalar() for count in counts)


def digest(connection: Connection) -> str:
    """The SHA-256 over everything in the store, the same on both databases."""
    digest = hashlib.sha256()
    for line in _lines(connection):
        digest.update(line)
    return digest.hexdigest()


def _lines(connection: Connection) -> Iterator[bytes]:
    yield _line(FORMAT)
    for name, key in KEYS.items():
        table = metadata.tables[name]
        # sorted here: databases order texts in their own ways
        keys = sorted(connection.execute(select(table.c[key])).scalars())
        few = 1 if name == "files" else _FEW  # a file has up to 20 MB
        for at in range(0, len(keys), few):
            wanted = select(table).where(table.c[key].in_(keys[at : at + few]))
            for row in sorted(connection.execute(wanted).mappings(), key=itemgetter(key)):
                yield _line({"table": name, "row": {k: _packed(v) for k, v in row.items()}})


def _line(value: Any) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, sort_keys=True)}\n".encode()


def _packed(cell: Any) -> Any:
    return {"base64": base64.b64encode(cell).decode()} if isinstance(cell, bytes) else cell


def _unpacked(cell: Any) -> Any:
    return base64.b64decode(cell["base64"]) if isinstance(cell, dict) else cell


def _checked(path: Path) -> dict[str, Any]:
    """The last line of a backup that is whole."""
    digest, last = hashlib.sha256(), b""
    with path.open("rb") as file:
        for number, line in enumerate(file):
            if number == 0 and line != _line(FORMAT):
                raise Unstorable(f"{path} is no backup of this format – name another file")
            digest.update(last)
            last = line
    try:
        wanted: dict[str, Any] = json.loads(last)
        whole = wanted["sha256"] == digest.hexdigest() and isinstance(wanted["rows"], int)
    except (ValueError, KeyError, TypeError):
        whole = False
    if not whole:
        raise Unstorable(f"{path} is damaged or not complete – use another backup")
    return wanted


def _fill(connection: Connection, line: Any, rows: dict[str, list[dict[str, Any]]]) -> None:
    """Collect the row of a line, and write what has come together; `rows` are those to come."""
    if "table" not in line:
        return
    rows.setdefault(line["table"], []).append({k: _unpacked(v) for k, v in line["row"].items()})
    for table, found in list(rows.items()):
        if len(found) >= _FEW or table != line["table"]:
            connection.execute(insert(metadata.tables[table]), rows.pop(table))
