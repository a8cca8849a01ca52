// Prose of an author as elements: a caption's Markdown, which data/markdown.py has made a tree of plain
// values. Text becomes text nodes, only the elements named here are made, only such addresses linked.

import { h } from "./elements.js";

const ELEMENTS = new Set(["p", "em", "strong", "ul", "ol", "li", "blockquote"]);

// nodes: texts, or [name, nodes, address of an "a"].
export function prose(nodes) {
  return nodes.map((node) => {
    if (typeof node === "string") return node;
    const [name, children, address] = node;
    if (name === "a") return anchor(address, prose(children));
    return ELEMENTS.has(name) ? h(name, {}, prose(children)) : prose(children);
  });
}

// The web opens in another tab, the app's own pages here; any other address is told as text.
function anchor(address, words) {
  if (/^https?:\/\//i.test(address))
    return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, words, " ↗");
  return /^(documents)?\?/.test(address) ? h("a", { href: address, target: "_top" }, words) : words;
}
