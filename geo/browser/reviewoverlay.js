// What a worksheet looks like after an action that the server has not confirmed yet. Pure.

// The sheet with one action laid over it; sheets are never changed, what is changed is copied.
export function laidOver(sheet, action) {
  const lay = LAYS[action.verb];
  if (!lay) return sheet;
  const sentences = sheet.sentences.map((sentence) =>
    sentence.number === action.sentence ? settled(lay(sentence, action)) : sentence,
  );
  const open = sentences.filter((sentence) => sentence.open).map((sentence) => sentence.number);
  return { ...sheet, sentences, progress: { ...sheet.progress, open } };
}

const LAYS = {
  accept: (sentence, action) => made(sentence, action, [candidateOf(sentence, action)?.form]),
  split: (sentence, action) => made(sentence, action, action.forms),
  add: (sentence, action) => made(sentence, action, [action.form]),
  edit: (sentence, action) =>
    action.event ? edited(sentence, action) : made(sentence, action, [action.form]),
  merge: (sentence, action) => ({ ...decided(sentence, action, "merged"), verdict: "events" }),
  reject: (sentence, action) =>
    action.event ? removed(sentence, action) : decided(sentence, action, "rejected"),
  none: (sentence) => ({
    ...sentence,
    verdict: "none",
    candidates: sentence.candidates.map((card) =>
      card.state ? card : { ...card, state: "rejected", pending: true },
    ),
  }),
  assert: (sentence, action) => ({
    ...sentence,
    assertions: [
      ...sentence.assertions.filter((card) => card.assertion !== action.assertion),
      { assertion: action.assertion ?? "", subject: "", form: action.form, pending: true },
    ],
  }),
  retract: (sentence, action) => ({
    ...sentence,
    assertions: sentence.assertions.filter((card) => card.assertion !== action.assertion),
  }),
};

const STATES = { accept: "accepted", edit: "edited", split: "split" };

function candidateOf(sentence, action) {
  return sentence.candidates.find((card) => card.id === action.candidate);
}

function decided(sentence, action, state) {
  const candidates = sentence.candidates.map((card) =>
    card.id === action.candidate ? { ...card, state, pending: true } : card,
  );
  return { ...sentence, candidates };
}

function made(sentence, action, forms) {
  const cards = forms
    .filter(Boolean)
    .map((form) => ({ event: "", subject: "", form, pending: true, contradictions: [] }));
  const events = [...sentence.events, ...cards];
  return { ...decided(sentence, action, STATES[action.verb]), events, verdict: "events" };
}

function edited(sentence, action) {
  const events = sentence.events.map((card) =>
    isAt(card, action) ? { ...card, form: action.form, pending: true } : card,
  );
  return { ...sentence, events };
}

function removed(sentence, action) {
  return { ...sentence, events: sentence.events.filter((card) => card.event !== action.event) };
}

function isAt(card, { event, was }) {
  return card.event === event && card.form.start === was[0];
}

// The verdict follows from what the sentence holds, as it does on the server.
function settled(sentence) {
  const waiting = sentence.candidates.some((card) => !card.state);
  const holds = sentence.events.length || sentence.candidates.some((c) => c.state === "merged");
  const judged = sentence.candidates.length || sentence.verdict === "none";
  let verdict = holds ? "events" : sentence.assertions.length ? "assertion" : "none";
  if (verdict === "none" && (waiting || !judged)) verdict = "";
  return { ...sentence, verdict, open: waiting || !verdict };
}
