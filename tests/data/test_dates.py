"""EDTF text becomes a first and a last possible day, or a refusal with a remedy."""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from data import dates
from data.dates import DateError, DateSpan, day_in_words, in_words, parse, parse_day

NO_DATE = "is not an EDTF date"
OPEN = "has an open end"


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "words"),
    [
        ("2025-03-20", "2025-03-20", "2025-03-20", "20 March 2025"),
        ("2024-02-29", "2024-02-29", "2024-02-29", "29 February 2024"),
        ("2025-03", "2025-03-01", "2025-03-31", "March 2025"),
        ("2025", "2025-01-01", "2025-12-31", "2025"),
        (
            "199X",
            "1990-01-01",
            "1999-12-31",
            "between 1 January 1990 and 31 December 1999",
        ),
        ("2025-03-XX", "2025-03-01", "2025-03-31", "between 1 and 31 March 2025"),
        ("2025-21", "2025-03-01", "2025-05-31", "between 1 March 2025 and 31 May 2025"),
        (
            "[2025-03-19..2025-03-31]",
            "2025-03-19",
            "2025-03-31",
            "between 19 and 31 March 2025",
        ),
        (
            "2025-03-20/2025-04-02",
            "2025-03-20",
            "2025-04-02",
            "between 20 March 2025 and 2 April 2025",
        ),
        ("2025-03-20T10:00:00Z", "2025-03-20", "2025-03-20", "20 March 2025"),
    ],
)
def test_a_date_has_a_first_and_a_last_possible_day_and_words(
    text: str, earliest: str, latest: str, words: str
) -> None:
    span = DateSpan(text, date.fromisoformat(earliest), date.fromisoformat(latest), False)
    assert (parse(text), in_words(text)) == (span, words)


@pytest.mark.parametrize("text", ["2025-03?", "2025-03~", "2025-03%"])
def test_a_qualified_date_is_about_and_never_settled(text: str) -> None:
    span = parse(text)
    assert span == DateSpan(text, date(2025, 3, 1), date(2025, 3, 31), True)
    assert (in_words(text), span.exact, span.settled_on(date(2030, 1, 1))) == (
        "about March 2025",
        False,
        False,
    )


def test_a_coarse_date_is_settled_on_its_last_possible_day() -> None:
    span = parse("2025-03")
    assert not span.settled_on(date(2025, 3, 30))
    assert span.settled_on(date(2025, 3, 31))


def test_only_a_day_without_a_qualifier_is_exact() -> None:
    texts = ["2025-03-20", "2025-03-20?", "2025-03"]
    assert [parse(text).exact for text in texts] == [True, False, False]


def test_the_library_turns_an_open_start_into_ten_years_earlier_so_it_is_refused() -> None:
    assert parse_edtf("/2025").lower_strict()[0] == 2015  # the trap
    with pytest.raises(DateError, match=f"^'/2025' {OPEN}$"):
        parse("/2025")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        *((text, OPEN) for text in ("../2025", "[..2025]", "/2025", "[..2024,2026]")),
        *((text, OPEN) for text in ("2025/..", "[2025..]", "2025/", "2025-03-20/..", "[2025,..]")),
        *((text, NO_DATE) for text in ("unknown/2025", "2025/open", "", "20 March 2025", "nan")),
        *((text, NO_DATE) for text in ("2025-13", "2025-00", "2025-01-00", "2025-3-1", "20250320")),
        *((text, NO_DATE) for text in ("2025-02-30", "2023-02-29", "[2025-02-30..2025-03-05]")),
        *(
            (text, NO_DATE)
            for text in (" 2025", "2025 ", "2025\n", "٢٠٢٥", "2025-1X", "2025-03-1X")
        ),
        *((text, NO_DATE) for text in ("-0044", "0000", "10000", "Y17E7", "XXXX")),
        ("{2025,2026}", "means several events"),
        ("2025-03-20/2025-03-10", "ends before it begins"),
        ("[2025-03-31..2025-03-19]", "ends before it begins"),
    ],
)
def test_what_is_no_usable_date_is_refused(text: str, why: str) -> None:
    with pytest.raises(DateError) as refusal:
        parse(text)
    assert str(refusal.value) == f"'{text}' {why}"


