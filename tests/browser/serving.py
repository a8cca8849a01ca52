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
HEALTH = "/_stcore/health"  # moves with server.baseUrlPath
PATIENCE = 60  # seconds until a server must be up


@dataclass(frozen=True)
class Server:
    """A running app: its address without a slash at the end, and the file that it writes to."""

    address: str
    log: Path
    process: subprocess.Popen[bytes]


@contextmanager
def served(
    log: Path,
    tables: Path,
    *options: str,
    folder: Path = ROOT,
    health: str = HEALTH,
    port: int = 0,
    **environment: str,
) -> Iterator[Server]:
    """The app of a folder on a folder of tables, in a process of its own that ends with the test.

    Only this computer reaches it, as local editing asks for. `options` are Streamlit's,
    `environment` is added to ours. Without a `port` it takes a free one.
    """
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
    command += ["--server.address", "localhost"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, "--server.port", str(port), *options],
            cwd=folder,
            env={
                **os.environ,
                "PACTMAP_TABLES": str(tables),
                "PACTMAP_ARCHIVE": str(log.with_suffix(".versions")),
                **environment,
            },
            stdout=output,
            stderr=output,
        )
    server = Server(f"http://localhost:{port}", log, process)
    try:
        # Streamlit ends when its port is taken, and prints its address only after it has the port.
        await_answer(f"{server.address}{health}", process, log, server.address)
        yield server
    finally:
        stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process that was started here, and wait for its end."""
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("", 0))
        return int(probe.getsockname()[1])


def await_answer(address: str, process: subprocess.Popen[bytes], log: Path, sign: str = "") -> None:
    """Wait for an answer, and for `sign` in the log: then it is this process that answers."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        said = log.read_text("utf-8", errors="replace")
        if process.poll() is not None:
            raise RuntimeError(f"the process ended with code {process.returncode}:\n{said}")
        if sign in said and _answers(address):
            return
        time.sleep(0.05)
    raise RuntimeError(f"no answer after {PATIENCE} s:\n{said}")


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
