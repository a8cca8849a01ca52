// Where the cards of a worksheet are: their keys, and what stands under a key. Pure.

export function keyOfCandidate(card) {
  return `candidates/${card.id}`;
}

// An event has a card for each of its quotes.
export function keyOfEvent(card) {
  return `events/${card.event}@${card.form.start}`;
}

export function keyOfAssertion(card) {
  return `assertions/${card.assertion}`;
}

// What stands under a key: { sentence, card, kind }, kind being candidate, event or assertion; null
// if there is no such card (any more).
export function cardAt(view, key) {
  for (const sentence of view.sentences) {
    for (const [kind, cards, keyOf] of [
      ["candidate", sentence.candidates, keyOfCandidate],
      ["event", sentence.events, keyOfEvent],
      ["assertion", sentence.assertions, keyOfAssertion],
    ]) {
      const card = cards.find((one) => keyOf(one) === key);
      if (card) return { sentence, card, kind };
    }
  }
  return null;
}
