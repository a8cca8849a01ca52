"""Finds what a web page says about itself, in the order of trust, each with its place.

Left to others: its text (`data.intake.from_html`), what the text says (`data.intake.dateline`).

Metadata first (Open Graph, Dublin Core, schema.org as JSON-LD or microdata), then what `htmldate`
finds, provided that the date can be shown in the page. Dates of changes are no publication dates.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import htmldate
from lxml.html import HtmlElement

from data.intake.dateline import written_day
from data.intake.proposals import Found, Proposals, choose, day

_META = {
    "published": (
        *("article:published_time", "og:article:published_time", "datepublished", "dc.date.issued"),
        *("dcterms.issued", "citation_publication_date", "citation_date", "dcterms.date"),
        *("dc.date", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish_date"),
        *("publication_date", "article.published", "date"),
    ),
    "title": ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title"),
    "publisher": ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher"),
    "language": ("og:locale", "dc.language", "dcterms.language"),
    "licence": ("dcterms.license", "dc.rights.license", "dc.rights", "dcterms.rights", "rights"),
    "url": ("og:url", "citation_public_url", "dc.identifier.uri"),
}
_SAVED = re.compile(r"<!--\s?saved from url=\(\d{1,5}\)(\S{1,2000})\s?-->")
_ELEMENTS = [
    ("title", "//main//h1 | //article//h1", "<h1> of the article"),
    ("title", "//h1[count(//h1) = 1]", "only <h1>"),
    ("title", "//head/title", "<title>"),
]
_ATTRIBUTES = [
    ("language", "/html", "lang", "<html lang>"),
    ("language", "/html", "xml:lang", "<html xml:lang>"),
    ("url", "//link[@rel='canonical']", "href", "<link rel=canonical>"),
    ("licence", "//link[@rel='license']", "href", "<link rel=license>"),
    ("licence", "//a[@rel='license']", "href", "<a rel=license>"),
    ("published", "//time[@itemprop='datePublished']", "datetime", "<time itemprop=datePublished>"),
    ("published", "//time[@pubdate]", "datetime", "<time pubdate>"),
]
_MOST_NODES = 2000


def proposals(page: HtmlElement, markup: str) -> Proposals:
    """What the page says about itself."""
    certain = [*_attributes(page), *_meta(page), *_linked_data(page), *_elements(page)]
    saved = _SAVED.search(markup[:5000])
    if saved:
        certain.insert(0, ("url", saved[1], "comment “saved from url”"))
    chosen = choose(certain)
    return chosen if chosen.published else choose([*certain, *_dated(page, markup)])


def _meta(page: HtmlElement) -> Iterator[Found]:
    """<meta> elements in the order of `_META`, whatever attribute names them."""
    said: dict[str, tuple[str, str]] = {}
    for element in page.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            name, content = element.get(attribute, ""), element.get("content", "")
            if name and content:
                said.setdefault(name.lower(), (content, f"meta {attribute} {name}"))
    for column, names in _META.items():
        for name in names:
            if name in said:
                content, basis = said[name]
                yield column, _dates(content) if column == "published" else content, basis


def _dates(written: str) -> str:
    return day(written) or day(written.replace("/", "-")) or written_day(written)


def _attributes(page: HtmlElement) -> Iterator[Found]:
    for column, path, attribute, basis in _ATTRIBUTES:
        for element in page.xpath(path):
            yield column, element.get(attribute, ""), basis


def _elements(page: HtmlElement) -> Iterator[Found]:
    for column, path, basis in _ELEMENTS:
        for element in page.xpath(path):
            yield column, element.text_content(), basis


def _linked_data(page: HtmlElement) -> Iterator[Found]:
    """schema.org in JSON-LD: the first thing that has a date or a headline."""
    for script in page.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):  # scripts of others are often broken
            continue
        for thing in _things(data):
            yield from _of_thing(thing)


def _things(data: Any) -> Iterator[dict[str, Any]]:
    """All objects in breadth, up to a bound."""
    waiting, seen = [data], 0
    while waiting and seen < _MOST_NODES:
        node, seen = waiting.pop(0), seen + 1
        if isinstance(node, dict):
            yield node
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)


def _of_thing(thing: dict[str, Any]) -> Iterator[Found]:
    if not ("datePublished" in thing or "headline" in thing):
        return
    publisher = thing.get("publisher")
    values = {
        "title": ("headline", thing.get("headline")),
        "published": ("datePublished", thing.get("datePublished")),
        "publisher": ("publisher", publisher.get("name") if isinstance(publisher, dict) else ""),
        "language": ("inLanguage", thing.get("inLanguage")),
        "licence": ("license", thing.get("license")),
        "url": ("url", thing.get("url")),
    }
    for column, (name, value) in values.items():
        if isinstance(value, str):
            yield column, value, f"JSON-LD {name}"


def _dated(page: HtmlElement, markup: str) -> Iterator[Found]:
    """What htmldate finds without guessing, if it can be shown where; the clock is not read."""
    found = htmldate.find_date(
        markup,
        extensive_search=False,
        original_date=True,
        min_date="1900-01-01",
        max_date="2100-01-01",
    )
    place = _shown(page, found) if found else ""
    if found and place:
        yield "published", found, f"htmldate, from {place}"


def _shown(page: HtmlElement, found: str) -> str:
    """The words of the page, or the address, that say this date; nothing if none do."""
    year, month, number = (str(int(part)) for part in found.split("-"))
    name = r"[^\W\d]{3,12}\.?"
    address = " ".join(page.xpath("//link[@rel='canonical']/@href"))
    if re.search(rf"{year}[/_-]?0?{month}[/_-]?0?{number}(?!\d)", address):
        return "the page's address"
    forms = (
        rf"{year}-0?{month}-0?{number}",
        rf"0?{number}[./]\s?0?{month}[./]\s?{year}",
        rf"0?{number}\S{{0,3}}\s{name},?\s{year}",
        rf"{name}\s0?{number},?\s{year}",
    )
    match = re.search(rf"(?<!\d)(?:{'|'.join(forms)})(?!\d)", page.text_content()[:200000])
    return f"“{' '.join(match[0].split())}” in the page" if match else ""
