"""The word lists: folded, used, and with fields that are known; what ambiguous words mean."""

import re
import tomllib
from itertools import product

import pytest

from data import schema
from data.folders import PROJECT
from data.lexicon.files import FOLDER, lists, parsed
from data.lexicon.senses import Sense, begins, senses_of
from data.lexicon.tokens import split
from data.lexicon.triggers import Family, Form, families
from data.lexicon.verbs import BASE, PAST

LISTS = [
    (file, section, name)
    for file in ("grammar", "nouns")
    for section, found in lists(file).items()
    for name in found
]
CODE = "".join(
    path.read_text("utf-8")
    for folder in ("extract", "lexicon")
    for path in sorted((PROJECT / "data" / folder).glob("*.py"))
)
FORMS = {form for several in families().values() for form in several}
TYPES = {*schema.enums()["event_type"], "ECHO"} - {"SUCCEED"}  # no text reports a succession so


@pytest.mark.parametrize(("file", "section", "name"), LISTS)
def test_a_list_is_used_and_has_no_word_twice(file: str, section: str, name: str) -> None:
    found = lists(file)[section][name]
    assert f'"{section}"' in CODE
    assert f'"{name}"' in CODE
    assert [word for word in found if found.count(word) > 1] == []


@pytest.mark.parametrize(("file", "section", "name"), LISTS)
def test_words_are_folded(file: str, section: str, name: str) -> None:
    found = lists(file)[section][name]
    stems = ("adjectives", "always_talks")  # ends and beginnings of words
    assert [w for w in found if name not in stems and " ".join(split(w)) != spaced(w)] == []


@pytest.mark.parametrize(("file", "section", "name"), LISTS)
def test_what_is_compared_word_by_word_is_one_word(file: str, section: str, name: str) -> None:
    phrases = section in ("instruments", "speech") or name in ("always_talks", "object_is_party")
    found = lists(file)[section][name]
    assert phrases or [word for word in found if len(split(word)) > 1] == []


def spaced(word: str) -> str:
    return " ".join(re.findall(r"'s|n't|[^\W_]+|[^\w\s]", word)) if "-" in word else word


def test_every_list_says_what_it_is_for() -> None:
    lines = (FOLDER / "grammar.toml").read_text("utf-8").splitlines()
    named = [at for at, line in enumerate(lines) if re.match(r"[a-z_]+ = ", line)]
    assert [lines[at] for at in named if not lines[at - 1].startswith("#")] == []


def test_every_family_has_a_type_and_an_object_and_only_known_fields() -> None:
    rows = parsed("triggers")["family"]
    fields = {*Family.__dataclass_fields__, "verbs", "nouns", "fixed"}
    assert [row for row in rows if not {"type", "object"} <= row.keys() <= fields] == []
    assert {row["type"] for row in rows} == TYPES


def test_every_sense_has_only_known_fields_and_is_about_some_form() -> None:
    rows = parsed("senses")["sense"]
    assert [row for row in rows if not row.keys() <= Sense.__dataclass_fields__.keys()] == []
    about = {sense for form in FORMS for sense in form.senses}
    assert len(about) == len({str(row) for row in rows})


def test_every_cue_tells_a_realis() -> None:
    assert set(parsed("cues")) == set(schema.enums()["realis"])
    known = {"words", "verbs", "before", "after_words", "after"}
    assert [name for name, section in parsed("cues").items() if not section.keys() <= known] == []


@pytest.mark.parametrize("file", ["triggers", "senses", "cues", "nouns", "grammar", "verbs"])
def test_a_file_is_toml_and_the_readme_names_it(file: str) -> None:
    assert tomllib.loads((FOLDER / f"{file}.toml").read_text("utf-8"))
    assert f"`{file}.toml`" in (FOLDER / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("phrase", "entry", "expected"),
    [
        ("give notice", "give ~", True),
        ("give", "give ~", True),
        ("given", "give ~", False),
        ("give notice", "give", False),
        ("give notice", "*", True),
    ],
)
def test_an_entry_names_a_phrase_or_all_that_begin_so(
    phrase: str, entry: str, expected: bool
) -> None:
    assert begins(phrase, entry) == expected


def test_a_sense_is_about_its_types_verbs_and_forms() -> None:
    sense = Sense(types=("WITHDRAW",), verbs=("end",), forms=(PAST,))
    cases = product(("WITHDRAW", "EXPIRE"), (PAST, BASE), ("end", "leave"))
    about = [case for case in cases if sense.is_about(*case)]
    assert about == [("WITHDRAW", PAST, "end")]


def test_a_phrase_has_the_senses_that_are_about_it() -> None:
    (one,) = [s for s in senses_of("SIGN", BASE, "conclude") if s.verbs]
    assert one == Sense(verbs=("conclude",), not_after=frozenset(("that",)))
    assert [s for s in senses_of("SIGN", BASE, "ink") if s.verbs] == []


def test_a_word_of_two_families_has_both_meanings() -> None:
    meanings = {(form.family.type, form.form) for form in families()[("collapse", "of")]}
    assert meanings == {("EXPIRE", "noun")}
    assert {form.family.type for form in families()[("denounced",)]} == {"WITHDRAW", "ACCUSE"}
    assert ("rain",) not in families()


def test_some_forms_stand_alone() -> None:
    alone = {
        (form.family.type, form.verb): form.stands_alone for form in FORMS if form.form == BASE
    }
    assert alone["SIGN", "sign"]
    assert not alone["SIGN", "conclude"]
    assert isinstance(next(iter(FORMS)), Form)
