"""A process that writes to a store until it is killed: run with its URL, steered by lines.

Each line on standard input is one life: a child is born, its number is printed, and it writes
actions, printing the number of each only after the store has acknowledged it. The children are
forked, so that a life costs milliseconds and not the imports of Python.
"""

import os
import sys
from itertools import count

from data.store.decisions import Change
from data.store.store import Store
from tests.data.store.editors import ANA, LOCAL, NOW

CELLS = {
    "date": "2020", "date_basis": "reference", "type": "CONSULT", "realis": "occurred",
    "actors": "ALB;HRV", "modality": "fact", "certainty": "confirmed", "review": "added",
    "reviewer": "Ana", "reviewed_at": "2026-01-01",
}  # fmt: skip


def changes(life: str, number: int) -> list[Change]:
    """An event with its evidence, its publication apart, and two candidates."""
    key = f"e{life}-{number}"
    row = {"event": key, "summary": f"Talks {key}." * 50, **CELLS}
    evidence = [{"event": key, "document": "REF", "quote": "So it was.", "stance": "reports"}]
    return [
        Change("events", key, 0, None, {"row": row, "evidence": evidence}),
        *(Change("candidates", f"{key}-{n}", 0, None, {"state": "accepted"}) for n in (1, 2)),
    ]


def live(url: str, life: str) -> None:
    with Store(url, LOCAL) as store:
        for number in count():
            made = store.decide(ANA, "add", "DOC", changes(life, number), now=NOW)
            os.write(1, f"{made[0].action}\n".encode())


def main(url: str) -> None:
    for line in sys.stdin:
        child = os.fork()
        if not child:
            live(url, line.strip())
        os.write(1, f"child {child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"dead\n")


if __name__ == "__main__":
    main(sys.argv[1])
