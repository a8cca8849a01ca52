"""A writer may be killed at any moment: what was acknowledged is there, and nothing half."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from data.publishing import fold, publication
from data.staging import judge
from data.store.store import Store
from tests.data.store.editors import ANA, LOCAL, NOW
from tests.world import world

ROUNDS = 25
PROJECT = Path(__file__).parents[3]


def test_a_killed_writer_leaves_every_acknowledged_action_and_none_half(
    url: str, tmp_path: Path
) -> None:
    acknowledged: list[int] = []
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.data.store.writer", url],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    chance = random.Random(4)
    with writer, Store(url, LOCAL) as store:
        for life in range(ROUNDS):
            writer.stdin.write(f"{life}\n")
            writer.stdin.flush()
            acknowledged += _kill_one(writer, chance)
            assert store.check() == []
        assert {d.action for d in store.decisions()} >= set(acknowledged)
        assert len(acknowledged) >= ROUNDS
        writer.stdin.close()
        _folds_to_valid_tables(store, tmp_path)


def _kill_one(writer: subprocess.Popen, chance: random.Random) -> list[int]:
    """The actions that one child acknowledged until it was killed in the middle of one."""
    lines, child, enough = [], 0, chance.randint(1, 6)
    while (line := writer.stdout.readline().strip()) != "dead":
        assert line, "the writer is gone"
        if line.startswith("child"):
            child = int(line.split()[1])
        else:
            lines.append(int(line))
        if child and len(lines) >= enough:
            time.sleep(chance.random() * 0.006)  # an action takes about as long
            os.kill(child, signal.SIGKILL)
            enough = sys.maxsize
    return lines


def _folds_to_valid_tables(store: Store, folder: Path) -> None:
    decisions = store.decisions()
    store.decide(ANA, "publish", "DOC", [publication(decisions, "DOC")], now=NOW)
    folded = fold(world(folder), store.decisions())
    events = sum(d.kind == "events" for d in decisions)
    assert len(folded.tables.events) == events + 1
    assert judge(folded.tables, folded.files, store.received).problems == ()
