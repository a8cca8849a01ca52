"""The chapter of the server: its figures as tables of `docs/benchmarks.md`.

What is measured, and how, is in `tests.bench.server`.
"""

from itertools import pairwise

from tests.bench.chapter import Chapter, Compared
from tests.bench.crowd import PAGES
from tests.bench.report import Rows, table, verdict
from tests.bench.samples import Samples
from tests.bench.server import CROWDS, FLOOR, MOVES, OURS, SECONDS, measure

P95, SESSION = 250, 0.5  # the targets: ms at 100 sessions, MB a session
METHOD = """\
One process serves, with the project's settings; the floor is a bare script with a slider and a line
of text. The client speaks Streamlit's websocket protocol without a browser: what it sends, and the
size of what it gets, is what a Chromium sends and gets. It runs on the same two cores; its share is
told, and that of whatever else ran. Time is from the message sent to the message that the script
has finished. One reader alone makes {moves} moves of a kind, on random days from 1949 to 2026. In a
crowd each reader moves every 3 s on average (between 1.5 and 4.5), for {seconds:.0f} s after 4 that
warm up: 80 % settle, 15 % click a country, 5 % go to another page and come back. Memory is resident
memory.
"""


def write(samples: Samples) -> str:
    parts = {
        "One reader: what a move costs": _moves(samples),
        "Sessions side by side": _crowds(samples),
    }
    tables = "\n".join(f"## {title}\n\n{part}" for title, part in parts.items())
    return METHOD.format(moves=MOVES, seconds=SECONDS) + "\n" + tables


def _moves(samples: Samples) -> str:
    rows: Rows = []
    floor = samples.mean(FLOOR, "settle cpu")
    for lane, kinds in ((FLOOR, ("settle",)), (OURS, ("settle", "click", *PAGES))):
        for kind in kinds:
            cpu = samples.mean(lane, f"{kind} cpu")
            times = [f"{samples.median(lane, kind):.1f}", f"{samples.p95(lane, kind):.1f}"]
            size = f"{samples.median(lane, f'{kind} bytes') / 1000:.1f}"
            ratio = "" if lane == FLOOR else f"{cpu / floor:.1f}×"
            name = f"to the page {kind}" if kind in PAGES else kind
            count = str(len(samples.of(lane, kind)))
            rows.append([f"{lane}: {name}", count, *times, f"{cpu:.1f}", ratio, size])
    head = ["", "n", "median, ms", "p95, ms", "server CPU, ms (mean)", "CPU by floor's"]
    return table([*head, "KB received (median)"], rows)


def _crowds(samples: Samples) -> str:
    rows: Rows = []
    for lane in (FLOOR, OURS):
        for number in CROWDS[lane]:
            name = f"{lane}, {number} sessions"
            median, p95 = samples.median(name, "move"), samples.p95(name, "move")
            met = lane == OURS and number == 100
            found = verdict("", f"p95 < {P95} ms", p95 < P95).strip() if met else ""
            shares = [
                f"{samples.median(name, f'{who} share'):.2f}"
                for who in ("server", "client", "others")
            ]
            used = f"{samples.median(name, 'memory') / 1e6:.0f}"
            count = str(len(samples.of(name, "move")))
            rows.append([name, count, f"{median:.1f}", f"{p95:.1f}", found, *shares, used])
    head = ["", "moves", "median, ms", "p95, ms", "target", "cores of the server", "of the client"]
    head.append("of others")
    return table([*head, "server memory, MB"], rows) + _slopes(samples)


def _slopes(samples: Samples) -> str:
    told = []
    for lane in (FLOOR, OURS):
        found = {
            number: samples.median(f"{lane}, {number} sessions", "memory") / 1e6
            for number in CROWDS[lane]
            if samples.of(f"{lane}, {number} sessions", "memory")
        }
        steps = [f"{(found[b] - found[a]) / (b - a):.2f} ({a}–{b})" for a, b in pairwise(found)]
        slope = (found[max(found)] - found[min(found)]) / max(1, max(found) - min(found))
        text = verdict(f"{slope:.2f}", f"< {SESSION}", slope < SESSION) if lane == OURS else ""
        told.append(f"{lane} {text or f'{slope:.2f}'}; by step {', '.join(steps)}")
    return f"\nMB a session, from the smallest crowd to the largest: {'. '.join(told)}.\n"


CHAPTER = Chapter(
    name="server",
    title="The server",
    measure=measure,
    write=write,
    packages=("streamlit", "pandas"),
    compared=(
        *(Compared(kind, (OURS, kind), (FLOOR, "settle")) for kind in ("settle", "click")),
        *(
            Compared(f"CPU of {kind}", (OURS, f"cpu of {kind}"), (FLOOR, "cpu of settle"))
            for kind in ("settle", "click")
        ),
        Compared(
            "100 sessions: move",
            (f"{OURS}, 100 sessions", "move"),
            (f"{FLOOR}, 100 sessions", "move"),
        ),
    ),
)
