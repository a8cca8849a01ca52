"""Reprints are found by their words; a report of one's own on the same event is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.likeness import ALIKE, Likeness, alike, fingerprint, likeness, pairs
from tests.data.intake import reports
from tests.data.intake.reports import AGENCY, HEADLINE, PARAGRAPHS, text

ONE_ORIGIN = ["REPRINT", "EDITED_REPRINT", "BRIEF", "REVISION"]
OTHERS = ["OTHER_REPORT", "MINISTRY", "BOILERPLATE"]


def report(name: str) -> str:
    found: str = getattr(reports, name)
    return found


def test_what_was_measured_when_the_bound_was_set():
    found = {name: likeness(AGENCY, report(name)) for name in [*ONE_ORIGIN, *OTHERS]}
    shares = {name: round(max(s.of_first, s.of_second), 2) for name, s in found.items()}
    assert shares == {
        "REPRINT": 0.97,
        "EDITED_REPRINT": 0.81,
        "BRIEF": 0.94,
        "REVISION": 0.98,
        "OTHER_REPORT": 0.18,
        "MINISTRY": 0.04,
        "BOILERPLATE": 0.34,
    }
    assert min(shares[name] for name in ONE_ORIGIN) > ALIKE + 0.2
    assert max(shares[name] for name in OTHERS) < ALIKE - 0.2


@pytest.mark.parametrize("one", ONE_ORIGIN)
@pytest.mark.parametrize("other", OTHERS)
def test_a_report_of_its_own_is_of_no_reprints_origin(one, other):
    assert not likeness(report(one), report(other)).one_origin


def test_reports_of_one_origin_are_paired_whichever_was_first():
    texts = {name: report(name) for name in [*OTHERS, *ONE_ORIGIN]}
    found = {tuple(sorted(pair)) for pair in pairs(texts)}
    expected = {(a, b) for a in ONE_ORIGIN for b in ONE_ORIGIN if a < b}
    assert found == expected
    assert alike(report("REPRINT"), texts).keys() == set(ONE_ORIGIN)


def test_shares_go_both_ways():
    brief, whole = report("BRIEF"), AGENCY
    assert likeness(brief, whole) == Likeness(
        likeness(whole, brief).of_second, likeness(whole, brief).of_first
    )
    assert likeness(brief, whole).of_first > 0.9 > 0.5 > likeness(brief, whole).of_second


def test_of_texts_too_short_nothing_is_said():
    assert not likeness("Albania and Croatia signed a pact.", AGENCY).one_origin
    assert not likeness("Rain fell.", "Rain fell.").one_origin
    assert fingerprint("Rain fell.") == fingerprint("Rain fell.")


def test_scripts_without_spaces_are_compared_too():
    one = "塞尔维亚总统表示将与匈牙利建立军事联盟以回应地拉那签署的备忘录。"
    assert likeness(one, f"据报道，{one}").one_origin
    assert not likeness(
        one, "克罗地亚国防部长昨天在地拉那会见了阿尔巴尼亚和科索沃的同行们。"
    ).one_origin


@pytest.mark.parametrize(
    "wrapped",
    [
        AGENCY.replace("\n\n", "\r\n\r\n"),
        AGENCY.replace(" ", "\n"),
        AGENCY.upper(),
        AGENCY.replace("“", '"').replace("”", '"').replace("–", "-"),
        AGENCY.replace("declaration", "decla-\nration"),
        AGENCY.replace("declaration", "decla\u00adration"),
        f"\ufeff{AGENCY}  ",
    ],
)
def test_the_wrapping_of_a_text_does_not_count(wrapped):
    assert fingerprint(wrapped) == fingerprint(AGENCY)


@pytest.mark.parametrize(
    ("old", "new"), [("1996", "1997"), ("4,700", "47,00"), ("signed", "did not sign"), (".", "?")]
)
def test_its_words_and_numbers_do(old, new):
    assert fingerprint(AGENCY.replace(old, new)) != fingerprint(AGENCY)


@given(st.permutations(PARAGRAPHS))
def test_the_order_of_paragraphs_hardly_matters(paragraphs):
    assert likeness(AGENCY, text(HEADLINE, *paragraphs)).of_first > 0.8
