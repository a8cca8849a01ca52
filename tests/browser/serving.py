"""Starts and stops the real app as a reader's machine would: `streamlit run app.py` on a free port.

What is asked of it is the tests' business.
"""

import os
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

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds until a server must be up


@dataclass(frozen=True)
class Server:
    """A running app: its address without a slash at the end, and the file that it writes to."""

    address: str
    log: Path
    process: subprocess.Popen[bytes]


@contextmanager
def served(log: Path, tables: Path, **environment: str) -> Iterator[Server]:
    """The app on a folder of tables in a process of its own, which is stopped at the end.

    Only this computer reaches it, as local editing asks for; `environment` is added to ours.
    """
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
    command += ["--server.address", "localhost"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, "--server.port", str(port)],
            cwd=ROOT,
            env={**os.environ, "PACTMAP_TABLES": str(tables), **environment},
            stdout=output,
            stderr=output,
        )
    server = Server(f"http://localhost:{port}", log, process)
    try:
        _wait_until_healthy(server)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("", 0))
        return int(probe.getsockname()[1])


def _wait_until_healthy(server: Server) -> None:
    """Wait for an answer, and for this process to say that it is the one that answers.

    Streamlit ends when its port is taken, and prints its address only after it has the port.
    """
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        said = server.log.read_text("utf-8", errors="replace")
        if server.process.poll() is not None:
            raise RuntimeError(f"the app ended with code {server.process.returncode}:\n{said}")
        if server.address in said and _answers(f"{server.address}/_stcore/health"):
            return
        time.sleep(0.05)
    raise RuntimeError(f"the app was not up after {PATIENCE} s:\n{said}")


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
