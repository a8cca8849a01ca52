// What an editor can do at the worksheet: the actions behind buttons and keys, the forms that are
// open, the words for codes. Drawing is done by reviewsheet.js, the queue is kept by reviewbook.js.

import { cardAt, keyOfAssertion, keyOfCandidate, keyOfEvent } from "./reviewat.js";
import { seenAt } from "./reviewbook.js";
import { BLANK, eventForm } from "./reviewform.js";
import { UNSAID, assertionForm } from "./reviewnew.js";
import { folded } from "./reviewsearch.js";
import { splitForm } from "./reviewsplit.js";
import { whole } from "./reviewquote.js";
import { createWhys } from "./reviewwhy.js";

// book: reviewbook.js; base: { vocabulary, kinds, lookups, echo, history }; draw(): draw all anew;
// moveTo(key, number): make a card the current one; moveOn(number): go to what waits from there on.
export function createDesk(book, base, draw, { moveTo, moveOn }) {
  const forms = new Map(); // open forms by the key of their card
  const quotes = new Map(); // chosen words by the number of their sentence
  const view = () => book.view();
  const names = new Map(base.lookups.actors.map(({ key, name }) => [key, name]));
  const pacts = new Map(base.lookups.instruments.map(({ key, short }) => [key, short]));
  const choices = prepared(base.lookups);

  const desk = {
    ...base,
    merging: "",
    whys: createWhys(draw),
    nameOf: (code) => names.get(code) ?? code,
    namesOf: (codes) => codes.map(desk.nameOf).join(", "),
    pactOf: (key) =>
      pacts.get(key) ?? view().added.instruments.find((one) => one.key === key)?.short ?? key,
    actors: () => choices.actors,
    instruments: () => [...choices.instruments, ...view().added.instruments.map(pactChoice)],
    events: () => [...choices.events, ...view().added.events.map(eventChoice)],
    choicesOf: (wanted) =>
      ({
        actor: desk.actors,
        actors: desk.actors,
        instrument: desk.instruments,
        event: desk.events,
        pact: () => [...desk.instruments(), ...desk.actors()],
      })[wanted],
    historyOf: (kind, key) => `${base.history}?subject=${encodeURIComponent(`${kind}/${key}`)}`,

    at: (key) => cardAt(view(), key),
    sentence: (number) => view().sentences.find((one) => one.number === number),
    isOpen: (key) => forms.has(key) || forms.has(key.replace("candidates/", "split/")),
    formsAt: (number) => [...forms.values()].filter((form) => form.sentence === number),
    notesAt: (number) =>
      Object.values(book.notes).filter(
        ({ action, errors }) => action.sentence === number && !(errors && forms.has(action.card)),
      ),
    quoteAt: (number) => quotes.get(number) ?? null,
    showQuote(number, quote) {
      quotes.set(number, quote);
      draw();
    },
    picked(number, quote) {
      const [form] = desk.formsAt(number);
      if (form) form.quote(quote);
      else desk.showQuote(number, quote);
    },

    accept(card) {
      const key = keyOfCandidate(card);
      if (Object.keys(card.errors).length) return desk.edit(key, card.errors);
      return act("accept", key, { candidate: card.id });
    },
    reject: (card) => act("reject", keyOfCandidate(card), { candidate: card.id }),
    merge(card, event) {
      desk.merging = "";
      return act("merge", keyOfCandidate(card), { candidate: card.id, event });
    },
    openMerge(card) {
      const key = keyOfCandidate(card);
      desk.merging = desk.merging === key ? "" : key;
      draw();
    },
    removeEvent: (card) => act("reject", keyOfEvent(card), { event: card.event }),
    retract: (card) => act("retract", keyOfAssertion(card), { assertion: card.assertion }),
    none: (number) => act("none", `sentences/${number}`, { sentence: number }),
    undo() {
      if (book.takeBack()) return true;
      const action = book.busy() ? null : view().last?.action;
      if (!book.busy() && !action) return false;
      book.act({ verb: "undo", card: "undo", action }, {});
      return true;
    },
    anchor: () => book.act({ verb: "anchor", card: "anchor" }, {}),
    lose: ({ kind, key }) => book.act({ verb: "lose", card: `${kind}/${key}`, kind, key }, {}),
    publish(through) {
      book.act({ verb: "publish", card: "publish", through }, {});
    },
    withdraw: (publication) => book.act({ verb: "withdraw", card: "publish", publication }, {}),
    insist({ action }) {
      const { card, ...again } = action;
      const form = book.drafts[card] ?? again.form;
      const all = again.forms ? again : { ...again, ...(form ? { form } : {}) };
      close(card);
      book.act({ ...all, card }, seenAt(book.sheet, again.sentence));
    },
    dismiss({ action }) {
      delete book.notes[action.card];
      draw();
    },

    // Open the form of a card; errors are shown in it.
    edit(key, errors = null) {
      const found = desk.at(key);
      if (!found || forms.has(key)) return false;
      if (found.kind === "assertion") open(key, found, assertionForm, "assert");
      else open(key, found, eventForm, "edit");
      if (errors) forms.get(key).fail(errors);
      return true;
    },
    split: ({ id }) => openSplit(id),
    add: (number) => openNew(`add/${number}`, number),
    assert: (number) => openNew(`assert/${number}`, number),
    // The forms that a reload has closed.
    reopen() {
      for (const key of Object.keys(book.drafts)) {
        const [kind, id] = [key.slice(0, key.indexOf("/")), key.slice(key.indexOf("/") + 1)];
        if (book.queue.some(({ action }) => action.card === key)) continue;
        if (kind === "add" || kind === "assert") openNew(key, Number(id), false);
        else if (kind === "split") openSplit(id, false);
        else desk.edit(key);
      }
    },
    // Show what the server found wrong with a form.
    failed(key, errors) {
      if (!errors && !(key in book.drafts)) return;
      if (!forms.has(key)) desk.reopen();
      if (!forms.has(key) && key.startsWith("candidates/")) desk.edit(key);
      if (errors) forms.get(key)?.fail(errors);
    },
  };

  const TITLES = { edit: "Edit", add: "New event", assert: "Statement", split: "Split into two" };

  function open(key, found, make, verb, focus = true) {
    if (!found || forms.has(key)) return;
    const { sentence, card } = found;
    const kept = book.drafts[key] ?? card.form;
    book.base(key, seenAt(book.sheet, sentence.number));
    const form = make({
      form: kept,
      sentence,
      verb,
      title: `${TITLES[verb]}, sentence ${sentence.number}`,
      desk,
      draft: (value) => book.draft(key, value),
      cancel: () => {
        book.draft(key, null);
        close(key);
        draw();
        moveTo(key, sentence.number);
      },
      save: (value) => {
        const { when: _, forms: several, ...cells } = value;
        close(key);
        const given = several ? { forms: several } : { form: cells };
        const about = { ...aboutCard(found), ...given, sentence: sentence.number };
        act(verb, key, about, book.based[key]);
        moveOn(key, sentence.number);
      },
    });
    form.element.classList.add("pm-item");
    form.element.dataset.key = key;
    form.element.tabIndex = -1;
    forms.set(key, { ...form, key, sentence: sentence.number });
    quotes.set(sentence.number, { start: kept.start, end: kept.end });
    draw();
    if (focus) form.focus();
  }

  function openSplit(id, focus = true) {
    open(`split/${id}`, desk.at(keyOfCandidate({ id })), splitForm, "split", focus);
  }

  function openNew(key, number, focus = true) {
    const sentence = desk.sentence(number);
    if (!sentence) return false;
    const place = quotes.get(number) ?? whole(sentence);
    const asserting = key.startsWith("assert/");
    const blank = { ...(asserting ? UNSAID : BLANK), ...place };
    const found = { sentence, card: { form: blank }, kind: "new" };
    open(key, found, asserting ? assertionForm : eventForm, asserting ? "assert" : "add", focus);
    return true;
  }

  function close(key) {
    const form = forms.get(key);
    if (form) quotes.delete(form.sentence);
    forms.delete(key);
  }

  // names: what it is about; the sentence is that of the card, if none is named.
  function act(verb, card, names, seen = null) {
    const sentence = names.sentence ?? desk.at(card)?.sentence.number;
    const about = { verb, card, ...names, ...desk.whys.take(card), sentence };
    book.act(about, seen ?? seenAt(book.sheet, sentence));
    return true;
  }

  return desk;
}

// What an action on a card names.
function aboutCard({ card, kind }) {
  if (kind === "candidate") return { candidate: card.id };
  if (kind === "event") return { event: card.event, was: [card.form.start, card.form.end] };
  return kind === "assertion" ? { assertion: card.assertion } : {};
}

function prepared({ actors, instruments, events }) {
  const actorChoice = ({ key, name, also }) => choice(key, name, key, also);
  return {
    actors: actors.map(actorChoice),
    instruments: instruments.map(pactChoice),
    events: events.map(eventChoice),
  };
}

function pactChoice({ key, name, short }) {
  return choice(key, short, name === short ? key : `${name} · ${key}`, name);
}

function eventChoice({ key, summary, date }) {
  return choice(key, summary, [date, key].filter(Boolean).join(" · "), date);
}

function choice(key, label, more, also = "") {
  return { key, label, more, name: folded(label), text: folded(`${label} ${key} ${also}`) };
}
