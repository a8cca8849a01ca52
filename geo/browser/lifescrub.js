// Setting the day in a history: by a click where no bar is, or by dragging sideways anywhere.

const DAY = 86400000;
const FAR = 5; // px, from which a press is a drag

// Returns { moved(), isLeft(event), dayAt(event), settle(day) }.
export function scrub(canvas, view, { domain, days }, hub) {
  let from = null; // where the pointer was pressed
  let moved = false;

  const within = (event) => {
    const left = canvas.getBoundingClientRect().left + view.signal("labels") + 8;
    return (event.clientX - left) / view.signal("plot");
  };
  const dayAt = (event) => {
    const share = Math.min(1, Math.max(0, within(event)));
    return Math.floor((domain[0] + share * (domain[1] - domain[0])) / DAY);
  };
  const known = (day) => Math.min(days[1], Math.max(days[0], day));

  canvas.addEventListener("pointerdown", (event) => {
    from = event.button === 0 && within(event) >= 0 ? event.clientX : null;
    moved = false;
  });
  canvas.addEventListener("pointermove", (event) => {
    if (from === null || !(event.buttons & 1)) return;
    if (!moved && Math.abs(event.clientX - from) < FAR) return;
    if (!moved) canvas.setPointerCapture(event.pointerId);
    moved = true;
    hub.set({ day: known(dayAt(event)) }, "history");
  });
  for (const kind of ["pointerup", "pointercancel"])
    canvas.addEventListener(kind, () => {
      if (moved) hub.settle();
      from = null;
    });
  return {
    moved: () => moved,
    isLeft: (event) => within(event) < 0,
    dayAt,
    settle(day) {
      hub.set({ day: known(day) }, "history");
      hub.settle();
    },
  };
}
