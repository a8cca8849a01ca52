"""Stories as the player gets them, and the one that ships: the first document in six steps."""

from dataclasses import replace

from data import stories
from data.folders import DEFAULT_FOLDER
from data.rules import stories as rules
from data.tables import load
from geo import address, telling
from geo.address import View
from tests.first_document import small

SHIPPED = "tirana-and-belgrade"
FIRST, WHOLE = small(), load(DEFAULT_FOLDER)


def verdicts(step: int) -> list[tuple[str, str]]:
    found = telling.told(WHOLE, SHIPPED)["steps"][step - 1]["findings"]
    return sorted((one["verdict"], one["rule"]) for one in found)


def test_the_first_document_is_told_in_six_steps_each_tied_to_its_words():
    told = telling.told(WHOLE, SHIPPED)
    assert len(told["steps"]) == 6
    assert all(step["quotes"][0]["document"] == "SEED_000" for step in told["steps"])
    assert stories.problems(WHOLE) == []


def test_each_step_stands_beside_what_the_checks_say_of_its_words():
    assert verdicts(1) == [("contradicted", "form")]
    assert verdicts(2) == [("contradicted", "form"), ("contradicted", "obligation")]
    assert verdicts(3) == [
        ("contradicted", "member"),
        ("supported", "member"),
        ("supported", "member"),
    ]
    assert verdicts(4) == [
        ("contradicted", "violation"),
        ("contradicted", "violation"),
        ("unknown", "violation"),
    ]
    assert verdicts(5) == [("contradicted", "office")]
    assert ("unknown", "superseded") in verdicts(6)


def test_every_step_is_a_view_that_its_link_means():
    for number in range(1, 7):
        view, notices = address.parse({"story": SHIPPED, "step": str(number)}, WHOLE)
        assert notices == []
        own, _ = address.parse(stories.params(WHOLE, SHIPPED, number), WHOLE)
        assert view == replace(own, story=SHIPPED, step=number)


def test_what_a_step_may_show_is_what_links_know():
    assert address.LAYERS == rules.LAYERS
    assert set(rules._parameters(WHOLE)) == set(address.OF_A_STEP)


def test_a_quote_leads_to_its_sentence_or_to_where_it_was_published():
    here, there = telling.told(WHOLE, SHIPPED)["steps"][4]["quotes"]
    assert here == {
        "text": "talks with NATO Secretary-General Jens Stoltenberg",
        "document": "SEED_000",
        "stored": True,
        "title": "News text on Serbia–Hungary military-alliance talks, undated",
        "sentence": 11,
    }
    assert (there["stored"], there["publisher"]) == (False, "Tanjug")
    assert there["url"].startswith("https://")


def test_words_over_a_line_end_are_found_in_their_document():
    cited = stories.stories(WHOLE)[SHIPPED].steps[5].quotes[0]
    start, end = stories.place(WHOLE, cited)
    assert (start, end) == (176, 297)


def test_a_chain_is_told_in_the_words_of_its_events():
    told = telling.told(FIRST, "chain:srb-hun-talks")
    assert told["title"] == "Action and reaction: Tirana declaration"
    titles = [step["title"] for step in told["steps"]]
    assert titles[0].startswith("The defence ministers of Albania, Croatia and Kosovo sign")
    protest = told["steps"][3]
    assert protest["title"] == "Serbia's president criticises the signing of the Tirana declaration"
    assert protest["meta"] == "Accusation · 19 March 2025 · according to President Vučić"
    assert (protest["asked"], protest["events"]) == (1, ["vucic-criticises-tirana"])
    assert titles[6] == "Serbia and Hungary are reported to negotiate a military alliance"
    assert stories.start(FIRST, "chain:srb-hun-talks") == 7


def test_a_link_may_name_a_story_alone_and_a_wrong_step_begins_it():
    first, notices = address.parse({"story": SHIPPED}, FIRST)
    assert (first.story, first.step, first.pact, notices) == (SHIPPED, 1, "TIRANA2025", [])
    late, notices = address.parse({"story": SHIPPED, "step": "7"}, FIRST)
    assert (late.step, len(notices)) == (1, 1)
    none, notices = address.parse({"story": "another", "step": "2"}, FIRST)
    assert none == View(none.as_of)
    assert notices == ["The link's story “another” cannot be used; no story is told."]


def test_a_chain_of_one_event_and_of_none_is_no_story():
    for key in ("chain:srb-hun-plan-signed", "chain:", "chain:<img>", "../tirana-and-belgrade"):
        view, notices = address.parse({"story": key}, FIRST)
        assert (view.story, len(notices)) == ("", 1)


def test_a_day_in_the_link_wins_over_that_of_the_step():
    view, _ = address.parse({"story": SHIPPED, "step": "3", "as_of": "2020-01-01"}, FIRST)
    assert (view.as_of.year, view.step, view.country) == (2020, 3, "")
