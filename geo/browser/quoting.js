// Ways to another view, and to the words that something rests on.

import { h, link } from "./elements.js";
import * as say from "./phrases.js";

export function jump(go, target, words) {
  const open = (event) => {
    event.preventDefault();
    go(target);
  };
  return h("a", { href: "#", role: "button", onclick: open }, words);
}

// Where a quote stands: the sentence of a stored document, else the page of its publisher.
export function placeOf(go, quote) {
  return quote.stored
    ? jump(
        go,
        { document: quote.document, sentence: quote.sentence },
        `${say.title(quote)}, sentence ${quote.sentence} →`,
      )
    : link(quote.url, { target: "_blank", rel: "noopener noreferrer" }, `${quote.publisher} ↗`);
}
