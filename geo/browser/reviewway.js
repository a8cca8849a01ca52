// The way through the worksheet: which card is the current one, the next, the next that waits.

// sheet: reviewsheet.js; say(words): tell it to a screen reader and for a moment on the screen.
export function createWay(sheet, say) {
  const way = { current: "", number: 0 }; // the key of the card that keys act on, its sentence
  const items = () => [...sheet.element.querySelectorAll(".pm-item")];
  const itemOf = (key) => items().find((item) => item.dataset.key === key);
  const numberOf = (item) => Number(item?.closest("[data-sentence]")?.dataset.sentence ?? 0);

  // Mark a card as the current one; if it is gone, the first of its sentence takes its place.
  function mark(key) {
    const item = itemOf(key) ?? firstOf(way.number);
    way.current = item?.dataset.key ?? key;
    way.number = numberOf(item) || way.number;
    for (const other of items()) {
      other.classList.toggle("is-current", other === item);
      other.tabIndex = other === item ? 0 : -1;
    }
    if (!item) items()[0]?.setAttribute("tabindex", "0");
  }

  function firstOf(number) {
    const row = sheet.row(number);
    return row?.classList.contains("pm-item") ? row : row?.querySelector(".pm-item");
  }

  // Make a card the current one; if it is gone, the first of its sentence.
  function moveTo(key, number = 0) {
    const item = itemOf(key) ?? firstOf(number);
    if (!item) return false;
    mark(item.dataset.key);
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: item.offsetHeight > window.innerHeight / 2 ? "start" : "nearest" });
    return true;
  }

  function step(by) {
    const all = items();
    const at = all.findIndex((item) => item.dataset.key === way.current);
    const next = at < 0 ? all[0] : all[at + by];
    return next ? moveTo(next.dataset.key) : false;
  }

  // The next proposal or sentence that waits, after the current one (or the item at `from`) and
  // round from the end.
  function openFrom(from = null) {
    const all = items();
    const isOpen = (item) => item.closest("[data-sentence]").dataset.state === "open";
    const waits = (item) =>
      isOpen(item) && (item.dataset.kind === "open" || item.matches("article"));
    const at = from ?? all.findIndex((item) => item.dataset.key === way.current);
    const order = [...all.slice(at + 1), ...all.slice(0, at + 1)];
    const next = order.find(waits);
    if (next) return moveTo(next.dataset.key);
    say("Every sentence is decided.");
    return moveTo(way.current, 1);
  }

  Object.assign(way, { items, itemOf, numberOf, mark, moveTo, step, openFrom });
  return way;
}
