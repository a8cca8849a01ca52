// Shows the gloss of a marked term beside it, on hover, focus and tap; Escape closes it. It stays
// while the mouse or the focus is in it, and is never cut off by what the term lies in.

import { h, link } from "./elements.js";

const LINGER = 250; // ms in which the mouse may go from a term to its gloss
const EDGE = 8; // px between a gloss and the edge of the window
let count = 0;

// termOf(element): the term that a marked element stands for.
export function showGlosses(root, termOf, about) {
  let open = null; // { element, tip }
  let leaving = 0;
  const close = () => {
    clearTimeout(leaving);
    open?.tip.remove();
    open?.element.removeAttribute("aria-describedby");
    open = null;
  };
  const show = (element) => {
    clearTimeout(leaving);
    if (open?.element === element) return;
    close();
    const tip = tipOf(termOf(element), about);
    element.after(tip);
    element.setAttribute("aria-describedby", tip.id);
    tip.showPopover?.();
    place(tip, element);
    open = { element, tip };
  };
  const leave = () => {
    clearTimeout(leaving);
    leaving = setTimeout(() => {
      const at = root.getRootNode().activeElement;
      if (open && at !== open.element && !open.tip.contains(at)) close();
    }, LINGER);
  };
  const enter = ({ target }) => {
    const element = target.closest?.(".pm-gloss");
    if (element) show(element);
    else if (target.closest?.(".pm-explained")) clearTimeout(leaving);
    else if (open) leave();
  };
  root.addEventListener("mouseover", enter);
  root.addEventListener("mouseleave", leave);
  root.addEventListener("focusin", enter);
  root.addEventListener("focusout", leave);
  root.addEventListener("click", enter);
  const page = root.ownerDocument;
  const escape = (event) => {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    close();
  };
  page.addEventListener("keydown", escape, true);
  const moved = (event) => open && !open.tip.contains(event.target) && close();
  page.addEventListener("scroll", moved, true);
  root.addEventListener("scroll", moved, true);
}

function tipOf({ term, anchor, text, source, url }, about) {
  const away = { target: "_blank", rel: "noopener noreferrer" };
  return h(
    "span",
    { class: "pm-explained", role: "tooltip", id: `pm-gloss-${(count += 1)}`, popover: "manual" },
    h("b", {}, term),
    h("span", {}, text),
    h(
      "small",
      {},
      url ? link(url, away, `${source} ↗`) : source,
      about ? [" · ", link(`${about}#${anchor}`, away, "All words")] : null,
    ),
  );
}

// Below the term, or above it where there is no room; in the window in any case.
function place(tip, element) {
  const { left, top, bottom } = element.getClientRects()[0];
  const { clientWidth, clientHeight } = element.ownerDocument.documentElement;
  const { width, height } = tip.getBoundingClientRect();
  const x = Math.max(EDGE, Math.min(left, clientWidth - width - EDGE));
  const below = bottom + height + EDGE <= clientHeight;
  tip.style.left = `${x}px`;
  tip.style.top = `${below ? bottom + 4 : Math.max(EDGE, top - height - 4)}px`;
}
