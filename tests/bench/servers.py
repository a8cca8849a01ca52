"""Starts an app with the project's settings, tells its processor time, and stops it.

Every app gets a process, a free port and the folder of tables it is to show.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[2]
PATIENCE = 60  # seconds until a server must answer
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    """A running app; `inspector` tells its live objects, where it was started with one."""

    url: str
    process: subprocess.Popen[bytes]
    inspector: str = ""

    def cpu_ms(self) -> float:
        """Processor time that the process has used, in ms (10 ms steps)."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / TICKS


def copy_project(target: Path) -> Path:
    """Copy what the apps run from, so that nobody's edits meet running servers."""
    skip = shutil.ignore_patterns("__pycache__")
    for name in ("pages", "geo", "data", "seeds", ".streamlit", "tests/bench"):
        shutil.copytree(PROJECT / name, target / name, ignore=skip)
    shutil.copy(PROJECT / "app.py", target)
    return target


@contextmanager
def serving(
    project: Path,
    script: str,
    tables: Path | None = None,
    *,
    inspected: bool = False,
    beside: Path | None = None,
) -> Iterator[Server]:
    """Run `streamlit run script` in the folder of a project, so that its config.toml holds.

    It may import what lies in the folder `beside`, too. `inspected` starts it by
    `tests.bench.inspected`, which answers how many objects live.
    """
    port, other = _free_port(), _free_port()
    paths = [str(path) for path in (project, beside) if path]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    if tables:
        environment["PACTMAP_TABLES"] = str(tables)
    program = ["tests.bench.inspected", str(other)] if inspected else ["streamlit"]
    command = [sys.executable, "-m", *program, "run", script, f"--server.port={port}"]
    log = subprocess.DEVNULL
    process = subprocess.Popen(
        [*command, "--server.address=127.0.0.1"],
        cwd=project,
        env=environment,
        stdout=log,
        stderr=log,
        start_new_session=True,
    )
    try:
        _wait(process, f"http://127.0.0.1:{port}/_stcore/health", script)
        inspector = f"http://127.0.0.1:{other}/" if inspected else ""
        yield Server(f"http://127.0.0.1:{port}", process, inspector)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], address: str, script: str) -> None:
    """Until the server answers. Raises `RuntimeError` if it ends or is not ready in time."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"{script} ended with {process.returncode} – run it by hand")
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.read() == b"ok":
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"{script} did not answer in {PATIENCE} s – run it by hand")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
