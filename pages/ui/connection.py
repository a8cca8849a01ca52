"""Reads off Streamlit's page whether a server listens, for the browser code that minds the line.

What is told again once somebody listens is the business of `geo/browser/line.js`; the words that a
reader sees meanwhile are in `frame.css`.
"""

# `listen(host, hub, code)`: for the page in which `host` lies, once, however often it is called.
LISTEN = """
let place, minded; // our host, and the element on which Streamlit writes how its connection stands
const listen = (host, hub, { mind, isKnown }) => {
  place = host;
  const app = host.closest("[data-test-connection-state]");
  if (!app || app === minded) return;
  const open = () => place.isConnected && app.dataset.testConnectionState === "CONNECTED";
  const lost = "[data-testid=stDialog] [aria-label=Close]"; // it would bar what needs no server
  new MutationObserver(() => open() || document.querySelector(lost)?.click())
    .observe(document.body, { childList: true });
  mind((minded = app), {
    open,
    busy: () => app.dataset.testScriptState !== "notRunning",
    known: () => isKnown(hub.state),
    tell: () => hub.settle(),
  });
};
"""
