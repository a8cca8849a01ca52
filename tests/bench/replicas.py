"""Measures two replicas behind nginx, with TLS, under readers that speak Streamlit's protocol.

Not a chapter of `docs/benchmarks.md`: it needs nginx. Its figures stand in `docs/hosting.md`.

    python -m tests.bench.replicas [SESSIONS] [SECONDS]
"""

import asyncio
import os
import ssl
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from data.folders import DEFAULT_FOLDER
from tests.bench import reader
from tests.bench.crowd import Crowd, around
from tests.bench.machine import busy_ms
from tests.bench.servers import Server
from tests.browser.replicas.proxy import Proxy, proxy
from tests.browser.replicas.replica import Replica

WARM = 5.0  # seconds that are not counted


def main(sessions: int = 200, seconds: float = 60.0) -> None:
    """Start all of it, let so many readers live side by side, and print what they waited."""
    with tempfile.TemporaryDirectory() as folder:
        replicas = [Replica(Path(folder), DEFAULT_FOLDER) for _ in range(2)]
        try:
            with ThreadPoolExecutor() as pool:
                list(pool.map(Replica.start, replicas))
            with proxy((replicas[0].address, replicas[1].address), "127.0.0.1:9") as front:
                asyncio.run(measured(front, replicas, sessions, seconds))
                time.sleep(0.5)  # the lines of websockets are written when they end
                homes = [at for path, at in front.replicas() if path == "/_stcore/stream"]
                print("sessions by replica:", *(homes.count(one.address) for one in replicas))
        finally:
            for replica in replicas:
                replica.stop()


async def measured(
    front: Proxy, replicas: Sequence[Replica], sessions: int, seconds: float
) -> None:
    """Raises whatever a reader meets: a connection that is refused or cut, a run that failed."""
    through(front)
    crowd = Crowd(front.address(), around)
    await crowd.grow(sessions)
    await crowd.live(WARM)
    before = spent(replicas)
    await crowd.live(seconds)
    elapsed, *ours, all_ = (b - a for a, b in zip(before, spent(replicas), strict=True))
    waited = sorted(answer.ms for _, answer in crowd.noted)
    await crowd.close()
    p50, p95 = (waited[int(len(waited) * share)] for share in (0.5, 0.95))
    others = (all_ - sum(ours)) / elapsed
    print(f"{sessions} sessions, {len(waited)} moves: p50 {p50:.0f} ms, p95 {p95:.0f} ms")
    print("cores of the replicas:", *(f"{ms / elapsed:.2f}" for ms in ours[:-1]))
    print(f"of the client: {ours[-1] / elapsed:.2f}, of nginx and all others: {others:.2f}")
    print("load:", *os.getloadavg())


def through(front: Proxy) -> None:
    """Let the readers connect by TLS to a name that only browsers know to lie here."""
    trusted = ssl.create_default_context(cafile=str(front.certificate))
    plain = reader.connect

    def connect(address: str, **how: object) -> object:
        address = address.replace("ws://", "wss://")
        return plain(address, ssl=trusted, host="127.0.0.1", port=front.https, **how)

    reader.connect = connect


def spent(replicas: Sequence[Replica]) -> list[float]:
    """Now, and the processor's time of each replica, of this process, and in all; in ms."""
    running = [Server("", one.server.process).cpu_ms() for one in replicas if one.server]
    return [time.perf_counter() * 1000, *running, time.process_time() * 1000, busy_ms()]


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:3]))
