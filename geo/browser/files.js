// Fetches each file of data once in a browser window, for the page, its frames, and what comes later.
// The page's own HTML (pages/ui/shell.py) has begun with some of them before any module was there.

import { unpack } from "./boundaries.js";
import { unpacked } from "./packing.js";

// The atlas, the boundaries: what is in an answer.
export const atlasOf = async (answer) => unpacked(await answer.json());
export const boundariesOf = async (answer) => unpack(await answer.arrayBuffer());

// Unpack what has been asked for while the processor has nothing else to do.
export function readAhead() {
  for (const url of Object.keys(window.pactmapFiles ?? {}))
    read(url, url.endsWith(".json") ? atlasOf : boundariesOf).catch(() => {}); // who needs it says so
}

// take(answer): a promise of what is in it, kept for all. A file that could not be read is fetched
// again the next time.
export function read(address, take) {
  const kept = (home().pactmapFiles ??= {});
  const url = new URL(address, document.baseURI).href;
  const file = (kept[url] ??= { answer: fetch(url) });
  file.value ??= file.answer
    .then(take)
    .catch((error) => {
      delete kept[url];
      throw error;
    });
  return file.value;
}

// The window around the map's frame; our own where the map stands alone.
function home() {
  try {
    return window.parent.document ? window.parent : window;
  } catch {
    return window; // a foreign page embeds us
  }
}
