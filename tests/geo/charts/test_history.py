"""The whole of a history: a specification that runs without eval, a table, words, a source."""

import json
import re

import pytest

from geo import style
from geo.charts.history import LINE, history
from tests.world import event, world

EVENTS = [
    event("s", "SIGN", "2010-05-01", "ALB;HRV"),
    event("w", "WITHDRAW", "2015-01-01", "ALB"),
]
HOSTILE = '</script><img src=x onerror="alert(1)"> " + alert(1) + " {{7*7}}'


@pytest.fixture
def told(tmp_path):
    return history(world(tmp_path, events=EVENTS, borders=[]), "country", "ALB")


def walk(found):
    """All dictionaries in a value."""
    if isinstance(found, dict):
        yield found
        for value in found.values():
            yield from walk(value)
    elif isinstance(found, list):
        for value in found:
            yield from walk(value)


def test_it_says_what_it_is_of_when_and_on_which_terms(told):
    assert told["title"] == "Albania: pacts and memberships"
    assert told["subtitle"] == "1 January 2010 to 1 January 2016"
    assert told["counted"] == "1 pact as bars by status, 2 events as marks."
    assert re.fullmatch(
        r"Data: .*, data version [0-9a-f]{12}\. Licence: not stated; ask the source\.",
        told["source"],
    )


def test_the_table_says_what_the_chart_draws(told):
    assert told["table"]["columns"] == ["Pact", "What", "From", "Until"]
    assert [(found["code"], found["day"], found["cells"]) for found in told["table"]["rows"]] == [
        ("PACT", "2010-05-01", ["Pact", "signed", "1 May 2010", "1 January 2015"]),
        ("PACT", "2010-05-01", ["Pact", "Signature", "1 May 2010", ""]),
        ("PACT", "2015-01-01", ["Pact", "Withdrawal", "1 January 2015", ""]),
    ]


def test_every_mark_draws_data_and_every_signal_that_is_there(told):
    spec = told["spec"]
    known = {found["name"] for found in spec["data"]}
    used = {found["from"]["data"] for found in walk(spec["marks"]) if "from" in found}
    assert used <= known
    names = {signal["name"] for signal in spec["signals"]}
    assert {"width", "labels", "bottom", "day", "hover", "told", "when", "height"} <= names


def test_each_gap_cuts_its_hatching(told):
    (plot,) = [found for found in told["spec"]["marks"] if found.get("name") == "plot"]
    (gaps,) = [found for found in plot["marks"] if found.get("from") == {"data": "gaps"}]
    assert gaps["encode"]["update"]["clip"] == {"value": True}  # `clip` beside it would cut nothing


def test_nothing_in_it_is_fetched_or_linked_to(told):
    assert not [found for found in walk(told["spec"]) if {"url", "href"} & found.keys()]


def test_every_tone_that_it_uses_comes_with_both_themes(told):
    used = set(re.findall(r"var\(--pm-([\w-]+)\)", json.dumps(told["spec"])))
    assert used <= told["tones"].keys()
    assert told["tones"]["alliance"] == list(style.TOKENS["alliance"])


def test_names_are_data_and_never_part_of_an_expression(tmp_path):
    tables = world(tmp_path, events=EVENTS, borders=[])
    tables.instruments.loc[tables.instruments["instrument"] == "PACT", "short_name"] = HOSTILE
    spec = history(tables, "country", "ALB")["spec"]
    assert [row["name"] for row in spec["data"][0]["values"] if row["key"]] == [HOSTILE]
    drawn = json.dumps([spec["marks"], spec["signals"], spec["scales"]])
    assert "onerror" not in drawn


@pytest.mark.parametrize(("kind", "code"), [("country", "XXX"), ("pact", "XXX"), ("day", "ALB")])
def test_what_is_unknown_is_refused(tmp_path, kind, code):
    with pytest.raises(KeyError):
        history(world(tmp_path), kind, code)


def test_the_source_is_told_to_its_end_in_lines_that_fit(told):
    assert " ".join(told["credits"]) == told["source"]
    assert max(map(len, told["credits"])) <= LINE
