"""Markdown as a small tree of plain JSON values, so that no markup of an author reaches a browser.

Left to others: making elements of it, with text nodes only (`geo/browser/prose.js`).

A node is a text, or a list of its name, its children in order and, of `a`, the address at the end:
["p", [["a", ["Serbia"], "?country=SRB"], " protests."]].
"""

import re
from functools import lru_cache
from typing import Any

Node = Any  # str, or list: see above

# The names of nodes that leave here, by the types of markdown-it's tree. What is not named here
# is told by its children only, or, without any, as the text that it is.
_NAMES = {
    "paragraph": "p",
    "heading": "p",
    "em": "em",
    "strong": "strong",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "blockquote": "blockquote",
    "link": "a",
}
_SAFE = re.compile(r"(https?://[^\s\\]+|(documents)?\?[^\s\\]*)", re.IGNORECASE | re.ASCII)


@lru_cache(maxsize=512)
def nodes(text: str) -> list[Node]:
    """The nodes of a text. HTML, pictures and addresses that are no web or app's ones are text."""
    from markdown_it import MarkdownIt  # not for every reader: only stories are Markdown
    from markdown_it.tree import SyntaxTreeNode

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 10})
    parser.disable(["image", "html_block", "html_inline", "code", "fence", "reference"])
    return _children(SyntaxTreeNode(parser.parse(text)))


def _children(node: Any) -> list[Node]:
    return [found for child in node.children for found in _node(child)]


def _node(node: Any) -> list[Node]:
    if node.type in ("softbreak", "hardbreak"):
        return [" "]
    if not node.children:
        return [node.content] if node.content else []
    name = _NAMES.get(node.type)
    if name == "a":
        to = str(node.attrs.get("href", ""))
        return [["a", _children(node), to]] if _SAFE.fullmatch(to) else _children(node)
    return [[name, _children(node)]] if name else _children(node)
