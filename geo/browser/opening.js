// The only script that a standalone file holds in plain sight: unpacks the others and runs them.
// The file's policy knows their hashes and lets nothing else run.

import { unsqueezed } from "./squeezing.js";

// The bytes of a packed part of the file, by its name.
function part(name) {
  const element = document.getElementById(`pm-${name}`);
  return unsqueezed(element.textContent, Number(element.dataset.size));
}

function run(code) {
  const script = document.createElement("script");
  script.type = "module";
  script.textContent = code;
  document.head.append(script);
}

window.pactmapFile = { part };
window.pactmapFile.code = JSON.parse(new TextDecoder().decode(part("code")));
run(window.pactmapFile.code.page);
