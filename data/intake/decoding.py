"""Turns the bytes of a text or a web page into text; guesses no encoding.

Left to others: which bytes are text at all (`data.intake.kinds`).

In this order: a byte order mark; UTF-8, if the bytes are; what a page declares (WHATWG's Encoding
Standard, so ISO-8859-1 means Windows-1252); UTF-16 that every second zero byte betrays.
"""

import codecs
import re

from data.intake.refusals import NotReadable

_MARKS = [(codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16-le")]
_MARKS += [(codecs.BOM_UTF16_BE, "utf-16-be")]
_DECLARED = re.compile(
    rb"""(?i)(?:<\?xml[^>]{0,100}encoding|<meta[^>]{0,200}charset)\s{0,9}=\s{0,9}["']?([\w.:-]{2,40})"""
)
_LEGACY = re.compile(
    "iso8859-[0-9]{1,2}|cp125[0-8]|cp874|koi8-[ru]|gb18030|gbk|gb2312|big5|shift_jis|euc_(?:jp|kr)"
)
_WINDOWS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gbk"}
_SAVE = "save it as UTF-8 text and add it again"


def decode(content: bytes) -> tuple[str, str]:
    """The text, and what to tell about its encoding (nothing for plain UTF-8).

    A byte order mark stays only in plain UTF-8, whose bytes are kept. Raises `NotReadable`.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            keep = content if encoding == "utf-8-sig" else content[len(mark) :]
            codec = "utf-8" if encoding == "utf-8-sig" else encoding
            return _clean(_strictly(keep, codec)), _told(codec)
    sixteen = _unmarked_utf16(content)
    if sixteen:
        return _clean(_strictly(content, sixteen)), _told(sixteen)
    declared = _DECLARED.search(content[:4096])
    label = declared[1].decode("ascii") if declared else ""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _declared(content, label)
    return _clean(text), _contradiction(label, text)


def _declared(content: bytes, label: str) -> tuple[str, str]:
    """The text in the encoding that a page declares."""
    if not label or _name(label) == "utf-8":
        return _strictly(content, "utf-8"), ""
    codec = _name(label)
    if not codec:
        why = f"declares the encoding {label!r}, which is not known here"
        raise NotReadable(why, _SAVE)
    return _clean(_strictly(content, codec)), f"read as {codec}, which it declares"


def _name(label: str) -> str:
    """The codec for a declared label; nothing if no page may use it."""
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return ""
    name = _WINDOWS.get(name, name)
    return name if name == "utf-8" or _LEGACY.fullmatch(name) else ""


def _strictly(content: bytes, codec: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        byte = f"byte {error.start} ({content[error.start]:#04x})"
        raise NotReadable(f"{byte} is not {codec.upper()}", _SAVE) from error


def _unmarked_utf16(content: bytes) -> str:
    """UTF-16 of mostly Latin text without a mark: zeros in every second place and no other."""
    head = content[:2000]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    most = max(1, len(head) // 4)
    if len(content) % 2 or max(even, odd) < most or min(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _clean(text: str) -> str:
    if "\0" in text:
        why = f"character {text.index(chr(0))} is NUL, which no text holds"
        raise NotReadable(why, "export the document as plain UTF-8 text and add it again")
    return text


def _told(codec: str) -> str:
    return "" if codec == "utf-8" else f"converted from {codec.upper()}"


def _contradiction(label: str, text: str) -> str:
    """A page that declares a legacy encoding but is UTF-8 beyond doubt."""
    if label and _name(label) != "utf-8" and not text.isascii():
        return f"declares {label}, but its bytes are UTF-8: read as UTF-8"
    return ""
