"""Writes the chapter of the first load: times beside the floor, bytes beside their targets."""

from tests.bench.report import Rows, table, verdict
from tests.bench.samples import Samples

FLOOR, OURS = "floor", "ours"
FULL, SLOW = "full speed", "slow phone"
COLD, WARM = "empty cache", "second visit"
TIMES_FLOOR, MOST = 1.5, 350_000
NAMES = {
    "ours": "our data and code",
    "frame": "streamlit-folium's frame",
    "streamlit": "Streamlit's files and the page",
    "socket": "messages of the websocket",
}
METHOD = """\
One Chromium visits the floor (a slider and a text) and our map of the committed tables, in turn:
each time a new browser context, which opens the page with an empty cache and then once more. A time
is that from the navigation to the first task after the frame that shows the text, or the whole map
with its links. “Slow phone” is a line of 1.6 Mbit/s down, 0.75 Mbit/s up and 150 ms (the “fast 3G”
of WebPageTest; Chromium does not slow websockets down) and a processor that is four times slower.
Bytes are those on the line, with headers, and unpacked; requests those that used it at all.
"""


def write(samples: Samples) -> str:
    return (
        f"{METHOD}\n## Navigation to the painted map\n\n{_times(samples)}"
        f"\n## What travels for the map, full speed\n\n{_bytes(samples)}"
    )


def _times(samples: Samples) -> str:
    rows: Rows = []
    for speed in (FULL, SLOW):
        for cache in (COLD, WARM):
            floor = samples.median(f"{FLOOR}, {speed}, {cache}", "load")
            for name in (FLOOR, OURS):
                lane = f"{name}, {speed}, {cache}"
                own = samples.median(lane, "load")
                met = own / floor <= TIMES_FLOOR
                found = verdict(f"{own / floor:.2f}× floor", f"≤ {TIMES_FLOOR}×", met)
                figures = [str(len(samples.of(lane, "load"))), f"{own:.0f}"]
                figures += [f"{samples.p95(lane, 'load'):.0f}", found if name == OURS else ""]
                rows.append([lane, *figures])
    return table(["", "n", "median, ms", "p95, ms", "ratio"], rows)


def _bytes(samples: Samples) -> str:
    rows: Rows = []
    for cache in (COLD, WARM):
        lane = f"{OURS}, {FULL}, {cache}"
        for kind, words in NAMES.items():
            sent, raw, requests = (
                samples.median(lane, f"{kind} {what}") for what in ("sent", "raw", "requests")
            )
            figures = [f"{requests:.0f}", f"{raw / 1000:.1f}", f"{sent / 1000:.1f}"]
            rows.append([f"{cache}: {words}", *figures, _judged(kind, cache, sent)])
    floor = samples.median(f"{FLOOR}, {FULL}, {COLD}", "streamlit sent")
    rows.append([f"{COLD}: the floor's files", "", "", f"{floor / 1000:.1f}", ""])
    return table(["", "requests", "KB unpacked", "KB sent", "target"], rows)


def _judged(kind: str, cache: str, sent: float) -> str:
    if kind != "ours":
        return ""
    if cache == COLD:
        return verdict("", f"≤ {MOST / 1000:.0f} KB", sent <= MOST).strip()
    return verdict("", "none", sent == 0).strip()
