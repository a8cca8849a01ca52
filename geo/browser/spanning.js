// The other day of a comparison on the timeline: a handle of its own, a date field, the span between.
// Fetched when it is asked for. The timeline's own handle stays the day to which is compared.

import { h } from "./elements.js";
import { addYears, dayOf, inWords, isoOf } from "./words.js";

const REST = 300; // ms without a key press until the day settles

// parts: of the timeline – its host, track, slider, the place beside the track, the live region, and the
// first and last day.
export function spanning(hub, { host, track, when, slider, live, first, last }) {
  const share = (day) => `${((day - first) / (last - first)) * 100}%`;
  const clamp = (day) => Math.min(last, Math.max(first, day));
  const sheet = h("link", { rel: "stylesheet", href: new URL("spanning.css", import.meta.url).href });
  const band = h("div", { class: "pm-span", "aria-hidden": "true" });
  const handle = h("input", {
    type: "range",
    class: "pm-from",
    min: first,
    max: last,
    step: 1,
    "aria-label": "Compare from",
  });
  const field = h("input", { type: "date", min: isoOf(first), max: isoOf(last), "aria-label": "From" });
  const older = h("span", {}, "Compared with an older version of the data");
  const dated = h("label", {}, "From", field);
  const line = h("div", { class: "pm-tools pm-compared" }, dated, older);
  let timer = 0;
  let held = false;
  let on = false;

  function settle() {
    clearTimeout(timer);
    hub.settle();
    say();
  }
  function say() {
    const { from, day } = hub.state;
    if (Number.isInteger(from)) live.textContent = `Compared: ${inWords(from)} and ${inWords(day)}.`;
  }
  function go(day) {
    hub.set({ from: clamp(day) }, "timeline");
  }
  handle.addEventListener("pointerdown", () => {
    held = true;
  });
  handle.addEventListener("input", () => go(Number(handle.value)));
  handle.addEventListener("change", () => {
    clearTimeout(timer);
    if (held) settle();
    else timer = setTimeout(settle, REST);
    held = false;
  });
  handle.addEventListener("keydown", (event) => {
    held = false;
    const years = { PageUp: 1, PageDown: -1 }[event.key];
    if (!years) return;
    event.preventDefault();
    go(addYears(hub.state.from, years));
    clearTimeout(timer);
    timer = setTimeout(settle, REST);
  });
  field.addEventListener("change", () => {
    if (!field.validity.valid || !field.value) return;
    go(dayOf(field.value));
    settle();
  });
  field.addEventListener("blur", () => show());

  // The earlier day is the one to compare from: handles that have passed each other change parts.
  function tidy() {
    const { from, day } = hub.state;
    if (!(from > day)) return;
    const focused = host.getRootNode().activeElement;
    hub.set({ from: day, day: from }, "timeline");
    if (focused === slider) handle.focus();
    else if (focused === handle) slider.focus();
  }
  function escape(event) {
    const inside = event.composedPath()[0];
    const busy = inside.closest?.("[role=dialog], [role=combobox], details[open], [aria-expanded=true]");
    if (event.key === "Escape" && !busy && !event.defaultPrevented) hub.act({ from: null, since: "" });
  }
  function turn(wanted) {
    if (wanted === on) return;
    on = wanted;
    host.classList.toggle("is-comparing", on);
    hub.tidy = on ? tidy : null;
    if (on) {
      track.prepend(band);
      slider.after(handle);
      when.append(line);
      host.prepend(sheet);
      document.addEventListener("keydown", escape);
      say();
    } else {
      for (const part of [band, handle, line, sheet]) part.remove();
      document.removeEventListener("keydown", escape);
      live.textContent = "The comparison has ended.";
    }
  }
  function show() {
    const { from, day, since } = hub.state;
    const days = Number.isInteger(from);
    turn(days || Boolean(since));
    for (const part of [band, handle, dated]) part.hidden = !days;
    older.hidden = days;
    const low = days ? Math.min(from, day) : first;
    const high = days ? Math.max(from, day) : day;
    for (const { style } of [band, slider]) {
      style.setProperty("--pm-low", share(low)); // on the track, all its marks would be styled anew
      style.setProperty("--pm-high", share(high));
    }
    if (!days) return;
    handle.value = from;
    handle.setAttribute("aria-valuetext", inWords(from));
    if (host.getRootNode().activeElement !== field) field.value = isoOf(from);
  }
  return { show };
}
