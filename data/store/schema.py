"""The tables of the store in SQLAlchemy's words, and how a connection to either database behaves.

Append-only is the database's own business: triggers refuse UPDATE, DELETE, TRUNCATE and, in
SQLite, the REPLACE that would delete without a trigger. Nothing here migrates a table by copying
it, which would drop them.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    DDL,
    Column,
    Connection,
    Engine,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    create_engine,
    event,
    text,
)
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

BUSY = 30  # seconds that a write waits for another one
_LOCK = 7_226_812  # the number of our lock in PostgreSQL; any will do

metadata = MetaData()
actions = Table(
    "actions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("how", Text, nullable=False),
    Column("verb", Text, nullable=False),
    Column("document", Text, nullable=False, index=True),
    Column("why", Text, nullable=False),
    Column("undoes", Integer, nullable=False),
    Column("size", Integer, nullable=False),  # how many decisions: none of them may be missing
)
decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("action", Integer, ForeignKey("actions.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("old", Text),
    Column("new", Text),
    UniqueConstraint("kind", "key", "revision"),
)
files = Table(
    "files",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("text", Text, nullable=False),
    Column("text_sha256", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
)
KEYS = {"actions": "id", "decisions": "id", "files": "sha256"}

_SQLITE = """CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}{when}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"""
_POSTGRES = """CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$"""
_POSTGRES_ROW = """CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
FOR EACH {each} EXECUTE FUNCTION {table}_append_only()"""


_ddl: Callable[[str], DDL] = DDL  # which is typed, but for its constructor


def _guard(table: Table, key: str) -> None:
    """Create the triggers of a table together with it."""
    taken = f" WHEN EXISTS (SELECT 1 FROM {table.name} WHERE {key} = NEW.{key})"
    statements = [
        ("sqlite", _SQLITE.format(table=table.name, verb="UPDATE", when="")),
        ("sqlite", _SQLITE.format(table=table.name, verb="DELETE", when="")),
        ("sqlite", _SQLITE.format(table=table.name, verb="INSERT", when=taken)),
        ("postgresql", _POSTGRES.format(table=table.name)),
        *(
            ("postgresql", _POSTGRES_ROW.format(table=table.name, verb=verb, each=each))
            for verb, each in (("UPDATE", "ROW"), ("DELETE", "ROW"), ("TRUNCATE", "STATEMENT"))
        ),
    ]
    for dialect, statement in statements:
        event.listen(table, "after_create", _ddl(statement).execute_if(dialect=dialect))


for _name, _key in KEYS.items():
    _guard(metadata.tables[_name], _key)


def connect(url: str) -> Engine:
    """An engine for the URL, with its tables made if they are missing.

    Raises `ValueError` for a URL of no database of ours and `ConnectionError` if nobody answers.
    """
    engine = _engine(url)
    try:
        with writing(engine) as connection:
            metadata.create_all(connection)
    except DBAPIError as error:
        engine.dispose()
        why = _reason(error)
        raise ConnectionError(f"the store cannot be opened ({why}) – check PACTMAP_DB") from error
    return engine


def _engine(url: str) -> Engine:
    try:
        address = make_url(url.replace("postgres://", "postgresql://", 1))
        backend = address.get_backend_name()
    except (ArgumentError, NoSuchModuleError):
        backend = ""
    if backend == "postgresql":
        return create_engine(_postgresql(address), pool_pre_ping=True)
    if backend == "sqlite" and address.database not in (None, "", ":memory:"):
        return _sqlite(address)
    remedy = "write sqlite:///var/pactmap.db or postgresql://user@host/database"
    raise ValueError(f"PACTMAP_DB names no SQLite file and no PostgreSQL database – {remedy}")


def _postgresql(address: URL) -> URL:
    """The address for our driver; a `host` that is a folder is where the server's socket lies."""
    address = address.set(drivername="postgresql+pg8000")
    folder = str(address.query.get("host", ""))
    if not folder.startswith("/"):
        return address
    socket = f"{folder}/.s.PGSQL.{address.query.get('port', 5432)}"
    return address.difference_update_query(["host", "port"]).update_query_dict(
        {"unix_sock": socket}
    )


def _reason(error: DBAPIError) -> str:
    """What a database says, in one line; PostgreSQL's driver gives fields, M the message."""
    told = error.orig.args[0] if error.orig and error.orig.args else error
    return str(told.get("M") if isinstance(told, dict) else told).partition("\n")[0]


def _sqlite(address: URL) -> Engine:
    Path(address.database or "").parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address, connect_args={"timeout": BUSY})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves: the driver's own comes too late
    connection.execute(f"PRAGMA busy_timeout = {BUSY * 1000}")
    _into_wal(connection)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")


def _into_wal(connection: Any) -> None:
    """Switch the file to WAL; unlike other statements this one does not wait for its turn."""
    deadline = time.monotonic() + BUSY
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except Exception as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes, one at a time, so that ids are given in the order of commits."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the store, whatever is written meanwhile."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection
