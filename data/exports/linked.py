"""JSON-LD in the words of schema.org: the collection as a Dataset, its findings as ClaimReviews.

Only what is known is said: authors and days that nobody states are left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from data import check, dates
from data.checks.findings import Finding
from data.documents import shown_title
from data.exports import terms
from data.exports.sheets import views
from data.schema import schema
from data.tables import Row, Tables, by_key

CONTEXT = "https://schema.org/"
AUTHOR = {"@type": "Organization", "name": terms.AUTHORS}
RATINGS = {"contradicted": 1, "unknown": None, "supported": 2}  # of a scale from 1 to 2
WORDS = {
    "contradicted": "Contradicted by the tables",
    "unknown": "Cannot be judged",
    "supported": "Supported by the tables",
}
DESCRIBED = ("instruments", "events")  # whose columns are what the data set measures


@dataclass(frozen=True)
class File:
    """A form in which the data can be had; `url` is empty where no server is known."""

    name: str
    title: str
    media_type: str
    url: str = ""


def graph(tables: Tables, files: Sequence[File] = (), page: str = "") -> dict[str, Any]:
    """The Dataset and its ClaimReviews; `page` is the address of the app, empty if not known."""
    reviews = [review(tables, finding, page) for finding in check.findings(tables)]
    return {"@context": CONTEXT, "@graph": [dataset(tables, files, page), *reviews]}


def dataset(tables: Tables, files: Iterable[File] = (), page: str = "") -> dict[str, Any]:
    """The collection, without a context of its own."""
    about = terms.of(tables)
    told = {
        "@type": "Dataset",
        "name": about.title,
        "description": about.description,
        "url": page,
        "identifier": about.version,
        "version": about.version,
        "dateModified": about.newest.isoformat() if about.newest else "",
        "creator": AUTHOR,
        "isAccessibleForFree": True,
        "license": about.licence_url
        or ("" if about.licence == terms.NOT_STATED else _terms(about)),
        "usageInfo": {"@type": "CreativeWork", "text": terms.QUOTES},
        "citation": about.original,
        "isBasedOn": about.url,
        "temporalCoverage": "/".join(day.isoformat() for day in about.days or ()),
        "spatialCoverage": _places(tables),
        "variableMeasured": _variables(),
        "distribution": [_distribution(file) for file in files],
    }
    return _known(told)


def review(tables: Tables, finding: Finding, page: str = "") -> dict[str, Any]:
    """One finding. It has a rating where the tables allow a verdict, and else says that they do
    not."""
    rated = RATINGS[finding.verdict]
    worth = {"ratingValue": rated, "worstRating": 1, "bestRating": 2} if rated else {}
    told = {
        "@type": "ClaimReview",
        "identifier": finding.key,
        "url": page,
        "claimReviewed": " ".join(finding.quote.split()),
        "reviewBody": finding.message,
        "author": AUTHOR,
        "itemReviewed": {"@type": "Claim", "appearance": _document(tables, finding.document)},
        "reviewRating": {"@type": "Rating", **worth, "alternateName": WORDS[finding.verdict]},
        "citation": [_document(tables, key) for key in finding.sources],
    }
    return _known(told)


def _document(tables: Tables, key: str) -> dict[str, Any]:
    """A document as far as its row tells; the day only if it is known to the day."""
    row: Row = by_key(tables, "documents")[key]
    span = dates.parse(row.published) if row.published else None
    publisher = {"@type": "Organization", "name": row.publisher} if row.publisher else None
    return _known(
        {
            "@type": "CreativeWork",
            "identifier": key,
            "name": shown_title(row.title),
            "publisher": publisher,
            "datePublished": span.earliest.isoformat() if span and span.exact else "",
            "url": row.url,
            "inLanguage": row.language,
        }
    )


def _terms(about: terms.Terms) -> dict[str, str]:
    return {"@type": "CreativeWork", "name": about.licence}


def _places(tables: Tables) -> list[dict[str, str]]:
    """Those whose pacts the tables claim to know."""
    names = by_key(tables, "actors")
    claimed = dict.fromkeys(tables.coverage["actor"])
    return [{"@type": "Place", "identifier": code, "name": names[code].name} for code in claimed]


def _variables() -> list[dict[str, str]]:
    described = {name: schema()[name] for name in DESCRIBED} | {"links": views()["links"]}
    return [
        {
            "@type": "PropertyValue",
            "name": f"{name}.{column.name}",
            "description": column.description,
        }
        for name, table in described.items()
        for column in table.columns
    ]


def _distribution(file: File) -> dict[str, Any]:
    told = {"name": file.name, "description": file.title, "encodingFormat": file.media_type}
    return _known({"@type": "DataDownload", **told, "contentUrl": file.url})


def _known(told: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty."""
    return {name: value for name, value in told.items() if value not in ("", None, [])}
