"""What a question finds: tolerant of spelling, exact names first, and never an error."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.search.finding import GROUPS, found
from tests.data.search.conftest import Asks, marked, titles

HOSTILE = [
    *('"', '""', "'", "a AND", "NEAR(a b)", "a*", "^a", "col:a", "-a", "{a}", "(a", "a)", "a + b"),
    *("' OR 1=1 --", "; DROP TABLE names", "<img src=x onerror=alert(1)>", "${7*7}", "{{7*7}}"),
    *(
        "\0",
        "a\0b",
        "\ud800",
        "🙂🙂",
        "\u202eevil",
        "שלום",
        "السلام",
        "条约",
        "०",
        "\n\t",
        "%",
        "_",
    ),
    *("x" * 10_000, "word " * 2000, '"' * 5000, "a b c d e f g h i j k l m n o p", "1955" * 1000),
    *("treaty signed agreement defence military cooperation states united government force", "e"),
]


@pytest.mark.parametrize("spelling", ["Orbán", "Orban", "orban", "Орбан", "Orbn", "Viktor Orbán"])
def test_a_person_is_found_however_the_name_is_spelt(ask: Asks, spelling):
    answer = ask(spelling)
    assert titles(answer, "person") == ["Viktor Orbán"]
    (hit,) = next(group.hits for group in answer.groups if group.kind == "person")
    assert "".join(hit.more) == "Prime Minister of Hungary, 29 May 2010 to 9 May 2026"
    assert (hit.to, hit.since, hit.until) == ({"country": "HUN"}, "2010-05-29", "2026-05-08")
    assert any("Viktor Orban" in title for title in titles(answer, "said"))


@pytest.mark.parametrize(
    ("asked", "country"),
    [
        ("Holland", "Netherlands"),
        ("Burma", "Myanmar"),
        ("Yugoslvia", "Yugoslavia"),
        ("USSR", "Soviet Union"),
        ("U.S.S.R.", "Soviet Union"),
        ("hungarians", "Hungary"),
        ("SRB", "Serbia"),
        ("Upper Volta", "Burkina Faso"),
        ("Turkiye", "Türkiye"),
        ("Republic Serbia", "Serbia"),
    ],
)
def test_a_country_is_found_by_any_name_that_it_has_or_had(ask: Asks, asked, country):
    assert titles(ask(asked), "actor")[0] == country


def test_a_former_name_says_until_when_it_was_the_name(ask: Asks):
    hit = ask("Burma").groups[0].hits[0]
    assert "".join(hit.more).startswith("Burma until 18 June 1989")
    assert marked(hit.more) == ["Burma"]


@pytest.mark.parametrize(
    "asked",
    ["Warsaw Pact", "Warshaw Pact", "pact warsaw", "warsaw pac", "Warsaw Treaty Organizatio"],
)
def test_a_pact_is_found_in_any_order_and_with_slips(ask: Asks, asked):
    answer = ask(asked)
    assert "Warsaw Pact" in titles(answer, "pact") + titles(answer, "actor")


def test_what_was_misspelt_is_told(ask: Asks):
    assert ask("Warshaw Pact").instead == (("warshaw", ("warsaw",)),)
    assert ask("Warsaw Pact").instead == ()


def test_exact_names_come_before_those_that_begin_or_hold_them(ask: Asks):
    assert titles(ask("Niger", 9), "actor")[:2] == ["Niger", "Nigeria"]
    assert titles(ask("Guinea", 9), "actor")[0] == "Guinea"


@pytest.mark.parametrize(
    ("asked", "pact"),
    [
        ("Warsaw Pact", "Warsaw Pact"),
        ("warsaw treaty organisation", "Warsaw Pact"),
        ("CSTO", "CSTO"),
        ("CENTO", "CENTO (Baghdad Pact)"),
        ("AES", "Alliance of Sahel States"),
    ],
)
def test_an_organisation_of_which_nothing_is_said_is_found_as_its_pact(ask: Asks, asked, pact):
    answer = ask(asked)
    assert answer.groups[0].kind == "pact"
    assert titles(answer, "pact")[0] == pact
    assert titles(answer, "actor") == []


@pytest.mark.parametrize("asked", ["NATO", "European Union"])
def test_an_organisation_with_pacts_of_its_own_comes_after_the_pact_that_made_it(ask: Asks, asked):
    answer = ask(asked)
    kinds = [group.kind for group in answer.groups]
    assert kinds[:2] == ["pact", "actor"]
    assert titles(answer, "pact")[0] == titles(answer, "actor")[0] == asked
    assert titles(ask("United Nations"), "actor")[0] == "United Nations"  # no pact has its name


def test_a_story_is_found_by_its_title(ask: Asks):
    answer = ask("tirana and belgrade")
    assert answer.left_out == ()
    (hit,) = next(group.hits for group in answer.groups if group.kind == "story")
    assert "".join(hit.title) == "Tirana and Belgrade: one report, checked"
    assert marked(hit.title) == ["Tirana", "Belgrade"]
    assert "".join(hit.more).startswith("6 steps · ")
    assert hit.to == {"story": "tirana-and-belgrade", "step": 1}


def test_a_group_with_the_very_name_comes_first(ask: Asks):
    assert ask("Tirana declaration").groups[0].kind == "pact"
    assert ask("Serbia").groups[0].kind == "actor"


def test_words_of_texts_that_look_like_a_name_lead_to_both(ask: Asks):
    assert titles(ask("Hungry"), "actor")[0] == "Hungary"
    assert titles(ask("nearest"), "actor") == []


def test_a_day_leads_to_the_map_of_that_day_and_to_its_events(ask: Asks):
    answer = ask("14 May 1955")
    assert [hit.to for hit in answer.groups[0].hits] == [{"as_of": "1955-05-14"}]
    (signed,) = next(group.hits for group in answer.groups if group.kind == "event")
    assert signed.to == {"as_of": "1955-05-14", "pact": "WARSAW_PACT"}
    assert titles(ask("1955-05-14"), "event") == titles(answer, "event")


def test_a_year_leads_to_its_beginning_and_its_end(ask: Asks):
    hits = ask("1955").groups[0].hits
    assert [("".join(hit.title), *hit.more) for hit in hits] == [
        ("1 January 1955", "Beginning of 1955"),
        ("31 December 1955", "End of 1955"),
    ]


def test_a_year_of_which_the_tables_do_not_speak_is_no_day_of_the_map(ask: Asks):
    assert "date" not in [group.kind for group in ask("1066").groups]
    first, _ = ask("1945").groups[0].hits
    assert first.to == {"as_of": "1945-09-02"}


def test_a_name_with_a_year_is_the_name_on_that_day(ask: Asks):
    answer = ask("Yugoslavia 1995")
    (hit,) = next(group.hits for group in answer.groups if group.kind == "actor")
    assert hit.to == {"as_of": "1995-01-01", "country": "YUG"}
    kinds = [group.kind for group in answer.groups]
    assert kinds.index("actor") < kinds.index("date")


def test_a_place_leads_to_what_happened_there_last(ask: Asks):
    hit = next(group.hits[0] for group in ask("Bled").groups if group.kind == "place")
    assert "".join(hit.title) == "Bled, Yugoslavia"
    assert hit.to == {"as_of": "1954-08-09", "pact": "BALKAN_ALLIANCE_1954"}


def test_a_phrase_is_found_as_it_stands(ask: Asks):
    answer = ask('"commitment to mutual defense"')
    (hit,) = next(group.hits for group in answer.groups if group.kind == "said")
    assert hit.to == {"document": "SEED_000", "sentence": 4}
    assert marked(hit.title) == ["commitment to mutual defense"]
    assert ask('"defense mutual to commitment"').groups == []


def test_an_event_leads_to_its_day_with_its_pact(ask: Asks):
    answer = ask('"sign a joint declaration on cooperation in defence"')
    hit = next(group.hits[0] for group in answer.groups if group.kind == "event")
    assert hit.to == {"as_of": "2025-03-18", "pact": "TIRANA2025"}


def test_a_document_of_ours_opens_here_and_another_at_its_publisher(ask: Asks):
    ours = next(g.hits[0] for g in ask("military-alliance talks").groups if g.kind == "document")
    assert ours.to == {"document": "SEED_000", "sentence": 0}
    other = next(
        g.hits[0] for g in ask("SFRY EncycloReader breakup").groups if g.kind == "document"
    )
    assert other.to["url"].startswith("https://")


def test_where_nothing_has_all_words_it_is_told_without_which(ask: Asks):
    answer = ask("Orbán Vučić zeppelin agreement")
    assert answer.left_out
    assert answer.groups
    assert ask("Orbán Vučić").left_out == ()
    assert ask("Orbán zeppelin factory").groups == []  # less than half of what was asked


def test_a_group_says_how_many_there_are_beside_those_it_shows(ask: Asks):
    for limit in (1, 3):
        group = next(one for one in ask("NATO", limit).groups if one.kind == "event")
        assert len(group.hits) == limit
        assert group.total > 50


def test_nothing_is_found_of_nonsense(ask: Asks):
    assert ask("xqzzv wqxk").groups == []
    assert ask("").groups == []


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_question_is_an_error_or_takes_long(ask: Asks, text):
    begun = time.process_time()
    answer = ask(text)
    assert time.process_time() - begun < 0.5
    assert {group.kind for group in answer.groups} <= set(GROUPS)


@settings(max_examples=60)
@given(st.text(max_size=80))
def test_any_text_is_a_question(committed, text):
    for group in found(committed, text).groups:
        assert 0 < len(group.hits) <= group.total
        assert all("".join(hit.title) and isinstance(hit.to, dict) for hit in group.hits)
