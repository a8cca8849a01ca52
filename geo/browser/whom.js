// The switch “Map | Matrix | Network” and what stands in the map's place. What that is lies in
// whomview.js, which is fetched when it is asked for. Knows the hub; the map stays as it is beneath.

import { h } from "./elements.js";

const VIEWS = [
  ["", "Map"],
  ["matrix", "Matrix"],
  ["network", "Network"],
];

// around: the element that holds the map's frame; data: addresses of the atlas, of the view and of its
// style sheet, and whether the page is embedded.
export function whom(host, around, hub, read, data) {
  if (host.dataset.atlas === data.atlas) return;
  host.dataset.atlas = data.atlas;
  const buttons = VIEWS.map(([show, words]) =>
    h(
      "button",
      { type: "button", role: "radio", "data-show": show, onclick: () => turn(show) },
      words,
    ),
  );
  const group = h(
    "div",
    { class: "pm-switch", role: "radiogroup", "aria-label": "Show as", onkeydown: keys },
    buttons,
  );
  const place = h("div", { class: "pm-place" });
  host.replaceChildren(...(data.embedded ? [] : [group]), place);
  let view = null;
  let asked = null;

  function turn(show) {
    if (show !== (hub.state.show || "")) hub.act({ show });
  }

  function keys(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = buttons.indexOf(event.target);
    const next = buttons[(at + step + buttons.length) % buttons.length];
    next.focus();
    next.click();
  }

  async function follow() {
    const show = hub.state.show || "";
    for (const button of buttons) {
      const on = button.dataset.show === show;
      button.setAttribute("aria-checked", on);
      button.tabIndex = on ? 0 : -1;
    }
    if (show) around.dataset.show = show;
    else delete around.dataset.show;
    host.classList.toggle("is-open", Boolean(show));
    const flows = Boolean(show) && !data.embedded; // on a phone, with the page around (frame.css)
    host.classList.toggle("is-flowing", flows);
    around.toggleAttribute("data-flows", flows);
    if (!show) return view?.rest();
    asked ??= load();
    view = await asked;
    view?.show();
  }

  async function load() {
    place.textContent = "Loading …";
    try {
      const [{ createView }, atlas] = await Promise.all([
        import(new URL(data.view, document.baseURI)),
        read(data.atlas),
      ]);
      return createView(place, hub, atlas, new URL(data.sheet, document.baseURI).href);
    } catch (error) {
      asked = null;
      place.textContent = "This could not be loaded. Choose the map, and try again.";
      throw error;
    }
  }

  hub.on("whom", (changed) => {
    if (changed.has("show")) follow();
  });
  follow();
}
