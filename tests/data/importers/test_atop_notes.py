"""What our columns cannot hold is told in sentences, and no code is left standing in them."""

import tomllib
from datetime import date

import pytest

from data import tables
from data.folders import DEFAULT_FOLDER, PROJECT
from data.importers.atop import importing
from data.importers.atop.notes import Notes
from data.importers.atop.wordings import wording
from data.importers.collection import ground
from data.importers.states import Names, ends
from tests.data.importers.made import ATOP_COLUMNS, atop_file, member


@pytest.fixture(scope="module")
def base():
    return ground(tables.load(DEFAULT_FOLDER))


@pytest.fixture
def notes(base, tmp_path):
    """The notes on an alliance of these members."""

    def told(*rows, phases=1):
        dataset = importing.read(atop_file(tmp_path, *rows), (), "the file")
        alliance = importing.alliances_of(importing.members.members(dataset))[-1]
        states = Names(base)
        return Notes(alliance, states, ends(base), phases, "ATOP_5_1", named=False).text()

    return told


def pair(**cells):
    return [member(1005, 300, "1900-1-3", **cells), member(1005, 220, "1900-1-3", **cells)]


HEAD = (
    "Obligations as coded from the text by ATOP (ATOP_5_1). "
    "ATOP's file has no names: this one is made of its parties and date."
)


def test_an_alliance_of_which_nothing_else_is_known_has_only_the_head(notes):
    assert notes(*pair(defense=1)) == HEAD


@pytest.mark.parametrize(
    ("cells", "sentences"),
    [
        ({"pubsecr": 2, "secrart": 8}, "The whole treaty was to be kept secret."),
        (
            {"pubsecr": 1, "secrart": 2},
            "The treaty was public, with secret articles. Secret was against whom it was directed.",
        ),
        ({"speclgth": 1, "length": 120}, "Concluded for 10 years."),
        ({"speclgth": 1, "length": 7}, "Concluded for 7 months."),
        (
            {"proren": 2, "renewlgt": 12},
            "Each renewal is for 1 year. It renews itself unless notice is given.",
        ),
        (
            {"defense": 1, "defcoadv": 1, "defcoloc": 1},
            "Help in defence depends on who the adversary is and where the conflict is.",
        ),
        ({"olimob": 1}, "An obligation depends on a condition of another kind."),
        (
            {"specthrt": 1, "statthr1": 255, "statthr2": 365},
            "Named as a threat: Germany and Russia. "
            "It names the state or states it is meant to counter.",
        ),
        ({"seppeace": 1}, "All promise: no separate peace."),
        (
            {"cow4id": 12},
            "Number 12 in the list of alliances of the Correlates of War, version 4.1.",
        ),
        ({"source": 2}, "ATOP coded it from secondary sources, without the text."),
    ],
)
def test_each_column_becomes_a_sentence(notes, cells, sentences):
    assert notes(*pair(**cells)) == f"{HEAD} {sentences}"


def test_what_differs_between_members_is_told_by_name(notes):
    told = notes(
        member(1005, 300, "1900-1-3", defense=1, defcoloc=1, terrres=1, cowwar=22),
        member(1005, 220, "1900-1-3"),
    )
    assert told == (
        f"{HEAD} Only Austria-Hungary promises help in defence. "
        "Help in defence depends, for Austria-Hungary, on where the conflict is. "
        "Austria-Hungary promises: territory or resources for an ally. "
        "At war on joining: Austria-Hungary (number 22 of the Correlates of War)."
    )


def test_a_phase_says_which_it_is(notes):
    rows = [{**row, "phase": "2", "maxphase": "2"} for row in pair()]
    first = "Phase 2 of 2 of alliance 1005 in ATOP; phases differ in their terms."
    assert notes(*rows, phases=2) == f"{first} {HEAD}"


def test_every_sentence_is_of_a_column_of_the_member_file():
    words = wording()
    columns = {*words.alliance, *words.member, *words.endings}
    columns |= {column for of in words.conditions.values() for column in of}
    assert columns <= set(ATOP_COLUMNS)


def test_every_sentence_ends_and_names_no_code():
    path = PROJECT / "data" / "importers" / "atop" / "wording.toml"
    raw = tomllib.loads(path.read_text("utf-8"))
    sentences = [
        text for of in raw["alliance"].values() for text in of.values() if isinstance(text, str)
    ]
    assert sentences
    assert [text for text in sentences if not text.endswith(".") or text[0].islower()] == []


def test_a_code_that_the_codebook_lacks_is_reported_and_left_out(tmp_path):
    rows = [{**row, "refothio": "2"} for row in pair(defense=1)]
    made = importing.imported(atop_file(tmp_path, *rows), date(2026, 11, 23))
    assert (
        "atop5_1m.csv:2:refothio '2' is no code of the codebook and left out and 1 more."
        in made.report
    )
    assert made.collection.rows["instruments"][0]["notes"] == HEAD
