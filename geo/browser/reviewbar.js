// The bar above the worksheet: how far the ledger is, what is saved, undo, publishing, the keys.

import { h } from "./elements.js";
import { keyButton } from "./reviewkeys.js";

const LATE = 8000; // ms after which it is said that no answer has come

// on: { nextOpen, undo, publish, help }.
export function createBar(on) {
  const fill = h("i", {});
  const meter = h(
    "div",
    { class: "pm-meter", role: "progressbar", "aria-label": "Sentences decided", "aria-valuemin": 0 },
    fill,
  );
  const count = h("span", { class: "pm-count" });
  const saved = h("span", { class: "pm-saved", role: "status" });
  const undo = keyButton("Undo", "u", on.undo);
  const next = keyButton("Next to decide", "o", on.nextOpen);
  const publish = keyButton("Publish", "p", on.publish);
  const element = h(
    "div",
    { class: "pm-bar", role: "group", "aria-label": "Review" },
    h("div", { class: "pm-progress" }, meter, count),
    saved,
    h("div", { class: "pm-tools" }, next, undo, publish, keyButton("Keys", "?", on.help)),
  );
  let timer = 0;

  function draw(view, book) {
    const { total, open } = view.progress;
    const done = total - open.length;
    meter.setAttribute("aria-valuemax", total);
    meter.setAttribute("aria-valuenow", done);
    fill.style.width = `${total ? (100 * done) / total : 0}%`;
    count.textContent = open.length
      ? `${done} of ${total} sentences decided`
      : `All ${total} sentences decided`;
    meter.classList.toggle("is-full", !open.length);
    next.disabled = !open.length;
    const last = view.last;
    undo.disabled = !last && !book.queue.length;
    undo.title = last ? `You ${last.what}` : "";
    tellSaved(book);
  }

  function tellSaved(book) {
    clearTimeout(timer);
    const waiting = book.queue.length;
    const refused = Object.keys(book.notes).length;
    const drafts = Object.keys(book.drafts).length;
    saved.classList.toggle("is-wrong", !waiting && refused > 0);
    if (waiting) {
      saved.textContent = "Saving …";
      timer = setTimeout(() => {
        saved.textContent = `No answer yet; ${waiting} kept here and sent again`;
      }, LATE);
    } else if (refused) saved.textContent = "Not everything is saved";
    else saved.textContent = drafts ? "Saved; a form is open" : "Saved";
  }

  return { element, draw };
}
