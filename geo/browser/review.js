// The worksheet of one document: toolbar, publish panel, sheet and keys around one book of actions.

import { h, refill } from "./elements.js";
import { createBook } from "./reviewbook.js";
import { createDesk } from "./reviewdesk.js";
import { helpOverlay, listen } from "./reviewkeys.js";
import { createLost } from "./reviewnotes.js";
import { createPanel } from "./reviewpublish.js";
import { createSheet } from "./reviewsheet.js";
import { createWay } from "./reviewway.js";
import { createBar } from "./reviewbar.js";

// data: { sheet, answers, publish, focus, history }; lookups: what forms can find, vocabularies and
// kinds of statements; echo(text): a date in words; send(message): to the server.
export function review(host, data, lookups, echo, send) {
  if (host.review?.document !== data.sheet.document) {
    host.leaving?.abort(); // the sheet before this one hears no keys any more
    host.leaving = new AbortController();
    host.review = mount(host, data, lookups, echo, host.leaving.signal);
  }
  host.review.adopt(data, send);
}

function mount(host, data, lookups, echo, signal) {
  let panel = null; // what the publish panel shows; null: it is closed
  const heard = new WeakSet(); // the refusals that were shown in their forms
  const book = createBook(data.sheet.document, window.sessionStorage, draw);
  const { vocabulary, kinds } = lookups;
  const base = { vocabulary, kinds, lookups, echo, history: data.history };
  const desk = createDesk(book, base, draw, {
    moveTo: (...where) => way.moveTo(...where),
    moveOn,
  });
  const tell = h("p", { class: "pm-told", role: "status" });
  const sheet = createSheet(desk);
  const say = (words) => {
    tell.textContent = words;
    for (const fading of tell.getAnimations()) {
      fading.cancel();
      fading.play();
    }
  };
  const way = createWay(sheet, say);
  const { items, mark, moveTo, openFrom } = way;
  const bar = createBar({
    nextOpen: () => openFrom(),
    undo: () => commands.undo(),
    publish: () => commands.publish(),
    help: () => commands.help(),
  });
  const board = createPanel({
    goTo: (number) => moveTo(`sentences/${number}`, number),
    publish: desk.publish,
    withdraw: desk.withdraw,
    closePanel,
    go: (target) => book.send({ go: target }),
  });
  const gone = createLost(desk);
  let help = null;
  refill(
    host,
    h("div", { class: "pm-review" }, bar.element, board.element, gone.element, sheet.element, tell),
  );
  listen(host, (name) => commands[name]?.() ?? false, signal);
  const follow = ({ target }) => {
    const item = target.closest(".pm-item");
    if (item) mark(item.dataset.key);
  };
  host.addEventListener("focusin", follow, { signal });
  window.addEventListener("focus", refresh, { signal });

  function refresh() {
    if (host.isConnected && !book.busy()) book.send?.({ refresh: true });
  }

  function draw() {
    const view = book.view();
    sheet.draw(view);
    gone.draw(view, desk.notesAt(undefined));
    bar.draw(view, book);
    board.draw(panel, book.queue.some(({ action }) => action.card === "publish"));
    way.mark(way.current);
  }

  // After a form was saved: what waits next, its own sentence included.
  function moveOn(key, number) {
    say("Saving …");
    const first = items().findIndex((item) => way.numberOf(item) === number);
    if (book.view().progress.open.length) openFrom(Math.max(first, 0) - 1);
    else moveTo(key, number);
  }

  // What keys act on; nothing while its form is open.
  function card() {
    if (desk.isOpen(way.current)) return {};
    const { card: one, kind } = desk.at(way.current) ?? {};
    return { one, kind: kind === "candidate" ? (one.state ? "decided" : "open") : kind };
  }

  // Do something with the current card, say so, and go on to what waits next.
  function decide(doing, said) {
    const at = items().findIndex((item) => item.dataset.key === way.current);
    const wasOpen = book.view().progress.open.length;
    if (doing() === false) return true;
    if (host.getRootNode().activeElement?.closest(".pm-form")) return true;
    say(said);
    if (wasOpen) openFrom(Math.max(at - 1, -1));
    else moveTo(way.current, 1);
    return true;
  }

  const here = () => way.numberOf(way.itemOf(way.current));
  const commands = {
    next: () => way.step(1),
    previous: () => way.step(-1),
    nextOpen: () => openFrom(),
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
    edit: () => Boolean(way.current) && desk.edit(way.current),
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
      way.itemOf(way.current)?.querySelector(".pm-same input")?.focus();
      return true;
    },
    why() {
      const { kind } = card();
      return ["open", "event", "assertion"].includes(kind) && desk.whys.open(way.current);
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
        help = helpOverlay();
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
      return moveTo(way.current);
    },
  };

  function closePanel() {
    panel = null;
    book.send({ ask: "" });
    draw();
    moveTo(way.current, 1);
    return true;
  }

  return {
    document: data.sheet.document,
    adopt(news, send) {
      const first = !book.sheet;
      book.send = send;
      const waited = book.queue.length;
      if (panel && news.publish) panel = news.publish;
      book.adopt(news.sheet, news.answers);
      const changed = waited && !book.queue.length;
      if (panel && changed && !panel.published) send({ ask: "publish" }); // it shows what was before
      for (const [key, note] of Object.entries(book.notes)) {
        if (heard.has(note)) continue;
        heard.add(note);
        desk.failed(key, note.errors);
      }
      if (first) {
        desk.reopen();
        if (news.focus) moveTo(`sentences/${news.focus}`, news.focus);
        else if (items().length) mark(items()[0].dataset.key);
      }
    },
  };
}
