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
  if (!/^(documents)?\?/.test(address)) return words;
  const target = window.parent === window ? "_self" : "_blank"; // a foreign page stays as it is
  return h("a", { href: inCollection(address), target, rel: "noopener" }, words);
}

// An address of the app, in the collection that is read now.
function inCollection(address) {
  const collection = new URLSearchParams(window.location.search).get("collection");
  return collection ? `${address}&${new URLSearchParams({ collection })}` : address;
}
