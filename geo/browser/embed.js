// What a map inside another page has beside the map: whose it is, and the way to the full one.

import { h } from "./elements.js";
import { fullLink } from "./sharelink.js";

// A strip with a link to the view as it is now; added to `host`.
export function strip(host, hub, version) {
  const link = h("a", { target: "_blank", rel: "noopener" }, "View full map ↗");
  const write = () => {
    link.href = fullLink(hub.state, version);
  };
  for (const about of ["pointerdown", "focus", "contextmenu"]) link.addEventListener(about, write);
  write();
  host.append(h("p", { class: "pm-strip" }, h("b", {}, "Pactmap"), link));
}
