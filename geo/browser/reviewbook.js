// What an editor does, kept until the server has answered: a queue that survives a reload, drafts of
// forms, and the worksheet as it will be if all goes well. Knows no element and no server.

import { laidOver } from "./reviewoverlay.js";

const PATIENCE = 20000; // ms until an action without an answer is sent again

// storage: sessionStorage or alike; tell(): called after every change.
export function createBook(name, storage, tell) {
  const kept = (what) => `pactmap-review:${name}:${what}`;
  const stored = (what, otherwise) => {
    try {
      return JSON.parse(storage.getItem(kept(what))) ?? otherwise;
    } catch {
      return otherwise;
    }
  };
  const keep = (what, value) => {
    try {
      storage.setItem(kept(what), JSON.stringify(value));
    } catch {
      // full or forbidden: then a reload loses it, nothing else
    }
  };

  const book = {
    sheet: null, // as the server last told it
    queue: stored("queue", []), // [{ id, action, seen }], the oldest first
    drafts: stored("drafts", {}), // forms by the key of their card
    based: stored("based", {}), // the revisions that a form was opened on, by the key of its card
    notes: {}, // what the server refused, by the key of the card
    send: null,
    sent: new Set(), // ids of the actions on their way
    sentAt: 0,

    // The worksheet with everything laid over it that is on its way.
    view: () => book.queue.reduce((sheet, item) => laidOver(sheet, item.action), book.sheet),
    busy: () => book.queue.length > 0,

    draft(key, form) {
      if (form) book.drafts[key] = form;
      else delete book.drafts[key];
      keep("drafts", book.drafts);
      if (!form) book.base(key, null);
    },

    // The revisions on which a form rests: those of when it was opened, though it was reopened since.
    base(key, seen) {
      if (!seen) delete book.based[key];
      else if (!(key in book.drafts && key in book.based)) book.based[key] = seen;
      keep("based", book.based);
    },

    // Do something: { verb, …, card } where card is the key under which a refusal is told.
    act(action, seen) {
      delete book.notes[action.card];
      book.queue.push({ id: crypto.randomUUID(), action, seen });
      keep("queue", book.queue);
      book.pump();
      tell();
    },

    // Forget the newest action, if it has not been sent yet.
    takeBack() {
      const id = book.queue.at(-1)?.id;
      if (!id || book.sent.has(id)) return false;
      book.queue = book.queue.filter((item) => item.id !== id);
      keep("queue", book.queue);
      tell();
      return true;
    },

    // Send what waits, in one message; what is done meanwhile waits for the answer.
    pump() {
      const late = Date.now() - book.sentAt >= PATIENCE;
      if (!book.queue.length || !book.send || (book.sent.size && !late)) return;
      book.sentAt = Date.now();
      book.sent = new Set(book.queue.map(({ id }) => id));
      const actions = book.queue.map(({ id, seen, action: { card: _, ...action } }) => ({
        ...action,
        id,
        seen,
      }));
      book.send({ actions });
      setTimeout(book.pump, PATIENCE + 50);
    },

    // Take over what the server says: a worksheet, and answers { id, ok, revisions, … }.
    adopt(sheet, answers) {
      book.sheet = sheet;
      for (const answer of answers) settle(answer);
      keep("queue", book.queue);
      book.pump();
      tell();
    },
  };

  function settle(answer) {
    const place = book.queue.findIndex((item) => item.id === answer.id);
    if (place < 0) return;
    const [{ action }] = book.queue.splice(place, 1);
    book.sent.delete(answer.id);
    if (answer.ok) {
      book.draft(action.card, null);
      for (const item of book.queue) Object.assign(item.seen, answer.revisions);
      for (const seen of Object.values(book.based)) follow(seen, answer.revisions);
      keep("based", book.based);
    } else {
      if (answer.conflict) book.base(action.card, null); // who is told of it has seen it
      const form = action.form ?? (action.forms && { forms: action.forms });
      if (form) book.draft(action.card, form);
      book.notes[action.card] = { ...answer, action };
    }
  }

  return book;
}

// What one did oneself is seen, if what it rests on was.
function follow(seen, revisions) {
  for (const [subject, revision] of Object.entries(revisions))
    if ((seen[subject] ?? 0) === revision - 1) seen[subject] = revision;
}

// The revisions of everything that can be seen at a sentence, by "kind/key".
export function seenAt(sheet, number) {
  const seen = {};
  for (const event of sheet.added.events) seen[`events/${event.key}`] = event.revision;
  for (const sentence of sheet.sentences) {
    for (const event of sentence.events) seen[event.subject] = event.revision;
    if (sentence.number !== number) continue;
    seen[sentence.subject] = sentence.revision;
    for (const card of [...sentence.candidates, ...sentence.assertions])
      seen[card.subject] = card.revision;
  }
  return seen;
}
