// What the parts of the page around the map's frame are made of, for pages/ui/components.py.

import { jump } from "./cards.js";
import { dossier } from "./dossier.js";
import { strip } from "./embed.js";
import { atlasOf, read, readAhead } from "./files.js";
import { group } from "./folds.js";
import { ownHub } from "./hub.js";
import { isKnown, mind } from "./line.js";
import { search } from "./search.js";
import { share } from "./share.js";
import { dress } from "./sheets.js";
import { followTheme } from "./theme.js";
import { timeline } from "./timeline.js";
import { dayOf, inWords, isoOf } from "./words.js";

const PATIENCE = 700; // ms that the rest of the page waits for the map

let painted; // a promise, the same for all, so that they go on in the order in which they came

// Until the map is painted for the first time: it is what a reader came for, and the rest would
// only take the processor from it.
function afterMap(hub) {
  painted ??= hub.state.counts
    ? Promise.resolve()
    : new Promise((resolve) => {
        setTimeout(resolve, PATIENCE);
        const stop = hub.on("first map", (changed) => {
          if (!changed.has("counts")) return;
          stop();
          requestAnimationFrame(() => setTimeout(resolve, 0));
        });
      });
  return painted;
}

export { afterMap, atlasOf, dayOf, dossier, dress, followTheme, group, inWords, isKnown, isoOf, jump, mind, ownHub, read, readAhead, search, share, strip, timeline };
