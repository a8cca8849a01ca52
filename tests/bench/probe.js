// Runs in the page before its own scripts, and watches the frames in it too. Times are milliseconds
// since 1970. `painted` is the first task after the rendering of a change.
(() => {
  if (window !== window.top) return;
  const COLOUR = "#0b5cad"; // of the folium apps' links
  const PATIENCE = 30000;
  const now = () => performance.timeOrigin + performance.now();

  function afterPaint(then) {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => then(now());
      channel.port2.postMessage(0);
    });
  }

  const observer = new MutationObserver(() => bench.touched());
  const what = {
    childList: true,
    subtree: true,
    characterData: true,
    attributeFilter: ["data-ready"],
  };
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    observer.observe(root, what);
    return root;
  };
  const watched = new WeakSet();
  function watch(page) {
    if (watched.has(page)) return;
    watched.add(page);
    observer.observe(page, what);
    for (const type of ["pointerup", "keydown"]) {
      page.defaultView.addEventListener(type, () => (bench.start ??= now()), { capture: true });
    }
  }

  const frames = () =>
    [...document.querySelectorAll("iframe")].map((frame) => frame.contentDocument).filter(Boolean);
  const kept = { dossier: null };
  function deep(root, selector) {
    const found = root.querySelector(selector);
    if (found) return found;
    for (const element of root.querySelectorAll("*")) {
      const inner = element.shadowRoot && deep(element.shadowRoot, selector);
      if (inner) return inner;
    }
    return null;
  }
  const read = {
    text: () => document.querySelector('[data-testid="stText"]')?.textContent ?? "",
    links: () =>
      frames()
        .flatMap((page) =>
          [...page.querySelectorAll(`path[stroke="${COLOUR}"]`)].map((path) =>
            path.getAttribute("d"),
          ),
        )
        .join(),
    plotly: () =>
      [...document.querySelectorAll(".scattergeo path.js-line")]
        .map((path) => path.getAttribute("d"))
        .join(),
    deck: () => `${bench.instances || ""}`, // see probe_gl.js
    dossier: () => {
      if (!kept.dossier?.isConnected) kept.dossier = deep(document, ".pm-dossier");
      return kept.dossier?.textContent ?? "";
    },
    ready: () =>
      frames().some((page) => page.querySelector('[data-ready="true"]')) ? "ready" : "",
  };

  const bench = (window.bench = {
    start: null,
    wire: [], // [sent or received, time] of every websocket message
    waiting: null,
    // Wait for the page to show what there is to read; ms since the navigation began.
    loaded(name) {
      return bench.wait(name, "").then((found) => found.painted - performance.timeOrigin);
    },
    // Wait until what is read differs from now: { start, sent, first, last, changed, painted }.
    change(name) {
      bench.start = null;
      bench.wire = [];
      bench.change_ = bench.wait(name, read[name]());
    },
    wait(name, before) {
      return new Promise((resolve, reject) => {
        bench.waiting = { name, before, resolve };
        setTimeout(() => reject(new Error(`${name} did not change in ${PATIENCE} ms`)), PATIENCE);
        watch(document);
        bench.follow();
      });
    },
    // Frames come and go: look for new ones in every frame of the wait.
    follow() {
      if (!bench.waiting) return;
      frames().forEach(watch);
      bench.touched();
      requestAnimationFrame(bench.follow);
    },
    touched() {
      const { waiting } = bench;
      const value = waiting && read[waiting.name]();
      if (!value || value === waiting.before) return;
      bench.waiting = null;
      const changed = now();
      const times = (kind) => bench.wire.filter(([is]) => is === kind).map(([, time]) => time);
      const [sent, received] = [times("sent"), times("received")];
      const found = {
        start: bench.start,
        sent: sent[0],
        first: received[0],
        last: received.at(-1),
        changed,
      };
      afterPaint((painted) => waiting.resolve({ ...found, painted }));
    },

    // A drag: every input of the timeline from its event to the painted frame, and all frames.
    beginDrag() {
      const drag = { steps: [], frames: [], longest: 0 };
      let moved = 0;
      let running = true;
      observer.disconnect();
      window.addEventListener("pointermove", (event) => (moved = event.timeStamp), {
        capture: true,
      });
      window.addEventListener(
        "input",
        () => {
          const step = { begun: performance.now(), moved };
          drag.steps.push(step);
          afterPaint((time) => (step.painted = time - performance.timeOrigin));
        },
        { capture: true },
      );
      window.addEventListener("input", () => (drag.steps.at(-1).handled = performance.now()));
      const watch = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries())
          drag.longest = Math.max(drag.longest, duration);
      });
      watch.observe({ type: "longtask" });
      const frame = (time) => {
        if (!running) return;
        drag.frames.push(time);
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
      bench.endDrag = () => {
        running = false;
        return { ...drag, steps: drag.steps.filter((step) => step.painted && step.handled) };
      };
    },

    // Countries with a free spot: [x, y] in the page, far enough apart in size to be hit.
    countries(count) {
      const found = [];
      for (const frame of document.querySelectorAll("iframe")) {
        const place = frame.getBoundingClientRect();
        for (const shape of frame.contentDocument.querySelectorAll(".pm-country")) {
          const box = shape.getBoundingClientRect();
          const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
          const free = document.elementFromPoint(x + place.x, y + place.y) === frame;
          if (free && frame.contentDocument.elementFromPoint(x, y) === shape)
            found.push([x + place.x, y + place.y]);
        }
      }
      return found.filter((_, number) => number % Math.ceil(found.length / count) === 0);
    },
  });

  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(...parts) {
      super(...parts);
      this.addEventListener("message", () => bench.wire.push(["received", now()]));
    }
    send(data) {
      bench.wire.push(["sent", now()]);
      super.send(data);
    }
  };
})();
