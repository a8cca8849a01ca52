// What the player of a story is made of: headings, room for a step, the list of all, buttons.
// What they do is story.js's business.

import { h } from "./elements.js";

// does: open(by), jump(number), unfold(), leave(). Returns the section, and the parts of it that change
// from step to step: heading, scroll, body, list, previous, next, count, all, back, live.
export function frame(story, does) {
  const heading = h("h3", { tabindex: -1 });
  const body = h("div", { class: "pm-story-body" });
  const entries = story.steps.map((step, at) => entry(story, step, at + 1, does.jump));
  const list = h("ol", { class: "pm-story-list", hidden: true }, entries);
  const left = story.left
    ? h("p", { class: "pm-meta" }, `${story.left} further answers are not told here.`)
    : null;
  const scroll = h("div", { class: "pm-story-scroll" }, body, list, left);
  const previous = button("Previous step", "←", () => does.open(-1));
  const next = button("Next step", "Next →", () => does.open(1), "pm-story-next");
  const count = h("span", { class: "pm-story-count" });
  const all = h(
    "button",
    { type: "button", class: "pm-story-all", "aria-expanded": "false", onclick: does.unfold },
    "All steps",
  );
  const back = h(
    "button",
    { type: "button", class: "pm-story-back", hidden: true, onclick: () => does.open(0) },
    "Back to this step",
  );
  const live = h("p", { class: "pm-live", role: "status" });
  const steps = { class: "pm-story-buttons", role: "group", "aria-label": "Steps" };
  const section = h(
    "section",
    { class: "pm-story", "aria-labelledby": "pm-story-title" },
    h(
      "header",
      {},
      h("h2", { id: "pm-story-title" }, story.title),
      button("Leave the story", "×", does.leave, "pm-close"),
      heading,
    ),
    scroll,
    h("footer", {}, back, h("div", steps, previous, count, next, all)),
    live,
  );
  return { section, heading, scroll, body, list, previous, next, count, all, back, live };
}

function button(label, face, onclick, name = null) {
  const attributes = { type: "button", class: name, "aria-label": label, title: label, onclick };
  return h("button", attributes, face);
}

// A step in the list of all: its number, its title, and of a chain the first words that it rests on.
function entry({ chain }, step, number, jump) {
  const quote = chain && step.quotes[0]?.text;
  const short = quote?.length > 140 ? `${quote.slice(0, 139)}…` : quote;
  return h(
    "li",
    {},
    h(
      "button",
      { type: "button", "data-step": number, onclick: () => jump(number) },
      h("b", {}, step.title),
      step.meta ? h("span", {}, step.meta) : null,
      quote ? h("q", {}, short) : null,
    ),
  );
}
