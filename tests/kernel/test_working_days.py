"""Which days an office works, and how terms in working days are counted."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.kernel.period import Period
from kientao.kernel.working_days import Calendar, OutsideCalendar

# Quốc khánh 2026: Monday 31/8 is off, Saturday 22/8 is worked instead; 1/9 and 2/9 are the holiday.
NATIONAL_DAY = Calendar(
    days_off=frozenset({date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 2)}), made_up=frozenset({date(2026, 8, 22)})
)
DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    off = draw(st.frozensets(DAYS, max_size=40))
    return Calendar(days_off=off, made_up=draw(st.frozensets(DAYS, max_size=20)) - off)


def test_the_office_rests_on_saturday_and_sunday() -> None:
    week = [Calendar().is_working_day(date(2026, 3, 2) + timedelta(days=n)) for n in range(7)]
    assert week == [True] * 5 + [False] * 2


def test_a_saturday_worked_instead_of_a_monday_is_a_working_day() -> None:
    assert NATIONAL_DAY.is_working_day(date(2026, 8, 22))
    assert not NATIONAL_DAY.is_working_day(date(2026, 8, 31))


def test_the_day_of_receipt_does_not_count() -> None:
    assert NATIONAL_DAY.add_working_days(date(2026, 8, 27), 1) == date(2026, 8, 28)
    assert NATIONAL_DAY.add_working_days(date(2026, 8, 27), 2) == date(2026, 9, 3)


def test_a_term_that_would_end_on_a_holiday_ends_on_the_next_working_day() -> None:
    assert NATIONAL_DAY.on_or_after(date(2026, 8, 29)) == date(2026, 9, 3)
    assert NATIONAL_DAY.add_working_days(date(2026, 8, 29), 0) == date(2026, 9, 3)
    assert NATIONAL_DAY.on_or_before(date(2026, 9, 2)) == date(2026, 8, 28)


def test_no_day_is_both_off_and_worked() -> None:
    day = frozenset({date(2026, 8, 22)})
    with pytest.raises(ValueError, match="2026-08-22"):
        Calendar(days_off=day, made_up=day)


def test_a_calendar_of_one_year_says_nothing_of_the_next() -> None:
    calendar = Calendar(covers=Period.year(2026))
    with pytest.raises(OutsideCalendar, match="2027-01-01"):
        calendar.add_working_days(date(2026, 12, 31), 1)


def test_a_moment_is_not_a_day() -> None:
    with pytest.raises(TypeError):
        NATIONAL_DAY.is_working_day(datetime(2026, 8, 31, tzinfo=UTC))


@given(calendars(), DAYS, st.integers(-60, 60).filter(bool))
def test_counting_undoes_adding(calendar: Calendar, day: date, n: int) -> None:
    end = calendar.add_working_days(day, n)
    assert calendar.is_working_day(end)
    if n > 0:
        assert calendar.working_days_between(day, end) == n
    else:
        assert len(calendar.working_days(Period(end, day - timedelta(days=1)))) == -n


@given(calendars(), DAYS, st.integers(1, 30), st.integers(1, 30))
def test_two_terms_one_after_the_other_are_one_long_term(calendar: Calendar, day: date, a: int, b: int) -> None:
    assert calendar.add_working_days(calendar.add_working_days(day, a), b) == calendar.add_working_days(day, a + b)


@given(calendars(), DAYS, DAYS, DAYS)
def test_stretches_add_up(calendar: Calendar, a: date, b: date, c: date) -> None:
    first, middle, last = sorted((a, b, c))
    between = calendar.working_days_between
    assert between(first, middle) + between(middle, last) == between(first, last) == -between(last, first)


@given(calendars(), DAYS)
def test_next_and_previous_skip_nothing(calendar: Calendar, day: date) -> None:
    after, before = calendar.next_working_day(day), calendar.previous_working_day(day)
    assert before < day < after
    worked = calendar.working_days(Period(before, after))
    assert [found for found in worked if found != day] == [before, after]


@given(calendars(), DAYS, DAYS)
def test_a_later_start_never_ends_earlier(calendar: Calendar, a: date, b: date) -> None:
    first, second = sorted((a, b))
    assert calendar.add_working_days(first, 5) <= calendar.add_working_days(second, 5)
