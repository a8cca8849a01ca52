"""Citations: a sentence, BibTeX and CSL-JSON, whatever the words in them are."""

import json
from collections.abc import Callable
from datetime import date

import pytest

from data.exports.citation import bibtex_text, bibtex_url, citations, fill, templates
from data.tables import Tables

Build = Callable[..., Tables]
URL = "https://example.org/?country=SRB&as_of=2025-03-20"
ACCESSED = date(2027, 1, 2)


def about(tables: Tables, text: str) -> Tables:
    (tables.folder / "collection.toml").write_text(text, "utf-8")
    return tables


def test_a_view_is_cited_with_its_version_and_its_address(build: Build) -> None:
    tables = about(build(), 'title = "Pactmap"')
    found = citations(tables, "Serbia on 20 March 2025", URL, ACCESSED)
    assert found.text == (
        "Pactmap contributors: “Serbia on 20 March 2025”. Pactmap, an alliance map that can be"
        f" checked, data version {tables.version} of 1 January 2026."
        " https://example.org/?country=SRB&as_of=2025-03-20 (accessed 2 January 2027)."
    )
    assert found.bibtex == (
        f"@misc{{pactmap-{tables.version},\n"
        "  author = {{Pactmap contributors}},\n"
        "  title = {{Serbia on 20 March 2025}},\n"
        "  howpublished = {Pactmap, an alliance map that can be checked},\n"
        "  year = {2026},\n"
        f"  version = {{{tables.version}}},\n"
        "  url = {https://example.org/?country=SRB&as_of=2025-03-20},\n"
        "  urldate = {2027-01-02},\n"
        f"  note = {{Data version {tables.version} of 1 January 2026. Accessed 2 January 2027.}},\n"
        "}\n"
    )
    assert json.loads(found.csl) == [
        {
            "id": f"pactmap-{tables.version}",
            "type": "dataset",
            "title": "Serbia on 20 March 2025",
            "container-title": "Pactmap, an alliance map that can be checked",
            "author": [{"literal": "Pactmap contributors"}],
            "version": tables.version,
            "URL": URL,
            "accessed": {"date-parts": [[2027, 1, 2]]},
            "issued": {"date-parts": [[2026, 1, 1]]},
        }
    ]


def test_an_imported_collection_cites_what_it_was_made_of(build: Build) -> None:
    tables = about(build(), 'title = "ATOP_5"\ncitation = "Leeds & others 2002."')
    found = citations(tables, "All", URL, ACCESSED)
    assert "collection “ATOP_5”, data version" in found.text
    assert " Data: Leeds & others 2002. https://" in found.text
    assert r" Data: Leeds \& others 2002. Accessed" in found.bibtex
    assert r"collection “ATOP\_5”" in found.bibtex
    assert json.loads(found.csl)[0]["note"] == "Data: Leeds & others 2002."


@pytest.mark.parametrize(
    "words", ['a "b" \\ {c} }', "<<url>> <<accessed>>", "line\nbreak", "100 %"]
)
def test_no_words_break_a_citation(build: Build, words: str) -> None:
    tables = about(build(), f"title = {json.dumps(words)}\ncitation = {json.dumps(words)}")
    found = citations(tables, words, f"{URL}&x={words}", ACCESSED)
    flat = " ".join(words.split())
    assert json.loads(found.csl)[0]["title"] == flat
    assert f"“{flat}”. Pactmap" in found.text
    depth = 0
    for number, sign in enumerate(found.bibtex):
        if found.bibtex[number - 1] != "\\":
            depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0
    assert found.bibtex.count("\n") == len(found.bibtex.splitlines()) == 10


def test_signs_of_tex_are_escaped() -> None:
    assert bibtex_text(r"a&b_c{d}\~^%$#") == (
        r"a\&b\_c\{d\}\textbackslash{}\textasciitilde{}\textasciicircum{}\%\$\#"
    )
    assert bibtex_text("Vučić “x”") == "Vučić “x”"


def test_an_address_in_bibtex_is_ascii_without_braces() -> None:
    assert bibtex_url("https://x.org/é?a={b}&c=%20_d") == "https://x.org/%C3%A9?a=%7Bb%7D&c=%20_d"


def test_a_page_can_fill_the_templates_itself(build: Build) -> None:
    tables = build()
    values = {"title": "T", "url": URL, "day": "2 January 2027"}
    assert fill(templates(tables).text, values) == citations(tables, "T", URL, ACCESSED).text


def test_a_template_asks_for_every_value(build: Build) -> None:
    with pytest.raises(KeyError, match="url"):
        fill(templates(build()).text, {"title": "T", "day": "today"})
