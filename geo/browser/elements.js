// Making elements. All text goes in as text nodes, never as markup, so no data can run as code.

const SVG = "http://www.w3.org/2000/svg";

// h("button", { class: "chip", "aria-pressed": "true", onclick: fn }, "Reactions")
export function h(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

export function s(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...present(children));
  return element;
}

// Exchange all children; what is null, undefined or false is left out, lists are opened.
export function refill(element, ...children) {
  element.replaceChildren(...present(children));
}

function present(children) {
  return children
    .flat(Infinity)
    .filter((child) => child !== null && child !== undefined && child !== false);
}

// A link to another site or page, or plain text where the address is not one of the web's.
export function link(href, attributes, ...children) {
  const safe = /^(https?:\/\/|[/?])/i.test(href) && !href.startsWith("//");
  return safe ? h("a", { href, ...attributes }, ...children) : h("span", {}, ...children);
}

const ICONS = {
  play: "M4 2.5v11l9.5-5.5z",
  pause: "M4 3h3v10H4zM9.5 3h3v10h-3z",
  previous: "M3 3h2v10H3zM13 3v10L5.5 8z",
  next: "M11 3h2v10h-2zM3 3v10L10.5 8z",
  home: "M8 2L2 7.5V14h4.5v-4h3v4H14V7.5z",
};

export function icon(name) {
  const path = s("path", { d: ICONS[name], fill: "currentColor" });
  return s(
    "svg",
    { class: "pm-icon", width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" },
    path,
  );
}

// A short piece of a line in a style of the legend.
export function lineSample(line, family) {
  return s(
    "svg",
    { class: "pm-sample", width: 34, height: 8, "aria-hidden": "true" },
    s("path", { d: "M2 4H32", class: "pm-line", "data-line": line, "data-family": family ?? "" }),
  );
}
