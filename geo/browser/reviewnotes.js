// What stands in the way: refusals of the server, and what was decided on words that stand elsewhere
// in the text now, or nowhere.

import { h, refill } from "./elements.js";

const NOUNS = { events: "event", assertions: "statement", candidates: "proposal" };

// desk: { anchor(), lose(one) }.
export function createLost(desk) {
  const element = h("section", { class: "pm-lost", "aria-label": "Not settled", hidden: true });
  let shown = "";

  // notes: those refusals that belong to no sentence.
  function draw({ lost, moved }, notes) {
    const seen = JSON.stringify([lost, moved, notes]);
    if (seen === shown) return;
    shown = seen;
    element.hidden = !lost.length && !moved && !notes.length;
    refill(
      element,
      notes.map((note) => noteBox(note, desk)),
      moved
        ? h(
            "p",
            {},
            `The text has changed: ${moved} ${moved === 1 ? "row" : "rows"} must follow it. `,
            h("button", { type: "button", onclick: desk.anchor }, "Put them in their place"),
          )
        : null,
      lost.map((one) =>
        h(
          "p",
          {},
          h("b", {}, `Lost: ${NOUNS[one.kind]} ${one.key}. `),
          `“${one.quote}” is not in the text any more. `,
          h("button", { type: "button", onclick: () => desk.lose(one) }, "Give it up"),
        ),
      ),
    );
  }

  return { element, draw };
}

// What the server refused: a conflict with somebody else's decision, or something missing.
export function noteBox(note, desk) {
  const others = (note.conflict ?? []).map((other) =>
    h(
      "p",
      {},
      h("b", {}, `${other.who} ${other.verb} this ${other.ago}`),
      other.changes.length ? ": " : "",
      other.changes.map(({ name, old, new: now }) => `${name} ${old || "–"} → ${now || "–"}`).join("; "),
    ),
  );
  return h(
    "div",
    { class: "pm-note-box", role: "alert" },
    others.length ? h("p", {}, "Not saved: somebody else was first.") : null,
    others,
    note.refused ? h("p", {}, `Not saved. ${note.refused}`) : null,
    h(
      "div",
      { class: "pm-actions" },
      note.conflict
        ? h("button", { type: "button", onclick: () => desk.insist(note) }, "Save mine all the same")
        : null,
      h("button", { type: "button", onclick: () => desk.dismiss(note) }, "Close"),
      note.conflict && note.action.form
        ? h("span", { class: "pm-hint" }, "What you typed is kept in the form.")
        : null,
    ),
  );
}
