"""The filters of the checks page: there and back, what they leave, and every wrong link."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import check, tables
from data.folders import DEFAULT_FOLDER
from geo import words
from pages.ui import filters
from pages.ui.filters import PARAMETERS, Filters

COMMITTED = tables.load(DEFAULT_FOLDER)
ALL = check.findings(COMMITTED)
SEED = "SEED_000"


def parse(**params):
    return filters.parse(params, COMMITTED)


def keys(**asked):
    return {found.key for found in filters.kept(COMMITTED, Filters(**asked))}


def test_a_link_without_parameters_leaves_everything():
    assert parse() == (Filters(), [])
    assert filters.kept(COMMITTED, Filters()) == ALL


def test_a_full_link_is_read():
    found = parse(verdict="unknown,contradicted", rule="office", document=SEED, text="NATO")
    assert found == (Filters(("contradicted", "unknown"), "office", SEED, "NATO"), [])


def test_every_filter_leaves_what_it_names():
    assert keys(verdicts=("contradicted",)) == {
        found.key for found in ALL if found.verdict == "contradicted"
    }
    assert keys(rule="office") == {found.key for found in ALL if found.rule == "office"}
    assert keys(document=SEED) == {found.key for found in ALL if found.document == SEED}
    told = keys(verdicts=("contradicted",), rule="office")
    assert told == keys(verdicts=("contradicted",)) & keys(rule="office")
    assert len(told) == 1  # “NATO Secretary General Jens Stoltenberg”


def test_a_search_looks_at_every_word_wherever_it_stands():
    (found,) = filters.kept(COMMITTED, Filters(text="  STOLTENBERG rutte "))
    assert found.rule == "office"
    assert keys(text="office holder contradicted") == {found.key}
    assert keys(text="[.*") == set()


filters_of = st.builds(
    Filters,
    verdicts=st.sets(st.sampled_from(list(words.VERDICTS))).map(
        lambda chosen: tuple(verdict for verdict in words.VERDICTS if verdict in chosen)
    ),
    rule=st.sampled_from(["", *filters.rules(COMMITTED)]),
    document=st.sampled_from(["", *filters.documents(COMMITTED)]),
    text=st.sampled_from(["", "kosovo", "NATO Serbia"]),
)


@given(filters_of)
def test_what_was_written_is_read_again(asked):
    assert filters.parse(filters.to_params(asked), COMMITTED) == (asked, [])


RUBBISH = [
    "<img src=x onerror=alert(1)>",
    "${7*7}",
    "contradicted,nonsense",
    "x" * 5000,
    "a\x00b",
    "\u202eabc",
    "../../etc/passwd",
    "٧",
    "-1",
    "0",
    "1e9",
    "99999999999999999999",
]


@pytest.mark.parametrize("value", RUBBISH)
@pytest.mark.parametrize("name", ["verdict", "rule", "document", "page"])
def test_rubbish_falls_back_and_is_named(name, value):
    asked, notices = parse(**{name: value})
    assert asked == Filters()
    assert len(notices) == 1
    assert f"The link's {name} “" in notices[0]
    assert len(notices[0]) < 150


@pytest.mark.parametrize("value", ["x" * 5000, "a\x00b", "\u202eabc"])
def test_what_cannot_be_searched_for_is_named(value):
    asked, notices = parse(text=value)
    assert asked == Filters()
    assert "nothing is searched for" in notices[0]


@given(st.dictionaries(st.sampled_from(PARAMETERS), st.text()))
def test_no_text_whatsoever_breaks_a_link(params):
    asked, _ = filters.parse(params, COMMITTED)
    assert 1 <= asked.page <= filters.pages(filters.kept(COMMITTED, asked))


def test_a_page_too_far_is_the_last_one():
    asked, notices = parse(page="999")
    assert asked.page == filters.pages(ALL)
    assert "page 999 does not exist" in notices[0]


def test_pages_are_cut_and_put_together_again():
    many = tuple(range(45))
    assert filters.pages(many) == 3
    assert [len(filters.of_page(many, number)) for number in (1, 2, 3)] == [20, 20, 5]
    assert sum((filters.of_page(many, number) for number in (1, 2, 3)), ()) == many
    assert filters.pages(()) == 1


@pytest.mark.parametrize("value", [0, -1, "2", True, 1.0, None, 10**9])
def test_a_page_that_is_none_is_the_first(value):
    assert filters.page_number(value) == 1


def test_a_page_that_is_one_is_taken():
    assert filters.page_number(7) == 7
