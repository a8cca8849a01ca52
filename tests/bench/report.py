"""Turns the samples into the tables of `docs/benchmarks.md`, each figure beside its target."""

from collections.abc import Callable

from tests.bench.samples import Samples

FLOOR = "floor"
OURS = ("ours, committed", "ours, 60 links", "ours, 600 links")
FOLIUM = ("rebuild, 60 links", "feature group, 60 links")
FOLIUM_LARGE = ("rebuild, 600 links", "feature group, 600 links")
TIMES_FLOOR, CPU = 1.5, 25  # the targets: times, ms
STAGES = {
    "sent": "event to request sent",
    "first": "to first answer",
    "last": "to last answer needed",
    "changed": "to page changed",
    "painted": "to painted",
}

Rows = list[list[str]]


def report(samples: Samples) -> str:
    """All tables in Markdown."""
    parts = {
        "Settle and click: release of the button to the painted dossier": _answers(samples),
        "Cost of a settle (of a step, where each step is one)": _costs(samples),
        "Where the time of a settle goes (medians, ms)": _stages(samples, "settle"),
        "Where the time of a click goes (medians, ms)": _stages(samples, "click"),
    }
    failed = [f"- {line.splitlines()[0]}\n" for line in samples.failures]
    if failed:
        parts["Visits that broke off"] = "".join(failed)
    return "\n".join(f"## {title}\n\n{table}" for title, table in parts.items())


def _answers(samples: Samples) -> str:
    floor = samples.median(FLOOR, "settle")
    rows: Rows = [["floor: release to text", *_figures(samples, FLOOR, "settle"), ""]]
    for metric in ("settle", "click"):
        for lane in OURS:
            ratio = samples.median(lane, metric) / floor
            found = verdict(f"{ratio:.2f}× floor", f"≤ {TIMES_FLOOR}×", ratio <= TIMES_FLOOR)
            rows.append([f"{lane}: {metric}", *_figures(samples, lane, metric), found])
    return table(["", "n", "median, ms", "p95, ms", "ratio"], rows)


def _costs(samples: Samples) -> str:
    rows: Rows = []
    for lane in (FLOOR, *FOLIUM, *FOLIUM_LARGE, *OURS):
        cpu = samples.mean(lane, "settle cpu")
        found = verdict("", f"≤ {CPU} ms", cpu <= CPU).strip() if lane in OURS else ""
        size = f"{samples.median(lane, 'settle bytes') / 1000:.1f}"
        memory = f"{samples.median(lane, 'memory'):.0f}"
        rows.append([lane, f"{cpu:.1f}", found, size, memory])
    head = ["", "server CPU, ms (mean)", "target", "KB sent, both ways", "server memory, MB"]
    return table(head, rows)


def _stages(samples: Samples, metric: str) -> str:
    lanes = (FLOOR, *FOLIUM, *OURS) if metric == "settle" else OURS
    rows = [
        [lane, *(f"{samples.median(lane, f'{metric} {stage}'):.1f}" for stage in STAGES)]
        for lane in lanes
    ]
    return table(["", *STAGES.values()], rows)


def _figures(samples: Samples, lane: str, metric: str) -> list[str]:
    return [
        str(len(samples.of(lane, metric))),
        f"{samples.median(lane, metric):.1f}",
        f"{samples.p95(lane, metric):.1f}",
    ]


def verdict(figure: str, target: str, met: bool) -> str:
    """A figure beside its target."""
    return f"{figure} ({target}: {'met' if met else '**not met**'})"


def table(head: list[str], rows: Rows) -> str:
    """A Markdown table whose columns are padded, so that it reads well as plain text too."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    align: list[Callable[[str, int], str]] = [str.ljust, *[str.rjust] * (len(head) - 1)]
    lines = [
        "| " + " | ".join(a(c, w) for a, c, w in zip(align, row, widths, strict=True)) + " |"
        for row in (head, *rows)
    ]
    rule = "|".join(["-" * (widths[0] + 2), *("-" * (width + 1) + ":" for width in widths[1:])])
    return "\n".join([lines[0], f"|{rule}|", *lines[1:]]) + "\n"
