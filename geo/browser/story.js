// The player of a story or a chain: one step at a time, each a view of the map that the hub is set to.
// The player's buttons are made in storyframe.js, what a step says in storystep.js, and what its view
// means on this screen is in storyview.js.

import { refill } from "./elements.js";
import { frame } from "./storyframe.js";
import { stepBody } from "./storystep.js";
import { isNear, isShown, stateOf } from "./storyview.js";
import { dayOf } from "./words.js";

// data: { story: { key, title, chain, lead, left, steps }, names, embedded }, as pages/ui/stories.py has
// them. Building the same again changes nothing.
export function player(host, data, hub, go) {
  const told = JSON.stringify(data.story);
  if (host.told === told) return;
  host.told = told;
  host.ended?.abort();
  host.ended = new AbortController();
  new Player(host, data, hub, go, host.ended.signal);
}

class Player {
  constructor(host, { story, names }, hub, go, over) {
    Object.assign(this, { host, story, hub, over, shown: 0 });
    this.context = { ...story, names, go, to: (number) => this.open(number, true) };
    const parts = frame(story, {
      open: (by) => this.open(this.number + by),
      jump: (number) => this.open(number, true),
      unfold: () => this.unfold(this.list.hidden),
      leave: () => this.leave(),
    });
    Object.assign(this, parts);
    refill(host, parts.section);
    const stop = hub.on("story", (changed) => this.follow(changed));
    over.addEventListener("abort", () => {
      stop();
      if (!hub.state.story) hub.set({ spotlight: [] }, "story");
    });
    document.addEventListener("keydown", (event) => this.key(event), { signal: over });
    this.fit();
    this.show();
    if (hub.beckoned) this.heading.focus({ preventScroll: true });
    hub.beckoned = false;
  }

  get steps() {
    return this.story.steps;
  }

  get number() {
    return Math.min(Math.max(1, this.hub.state.step || 1), this.steps.length);
  }

  // The events that a step tells of, whose arrows stand out on the map.
  spotlight(number) {
    return { spotlight: this.steps[number - 1].events };
  }

  state(number) {
    return stateOf(this.steps[number - 1].view, dayOf);
  }

  // Go to a step: all of its view at once, the map gently unless the reader wants no motion.
  open(number, focus = false) {
    if (number < 1 || number > this.steps.length) return;
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.fitted = number;
    this.hub.gentle = !still;
    this.hub.act({
      ...this.state(number),
      ...this.spotlight(number),
      story: this.story.key,
      step: number,
    });
    this.hub.gentle = false;
    this.unfold(false);
    if (focus) this.heading.focus({ preventScroll: true });
  }

  // What had the focus goes: the map takes it.
  leave() {
    document.querySelector("iframe[title=Map]")?.focus({ preventScroll: true });
    this.hub.act({ story: "", step: 0, spotlight: [] });
  }

  // A link's part of the map is that of a large screen: here it may need to be seen from further away.
  // Once for each step, as soon as the map is there to ask how large it is.
  fit() {
    const { view, counts } = this.hub.state;
    if (!counts || this.fitted === this.number) return;
    this.fitted = this.number;
    const [wanted, asked] = [this.state(this.number).view, this.steps[this.number - 1].view.view];
    if (wanted && wanted !== asked && isNear(asked, view)) this.hub.set({ view: wanted }, "story");
  }

  follow(changed) {
    if (!this.host.isConnected) return this.host.ended.abort();
    if (this.hub.state.story !== this.story.key) return; // another is on its way
    this.fit();
    if (changed.has("step") && this.number !== this.shown) this.show();
    this.offer();
  }

  show() {
    const [number, { length }] = [this.number, this.steps];
    const step = this.steps[number - 1];
    this.shown = number;
    this.hub.set(this.spotlight(number), "story");
    this.heading.textContent = step.title;
    refill(this.body, stepBody(step, this.context));
    this.count.textContent = `${number} of ${length}`;
    this.live.textContent = `Step ${number} of ${length}: ${step.title}`;
    this.previous.setAttribute("aria-disabled", number === 1); // but keeps the focus
    this.next.setAttribute("aria-disabled", number === length);
    for (const entry of this.list.querySelectorAll("[data-step]"))
      entry.setAttribute("aria-current", Number(entry.dataset.step) === number ? "step" : "false");
    this.scroll.scrollTop = 0;
    this.offer();
  }

  offer() {
    this.back.hidden = isShown(this.state(this.number), this.hub.state);
  }

  unfold(open) {
    this.list.hidden = !open;
    this.body.hidden = open;
    this.all.setAttribute("aria-expanded", open);
    if (open) this.list.querySelector("[aria-current=step]")?.focus();
  }

  close() {
    this.unfold(false);
    this.all.focus();
  }

  // The arrows turn the pages, unless whatever has the focus may want them for itself.
  key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!this.host.isConnected) return this.host.ended.abort();
    if (event.key === "Escape" && event.composedPath().includes(this.list)) return this.close();
    if (!step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const [target] = event.composedPath();
    if (target !== document.body && !event.composedPath().includes(this.host)) return;
    event.preventDefault();
    this.open(this.number + step);
  }
}
