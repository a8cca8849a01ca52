"""The gazetteer: codes exist, forms are unique on a day, collisions are decided, files sorted."""

import csv
import io
from collections import defaultdict
from datetime import date
from functools import cache
from itertools import combinations
from typing import NamedTuple

import pytest

from data import dates
from data.folders import DEFAULT_FOLDER, PROJECT

LEXICON = PROJECT / "data" / "lexicon"
FILES = {
    "ambiguous": ("form", "rule", "note"),
    "groups": ("form", "members", "valid_from", "valid_to", "note"),
    "metonyms": ("form", "actor", "valid_from", "valid_to", "note"),
    "people": ("name", "actor", "role", "valid_from", "valid_to", "note"),
    "prefixes": ("form", "actor", "note"),
    "treaties": ("form", "instrument", "parties", "signed", "note"),
}
RULES = {"never", "instrument", "context", "reads", "either", "dated", "place", "body", "group"}


class Reading(NamedTuple):
    """A form read as an actor, from a day to a day (not included)."""

    actor: str
    start: date
    end: date


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one file of the gazetteer."""
    return list(csv.DictReader(io.StringIO((LEXICON / f"{name}.csv").read_text("utf-8"))))


def table(name: str) -> list[dict[str, str]]:
    """The rows of one curated table."""
    return list(csv.DictReader(io.StringIO((DEFAULT_FOLDER / f"{name}.csv").read_text("utf-8"))))


def reading(actor: str, valid_from: str, valid_to: str) -> Reading:
    """A reading; a day ends it at once, a month or a year is meant whole."""
    start = dates.parse(valid_from).earliest if valid_from else date.min
    span = dates.parse(valid_to) if valid_to else None
    return Reading(actor, start, (span.earliest if span else date.max))


def names_of(row: dict[str, str]) -> list[str]:
    """Every form of an actor; an organisation's seat is none of them."""
    columns = ["name", "demonyms", "aliases", *(["capital"] * (row["kind"] != "organisation"))]
    return [form for column in columns for form in row[column].split(";") if form]


@cache
def readings() -> dict[str, set[Reading]]:
    """All forms that stand for one actor, with their readings."""
    found: dict[str, set[Reading]] = defaultdict(set)
    for row in table("actors"):
        for form in names_of(row):
            found[form].add(reading(row["actor"], row["valid_from"], row["valid_to"]))
    for name, column in (("metonyms", "form"), ("people", "name")):
        for row in rows(name):
            found[row[column]].add(reading(row["actor"], row["valid_from"], row["valid_to"]))
    return dict(found)


def collisions(found: dict[str, set[Reading]]) -> set[str]:
    """The forms that have two codes on one day."""
    return {
        form
        for form, several in found.items()
        for one, other in combinations(several, 2)
        if one.actor != other.actor and one.start < other.end and other.start < one.end
    }


def codes(form: str) -> set[str]:
    """The actors that a form may stand for."""
    return {found.actor for found in readings().get(form, ())}


KNOWN = {row["actor"] for row in table("actors")}
AMBIGUOUS = {row["form"]: row["rule"] for row in rows("ambiguous")}


@pytest.mark.parametrize("name", FILES)
def test_a_file_has_its_columns_and_its_rows_are_sorted_and_unique(name: str) -> None:
    text = (LEXICON / f"{name}.csv").read_text("utf-8")
    header, *lines = csv.reader(io.StringIO(text))
    assert (tuple(header), lines) == (FILES[name], sorted(lines))
    assert len(lines) == len(set(map(tuple, lines)))


@pytest.mark.parametrize("name", FILES)
def test_no_cell_has_spaces_at_an_end_and_no_form_is_empty(name: str) -> None:
    cells = [(row, cell) for row in rows(name) for cell in row.values()]
    assert [cell for _, cell in cells if cell != cell.strip()] == []
    assert [row for row in rows(name) if not next(iter(row.values()))] == []


def test_every_code_is_an_actor_and_every_instrument_is_in_the_tables() -> None:
    named = {row["actor"] for name in ("metonyms", "people", "prefixes") for row in rows(name)}
    named |= {code for row in rows("groups") for code in row["members"].split(";")}
    named |= {code for row in rows("treaties") for code in row["parties"].split(";") if code}
    named |= {
        code for rule in AMBIGUOUS.values() for code in rule.partition(":")[2].split(";") if code
    }
    assert named - KNOWN == set()
    keys = {row["instrument"] for row in table("instruments")}
    assert {row["instrument"] for row in rows("treaties")} - keys == {""}


def test_lists_of_codes_are_sorted_and_a_group_has_two_members_or_more() -> None:
    groups = [row["members"].split(";") for row in rows("groups")]
    parties = [row["parties"].split(";") for row in rows("treaties")]
    assert [found for found in groups + parties if found != sorted(set(found))] == []
    assert [found for found in groups if len(found) < 2] == []


def test_a_treaty_names_twelve_parties_at_most() -> None:
    assert [row["form"] for row in rows("treaties") if row["parties"].count(";") > 11] == []


@pytest.mark.parametrize("name", ["groups", "metonyms", "people"])
def test_an_interval_is_edtf_and_runs_forward(name: str) -> None:
    spans = [(row["valid_from"], row["valid_to"]) for row in rows(name)]
    both = [(dates.parse(a), dates.parse(b)) for a, b in spans if a and b]
    assert [(a, b) for a, b in both if a.earliest > b.latest] == []


