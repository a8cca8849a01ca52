"""The look can be seen: contrast, colour blindness, and one set of colours everywhere."""

import itertools
import re
import tomllib
from pathlib import Path

import pytest

from data import check
from data.checks.findings import VERDICTS
from data.lifecycle import STRENGTH
from data.schema import enums, kinds
from geo import style, words

ROOT = Path(__file__).parents[2]
LINES = [*words.FAMILIES, "reaction"]
# Machado, Oliveira and Fernandes 2009, severity 1.0, for linear RGB.
BLINDNESS = {
    "protan": [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
}  # fmt: skip


def linear(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def contrast(a, b):
    """The contrast ratio of WCAG 2.2."""
    light = sorted(
        sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear(c), strict=True)) for c in (a, b)
    )
    return (light[1] + 0.05) / (light[0] + 0.05)


def difference(a, b, kind):
    """How far two colours lie apart for an eye of this kind, in Oklab (0.02 is just visible)."""
    return sum((p - q) ** 2 for p, q in zip(oklab(a, kind), oklab(b, kind), strict=True)) ** 0.5


def oklab(colour, kind):
    rgb = [
        max(0.0, sum(m * p for m, p in zip(line, linear(colour), strict=True)))
        for line in BLINDNESS[kind]
    ]
    to_lms = [[0.4122, 0.5363, 0.0514], [0.2119, 0.6807, 0.1074], [0.0883, 0.2817, 0.6300]]
    lms = [sum(m * p for m, p in zip(line, rgb, strict=True)) ** (1 / 3) for line in to_lms]
    to_lab = [[0.2105, 0.7936, -0.0041], [1.9780, -2.4286, 0.4506], [0.0259, 0.7828, -0.8087]]
    return [sum(m * p for m, p in zip(line, lms, strict=True)) for line in to_lab]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
class TestContrast:
    @pytest.mark.parametrize("token", LINES)
    @pytest.mark.parametrize("ground", ["land", "water", "selected"])
    def test_lines_stand_out_against_the_map(self, token, ground, theme):
        assert contrast(style.TOKENS[token][theme], style.TOKENS[ground][theme]) >= 3

    @pytest.mark.parametrize("token", ["text", "muted", "accent"])
    @pytest.mark.parametrize("ground", ["panel", "chip", "land"])
    def test_text_can_be_read(self, token, ground, theme):
        assert contrast(style.TOKENS[token][theme], style.TOKENS[ground][theme]) >= 4.5

    def test_text_on_the_accent_and_on_warnings_can_be_read(self, theme):
        token = {name: pair[theme] for name, pair in style.TOKENS.items()}
        assert contrast(token["on-accent"], token["accent"]) >= 4.5
        assert contrast(token["text"], token["warning"]) >= 4.5
        assert contrast(token["reaction"], token["warning"]) >= 4.5

    @pytest.mark.parametrize("kind", BLINDNESS)
    def test_families_differ_for_the_colour_blind(self, kind, theme):
        colours = [style.TOKENS[family][theme] for family in words.FAMILIES]
        pairs = [(a, b) for n, a in enumerate(colours) for b in colours[n + 1 :]]
        assert min(difference(a, b, kind) for a, b in pairs) > 0.05


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("kind", BLINDNESS)
def test_what_a_comparison_says_differs_for_the_colour_blind(kind, theme):
    sheet = (ROOT / "geo/browser/comparison.css").read_text("utf-8")
    found = dict(re.findall(r"--pm-(began|ended|changed): var\(--pm-(\w+)\)", sheet))
    assert set(found) == {"began", "ended", "changed"}
    assert set(found.values()) <= set(LINES)  # whose contrast is tested above
    colours = [style.TOKENS[token][theme] for token in found.values()]
    assert min(difference(a, b, kind) for a, b in itertools.combinations(colours, 2)) > 0.09


def test_the_check_on_contrast_can_fail():
    assert contrast("#777777", "#808080") < 3
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert difference("#00AA00", "#00AA00", "deutan") == 0


@pytest.mark.parametrize(
    ("status", "binding", "line"),
    [
        ("in_force", "NA", "solid"),
        ("signed", "1", "solid"),
        ("signed", "0", "long"),
        ("signed", "NA", "long"),
        ("negotiating", "1", "short"),
        ("proposed", "0", "short"),
        ("reported", "1", "dotted"),
        ("suspended", "1", "suspended"),
    ],
)
def test_the_line_says_the_status(status, binding, line):
    assert style.line(status, binding) == line


def test_every_code_has_its_words_and_its_look():
    assert set(words.FAMILIES) == set(enums()["family"])
    assert set(words.TYPES) == set(enums()["event_type"])
    assert set(words.DRAWN_STATUSES) == set(STRENGTH)
    assert set(words.LINES) == set(style.DASHES)
    assert tuple(words.VERDICTS) == tuple(words.VERDICT_MARKS) == VERDICTS
    assert set(words.RULES) == {*check.RULES, "violation", "superseded"}
    assert {*words.RULES, *words.UNJUDGED} >= set(kinds())
    assert set(enums()["family"]) <= set(style.TOKENS)


def test_streamlits_theme_has_the_same_colours():
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))["theme"]
    names = {
        "primaryColor": "accent",
        "backgroundColor": "panel",
        "secondaryBackgroundColor": "chip",
        "textColor": "text",
        "borderColor": "edge",
        "linkColor": "accent",
        "redTextColor": "reaction",
        "greenTextColor": "defence_cooperation",
    }
    for number, name in enumerate(("light", "dark")):
        assert theme[name] == {key: style.TOKENS[token][number] for key, token in names.items()}


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
class TestMembers:
    @pytest.mark.parametrize("kind", BLINDNESS)
    def test_tints_of_members_are_told_apart_from_each_other_and_from_land(self, kind, theme):
        tints = [pair[theme] for pair in style.MEMBERS]
        grounds = [style.TOKENS[name][theme] for name in ("land", "water", "dependent")]
        for a, b in itertools.combinations([*tints, *grounds], 2):
            if {a, b} & set(tints):
                assert difference(a, b, kind) >= 0.03, (a, b)

    @pytest.mark.parametrize("token", LINES)
    def test_lines_stand_out_against_the_tints(self, token, theme):
        for pair in style.MEMBERS:
            assert contrast(style.TOKENS[token][theme], pair[theme]) >= 3
