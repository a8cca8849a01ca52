// The panel behind the Share button: the link, how to cite it, how to embed it, pictures and data.

import { h, refill } from "./elements.js";
import { citing } from "./sharecite.js";
import { embedding } from "./shareembed.js";
import { dataOffers, pictures } from "./sharefiles.js";
import { copyable } from "./sharecopy.js";
import { beside, fullLink } from "./sharelink.js";

const TABS = [
  ["Link", linking, true],
  ["Cite", citing, false],
  ["Embed", embedding, false],
  ["Picture", pictures, false],
  ["Data", dataOffers, true],
]; // name, what it holds, whether pages other than the map have it

// data: { version, frozen, map: whether the page is the map, downloads: see sharefiles.js }
// Returns { element, show() }; shut() is called when the reader closes it.
export function createPanel(hub, data, shut) {
  const status = h("p", { class: "pm-said", role: "status" });
  const context = {
    data,
    hub,
    link: fullLink(data.map ? hub.state : {}, data.version),
    title: document.title.replace(/ – [^–]*$/, ""),
    say: (words) => {
      status.textContent = words;
    },
  };
  const body = h("div", { class: "pm-body", role: "tabpanel" });
  const tabs = TABS.filter(([, , everywhere]) => data.map || everywhere).map(([name, make]) => ({
    make,
    button: h(
      "button",
      { type: "button", role: "tab", onclick: (event) => turn(event.currentTarget) },
      name,
    ),
  }));

  function turn(button) {
    const chosen = tabs.find((tab) => tab.button === button);
    for (const tab of tabs) {
      tab.button.setAttribute("aria-selected", tab === chosen);
      tab.button.tabIndex = tab === chosen ? 0 : -1;
    }
    context.say("");
    body.setAttribute("aria-label", button.textContent);
    refill(body, chosen.make(context));
  }

  function keys(event) {
    if (event.key === "Escape") {
      event.stopPropagation();
      shut();
    }
    const at = tabs.findIndex((tab) => tab.button === event.target);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (at < 0 || !step) return;
    const next = tabs[(at + step + tabs.length) % tabs.length].button;
    next.focus();
    turn(next);
    event.preventDefault();
  }

  const close = h(
    "button",
    { type: "button", class: "pm-close", "aria-label": "Close", title: "Close", onclick: shut },
    "×",
  );
  const element = h(
    "section",
    { class: "pm-panel", role: "dialog", "aria-label": "Share", onkeydown: keys, hidden: true },
    h("link", { rel: "stylesheet", href: new URL("sharepanel.css", import.meta.url).href }),
    h("header", {}, h("h2", {}, context.title), close),
    h("div", { class: "pm-tabs", role: "tablist", "aria-label": "Ways to share" }, tabs.map((tab) => tab.button)),
    body,
    status,
  );
  const dressed = new Promise((done) => {
    element.firstChild.addEventListener("load", done);
    element.firstChild.addEventListener("error", done);
  });
  return {
    element,
    async show() {
      turn(tabs[0].button);
      await dressed;
      element.hidden = false;
      tabs[0].button.focus({ preventScroll: true });
    },
  };
}

function linking(context) {
  const { data, link, say } = context;
  const field = copyable(context, "Link to this view", link);
  field.copy(data.frozen ? "Copied. It shows this version of the data." : "Copied. It will show the same tomorrow.");
  const code = data.map
    ? h("img", {
        class: "pm-qr",
        src: beside(link, "share/qr.svg"),
        alt: "QR code of this link",
        width: 148,
        height: 148,
        onerror: () => say("The QR code could not be made."),
      })
    : null;
  return [
    field.element,
    h(
      "div",
      { class: "pm-beside" },
      code,
      h(
        "p",
        {},
        data.map
          ? "The link names the day, what is selected, the filters, the part of the map that is seen and the version of the data "
          : "The link names this page and the version of the data ",
        h("code", {}, data.version),
        ". Whoever opens it later is told what has changed since, and can still see it as it was.",
      ),
    ),
  ];
}
