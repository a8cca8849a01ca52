"""The files that were received: kept once, as they came, with the text that was read from them.

Left to others: reading a file as text (`data.intake`), writing seeds (`data.build`).
"""

import hashlib
from typing import Any

from sqlalchemy import Connection, insert, select

from data.store.decisions import MOST_CONTENT, Receipt, ReceivedFile, Unstorable, plain
from data.store.schema import files


def row(name: str, media_type: str, content: bytes, text: str, at: str, who: str) -> dict[str, Any]:
    """The row of a file; raises `Unstorable` if it is too large or its text holds NUL."""
    if len(content) > MOST_CONTENT:
        raise Unstorable(f"{name} has {len(content):,} bytes – send at most {MOST_CONTENT:,}")
    return {
        "sha256": hashlib.sha256(content).hexdigest(),
        "name": plain("the file's name", name),
        "media_type": plain("the media type", media_type),
        "content": content,
        "text": plain("the text", text, MOST_CONTENT),
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "at": at,
        "who": plain("the editor's name", who),
    }


def keep(connection: Connection, row: dict[str, Any]) -> None:
    """Write the row, unless this content is there already."""
    known = select(files.c.sha256).where(files.c.sha256 == row["sha256"])
    if connection.execute(known).first() is None:
        connection.execute(insert(files), [row])


def read(connection: Connection, sha256: str) -> ReceivedFile:
    """The file with this hash; `KeyError` if there is none."""
    found = connection.execute(select(files).where(files.c.sha256 == sha256)).mappings().first()
    if found is None:
        raise _missing(sha256)
    return ReceivedFile(**found)


def text(connection: Connection, sha256: str) -> str:
    """The text of the file with this hash; `KeyError` if there is none."""
    found = connection.execute(select(files.c.text).where(files.c.sha256 == sha256)).scalar()
    if found is None:
        raise _missing(sha256)
    return str(found)


def listed(connection: Connection) -> list[Receipt]:
    """All files without their contents, in the order of their arrival."""
    columns = [
        files.c[name] for name in ("sha256", "name", "media_type", "text_sha256", "at", "who")
    ]
    wanted = select(*columns).order_by(files.c.at, files.c.sha256)
    return [Receipt(**found) for found in connection.execute(wanted).mappings()]


def _missing(sha256: str) -> KeyError:
    return KeyError(f"no file {sha256} was received – receive it first")
