"""Sets of days, and the verdict on a period, beside a count day by day."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from data.checks.period import Period
from data.checks.truth import (
    EVER,
    FALSE,
    TRUE,
    UNKNOWN,
    Days,
    Truth,
    any_of,
    common,
    depends_on_day,
    union,
    verdict,
    without,
)

FIRST = date(2025, 1, 1).toordinal()
SPAN = range(FIRST, FIRST + 30)
DAYS = st.lists(st.tuples(st.sampled_from(SPAN), st.integers(0, 9)), max_size=4).map(
    lambda spans: union(tuple((start, start + length) for start, length in spans))
)
TRUTHS = st.tuples(DAYS, DAYS).map(lambda pair: Truth(pair[0], union(*pair)))
PERIODS = st.tuples(st.integers(0, 29), st.integers(0, 12)).map(
    lambda pair: Period(
        date.fromordinal(FIRST + pair[0]), date.fromordinal(FIRST + pair[0] + pair[1])
    )
)


def each(days: Days) -> set[int]:
    return {day for start, end in days for day in range(start, end)}


@given(DAYS, DAYS)
def test_sets_of_days_are_sets(one: Days, other: Days) -> None:
    assert each(union(one, other)) == each(one) | each(other)
    assert each(common(one, other)) == each(one) & each(other)
    assert each(without(one, other)) == each(one) - each(other)


@given(DAYS)
def test_a_set_of_days_is_written_in_one_way_only(days: Days) -> None:
    assert all(a < b for a, b in days)
    assert all(left[1] < right[0] for left, right in pairwise(days))
    assert union(days) == days


@given(TRUTHS, PERIODS)
def test_a_verdict_is_that_of_all_days_of_the_period(truth: Truth, period: Period) -> None:
    days = set(range(period.first.toordinal(), period.last.toordinal() + 1))
    sure, possible = each(truth.sure), each(truth.possible)
    wanted = "supported" if days <= sure else "unknown" if days & possible else "contradicted"
    assert verdict(truth, period) == wanted
    assert depends_on_day(truth, period) == bool(days & sure and days - possible)


@given(TRUTHS, PERIODS)
def test_what_is_denied_is_contradicted_where_it_is_supported(truth: Truth, period: Period) -> None:
    turned = {"supported": "contradicted", "contradicted": "supported", "unknown": "unknown"}
    assert verdict(truth.not_(), period) == turned[verdict(truth, period)]
    assert truth.not_().not_() == truth


@given(TRUTHS, TRUTHS)
def test_both_and_either_are_each_other_denied(one: Truth, other: Truth) -> None:
    assert any_of([one, other]).not_() == one.not_().and_(other.not_())


@given(TRUTHS, PERIODS, st.integers(1, 9))
def test_a_longer_period_settles_nothing_that_a_shorter_one_left_open(
    truth: Truth, period: Period, more: int
) -> None:
    longer = Period(period.first, period.last + timedelta(days=more))
    if verdict(truth, longer) != "unknown":
        assert verdict(truth, period) == verdict(truth, longer)


@given(PERIODS)
def test_what_always_never_or_perhaps_holds(period: Period) -> None:
    found = [verdict(truth, period) for truth in (TRUE, FALSE, UNKNOWN)]
    assert found == ["supported", "contradicted", "unknown"]


@given(PERIODS)
def test_after_the_last_review_nothing_is_known(period: Period) -> None:
    before = period.first - timedelta(days=1)
    for truth in (TRUE, FALSE, UNKNOWN):
        assert verdict(truth.known_until(before), period) == "unknown"
        assert verdict(truth.known_until(period.last), period) == verdict(truth, period)


def test_what_once_held_has_held_ever_since() -> None:
    held = ((FIRST, FIRST + 1), (FIRST + 5, FIRST + 6))
    assert Truth(held, held).ever_since().sure == ((FIRST, EVER[0][1]),)
    assert FALSE.ever_since() == FALSE
