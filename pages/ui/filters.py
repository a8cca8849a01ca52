"""The filters of the checks page: URL parameters to filters and back, and what they leave.

Pure: knows no Streamlit. Every value is hostile until it is checked here; what cannot be used
falls back and is named in a notice.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from data import check
from data.checks.findings import Finding
from data.tables import Tables, by_key, derived
from geo import words
from geo.parameters import LONGEST, Reading, one_of, some_of

PARAMETERS = ("verdict", "rule", "document", "text", "page")
PER_PAGE = 20


@dataclass(frozen=True)
class Filters:
    """What a reader wants to see. What is empty leaves everything; pages count from 1."""

    verdicts: tuple[str, ...] = ()
    rule: str = ""
    document: str = ""
    text: str = ""
    page: int = 1


def parse(params: Mapping[str, str], tables: Tables) -> tuple[Filters, list[str]]:
    """The filters that URL parameters ask for, and a notice for each that could not be used."""
    reading = Reading(params)
    filters = Filters(
        verdicts=reading.take("verdict", some_of(words.VERDICTS), "all are shown", ()),
        rule=reading.take("rule", one_of(rules(tables)), "all are shown", ""),
        document=reading.take("document", one_of(documents(tables)), "all are shown", ""),
        text=reading.take("text", _searchable, "nothing is searched for", ""),
        page=reading.take("page", _number, "the first is shown", 1),
    )
    last = pages(kept(tables, filters))
    if filters.page > last:
        reading.notices.append(
            f"The link's page {filters.page} does not exist; you see page {last}."
        )
    return replace(filters, page=min(filters.page, last)), reading.notices


def to_params(filters: Filters) -> dict[str, str]:
    """The URL parameters of the filters, those that leave everything left out."""
    params = {
        "verdict": ",".join(filters.verdicts),
        "rule": filters.rule,
        "document": filters.document,
        "text": filters.text.strip(),
        "page": str(filters.page) if filters.page > 1 else "",
    }
    return {name: value for name, value in params.items() if value}


def kept(tables: Tables, filters: Filters) -> tuple[Finding, ...]:
    """The findings that the filters leave, in the order of documents and places in them."""
    wanted = filters.text.casefold().split()
    return tuple(
        finding
        for finding, text in zip(check.findings(tables), _texts(tables), strict=True)
        if (not filters.verdicts or finding.verdict in filters.verdicts)
        and filters.rule in ("", finding.rule)
        and filters.document in ("", finding.document)
        and all(word in text for word in wanted)
    )


def of_page(found: tuple[Finding, ...], page: int) -> tuple[Finding, ...]:
    """The findings of one page of the list."""
    return found[(page - 1) * PER_PAGE : page * PER_PAGE]


def pages(found: tuple[Finding, ...]) -> int:
    """How many pages the list has; an empty one has one."""
    return max(1, -(-len(found) // PER_PAGE))


def page_number(value: object) -> int:
    """A page that the browser asks for; the first if it is none."""
    return value if type(value) is int and 0 < value < 10**6 else 1


def rules(tables: Tables) -> list[str]:
    """The rules that found something, in the order of their words."""
    found = {finding.rule for finding in check.findings(tables)}
    return sorted(found, key=words.RULES.__getitem__)


def documents(tables: Tables) -> list[str]:
    """The documents about which something was found, in the order of the table."""
    found = {finding.document for finding in check.findings(tables)}
    return [key for key in by_key(tables, "documents") if key in found]


@derived
def _texts(tables: Tables) -> list[str]:
    """What a search looks at, of each finding."""
    return [
        " ".join(
            (
                *(finding.message, finding.quote, finding.needs),
                *(words.RULES[finding.rule], words.VERDICTS[finding.verdict]),
            )
        ).casefold()
        for finding in check.findings(tables)
    ]


def _searchable(text: str) -> str:
    if len(text) > LONGEST or not text.isprintable():
        raise ValueError(text)
    return text


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 7 and int(text)):
        raise ValueError(text)
    return int(text)
