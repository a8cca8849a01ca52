// The worksheet of one document: toolbar, publish panel, sheet and keys around one book of actions.

import { h, refill } from "./elements.js";
import { createBook } from "./reviewbook.js";
import { createDesk } from "./reviewdesk.js";
import { helpOverlay, listen } from "./reviewkeys.js";
import { createPanel } from "./reviewpublish.js";
import { createSheet } from "./reviewsheet.js";
import { createBar } from "./reviewbar.js";

// data: { sheet, answers, publish, focus, history }; lookups: what forms can find, vocabularies and
// kinds of statements; echo(text): a date in words; send(message): to the server.
export function review(host, data, lookups, echo, send) {
  if (host.review?.document !== data.sheet.document) host.review = mount(host, data, lookups, echo);
  host.review.adopt(data, send);
}

function mount(host, data, lookups, echo) {
  let panel = null; // what the publish panel shows; null: it is closed
  let current = ""; // key of the card that keys act on
  let drawing = false;
  const book = createBook(data.sheet.document, window.sessionStorage, draw);
  const { vocabulary, kinds } = lookups;
  const base = { vocabulary, kinds, lookups, echo, history: data.history };
  const desk = createDesk(book, base, draw, moveTo);
  const tell = h("p", { class: "pm-told", role: "status" });
  const sheet = createSheet(desk);
  const bar = createBar({
    nextOpen: () => openFrom(1),
    undo: () => commands.undo(),
    publish: () => commands.publish(),
    help: () => commands.help(),
  });
  const board = createPanel({
    goTo: (number) => moveTo(`sentences/${number}`, number),
    publish: desk.publish,
    closePanel,
    go: (target) => book.send({ go: target }),
  });
  let help = null;
  refill(
    host,
    h("div", { class: "pm-review" }, bar.element, board.element, sheet.element, tell),
  );
  listen(host, (name) => commands[name]?.() ?? false);
  host.addEventListener("focusin", (event) => {
    const item = event.target.closest(".pm-item");
    if (item) mark(item.dataset.key);
  });
  window.addEventListener("focus", refresh);

  function refresh() {
    if (!host.isConnected) window.removeEventListener("focus", refresh);
    else if (!book.busy()) book.send?.({ refresh: true });
  }

  function draw() {
    if (drawing || !book.sheet) return;
    drawing = true;
    const view = book.view();
    sheet.draw(view);
    bar.draw(view, book);
    board.draw(panel, book.queue.some(({ action }) => action.verb === "publish"));
    mark(current);
    drawing = false;
  }

  const items = () => [...sheet.element.querySelectorAll(".pm-item")];
  const itemOf = (key) => items().find((item) => item.dataset.key === key);
  const numberOf = (item) => Number(item?.closest("[data-sentence]")?.dataset.sentence ?? 0);

  function mark(key) {
    current = key;
    for (const item of items()) {
      const on = item.dataset.key === key;
      item.classList.toggle("is-current", on);
      item.tabIndex = on ? 0 : -1;
    }
    if (!itemOf(key)) items()[0]?.setAttribute("tabindex", "0");
  }

  // Make a card the current one; if it is gone, the first of its sentence.
  function moveTo(key, number = 0) {
    const row = sheet.row(number);
    const item = itemOf(key) ?? row?.querySelector(".pm-item") ?? row;
    if (!item) return false;
    mark(item.dataset.key);
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: item.offsetHeight > window.innerHeight / 2 ? "start" : "nearest" });
    return true;
  }

  function step(by) {
    const all = items();
    const at = all.findIndex((item) => item.dataset.key === current);
    const next = at < 0 ? all[0] : all[at + by];
    return next ? moveTo(next.dataset.key) : false;
  }

  // The next proposal or sentence that waits, after the current one and round from the end.
  function openFrom(by, from = null) {
    const all = items();
    const waits = (item) =>
      item.dataset.kind === "open" ||
      (item.dataset.state === "open" && !item.querySelector('[data-kind="open"]'));
    const at = from ?? all.findIndex((item) => item.dataset.key === current);
    const order = [...all.slice(at + 1), ...all.slice(0, at + 1)];
    const next = (by > 0 ? order : order.reverse()).find(waits);
    if (next) return moveTo(next.dataset.key);
    say("Every sentence is decided.");
    return moveTo(current, 1);
  }

  function card() {
    for (const sentence of book.view().sentences) {
      for (const one of sentence.candidates)
        if (`candidates/${one.id}` === current) return { one, kind: one.state ? "decided" : "open" };
      for (const one of sentence.events)
        if (`events/${one.event}@${one.form.start}` === current) return { one, kind: "event" };
      for (const one of sentence.assertions)
        if (`assertions/${one.assertion}` === current) return { one, kind: "assertion" };
    }
    return {};
  }

  // Do something with the current card, say so, and go on to what waits next.
  function decide(doing, said) {
    const at = items().findIndex((item) => item.dataset.key === current);
    const wasOpen = book.view().progress.open.length;
    if (doing() === false) return true;
    if (host.getRootNode().activeElement?.closest(".pm-form")) return true;
    say(said);
    if (wasOpen) openFrom(1, Math.max(at - 1, -1));
    else moveTo(current, 1);
    return true;
  }

  const say = (words) => (tell.textContent = words);
  const here = () => numberOf(itemOf(current));
  const commands = {
    next: () => step(1),
    previous: () => step(-1),
    nextOpen: () => openFrom(1),
    accept() {
      const { one, kind } = card();
      return kind === "open" && decide(() => desk.accept(one), "Accepted.");
    },
    reject() {
      const { one, kind } = card();
      if (kind === "open") return decide(() => desk.reject(one), "Rejected.");
      if (kind === "event") return decide(() => desk.removeEvent(one), "Removed.");
      return kind === "assertion" && decide(() => desk.retract(one), "Removed.");
    },
    edit: () => Boolean(current) && desk.edit(current),
    none() {
      const number = here();
      const sentence = number && desk.sentence(number);
      if (!sentence) return false;
      if (sentence.events.length || sentence.assertions.length) {
        say("Something is quoted from this sentence: remove it first.");
        return true;
      }
      return decide(() => desk.none(number), `No event in sentence ${number}.`);
    },
    add: () => here() > 0 && desk.add(here()),
    statement: () => here() > 0 && desk.assert(here()),
    split() {
      const { one, kind } = card();
      if (kind !== "open") return false;
      desk.split(one);
      return true;
    },
    merge() {
      const { one, kind } = card();
      if (kind !== "open") return false;
      desk.openMerge(one);
      itemOf(current)?.querySelector(".pm-same input")?.focus();
      return true;
    },
    undo() {
      say(desk.undo() ? "Taking back …" : "There is nothing to take back.");
      return true;
    },
    publish() {
      if (panel) return closePanel();
      panel = {};
      book.send({ ask: "publish" });
      draw();
      return true;
    },
    help() {
      if (help?.open) help.close();
      else {
        help = helpOverlay(() => help.remove());
        host.append(help);
        help.showModal();
      }
      return true;
    },
    leave() {
      if (panel) return closePanel();
      if (!desk.merging) return false;
      desk.merging = "";
      draw();
      return moveTo(current);
    },
  };

  function closePanel() {
    panel = null;
    book.send({ ask: "" });
    draw();
    moveTo(current, 1);
    return true;
  }

  return {
    document: data.sheet.document,
    adopt(news, send) {
      const first = !book.sheet;
      book.send = send;
      if (panel && news.publish) panel = news.publish;
      book.adopt(news.sheet, news.answers);
      for (const [key, note] of Object.entries(book.notes)) {
        if (note.seen) continue;
        note.seen = true;
        desk.failed(key, note.errors);
      }
      if (first) {
        desk.reopen();
        if (news.focus) moveTo(`sentences/${news.focus}`, news.focus);
        else if (items().length) mark(items()[0].dataset.key);
      }
      draw();
    },
  };
}
