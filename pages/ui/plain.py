"""Text from tables, documents and links, made safe to stand in Streamlit's Markdown."""

import re

_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=@/])")


def plain(text: str) -> str:
    """The text with every sign of Markdown escaped, on one line: it shows as it was written."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
