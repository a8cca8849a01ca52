// The ways into stories: from a dossier, and from the card of an event that answers or is answered.

import { h } from "./elements.js";
import { jump } from "./quoting.js";

// "Read the story: Tirana and Belgrade (6 steps)"; on a pact, from the step that speaks of it.
export function offers({ stories = [], kind }, go) {
  return stories.map(({ key, title, step, steps }) =>
    h(
      "p",
      { class: "pm-onward pm-story-offer" },
      jump(go, { story: key, step: kind === "overview" ? 1 : step }, `Read the story: ${title}`),
      ` (${steps}\u00a0steps)`,
    ),
  );
}

// What an event answers, what answers it, and the whole chain, step by step.
export function chainOf({ go }, event) {
  const { asked, answers = [], more, chain, story } = event;
  if (!chain && !story) return null;
  return h(
    "div",
    { class: "pm-chain" },
    asked ? h("p", { class: "pm-meta" }, "In answer to: ", told(go, asked)) : null,
    answers.length
      ? h(
          "p",
          { class: "pm-meta" },
          "Answered by: ",
          answers.map((answer, at) => [at ? "; " : "", told(go, answer)]),
          more ? ` and ${more} more` : null,
        )
      : null,
    chain
      ? h(
          "p",
          { class: "pm-onward" },
          jump(
            go,
            { story: `chain:${event.event}`, step: "" },
            `Follow the chain (${chain} steps) →`,
          ),
        )
      : null,
    story
      ? h(
          "p",
          { class: "pm-onward" },
          jump(
            go,
            { story: story.key, step: story.step },
            `Told in the story: ${story.title}, step ${story.step} →`,
          ),
        )
      : null,
  );
}

function told(go, { summary, date, target }) {
  const words = date ? `${summary} (${date})` : summary;
  return target ? jump(go, target, words) : words;
}
