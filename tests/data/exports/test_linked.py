"""JSON-LD: a Dataset and its ClaimReviews in the words of schema.org, and nothing invented."""

import json
from collections.abc import Callable
from datetime import date

from data.check import findings
from data.exports import linked
from data.exports.catalogue import downloads
from data.folders import DEFAULT_FOLDER
from data.tables import Tables, load
from tests.world import changed

Build = Callable[..., Tables]
ABOUT = """
title = "Tiny"
description = "A tiny world."
citation = "Ed 2026"
url = "https://example.org/tiny"
licence = "CC BY 4.0, see there"
"""


def test_a_collection_is_a_data_set(build: Build) -> None:
    tables = build()
    (tables.folder / "collection.toml").write_text(ABOUT, "utf-8")
    file = linked.File("events.csv", "All events", "text/csv", "https://example.org/events.csv")
    found = linked.dataset(tables, [file], "https://example.org/")
    assert found.pop("variableMeasured")[0] == {
        "@type": "PropertyValue",
        "name": "instruments.instrument",
        "description": "Key, as it stands in shared links",
    }
    assert found == {
        "@type": "Dataset",
        "name": "Tiny",
        "description": "A tiny world.",
        "url": "https://example.org/",
        "identifier": tables.version,
        "version": tables.version,
        "dateModified": "2026-01-01",
        "creator": {"@type": "Organization", "name": "Pactmap contributors"},
        "isAccessibleForFree": True,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "usageInfo": {
            "@type": "CreativeWork",
            "text": "Quotes belong to their authors and are cited with their sources.",
        },
        "citation": "Ed 2026",
        "isBasedOn": "https://example.org/tiny",
        "temporalCoverage": "1992-04-27/2026-01-01",
        "spatialCoverage": [{"@type": "Place", "identifier": "YUG", "name": "Somewhere"}],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": "events.csv",
                "description": "All events",
                "encodingFormat": "text/csv",
                "contentUrl": "https://example.org/events.csv",
            }
        ],
    }


def test_terms_that_nobody_states_are_not_said(build: Build) -> None:
    found = linked.dataset(build())
    assert not {"license", "citation", "isBasedOn", "url", "description"} & set(found)


def test_a_finding_is_a_claim_review(build: Build) -> None:
    changes = changed("documents", 0, published="2025-03-19", url="https://example.org/a")
    tables = build(**changes, **changed("assertions", 0, kind="exists", object=""))
    (finding,) = findings(tables)
    found = linked.review(tables, finding)
    assert found == {
        "@type": "ClaimReview",
        "identifier": "a1--exists",
        "claimReviewed": "Albania is in NATO",
        "reviewBody": finding.message,
        "author": {"@type": "Organization", "name": "Pactmap contributors"},
        "itemReviewed": {
            "@type": "Claim",
            "appearance": {
                "@type": "CreativeWork",
                "identifier": "DOC",
                "name": "A report",
                "datePublished": "2025-03-19",
                "url": "https://example.org/a",
            },
        },
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 2,
            "worstRating": 1,
            "bestRating": 2,
            "alternateName": "Supported by the tables",
        },
    }


def test_what_cannot_be_judged_has_no_rating(build: Build) -> None:
    tables = build()
    (finding,) = findings(tables)
    found = linked.review(tables, finding)
    assert found["reviewRating"] == {"@type": "Rating", "alternateName": "Cannot be judged"}
    assert "datePublished" not in found["itemReviewed"]["appearance"]


def test_the_committed_tables_are_one_graph() -> None:
    tables = load(DEFAULT_FOLDER)
    (own,) = [download for download in downloads() if download.name == "dataset.jsonld"]
    whole = json.loads(own.make(tables, date(2025, 3, 20)))
    first, *reviews = whole["@graph"]
    assert (whole["@context"], first["@type"]) == ("https://schema.org/", "Dataset")
    assert first["license"] == "https://opensource.org/license/mit"
    assert len(reviews) == len(findings(tables))
    assert {review["@type"] for review in reviews} == {"ClaimReview"}
    listed = [download.name for download in downloads() if download.listed]
    assert [file["name"] for file in first["distribution"]] == listed
