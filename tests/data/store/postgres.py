"""A real PostgreSQL server of the tests' own: in a temporary folder, reached through its socket.

PostgreSQL refuses to run as root, so root hands it to another user.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pg8000.dbapi as pg8000

USERS = ("postgres", "nobody")
QUICK = ("fsync=off", "full_page_writes=off", "shared_buffers=16MB")  # we kill writers, not it


def binaries() -> Path | None:
    """The folder of the newest server that is installed; None if there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    named = shutil.which("postgres")
    found = found or ([Path(named).resolve()] if named else [])
    return found[-1].parent if found and (found[-1].parent / "initdb").exists() else None


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """The address of a running server without a database's name: `postgresql://…/{}?…`."""
    home = Path(tempfile.mkdtemp(prefix="pactmap-pg-"))
    user = _user()
    if user:
        shutil.chown(home, user)
    setup = ["--auth=trust", "--username=pactmap", "--encoding=UTF8", "--no-locale", "--no-sync"]
    subprocess.run(
        [*_as(user), folder / "initdb", *setup, "-D", home / "data"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    options = [f"unix_socket_directories={home}", "listen_addresses=", *QUICK]
    with (home / "log").open("wb") as log:
        command = [folder / "postgres", "-D", home / "data", *(f"--{o}" for o in options)]
        running = subprocess.Popen([*_as(user), *command], stderr=log)
    try:
        address = f"postgresql://pactmap@/{{}}?host={home}"
        assert _answers(running, address.format("postgres")), (home / "log").read_text()
        yield address
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(30)
        shutil.rmtree(home)


def execute(address: str, statement: str) -> None:
    """One statement of an administrator."""
    connection = _connect(address)
    connection.autocommit = True
    connection.cursor().execute(statement)
    connection.close()


def _connect(address: str) -> pg8000.Connection:
    folder = address.partition("host=")[2]
    return pg8000.connect("pactmap", database="postgres", unix_sock=f"{folder}/.s.PGSQL.5432")


def _user() -> str:
    """Whom root runs the server as; nobody else has to be asked."""
    if os.geteuid() != 0:
        return ""
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in USERS if name in known)


def _as(user: str) -> list[str]:
    if not user:
        return []
    return ["setpriv", f"--reuid={user}", f"--regid={_group(user)}", "--clear-groups", "--"]


def _group(user: str) -> str:
    return str(pwd.getpwnam(user).pw_gid)


def _answers(running: subprocess.Popen[bytes], address: str) -> bool:
    """Whether the server lets somebody in within a minute."""
    deadline = time.monotonic() + 60
    while running.poll() is None and time.monotonic() < deadline:
        try:
            _connect(address).close()
            return True
        except (pg8000.InterfaceError, pg8000.DatabaseError):
            time.sleep(0.05)
    return False
