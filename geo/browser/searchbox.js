// A field that leads to a country or a pact by its name, for pages without Streamlit's own.

import { h } from "./elements.js";

// answers: as in answers.js. go({ country }) or go({ pact }).
export function searchBox(host, answers, go) {
  const pacts = answers.all("pact").map(({ name, code }) => [`${name} (pact)`, { pact: code }]);
  const countries = answers.all("country").map(({ name, code }) => [name, { country: code }]);
  const targets = new Map([...pacts, ...countries.sort(([a], [b]) => (a < b ? -1 : 1))]);
  const options = [...targets.keys()].map((name) => h("option", { value: name }));
  const field = h("input", {
    type: "text",
    list: "pm-names",
    "aria-label": "Search",
    placeholder: "Country, pact …",
    autocomplete: "off",
  });
  field.addEventListener("change", () => {
    const target = targets.get(field.value);
    if (!target) return;
    field.value = "";
    go(target);
  });
  host.replaceChildren(field, h("datalist", { id: "pm-names" }, options));
}
