// The publish panel: what is missing, each with the way to its place; then what would change in the
// tables; then publishing, with a confirmation; then the way to the map.

import { h, refill } from "./elements.js";

const SIGNS = { "+": "new", "-": "removed", "~": "changed" };
const MOST = 60; // differences that are listed one by one

// desk: { goTo(number), publish(through), withdraw(publication), closePanel(), go(target) }.
export function createPanel(desk) {
  const element = h("section", { class: "pm-panel", "aria-label": "Publish", tabindex: -1, hidden: true });
  let shown = "";

  // state: null (closed), {} (being asked for) or what the server found.
  function draw(state, busy) {
    const seen = JSON.stringify([state, busy]);
    if (seen === shown) return;
    const first = element.hidden;
    shown = seen;
    element.hidden = !state;
    if (!state) return;
    refill(
      element,
      h(
        "header",
        {},
        h("h3", {}, "Publish"),
        h("button", { type: "button", class: "pm-mini", onclick: desk.closePanel }, "Close"),
      ),
      body(state, busy),
    );
    if (first) {
      element.focus({ preventScroll: true });
      element.scrollIntoView({ block: "nearest" });
    }
  }

  function body(state, busy) {
    if (state.published) return done(state.published);
    if (!state.missing) return h("p", { role: "status" }, "Comparing with the tables …");
    return [
      state.missing.length ? missing(state.missing) : null,
      state.kept?.length ? kept(state.kept) : null,
      state.undrawn?.length ? undrawn(state.undrawn) : null,
      differences(state),
      state.missing.length || !isNew(state) ? null : release(state, busy),
      state.publication ? standing(state.publication, busy) : null,
    ];
  }

  function places(heading, list) {
    const place = ({ text, sentence }) =>
      sentence
        ? h(
            "button",
            { type: "button", class: "pm-link", onclick: () => desk.goTo(sentence) },
            `${text} →`,
          )
        : text;
    return [
      h("h4", {}, heading),
      h(
        "ul",
        {},
        list.map((one) => h("li", {}, place(one))),
      ),
    ];
  }

  // Whether anything was decided that is not published, though no row may change by it.
  function isNew({ differences: found, through, publication }) {
    return found.length > 0 || through !== publication?.through;
  }

  const missing = (list) => places("Before it can be published", list);
  const kept = (list) =>
    places("Edited by hand since, and left as they are", list.map((text) => ({ text })));
  const undrawn = (list) => places("Will not be on the map", list);

  function differences({ differences: found }) {
    if (!found.length) return h("p", {}, "Publishing would change nothing in the tables.");
    const more = found.length - MOST;
    return [
      h("h4", {}, `${found.length} ${found.length === 1 ? "row" : "rows"} of the tables would change`),
      h(
        "ul",
        { class: "pm-differences" },
        found.slice(0, MOST).map((one) =>
          h(
            "li",
            { "data-sign": one.sign },
            h("b", {}, SIGNS[one.sign]),
            ` ${one.table} `,
            h("code", {}, one.key),
            one.sign === "~"
              ? h("ul", {}, one.columns.map((column) => h("li", {}, change(column))))
              : h("p", {}, one.columns.filter(telling(one.key)).map(cell)),
          ),
        ),
      ),
      more > 0 ? h("p", {}, `and ${more} more`) : null,
    ];
  }

  function change({ name, old, new: now }) {
    const value = (text) => (text ? h("span", {}, text) : h("i", {}, "empty"));
    return [h("span", { class: "pm-meta" }, `${name}: `), value(old), " → ", value(now)];
  }

  // A row that comes or goes is told in one paragraph, without what its key says already.
  function telling(key) {
    const said = new Set(key.split("/"));
    return ({ old, new: now }) => !said.has(now || old);
  }

  function cell({ name, old, new: now }) {
    return h("span", { class: "pm-cell" }, h("i", {}, `${name} `), now || old);
  }

  function release(state, busy) {
    const count = state.differences.length;
    return confirmed(busy, "Publish", () => desk.publish(state.through), {
      question: `Publish ${count} ${count === 1 ? "change" : "changes"} for all readers?`,
      style: "pm-primary",
    });
  }

  function standing({ id, by, when }, busy) {
    return [
      h("p", { class: "pm-meta" }, `Published by ${by}, ${when}`),
      confirmed(busy, "Take it back", () => desk.withdraw(id), {
        question: "Take back this publication? Readers see what was there before it.",
        style: null,
      }),
    ];
  }

  // A button that asks once more before anything happens.
  function confirmed(busy, name, act, { question, style }) {
    const place = h("div", { class: "pm-actions" });
    const ask = () => {
      refill(
        place,
        h("b", {}, question),
        h("button", { type: "button", class: style, onclick: act }, `Yes, ${name.toLowerCase()}`),
        h("button", { type: "button", onclick: begin }, "Not yet"),
      );
      place.querySelector("button").focus();
    };
    const begin = () =>
      refill(
        place,
        busy
          ? h("p", { role: "status" }, "Writing the tables …")
          : h("button", { type: "button", class: style, onclick: ask }, `${name} …`),
      );
    begin();
    return place;
  }

  function done(published) {
    const target = { as_of: published.as_of, pact: published.pact, country: published.country };
    const show = (event) => {
      event.preventDefault();
      desk.go(target);
    };
    return [
      h("p", { role: "status" }, h("b", {}, `${published.heading} `), published.said),
      published.as_of
        ? h("p", {}, h("a", { href: "#", role: "button", onclick: show }, "Show on the map →"))
        : null,
    ];
  }

  return { element, draw };
}
