"""Reads a picture back: what an SVG of `geo.picture` says and shows, whoever made it."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import Any

SVG = "{http://www.w3.org/2000/svg}"
LOOKS = ("stroke", "stroke-width", "stroke-opacity", "stroke-dasharray")


@dataclass(frozen=True)
class Picture:
    """What stands in a picture; looks are the attributes `LOOKS` of a line or an area."""

    title: str
    words: list[str]  # of the heading: title, date and brand
    entries: list[str]
    notes: list[str]
    land: dict[str, tuple[str, ...]]  # name to fill and edge
    links: dict[str, tuple[str, ...]]  # name to the looks of the line, and the group's opacity
    reactions: set[str]
    names: set[str]
    rings: int
    size: tuple[float, float]
    map_height: float


def read(svg: str | bytes) -> Picture:
    """The picture of an SVG document. Raises `ET.ParseError` if it is not well-formed."""
    root = ET.fromstring(svg)
    whole = root.find(f"{SVG}g")
    assert whole is not None
    notes = [_text(t) for t in root.findall(f"{SVG}text[@class='note']")]
    water = next(
        rect
        for rect in whole.iter(f"{SVG}rect")
        if "fill" in rect.attrib and "height" in rect.attrib and float(rect.get("height", 0)) > 20
    )
    return Picture(
        title=_text(root.find(f"{SVG}title")),
        words=[_text(t) for t in root.findall(f"{SVG}text") if t.get("class") != "note"],
        entries=[_text(e.find(f"{SVG}text")) for e in root.findall(f"{SVG}g[@class='entry']")],
        notes=notes,
        land={_named(p): _looks(p, "fill", *LOOKS) for p in _all(whole, "path", "country")},
        links={_named(g): _link(g) for g in _all(whole, "g", "link")},
        reactions={_named(g) for g in _all(whole, "g", "reaction")},
        names={_text(t) for t in whole.iter(f"{SVG}text")},
        rings=sum(1 for c in whole.iter(f"{SVG}circle") if c.get("r") == "4"),
        size=(float(root.get("width", 0)), float(root.get("height", 0))),
        map_height=float(water.get("height", 0)),
    )


def _all(whole: ET.Element, name: str, kind: str) -> list[ET.Element]:
    return [e for e in whole.iter(f"{SVG}{name}") if e.get("class") == kind]


def _text(element: Any) -> str:
    assert element is not None
    return "".join(element.itertext())


def _named(element: ET.Element) -> str:
    return _text(element.find(f"{SVG}title"))


def _link(group: ET.Element) -> tuple[str, ...]:
    line = group.findall(f"{SVG}path")[-1]
    return (*_looks(line, *LOOKS), group.get("opacity", "1"))


def _looks(element: ET.Element, *names: str) -> tuple[str, ...]:
    """Attributes in one notation, whichever of SVG's and CSS's they were written in."""
    return tuple(_plain(element.get(name, _USUAL.get(name, ""))) for name in names)


_USUAL = {"stroke-width": "1", "stroke-opacity": "1"}


def _plain(value: str) -> str:
    told = value.replace(",", " ").replace("#pm-", "#").split()
    return " ".join(part.upper() if part.startswith("#") else part for part in told)
