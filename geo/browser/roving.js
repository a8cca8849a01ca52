// Makes many shapes one stop of the Tab key: arrow keys go to the nearest one in that direction.

const DIRECTIONS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

// group: the HTML element around the shapes (Chromium gives the focus to SVG elements that listen for it); selector: which are shapes; onOpen(shape): Enter or Space.
export function rove(group, selector, onOpen) {
  const shapes = () =>
    [...group.querySelectorAll(selector)].filter(
      (shape) => shape.getAttribute("display") !== "none",
    );

  let held = null; // the shape that the Tab key stops at

  function stop(shape) {
    if (held !== shape) held?.setAttribute("tabindex", "-1");
    held = shape ?? null;
    held?.setAttribute("tabindex", "0");
  }

  group.addEventListener("keydown", (event) => {
    const shape = event.target.closest?.(selector);
    if (!shape) return;
    if (event.key === "Enter" || event.key === " ") onOpen(shape);
    else if (DIRECTIONS[event.key]) {
      const next = nearest(shape, shapes(), DIRECTIONS[event.key]);
      stop(next ?? shape);
      next?.focus({ preventScroll: true });
    } else return;
    event.preventDefault();
    event.stopPropagation(); // Leaflet would pan the map
  });

  group.addEventListener("focusin", (event) => stop(event.target.closest?.(selector)));

  // Call when shapes came or went: one of them, and the preferred one if it is there, takes the Tab key.
  return function renew(preferred = null) {
    const there = (shape) => shape?.isConnected && shape.getAttribute("display") !== "none";
    const first = () => group.querySelector(`${selector}:not([display="none"])`);
    stop([preferred, held].find(there) ?? first());
  };
}

// The closest shape whose centre lies within 45° of the direction; sideways costs double.
function nearest(from, shapes, [dx, dy]) {
  const start = centre(from);
  let best = null;
  let least = Infinity;
  for (const shape of shapes) {
    if (shape === from) continue;
    const [x, y] = centre(shape);
    const along = (x - start[0]) * dx + (y - start[1]) * dy;
    const across = Math.abs((x - start[0]) * dy) + Math.abs((y - start[1]) * dx);
    const cost = along + 2 * across;
    if (along > 0 && across <= along && cost < least) [best, least] = [shape, cost];
  }
  return best;
}

function centre(shape) {
  const box = shape.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}
