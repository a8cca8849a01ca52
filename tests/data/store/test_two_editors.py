"""Any number of editors at once: each conflict is told, no decision is lost."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import text

from data.store.decisions import Conflict, Decision
from data.store.store import Store
from tests.data.store.editors import ANA, BEN, LOCAL, NOW, candidate

PROJECT = Path(__file__).parents[3]
EDITORS, CANDIDATES = 4, 12


def race(store: Store, name: str, start: Barrier) -> tuple[list[Decision], list[Conflict]]:
    """Decide on all candidates, as one of those who see them undecided."""
    made, told = [], []
    start.wait()
    for number in range(CANDIDATES):
        change = candidate(f"c{number}", 0, None, name)
        try:
            made += store.decide(replace(ANA, name=name), "accept", "DOC", [change], now=NOW)
        except Conflict as conflict:
            told.append(conflict)
    return made, told


@pytest.mark.parametrize("stores", [1, EDITORS], ids=["one store", "a store each"])
def test_of_editors_in_threads_one_decides_and_the_others_are_told(url: str, stores: int) -> None:
    start = Barrier(EDITORS)
    opened = [Store(url, LOCAL) for _ in range(stores)]
    with ThreadPoolExecutor(EDITORS) as pool:
        racing = [
            pool.submit(race, opened[n % stores], f"editor {n}", start) for n in range(EDITORS)
        ]
        results = [future.result() for future in racing]
    _nothing_is_lost(opened[0], [d for made, _ in results for d in made])
    told = [conflict for _, conflicts in results for conflict in conflicts]
    assert len(told) == (EDITORS - 1) * CANDIDATES
    everybody = {d.id: d for d in opened[0].decisions()}
    assert {d.id: d for conflict in told for d in conflict.others} == everybody
    for store in opened:
        store.close()


def test_editors_of_different_candidates_do_not_hinder_each_other(url: str) -> None:
    opened = [Store(url, LOCAL) for _ in range(EDITORS)]
    start = Barrier(EDITORS)

    def decide(number: int) -> None:
        start.wait()
        for n in range(CANDIDATES):
            change = candidate(f"c{number}-{n}", 0, None, "accepted")
            opened[number].decide(ANA, "accept", "DOC", [change], now=NOW)

    with ThreadPoolExecutor(EDITORS) as pool:
        list(pool.map(decide, range(EDITORS)))
    assert [d.id for d in opened[0].decisions()] == list(range(1, EDITORS * CANDIDATES + 1))
    for store in opened:
        store.close()


RACE = """
import sys
from threading import Barrier
from data.store.store import Store
from tests.data.store.editors import LOCAL
from tests.data.store.test_two_editors import race
sys.stdin.readline()
with Store(sys.argv[1], LOCAL) as store:
    made, told = race(store, sys.argv[2], Barrier(1))
print(len(made), len(told))
"""


def test_of_editors_in_processes_one_decides_and_the_others_are_told(url: str) -> None:
    racing = [
        subprocess.Popen(
            [sys.executable, "-c", RACE, url, f"editor {n}"],
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for n in range(EDITORS)
    ]
    for process in racing:  # none has opened the store yet, so they race to make it, too
        process.stdin.write("go\n")
        process.stdin.flush()
    counts = [tuple(map(int, process.communicate(timeout=60)[0].split())) for process in racing]
    assert sum(made for made, _ in counts) == CANDIDATES
    assert sum(told for _, told in counts) == (EDITORS - 1) * CANDIDATES
    with Store(url, LOCAL) as store:
        assert [d.id for d in store.decisions()] == list(range(1, CANDIDATES + 1))
        assert store.check() == []


def test_the_database_itself_refuses_a_second_decision_on_one_revision(
    store: Store, url: str
) -> None:
    """Somebody who writes past our lock, between our look and our writing, is told of, too."""
    ours = store.decide(BEN, "accept", "DOC", [candidate("c1", 0, None, "accepted")], now=NOW)
    with (
        Store(url, LOCAL) as other,
        pytest.raises(Exception, match=r"(?i)unique|append-only"),
        other.engine.connect().execution_options(writes=True) as connection,
        connection.begin(),
    ):
        connection.execute(
            text(
                "INSERT INTO decisions (id, action, kind, key, revision)"
                " VALUES (2, 1, 'candidates', 'c1', 1)"
            )
        )
    assert tuple(store.decisions()) == ours


def _nothing_is_lost(store: Store, made: list[Decision]) -> None:
    assert sorted(made, key=lambda d: d.id) == store.decisions()
    assert sorted(d.key for d in made) == sorted(f"c{n}" for n in range(CANDIDATES))
    assert store.check() == []
