"""How to cite a view of a collection: a sentence, BibTeX and CSL-JSON, filled from templates.

A template holds `<<name>>` where a value goes, so that a page can fill it without asking again:

    text      <<title>> <<url>> <<day>> (the day of access in words), as they are
    bibtex    the same, and <<accessed>> (YYYY-MM-DD), each through `bibtex_text`, the URL through
              `bibtex_url`
    csl       a JSON text; <<title>> <<url>>, and <<year>> <<month>> <<date>> of the access as
              numbers, each as it stands inside of a JSON string
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.dates import day_in_words
from data.exports.terms import AUTHORS, PROJECT, Terms, of
from data.tables import Tables

_PLACE = re.compile(r"<<(\w+)>>")
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}


@dataclass(frozen=True)
class Citations:
    """The three forms, or their templates. `csl` is the text of a JSON array with one item."""

    text: str
    bibtex: str
    csl: str


def citations(tables: Tables, title: str, url: str, accessed: date) -> Citations:
    """How to cite the view of this title at this address, seen on the day `accessed`."""
    blank = templates(tables)
    numbers = {"year": accessed.year, "month": accessed.month, "date": accessed.day}
    plain = {"title": _one_line(title), "url": _one_line(url), "day": day_in_words(accessed)}
    tex = {name: bibtex_text(value) for name, value in plain.items()}
    tex |= {"url": bibtex_url(plain["url"]), "accessed": accessed.isoformat()}
    quoted = {name: _inside_json(value) for name, value in plain.items()}
    return Citations(
        text=fill(blank.text, plain),
        bibtex=fill(blank.bibtex, tex),
        csl=fill(blank.csl, quoted | {name: str(number) for name, number in numbers.items()}),
    )


def templates(tables: Tables) -> Citations:
    """The citations with places for title, address and day of access."""
    terms = of(tables)
    return Citations(_text(terms), _bibtex(terms), _csl(terms))


def fill(template: str, values: Mapping[str, str]) -> str:
    """The template with these values, each put in once; what they hold is not looked into."""
    return _PLACE.sub(lambda place: values[place[1]], template)


def bibtex_text(text: str) -> str:
    """Words as they stand within braces in BibTeX."""
    return "".join(_TEX.get(sign, sign) for sign in text)


def bibtex_url(url: str) -> str:
    """An address as it stands within braces in BibTeX, where it is taken literally."""
    found = url.encode("utf-8")
    return "".join(chr(byte) if _plain(byte) else f"%{byte:02X}" for byte in found)


def _plain(byte: int) -> bool:
    return 0x20 < byte < 0x7F and chr(byte) not in '\\{}"<>^`|'


def _text(terms: Terms) -> str:
    data = f" Data: {_said(terms.original)}" if terms.original else ""
    about = _known(terms.title)
    return f"{AUTHORS}: “<<title>>”. {about}, {_version(terms)}.{data} <<url>> (accessed <<day>>)."


def _bibtex(terms: Terms) -> str:
    data = f" Data: {_said(terms.original)}" if terms.original else ""
    told = {
        "author": f"{{{AUTHORS}}}",
        "title": "{<<title>>}",
        "howpublished": bibtex_text(_known(terms.title)),
        "year": str(terms.newest.year) if terms.newest else "",
        "version": terms.version,
        "url": "<<url>>",
        "urldate": "<<accessed>>",
        "note": bibtex_text(_capital(_version(terms)) + f".{data}") + " Accessed <<day>>.",
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in told.items() if value]
    return f"@misc{{pactmap-{terms.version},\n{''.join(lines)}}}\n"


def _csl(terms: Terms) -> str:
    item: dict[str, Any] = {
        "id": f"pactmap-{terms.version}",
        "type": "dataset",
        "title": "<<title>>",
        "container-title": _known(terms.title),
        "author": [{"literal": AUTHORS}],
        "version": terms.version,
        "URL": "<<url>>",
        "accessed": "<<accessed>>",
    }
    if terms.newest:
        day = terms.newest
        item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    if terms.original:
        item["note"] = f"Data: {_said(terms.original)}"
    whole = json.dumps([item], ensure_ascii=False, indent=1)
    accessed = '{"date-parts": [[<<year>>, <<month>>, <<date>>]]}'
    return whole.replace('"<<accessed>>"', accessed) + "\n"


def _known(title: str) -> str:
    """The project, and the collection where it has another name."""
    collection = "" if title == "Pactmap" else f", collection “{_safe(title)}”"
    return f"{PROJECT}{collection}"


def _version(terms: Terms) -> str:
    of_day = f" of {day_in_words(terms.newest)}" if terms.newest else ""
    return f"data version {terms.version}{of_day}"


def _said(citation: str) -> str:
    """The citation as a sentence."""
    return _safe(citation).rstrip(".") + "."


def _safe(text: str) -> str:
    """Words of a collection, which hold no place of a template."""
    return _one_line(text).replace("<<", "‹‹")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _inside_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
