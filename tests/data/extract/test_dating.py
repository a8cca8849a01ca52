"""Dates in sentences: written out, relative to the day of the text or to the date before."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import dates as edtf
from data.extract.dated import Dated
from data.extract.dating import dateline, dates
from data.extract.engine import extract
from data.extract.memory import Memory
from data.lexicon.tokens import words
from tests.data.extract.events import events, last

MONDAY = date(2024, 6, 3)
DAYS = st.dates(date(1850, 1, 1), date(2099, 12, 31))


def found(
    text: str, day: date | None = MONDAY, future: bool = False, latest: str = ""
) -> list[str]:
    """The dates of a sentence of a text of that day."""
    memory = Memory(day=day, latest=latest)
    return [dated.edtf for dated in dates(words(text, 0, len(text)), memory, future)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("signed on 14 March 2023", "2023-03-14"),
        ("signed on 14th of March 2023", "2023-03-14"),
        ("signed on March 14, 2023", "2023-03-14"),
        ("signed on 14.03.2023", "2023-03-14"),
        ("signed on 2023-03-14", "2023-03-14"),
        ("signed in March 2023", "2023-03"),
        ("signed in Mar. 2023", "2023-03"),
        ("signed in 1949", "1949"),
        ("met on 9 and 10 May 2022", "2022-05-09/2022-05-10"),
        ("signed on 14 March last year", "2023-03-14"),
        ("signed on 1 June", "2024-06-01"),
        ("signed in December", "2023-12"),
        ("signed in May", "2024-05"),
        ("signed last December", "2023-12"),
    ],
)
def test_a_date_of_the_calendar_is_read(text: str, expected: str) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "signed on 41.03.2023",
        "they may sign",
        "may 2023 people march",
        "2000 troops left",
        "Resolution 1441",
        "signed page 14",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert found(text) == []


def test_of_a_day_that_does_not_exist_the_month_is_read() -> None:
    assert found("signed on 31 June 2023") == ["2023-06"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("signed today", "2024-06-03"),
        ("signed yesterday", "2024-06-02"),
        ("signed this morning", "2024-06-03"),
        ("signed on Monday", "2024-06-03"),
        ("signed on Friday", "2024-05-31"),
        ("signed last Monday", "2024-05-27"),
        ("signed two days ago", "2024-06-01"),
        ("signed two weeks ago", "2024-05-20"),
        ("signed three months ago", "2024-03"),
        ("signed four years ago", "2020"),
        ("signed last week", "2024-05"),
        ("signed last month", "2024-05"),
        ("signed earlier this month", "2024-06"),
        ("signed last year", "2023"),
        ("signed this year", "2024"),
        ("signed last autumn", "2023"),
    ],
)
def test_a_relative_date_counts_from_the_day_of_the_text(text: str, expected: str) -> None:
    assert found(text) == [expected]
    assert found(text, day=None) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("to be signed tomorrow", "2024-06-04"),
        ("to be signed on Friday", "2024-06-07"),
        ("to be signed next Monday", "2024-06-10"),
        ("to be signed in September", "2024-09"),
        ("to be signed in March", "2025-03"),
        ("to be signed next month", "2024-07"),
        ("to be signed next year", "2025"),
    ],
)
def test_what_is_planned_lies_ahead(text: str, expected: str) -> None:
    assert found(text, future=True) == [expected]


@pytest.mark.parametrize(
    ("text", "latest", "expected"),
    [
        ("the same day", "1976-03-04", "1976-03-04"),
        ("the following day", "1976-12-31", "1977-01-01"),
        ("the following month", "1976-12-31", "1977-01"),
        ("the previous year", "1976", "1975"),
        ("that year", "1976-03", "1976"),
        ("three years later", "1976", "1979"),
        ("a month earlier", "1976-01-04", "1975-12"),
        ("in May of the following year", "1976", "1977-05"),
    ],
)
def test_or_from_the_date_spoken_of_before(text: str, latest: str, expected: str) -> None:
    assert found(text, latest=latest) == [expected]


@pytest.mark.parametrize(
    ("text", "latest"),
    [("the same day", "1976"), ("the following month", "1976"), ("that year", "")],
)
def test_not_if_that_is_coarser(text: str, latest: str) -> None:
    assert found(text, day=None, latest=latest) == []


@given(DAYS, st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d.%m.%Y"]))
def test_every_day_is_read_as_itself(day: date, form: str) -> None:
    assert found(f"signed on {day.strftime(form)}") == [day.isoformat()]


@given(DAYS, st.sampled_from(["Monday", "Wednesday", "Sunday"]), st.booleans())
def test_a_weekday_is_at_most_a_week_away(day: date, weekday: str, future: bool) -> None:
    (read,) = map(date.fromisoformat, found(f"on {weekday}", day, future))
    assert read.strftime("%A") == weekday
    ahead = timedelta(0) <= read - day <= timedelta(7)
    assert ahead if future else timedelta(0) <= day - read < timedelta(7)


WORDS = "in on the last next following year month 5 14 May March 1976 two ago later Monday that , -"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=12), st.booleans())
def test_whatever_is_read_is_edtf_and_in_order(chosen: list[str], future: bool) -> None:
    cut = words(" ".join(chosen), 0, 10_000)
    read = dates(cut, Memory(day=MONDAY, latest="1976-05"), future)
    assert [edtf.parse(dated.edtf).text for dated in read] == [dated.edtf for dated in read]
    ends = [place for dated in read for place in (dated.first, dated.last)]
    assert ends == sorted(ends)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PARIS, 3 June 2024 – Talks were held.", MONDAY),
        ("Press release No. 5, June 3, 2024", MONDAY),
        ("Talks were held on 3 June 2024.", None),
        ("PARIS, June 2024 – Talks were held.", None),
        ("Talks were held.", None),
    ],
)
def test_the_day_of_a_text_stands_apart(text: str, expected: date | None) -> None:
    day, place = dateline([words(text, 0, len(text))])
    assert day == expected
    assert (place >= 0) == (expected is not None)


def test_a_dateline_is_no_date_of_an_event() -> None:
    assert events("PARIS, 3 June 2024 – France and Chad signed a defence pact.") == [
        "SIGN occurred FRA+TCD"
    ]


def test_the_place_of_a_dateline_takes_no_part() -> None:
    text = "VIENNA, 4 March 2025 – A treaty signed by Laos and Cambodia in 1999 expired last month."
    assert events(text) == ["SIGN occurred KHM+LAO 1999", "EXPIRE occurred KHM+LAO 2025-02"]


def test_today_inside_a_quotation_is_the_day_of_the_text() -> None:
    text = 'PARIS, 3 June 2024 – "We signed a defence pact with Chad today," said France\'s army.'
    assert events(text) == ["SIGN occurred FRA+TCD 2024-06-03"]


def test_the_day_of_a_statement_is_not_that_of_the_event() -> None:
    text = "PARIS, 3 June 2024 – France said on Sunday that it had signed a defence pact with Chad."
    assert events(text) == ["SIGN occurred FRA+TCD"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 4 April 1949 Canada and Denmark signed a defence treaty.", "1949-04-04"),
        ("Canada and Denmark signed the defence treaty of 1949.", ""),
        ("In 1949 Canada and Denmark signed a defence treaty, and Peru left NATO.", "1949"),
    ],
)
def test_a_date_belongs_to_the_event_beside_it(text: str, expected: str) -> None:
    assert events(text)[0] == f"SIGN occurred CAN+DNK {expected}".strip()


def test_each_event_of_a_sentence_has_the_date_beside_it() -> None:
    text = "Finland joined NATO in April 2023, and Sweden joined NATO in March 2024."
    assert events(text) == ["ACCEDE occurred FIN+NATO 2023-04", "ACCEDE occurred NATO+SWE 2024-03"]


def test_a_list_with_dates_is_several_events() -> None:
    text = "Iraq joined the pact in February 1955, Pakistan in September and Iran in November."
    assert [re.sub(r" occurred", "", event) for event in events(text)] == [
        "ACCEDE IRQ 1955-02",
        "ACCEDE PAK 1955-09",
        "ACCEDE IRN 1955-11",
    ]


def test_the_following_year_counts_from_the_sentence_before() -> None:
    text = "France and Chad signed a defence pact in May 2019. They amended the pact the following "
    assert last(text + "year.") == ["AMEND occurred FRA+TCD 2020"]


def test_a_date_is_compared_by_its_place_and_value() -> None:
    text = "in May 2019"
    assert dates(words(text, 0, len(text)), Memory()) == [Dated(1, 3, "2019-05")]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("LIMA, May 2 - Cuba and Peru signed a treaty on Friday.", "2025-05-03", "2025-05-02"),
        ("LIMA, May 2 (AP) - Cuba and Peru signed a treaty on Friday.", "2025-05-03", "2025-05-02"),
        ("Lima, 30 December - Cuba and Peru signed a pact yesterday.", "2026-01-02", "2025-12-29"),
        ("Cuba and Peru signed a treaty on Friday.", "2025-05-05", "2025-05-02"),
        ("Cuba and Peru signed a treaty in March.", "2025-05-05", "2025-03"),
        ("LIMA, 2 May 2024 - Cuba and Peru signed a treaty yesterday.", "2025-05-05", "2024-05-01"),
        ("Cuba and Peru signed a treaty on 2 May - a Friday.", "2026-05-05", "2026-05-02"),
    ],
)  # fmt: skip
def test_the_day_of_publication_dates_what_the_text_leaves_open(
    text: str, published: str, expected: str
):
    (found,) = extract(text, "text.txt", date.fromisoformat(published))
    assert found.date == expected


def test_without_a_day_of_publication_nothing_is_guessed():
    text = "LIMA, May 2 - Cuba and Peru signed a treaty on Friday."
    (found,) = extract(text, "text.txt")
    assert found.date == ""
