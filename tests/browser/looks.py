"""What is looked up inside the page, in the browser's own language.

How a reader uses it is in `reader`.
"""

# The visible arcs of a kind: accessible name and looks (data attributes).
DRAWN = """(arcs) => [...document.querySelectorAll(arcs)]
    .filter((arc) => getComputedStyle(arc).display !== "none")
    .map((arc) => [arc.getAttribute("aria-label"), { ...arc.dataset }])"""

# A point of a shape or a link, in pixels of its frame, at which a click reaches it and nothing
# else, four pixels around included; a link is tried along its line.
POINT_ON = """(shape) => {
    const box = shape.getBoundingClientRect();
    const line = shape.querySelector("path");
    const shares = Array.from({ length: 23 }, (_, n) => (n + 1) / 24);
    const along = (share) => line
        .getPointAtLength(line.getTotalLength() * share)
        .matrixTransform(line.getScreenCTM());
    const across = (x, y) => ({ x: box.x + box.width * x, y: box.y + box.height * y });
    const tries = line ? shares.map(along) : shares.flatMap((x) => shares.map((y) => across(x, y)));
    const hits = (x, y) => document.elementFromPoint(x, y)?.closest("[aria-label]") === shape;
    const rim = [[0, 0], [4, 0], [-4, 0], [0, 4], [0, -4]];
    const free = ({ x, y }) => rim.every(([dx, dy]) => hits(x + dx, y + dy));
    const best = tries.find(line ? ({ x, y }) => hits(x, y) : free);
    return best && [best.x, best.y];
}"""

# A point of the map, in pixels of its frame, at which there is no country and nothing else.
SEA = """() => {
    const at = (x, y) => document.elementFromPoint(x, y)?.closest("[aria-label]")?.ariaLabel;
    for (let x = 300; x < innerWidth; x += 7)
        for (let y = 150; y < innerHeight; y += 7)
            if (at(x, y) === "Map of pacts") return [x, y];
}"""

# Run before the page's own code: every answer of the server comes so many milliseconds late.
LATE = """(delay) => {
    window.WebSocket = class extends WebSocket {
        constructor(...given) {
            super(...given);
            this.addEventListener("message", (event) => {
                if (!event.isTrusted) return;
                event.stopImmediatePropagation();
                const again = new MessageEvent("message", { data: event.data });
                setTimeout(() => this.dispatchEvent(again), delay);
            });
        }
    };
}"""
