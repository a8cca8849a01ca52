// Gives a part of the page its style sheets, each made once. Their texts are in texts.js, which
// geo/assets.py writes from the files beside this one.

import { texts } from "./texts.js";

const made = new Map();

export function dress(root, ...names) {
  root.adoptedStyleSheets = ["tokens", ...names].map((name) => {
    if (!made.has(name)) made.set(name, sheetOf(texts[name]));
    return made.get(name);
  });
}

function sheetOf(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
