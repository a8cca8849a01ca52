"""The chapter on scrubbing: every figure of `tests.bench.scrub` beside its target."""

from tests.bench.chapter import Chapter, Compared
from tests.bench.machine import settings
from tests.bench.report import Rows, table, verdict
from tests.bench.samples import Samples
from tests.bench.scrub import ATOP, COMMITTED, RIVALS, SIZES, lane_name, measure_scrub

FASTER, TASK = 30, 50  # times, ms
PAINTED = {3_000: 16.7, 10_000: 33.0}  # ms, p95 from input to painted map
FOLIUM = ("rebuild", "feature group")  # the others that draw countries
LOST = "over 30 s"  # the probe's patience
METHOD = """\
All apps run at once, each in a process of its own, with the project's settings ({settings}), and
are visited in turn by one Chromium without a graphics card: it paints in software, and WebGL is
SwiftShader's. The mouse is real. Generated tables have so many links between real states, signed
evenly over 1990–2026, about half of them shown on a day; the whole world is in sight, so that
all of these are drawn. A step of ours is one of 180 moves of the mouse over the whole track (75
days of the generated time, in which one link in thirty changes); it begins with the `input` event
and ends in the first task after the frame that renders it. “Mouse to painted” begins with the mouse
and holds the wait for the frame. A step of the others begins with the release of the mouse on a
slider of years, and ends when the links of the new year are there: as SVG paths of all of them
(folium, Plotly), or when WebGL was asked to draw another number of arcs and its pixels could be
read back (pydeck). With folium lines are straight; pydeck and Plotly draw no countries, whose
shapes they would fetch from another host; both favour them. Medians and p95 are by nearest rank;
ratios are of medians at that size.
"""


def write(samples: Samples) -> str:
    """The text of the chapter below its title and machine."""
    parts = {
        "Input to painted map": _steps(samples),
        "The drag of 180 steps": _drags(samples),
        "The others, from the release of the slider": _rivals(samples),
    }
    failed = [f"- {line}\n" for line in samples.failures]
    if failed:
        parts["Visits that broke off"] = "".join(failed)
    body = "\n".join(f"## {title}\n\n{text}" for title, text in parts.items())
    return METHOD.format(settings=settings()) + "\n" + body


def _steps(samples: Samples) -> str:
    rows: Rows = []
    for size in (*SIZES, COMMITTED, ATOP):
        lane = lane_name("ours", size)
        found = samples.of(lane, "step")
        if not found:
            rows.append(
                [lane, "", "not present" if size == ATOP else "not measured", "", "", "", ""]
            )
            continue
        p95 = samples.p95(lane, "step")
        limit = PAINTED.get(size) if isinstance(size, int) else None
        frame = verdict(f"{p95:.1f}", f"< {limit} ms", p95 < limit) if limit else f"{p95:.1f}"
        longest = max(samples.of(lane, "longest task"))
        task = verdict(f"{longest:.0f}" if longest else "none", f"≤ {TASK} ms", longest <= TASK)
        figures = [str(len(found)), f"{samples.median(lane, 'step'):.1f}", frame, task]
        ratios = [_ratio(samples, size, FOLIUM), _ratio(samples, size, tuple(RIVALS))]
        rows.append([lane, *figures, *ratios])
    head = ["", "n", "median, ms", "p95, ms", "longest task, ms"]
    return table([*head, "beside the best map with countries", "beside the best of all"], rows)


def _ratio(samples: Samples, size: int | str, apps: tuple[str, ...]) -> str:
    """How much faster than the best of these apps at that size."""
    others = {app: samples.median(lane_name(app, size), "settle") for app in apps}
    measured = {app: median for app, median in others.items() if median == median}
    if not measured:
        return ""
    best = min(measured, key=lambda app: measured[app])
    ratio = measured[best] / samples.median(lane_name("ours", size), "step")
    return verdict(f"{ratio:.0f}× faster than {best}", f"≥ {FASTER}×", ratio >= FASTER)


def _drags(samples: Samples) -> str:
    metrics = {
        "handler, synchronous, ms": "step handler",
        "mouse to painted, with the wait for the frame, ms": "step from mouse",
        "of a step: script, ms": "ScriptDuration",
        "of a step: style, ms": "RecalcStyleDuration",
        "of a step: layout, ms": "LayoutDuration",
        "of a step: the page's main thread in all, ms": "TaskDuration",
        "frame interval, ms": "frame",
        "websocket messages of a drag": "drag messages",
        "server CPU of a drag, ms": "drag cpu",
    }
    lanes = [lane_name("ours", size) for size in (*SIZES, COMMITTED, ATOP)]
    lanes = [lane for lane in lanes if samples.of(lane, "step")]
    rows = [
        [words, *(f"{samples.median(n, m):.1f} / {samples.p95(n, m):.1f}" for n in lanes)]
        for words, m in metrics.items()
    ]
    return table(["median / p95", *lanes], rows)


def _rivals(samples: Samples) -> str:
    rows: Rows = []
    for size in SIZES:
        for app in RIVALS:
            lane = lane_name(app, size)
            found = samples.of(lane, "settle")
            lost = any(line.startswith(f"{lane}:") for line in samples.failures)
            times = [f"{samples.median(lane, 'settle'):.0f}", f"{samples.p95(lane, 'settle'):.0f}"]
            kilobytes = f"{samples.median(lane, 'settle bytes') / 1000:.0f}"
            blank = [LOST if lost else "not measured", "", ""]
            rows.append([lane, str(len(found)), *([*times, kilobytes] if found else blank)])
    return table(["", "n", "median, ms", "p95, ms", "KB sent"], rows)


CHAPTER = Chapter(
    name="scrub",
    title="Scrub",
    measure=measure_scrub,
    write=write,
    packages=("streamlit", "streamlit-folium", "pydeck"),
    compared=tuple(
        Compared(f"{lane}: step", (lane, "step"), (lane_name("feature group", 60), "settle"))
        for lane in (lane_name("ours", size) for size in (*SIZES, COMMITTED, ATOP))
    ),
)
