// Puts the focus where a chosen hit has led to: on the heading of the dossier, or of the story's step.

const LONGEST = 6000; // ms until what is there then is taken

// Ask before the hub acts. Returns a function that, called after it, waits until the dossier has
// been drawn anew, if it is to be (`anew`). held: an element that may keep the focus until then; if the reader has moved the
// focus on meanwhile it stays there. scroll: whether the heading is brought into view.
export function focusOnNext(held, scroll, anew) {
  const before = drawn();
  return async () => {
    const end = performance.now() + LONGEST;
    while (anew && drawn() === before && performance.now() < end) await frame();
    const focused = deepest();
    if (focused && focused !== document.body && focused !== held) return;
    rootOf("dossier")?.getElementById("pm-dossier-title")?.focus({ preventScroll: !scroll });
  };
}

// The player of the story that is open goes to its first step and takes the focus; false: it is not.
export function begunAgain(story, hub) {
  const first = rootOf("story")?.querySelector("[data-step='1']");
  if (hub.state.story !== story || !first) return false;
  first.click();
  return true;
}

function drawn() {
  return rootOf("dossier")?.querySelector(".pm-dossier");
}

// The shadow in which a part of the page lies.
function rootOf(part) {
  const within = [...(document.querySelector(`.st-key-${part}`)?.querySelectorAll("*") ?? [])];
  return within.find((element) => element.shadowRoot)?.shadowRoot;
}

function deepest() {
  let { activeElement: found } = document;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found;
}

const frame = () => new Promise((done) => setTimeout(done, 30));
