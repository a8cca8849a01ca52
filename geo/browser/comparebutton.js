// The button that compares the day with another one, or ends that. The handle of the other day is in
// spanning.js, which is fetched when it is wanted.

import { h } from "./elements.js";

// start(day): the day that a comparison with this one begins from.
export function compareButton(hub, start) {
  let span = null; // a promise of the handle
  const isOn = () => Number.isInteger(hub.state.from) || Boolean(hub.state.since);
  const end = { from: null, since: "" };
  const begin = () => ({ from: start(hub.state.day), since: "", story: "", step: 0 }); // and leave a story
  const turn = () => hub.act(isOn() ? end : begin());
  const element = h("button", { type: "button", class: "pm-latest", onclick: turn }, "Compare");
  return {
    element,
    // parts: of the timeline, those that the handle is added to.
    async follow(changed, parts) {
      if (!["day", "from", "since"].some((key) => changed.has(key))) return;
      if (changed.size > 1 || !changed.has("day")) {
        element.setAttribute("aria-pressed", isOn());
        element.title = isOn() ? "End the comparison (Escape)" : "Compare with another day";
      }
      if (!isOn() && !span) return;
      span ??= import(new URL("spanning.js", hub.code).href).then((code) => code.spanning(hub, parts));
      (await span).show();
    },
  };
}
