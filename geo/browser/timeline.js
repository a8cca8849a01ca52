// The timeline: a range input of days with marks where events are, play, steps, and the date in full.
// Sets the day of the hub while the thumb moves and settles it when the thumb rests.

import { h, icon, refill } from "./elements.js";
import { compareButton } from "./comparebutton.js";
import { gapsOf, silentDays } from "./gaps.js";
import { holds } from "./land.js";
import { concerns, marksOf } from "./marks.js";
import { addYears, brief, dayOf, inWords, isoOf, toDate, toDay } from "./words.js";

const SPEEDS = { "½×": 182, "1×": 365, "3×": 1095 }; // days a second
const REST = 300; // ms without a key press until the date settles

// Builds the timeline inside `host`. atlas: time { first, last, latest, ticks; days, all included },
// pacts, types, statuses. With a selection, its events alone are marked and stepped through.
export function timeline(host, atlas, hub) {
  const { first, last, latest, ticks } = atlas.time;
  let stops = [];
  let silence = [];
  const share = (day) => `${((day - first) / (last - first)) * 100}%`;

  const slider = h("input", {
    type: "range",
    min: first,
    max: last,
    step: 1,
    "aria-label": "Timeline",
  });
  const words = h("output", { class: "pm-date" });
  const counted = h("span", { class: "pm-count" });
  const field = h("input", {
    type: "date",
    min: isoOf(first),
    max: isoOf(last),
    "aria-label": "Date",
  });
  const play = h("button", {
    type: "button",
    class: "pm-play",
    onclick: () => (player.running ? player.stop() : player.start()),
  });
  const speed = h(
    "select",
    { "aria-label": "Speed" },
    Object.keys(SPEEDS).map((name) => h("option", { selected: name === "1×" }, name)),
  );
  const step = (label, sign, face) =>
    h(
      "button",
      { type: "button", "aria-label": label, title: label, onclick: () => jump(sign) },
      face,
    );
  const buttons = h(
    "div",
    { class: "pm-buttons" },
    step("Previous event", -1, icon("previous")),
    play,
    step("Next event", 1, icon("next")),
    speed,
  );
  const live = h("p", { class: "pm-live", role: "status" });

  const marks = h("div", { class: "pm-marks", "aria-hidden": "true" });
  const gaps = h("div", { class: "pm-gaps", "aria-hidden": "true" });
  const years = h(
    "div",
    { class: "pm-years", "aria-hidden": "true" },
    yearLabels(first, last).map((day) =>
      h("span", { style: `left:${share(day)}` }, `${toDate(day).getUTCFullYear()}`),
    ),
  );
  const track = h("div", { class: "pm-track" }, gaps, marks, slider, years);
  const latestButton = h(
    "button",
    { type: "button", class: "pm-latest", onclick: () => go(latest) },
    "Latest event",
  );
  const compare = hub.code ? compareButton(hub, (day) => clamp(addYears(day, -1))) : null;
  const tools = h("div", { class: "pm-tools" }, field, latestButton, compare?.element);
  const when = h("div", { class: "pm-when" }, words, counted, tools);
  host.append(
    h(
      "div",
      { class: "pm-timeline", role: "group", "aria-label": "Time" },
      buttons,
      track,
      when,
      live,
    ),
  );

  const parts = { host, track, when, slider, live, first, last };
  let timer = 0;
  let held = false; // a pointer holds the thumb
  slider.addEventListener("pointerdown", () => {
    player.stop();
    held = true;
  });
  slider.addEventListener("input", () => hub.set({ day: Number(slider.value) }, "timeline"));
  slider.addEventListener("change", () => {
    if (held)
      settle(); // a thumb that is let go settles at once, keys when they rest
    else rest();
    held = false;
  });
  slider.addEventListener("keydown", (event) => {
    held = false;
    const years = { PageUp: 1, PageDown: -1 }[event.key];
    if (!years) return;
    event.preventDefault();
    hub.set({ day: clamp(addYears(hub.state.day, years)) }, "timeline");
    rest();
  });
  field.addEventListener("change", () => {
    if (field.validity.valid && field.value) go(dayOf(field.value));
    else if (field.value >= "1000") field.value = isoOf(hub.state.day); // a whole year, out of range
  });
  field.addEventListener("blur", () => {
    field.value = isoOf(hub.state.day);
  });

  function settle() {
    clearTimeout(timer);
    hub.settle();
    live.textContent = `${words.textContent}. ${counted.textContent}`;
  }
  function rest() {
    clearTimeout(timer);
    timer = setTimeout(settle, REST);
  }
  function go(day) {
    player.stop();
    hub.set({ day: clamp(day) }, "timeline");
    settle();
  }
  function jump(sign) {
    const { day } = hub.state;
    const next = sign > 0 ? stops.find((stop) => stop > day) : stops.findLast((stop) => stop < day);
    if (next !== undefined) go(next);
  }
  function clamp(day) {
    return Math.min(last, Math.max(first, day));
  }
  // Mark and step through the events of the selection, or all.
  function choose() {
    const { country, pact } = hub.state;
    const chosen = ticks.filter((tick) => concerns(tick, country, pact));
    stops = [...new Set(chosen.map((tick) => tick.from))].sort((x, y) => x - y);
    refill(marks, marksOf(chosen, atlas, go));
    silence = silentDays(atlas, country);
    refill(gaps, gapsOf(silence, atlas.time));
  }

  const player = {
    running: false,
    start() {
      const from = hub.state.day >= last ? first : hub.state.day;
      const began = performance.now();
      player.running = true;
      const frame = (now) => {
        if (!player.running) return;
        const day = Math.floor(from + ((now - began) / 1000) * SPEEDS[speed.value]);
        hub.set({ day: clamp(day) }, "timeline");
        if (day >= last) player.stop();
        else requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
      showButton();
    },
    stop() {
      if (!player.running) return;
      player.running = false;
      showButton();
      settle();
    },
  };
  speed.addEventListener("change", () => {
    if (!player.running) return;
    player.running = false;
    player.start();
  });

  function show() {
    const { day } = hub.state;
    const text = inWords(day);
    slider.value = day;
    slider.style.setProperty("--pm-share", share(day));
    slider.setAttribute("aria-valuetext", text);
    words.textContent = text;
    if (host.getRootNode().activeElement !== field) field.value = isoOf(day);
  }
  // Only when it turns: a button whose picture changes while it is pressed gets no click.
  function showButton() {
    refill(play, icon(player.running ? "pause" : "play"));
    play.setAttribute("aria-label", player.running ? "Pause" : "Play");
  }
  let told = "";
  function count() {
    const map = new Map(Object.entries(hub.state.counts ?? {}));
    const total = [...map.values()].reduce((sum, number) => sum + number, 0);
    told = brief(total, map, atlas.statuses);
    tell();
  }
  function tell() {
    const text = holds(silence, hub.state.day) ? `No data · ${told}` : told;
    if (counted.textContent !== text) counted.textContent = text;
  }
  hub.on("timeline", (changed) => {
    if (changed.has("country") || changed.has("pact")) choose();
    if (changed.has("day")) show();
    compare?.follow(changed, parts);
    if (changed.has("counts")) count();
    else if (changed.has("day") || changed.has("country")) tell();
  });
  showButton();
  if (hub.state.day !== undefined) show();
  choose();
  count();
  compare?.follow(new Set(["from"]), parts);
  return player;
}

// First days of years, evenly spread, at most nine of them.
function yearLabels(first, last) {
  const [from, to] = [first, last].map((day) => toDate(day).getUTCFullYear());
  const stride = [1, 2, 5, 10, 20, 25, 50, 100].find((years) => (to - from) / years <= 8) ?? 100;
  const labels = [];
  for (let year = Math.ceil(from / stride) * stride; year <= to; year += stride)
    labels.push(toDay(year, 0, 1));
  return labels.filter((day) => day >= first && day <= last);
}
