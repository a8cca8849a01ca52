"""The glossary: every term says what it means and on whose word; every code has its term."""

import json
import re
import tomllib
from collections import Counter

import pytest

from data import query
from data.grading import CREDIBILITY
from data.schema import enums
from geo import glossary, words
from geo.glossary import terms

# What a reader meets as a word, by vocabulary; `unknown` is no form but the lack of one.
EXPLAINED = {
    "status": set(words.STATUSES),
    "event_type": set(enums()["event_type"]),
    "obligations": set(query.OBLIGATIONS),
    "certainty": set(enums()["certainty"]),
    "modality": set(enums()["modality"]),
    "form": set(enums()["form"]) - {"unknown"},
    "family": set(enums()["family"]),
    "binding": set(enums()["binding"]),
}
HOSTS = {
    *("legal.un.org", "treaties.un.org", "www.atopdata.org", "www.brandonkinne.com"),
    *("en.wikipedia.org", "www.loc.gov"),
}


def test_every_term_has_a_text_and_a_source() -> None:
    for term in terms():
        assert re.fullmatch(r"[A-Z].{20,260}\.", term.text), term
        assert term.source, term
        assert bool(term.url) == (term.source != "As used here"), term
        assert not term.url or re.match(r"https?://([\w.]+)/", term.url)[1] in HOSTS, term


def test_every_code_is_explained_once() -> None:
    told = Counter(code for term in terms() for code in term.codes)
    assert {code for code, times in told.items() if times > 1} == set()
    assert set(told) == {f"{name}.{code}" for name, codes in EXPLAINED.items() for code in codes}


def test_a_word_leads_to_one_term_and_a_term_to_one_place() -> None:
    forms = Counter(form for term in terms() for form in term.forms)
    anchors = Counter(term.anchor for term in terms())
    assert max(forms.values()) == max(anchors.values()) == 1
    assert all(form == form.lower() for form in forms)


def test_the_words_of_statuses_lines_and_doubts_are_marked() -> None:
    forms = {form for term in terms() for form in term.forms}
    shown = {*words.STATUSES.values(), *words.MODALITIES.values(), *words.CERTAINTIES.values()}
    shown |= {name.lower() for name in words.FAMILIES.values()}
    shown |= {f"information {figure}" for figure in CREDIBILITY}
    assert shown - forms == set()


def test_the_browser_gets_what_it_marks() -> None:
    told = json.loads(glossary.for_browser())
    assert {entry["term"] for entry in told} == {term.term for term in terms() if term.forms}
    assert told[0] == {
        "term": "Negotiation",
        "anchor": "negotiation",
        "forms": ["negotiation", "under negotiation"],
        "text": "States talk about a pact that none of them has signed. Until they sign, nobody is"
        " bound by it.",
        "source": "Vienna Convention on the Law of Treaties (1969), article 2(1)(e)",
        "url": "https://legal.un.org/ilc/texts/instruments/english/conventions/1_1_1969.pdf",
    }


@pytest.mark.parametrize(
    ("line", "said"), [('sorce = "here"', "sorce"), ('source = "elsewhere"', "source elsewhere")]
)
def test_a_key_or_a_source_that_is_not_known_is_refused(line: str, said: str) -> None:
    head = 'sources.here = { title = "Here", url = "" }\n[[groups]]\ntitle = "One"\n'
    term = '[[groups.terms]]\nterm = "Pact"\nforms = []\ncodes = []\ntext = "A pact."\n'
    known = "" if "elsewhere" in line else 'source = "here"\n'
    with pytest.raises(ValueError, match=f"glossary.toml: Pact: '{said}' is not known"):
        list(glossary._terms(tomllib.loads(head + term + known + line)))