def test_a_signature_is_edtf() -> None:
    assert [
        row for row in rows("treaties") if row["signed"] and not dates.parse(row["signed"])
    ] == []


def test_a_form_has_one_code_on_a_day_unless_it_is_listed_as_ambiguous() -> None:
    assert collisions(readings()) - set(AMBIGUOUS) == set()


def test_two_codes_on_one_day_are_found() -> None:
    one = Reading("COD", date(1960, 6, 30), date.max)
    other = Reading("COG", date(1960, 8, 15), date.max)
    assert collisions({"Congo": {one, other}}) == {"Congo"}


def test_two_codes_one_after_the_other_are_no_collision() -> None:
    one = Reading("SUN", date.min, date(1991, 12, 26))
    other = Reading("RUS", date(1991, 12, 26), date.max)
    assert collisions({"Moscow": {one, other}}) == set()


def test_no_form_has_two_rows_at_one_time() -> None:
    for name, column, code in (("metonyms", "form", "actor"), ("groups", "form", "members")):
        found: dict[str, set[Reading]] = defaultdict(set)
        for row in rows(name):
            found[row[column]].add(reading(row[code], row["valid_from"], row["valid_to"]))
        assert collisions(found) - set(AMBIGUOUS) - {"Big Four"} == set(), name


@pytest.mark.parametrize("name", ["ambiguous", "prefixes", "treaties"])
def test_a_form_stands_once(name: str) -> None:
    forms = [row["form"] for row in rows(name)]
    assert [form for form in set(forms) if forms.count(form) > 1] == []


def test_a_rule_is_one_that_the_readme_explains() -> None:
    readme = (LEXICON / "README.md").read_text("utf-8")
    assert {rule.partition(":")[0] for rule in AMBIGUOUS.values()} == RULES
    assert [rule for rule in RULES if f"| `{rule}" not in readme] == []


def test_a_form_that_always_reads_as_an_actor_is_one_of_its_names() -> None:
    fixed = [(form, rule[6:]) for form, rule in AMBIGUOUS.items() if rule.startswith("reads:")]
    assert [(form, code) for form, code in fixed if code not in codes(form)] == []


def test_a_form_that_is_never_an_actor_is_no_name_of_one() -> None:
    found = readings()
    assert [form for form, rule in AMBIGUOUS.items() if rule == "never" and form in found] == []


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("French", {"FRA"}),
        ("Guinea", {"GIN"}),
        ("Guinea-Bissau", {"GNB"}),
        ("Equatorial Guinea", {"GNQ"}),
        ("Papua New Guinea", {"PNG"}),
        ("Guinean", {"GIN"}),
        ("Congo", {"COG"}),
        ("Congolese", {"COD", "COG"}),
        ("DR Congo", {"COD"}),
        ("Congo-Brazzaville", {"COG"}),
        ("Zaire", {"COD"}),
        ("South Korea", {"KOR"}),
        ("North Korea", {"PRK"}),
        ("Turkey", {"TUR"}),
        ("Türkiye", {"TUR"}),
        ("Turkiye", {"TUR"}),
        ("Nigerian", {"NGA"}),
        ("Nigerien", {"NER"}),
        ("Dominican", {"DMA", "DOM"}),
        ("Georgia", {"GEO"}),
        ("Ivory Coast", {"CIV"}),
        ("Burma", {"MMR"}),
        ("Kiev", {"UKR"}),
        ("Brussels", {"BEL", "EU", "NATO"}),
        ("Moscow", {"RUS", "SUN"}),
        ("CSCE", {"OSCE"}),
        ("Turkish Cypriot", {"CYN"}),
        ("Republic of China", {"TWN"}),
        ("Erdogan", {"TUR"}),
    ],
)
def test_a_hard_name_reads_as(form: str, expected: set[str]) -> None:
    assert codes(form) == expected


@pytest.mark.parametrize("form", ["Korea", "Korean", "Indian Ocean", "Bosnian Serb", "Kim", "Lee"])
def test_a_form_that_names_no_side_is_no_name_of_an_actor(form: str) -> None:
    assert codes(form) == set()


def test_a_treaty_without_organs_is_no_actor() -> None:
    assert KNOWN & {"ANZUS", "AUKUS", "RIO", "FPDA", "QUAD"} == set()


def test_every_dated_name_of_a_country_is_one_of_its_names() -> None:
    assert [row for row in table("names") if row["actor"] not in codes(row["name"])] == []


def test_every_office_holder_is_among_the_people() -> None:
    known = {(row["name"], row["actor"]) for row in rows("people")}
    held = {(row["person"], row["actor"]) for row in table("offices")}
    assert held - known == set()


def test_every_state_has_a_demonym_and_a_seat() -> None:
    states = [row for row in table("actors") if row["kind"] in ("state", "former_state")]
    assert [row["actor"] for row in states if not (row["demonyms"] and row["capital"])] == []


def test_the_lists_are_as_broad_as_promised() -> None:
    assert len(rows("treaties")) >= 500
    assert len({(row["actor"], row["role"], row["valid_from"]) for row in rows("people")}) >= 300