def test_a_refusal_says_what_to_write() -> None:
    remedies = {"2025-13": "", "../2025": "", "{2025,2026}": "", "2025/2024": ""}
    for text in remedies:
        with pytest.raises(DateError) as refusal:
            parse(text)
        remedies[text] = refusal.value.remedy
    assert remedies == {
        "2025-13": "write YYYY, YYYY-MM or YYYY-MM-DD",
        "../2025": "write the first and last possible day",
        "{2025,2026}": "write one row for each",
        "2025/2024": "swap the two ends",
    }


def test_a_plain_day_is_read() -> None:
    assert parse_day("2025-03-20") == date(2025, 3, 20)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2025-03", "'2025-03' is not a day"),
        ("20-03-2025", "'20-03-2025' is not a day"),
        ("2025-03-20\n", "'2025-03-20\n' is not a day"),
        ("٢٠٢٥-03-20", "'٢٠٢٥-03-20' is not a day"),
        ("2025-02-30", "'2025-02-30' is not in the calendar"),
        ("0000-01-01", "'0000-01-01' is not in the calendar"),
    ],
)
def test_what_is_no_plain_day_is_refused(text: str, message: str) -> None:
    with pytest.raises(DateError) as refusal:
        parse_day(text)
    assert str(refusal.value) == message


def test_a_missing_date_is_named_as_such() -> None:
    assert in_words("") == "date not known"


@given(st.dates(), st.dates())
def test_any_two_days_are_a_span_in_order_or_refused(one: date, other: date) -> None:
    text = f"[{one}..{other}]"
    if one <= other:
        assert parse(text) == DateSpan(text, one, other, False)
    else:
        with pytest.raises(DateError, match="ends before it begins"):
            parse(text)


DIGITS = ["00", "01", "02", "12", "13", "21", "28", "29", "30", "31", "32"]
PLAIN = st.builds(
    "{}{}{}".format,
    st.sampled_from(["0000", "0001", "1582", "1900", "2024", "2025", "9999", "985"]),
    st.sampled_from(["", *(f"-{month}" for month in DIGITS)]),
    st.sampled_from(["", "", *(f"-{day}" for day in DIGITS)]),
)


@settings(max_examples=200)
@given(PLAIN, PLAIN, st.sampled_from(["{}", "{}?", "{}~", "{}%", "{}/{}", "[{}..{}]"]))
def test_the_short_way_for_plain_dates_ends_where_the_library_does(
    one: str, other: str, form: str
) -> None:
    text = form.format(one, other)
    short = dates._plain_ends(text)
    assert short is None or short == dates._library_ends(text)


@given(st.dates())
def test_every_day_is_read_back_from_its_words(day: date) -> None:
    assert in_words(day.isoformat()) == day_in_words(day) == f"{day.day} {day:%B} {day.year}"


@given(st.text("0123456789-X/.[]{},?~%TZ:Y *u", max_size=24) | st.text(max_size=12))
def test_any_text_is_a_span_or_refused(text: str) -> None:
    try:
        span = parse(text)
    except DateError as error:
        refusal = error
    else:
        assert span.earliest <= span.latest
        assert in_words(text)
        return
    assert refusal.remedy


# What is written plainly does not pass through the library, which takes milliseconds for each.
FORMS = st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"])
DAYS = st.dates(min_value=date(1000, 1, 1))


@given(DAYS, DAYS, FORMS, st.booleans())
def test_a_plain_date_is_read_as_the_library_reads_it(
    one: date, other: date, form: str, set_of_both: bool
) -> None:
    first, last = sorted([one, other])
    text = first.strftime(form)
    if set_of_both and first < last:
        text = f"[{text}..{last.strftime(form)}]"
    wanted = parse_edtf(text)
    ends = [date(*end[:3]) for end in (wanted.lower_strict(), wanted.upper_strict())]
    assert parse(text) == DateSpan(text, ends[0], ends[1], False)
