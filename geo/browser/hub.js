// The state that map, timeline and dossier share in one browser window, and the wire to the server.
// Knows no widget and no map: parts subscribe, and hear what has changed and who changed it.

// state: { day, country, pact, families, statuses, layers, view, theme, … }; days since 1970-01-01.
function createHub() {
  const listeners = new Map(); // by name, so that a part that is built anew replaces its old self
  const hub = {
    state: {},
    revision: null, // the server's count of its own changes (a link opened, a country searched)
    tidy: null, // puts the state in order before it is sent
    wire: null, // set by the part that can reach the server
    set(patch, source = "") {
      const changed = new Set(
        Object.keys(patch).filter((key) => !same(patch[key], hub.state[key])),
      );
      if (!changed.size) return;
      hub.state = { ...hub.state, ...patch };
      for (const listener of [...listeners.values()]) listener(changed, hub.state, source);
    },
    // Hear of every change as listener(changed keys, state, who). Returns a function that ends it.
    on(name, listener) {
      listeners.set(name, listener);
      return () => listeners.get(name) === listener && listeners.delete(name);
    },
    // Change the state and tell the server. `also` is sent but not kept, such as a page to go to.
    act(patch, also = {}) {
      hub.set(patch, "reader");
      hub.settle(also);
    },
    settle(also = {}) {
      hub.tidy?.();
      hub.wire?.({ ...hub.state, ...also });
    },
    // Take over what the server says, if it has changed something of its own accord since. What it
    // only learnt from the reader is here already, or the reader has moved on.
    adopt(state, revision) {
      if (revision === hub.revision) return;
      hub.revision = revision;
      hub.set(state, "server");
    },
  };
  return hub;
}

export function ownHub() {
  window.pactmap ??= createHub();
  return window.pactmap;
}

// The hub of the page around the map's frame, as soon as it has a day; or our own where there is none.
export async function surroundingHub() {
  for (;;) {
    const hub = window.pactmap ?? window.parent?.pactmap;
    if (hub?.state.day !== undefined) return hub;
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

function same(a, b) {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
