"""Writes events as an Atom feed (RFC 4287), for who watches countries from a reader of feeds.

Which events, and when each came up, is said by `data.feed`; who asks says where the app is.
"""

import re
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from data import chronicle
from data.exports import terms
from data.feed import CHANGED, NEW, Entry
from data.tables import Tables

ATOM = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"
MEDIA_TYPE = "application/atom+xml"
NEWS = {NEW: "New: ", CHANGED: "Changed: ", "": ""}
QUOTED = 3  # quotes of an entry
STANCES = {"denies": "Speaks against it: "}
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
# What XML 1.0 has no way to write (2.2).
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Addresses:
    """Where the feed itself and what it tells of can be opened: the feed, the app, an event on the
    map, and a sentence (from 1) of a stored document."""

    own: str
    app: str
    event: Callable[[str], str]
    sentence: Callable[[str, int], str]


def atom(
    tables: Tables,
    entries: Sequence[Entry],
    title: str,
    key: str,
    words: dict[str, str],
    at: Addresses,
) -> bytes:
    """The feed, UTF-8. `key` is that of the collection: entries keep their ids for ever, wherever
    the app is. `words` are those for types of events."""
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    _text(feed, "id", _urn(at.own))
    _text(feed, "title", title)
    _text(feed, "updated", _when(max((one.updated for one in entries), default=_NEVER)))
    ET.SubElement(feed, "link", {"rel": "self", "type": MEDIA_TYPE, "href": at.own})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": at.app})
    _text(ET.SubElement(feed, "author"), "name", terms.AUTHORS)
    _text(feed, "rights", terms.QUOTES)
    for one in entries:
        _entry(feed, one, chronicle.facts(tables, one.event), key, words, at)
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _entry(
    feed: ET.Element,
    one: Entry,
    facts: dict[str, Any],
    key: str,
    words: dict[str, str],
    at: Addresses,
) -> None:
    entry = ET.SubElement(feed, "entry")
    _text(entry, "id", _urn(f"{key}/events/{one.event}"))
    about = ", ".join(part for part in (words[facts["type"]], facts["short"]) if part)
    when = f" ({facts['date']})" if facts["date"] else ""
    _text(entry, "title", f"{NEWS[one.news]}{about}{when}")
    _text(entry, "updated", _when(one.updated))
    ET.SubElement(entry, "link", {"rel": "alternate", "href": at.event(one.event)})
    for actor in facts["actors"] + facts["targets"]:
        ET.SubElement(entry, "category", {"term": actor["code"], "label": _clean(actor["name"])})
    content = ET.SubElement(entry, "content", {"type": "xhtml"})
    _told(ET.SubElement(content, "div", {"xmlns": XHTML}), facts, at)


def _told(div: ET.Element, facts: dict[str, Any], at: Addresses) -> None:
    """What happened, and the first of the quotes that it rests on, each with its place."""
    _text(div, "p", facts["summary"])
    for quote in facts["quotes"][:QUOTED]:
        block = ET.SubElement(div, "blockquote")
        if quote["text"]:
            _text(block, "p", f"{STANCES.get(quote['stance'], '')}“{quote['text']}”")
        if quote["stored"]:
            there = at.sentence(quote["document"], quote["sentence"])
            name = f"{quote['title']}, sentence {quote['sentence']}"
        else:
            there, name = quote["url"], quote["publisher"]
        _text(ET.SubElement(block, "p"), "a", name, href=there)


def _text(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = _clean(text)


def _clean(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text)


def _urn(name: str) -> str:
    """An id that is the same wherever it is made (RFC 9562, 5.5)."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"


def _when(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
