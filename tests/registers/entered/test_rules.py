"""What an answer may say, what a state allows, how periods are called, from when until when a level holds."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.facts.questions import QUESTIONS, Over
from kientao.kernel.period import Period
from kientao.registers.entered.rules.answers import MOST, Numbers, doubts, missing, wrong
from kientao.registers.entered.rules.clashes import clashes
from kientao.registers.entered.rules.lateness import days_late
from kientao.registers.entered.rules.levels import holding
from kientao.registers.entered.rules.periods import (
    Length,
    code_of,
    latest_quarter,
    length_of,
    period_of,
    period_words,
    periods_around,
)
from kientao.registers.entered.rules.states import WITH_AGENCY, Act, NotPossible, State, after, is_possible

pytestmark = pytest.mark.same_everywhere
COPIES, RANK, GROWTH = (QUESTIONS[code] for code in ("certified-copies", "par-index-rank", "revenue-growth"))
ends = st.lists(
    st.tuples(st.dates(date(2025, 1, 1), date(2025, 3, 1)), st.integers(1, 9)), unique_by=lambda one: one[1]
)
periods = st.builds(
    lambda year, length, number: Period.months(year, number % (12 // length.months) * length.months + 1, length.months),
    st.integers(2020, 2030), st.sampled_from(Length), st.integers(0, 11),
)  # fmt: skip


def test_a_whole_answer_needs_both_numbers_and_something_below_the_line() -> None:
    assert missing(COPIES, Numbers(18, 20)) == {}
    assert missing(COPIES, Numbers(0, 20)) == {}
    assert set(missing(COPIES, Numbers(None, None))) == {"above", "below"}
    assert "Phải lớn hơn 0" in missing(COPIES, Numbers(0, 0))["below"]
    assert missing(RANK, Numbers(7)) == {}
    assert set(missing(RANK, Numbers(7, 63))) == {"below"}


def test_a_draft_may_be_half_and_is_never_negative_or_huge() -> None:
    assert wrong(COPIES, Numbers(None, None)) == {}
    assert wrong(COPIES, Numbers(0, 0)) == {}
    assert set(wrong(COPIES, Numbers(-1, MOST + 1))) == {"above", "below"}


@given(st.integers(0, 10**16), st.integers(0, 10**16))
def test_more_than_the_whole_is_said_and_never_refused(above: int, below: int) -> None:
    numbers = Numbers(above, below)
    assert bool(list(doubts(GROWTH, numbers))) == (above > below)
    if 0 < below < MOST and above < MOST:
        assert missing(GROWTH, numbers) == {}


@given(st.integers(), st.integers())
def test_what_may_be_handed_in_may_be_kept(above: int, below: int) -> None:
    for question in QUESTIONS.values():
        numbers = Numbers(above, below if question.below else None)
        if not missing(question, numbers):
            assert wrong(question, numbers) == {}
            assert 0 <= above <= MOST


@pytest.mark.parametrize("state", State)
def test_what_is_not_possible_says_why_and_where_it_is(state: State) -> None:
    for act in Act:
        for stands in (False, True):
            if is_possible(state, act, stands=stands):
                assert after(state, act, stands=stands) in State
            else:
                with pytest.raises(NotPossible, match=state.words):
                    after(state, act, stands=stands)


def test_an_approved_answer_changes_by_a_correction_alone_and_one_that_waits_by_a_decision() -> None:
    assert {act for act in Act if is_possible(State.APPROVED, act, stands=True)} == {Act.CORRECT}
    assert {act for act in Act if is_possible(State.HANDED_IN, act, stands=True)} == {Act.APPROVE, Act.RETURN}
    assert not is_possible(State.DRAFTED, Act.DROP)
    assert all(is_possible(one, Act.SAVE) for one in WITH_AGENCY)


@given(periods)
def test_a_period_comes_back_from_its_code_and_has_words(period: Period) -> None:
    assert period_of(code_of(period)) == period
    assert length_of(period) is not None
    assert str(period.first.year) in period_words(period)


def test_periods_are_called_as_the_office_calls_them() -> None:
    year = 2026
    said = {
        Period.month(year, 3): "Tháng 3/2026",
        Period.quarter(year, 4): "Quý IV/2026",
        Period.months(year, 1, 6): "6 tháng đầu năm 2026",
        Period.months(year, 7, 6): "6 tháng cuối năm 2026",
        Period.year(year): "Năm 2026",
        Period(date(2026, 1, 5), date(2026, 1, 9)): "05/01/2026 – 09/01/2026",
    }
    assert {period: period_words(period) for period in said} == said


@pytest.mark.parametrize(
    "code", ["", "2026-q5", "2026-m13", "2026-m00", "0000", "2026-h3", "26-q1", "2026-q1 ", "2026-x1"]
)
def test_what_is_no_period_is_none(code: str) -> None:
    assert period_of(code) is None


def test_the_quarter_that_is_over_is_offered_first() -> None:
    assert latest_quarter(date(2026, 4, 6)) == Period.quarter(2026, 1)
    assert latest_quarter(date(2026, 2, 6)) == Period.quarter(2025, 4)
    offered = dict(periods_around(date(2026, 4, 6)))
    assert [len(offered[one]) for one in (Length.QUARTER, Length.MONTH, Length.HALF, Length.YEAR)] == [8, 24, 4, 3]
    with pytest.raises(ValueError, match="2026"):
        code_of(Period(date(2026, 1, 1), date(2026, 1, 9)))


@given(ends)
def test_levels_follow_each_other_without_gap_or_overlap(given_: list[tuple[date, int]]) -> None:
    held = sorted(holding(given_), key=lambda one: one.since)
    assert {one.since for one in held} == {day for day, _ in given_}
    for one, following in pairwise(held):
        assert one.until == following.since - timedelta(days=1)
        assert one.until >= one.since
    assert [one.until for one in held[-1:]] == [None][: len(held)]


@given(periods, periods)
def test_sums_clash_where_a_day_would_count_twice_and_levels_on_one_day(one: Period, other: Period) -> None:
    shared = max(one.first, other.first) <= min(one.last, other.last)
    assert clashes(Over.SUM, one, other) == clashes(Over.SUM, other, one) == shared
    assert clashes(Over.LAST, one, other) == (one.last == other.last)


def test_whoever_handed_in_on_time_is_late_no_more() -> None:
    due, day = date(2026, 4, 20), date(2026, 5, 1)
    assert days_late(due, None, day) == 11
    assert days_late(due, due, day) == 0
    assert days_late(due, date(2026, 4, 22), day) == 2
    assert days_late(due, None, due) == 0
