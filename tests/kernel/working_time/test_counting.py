"""Adding and measuring working time."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kientao.kernel.working_days import Calendar
from kientao.kernel.working_time import (
    ZONE,
    WorkingTime,
    add_days,
    add_minutes,
    closing,
    days_between,
    minutes_between,
    next_working_moment,
)
from tests.kernel.working_time.offices import COVERS, PROVINCE, SWAP, TET, at, calendars, moments

MINUTES = st.integers(-1500, 6000)
DATES = st.dates(date(2024, 6, 1), date(2025, 6, 30))


def test_lunch_and_night_are_skipped() -> None:
    assert add_minutes(PROVINCE, at("2024-06-03 11:00"), 60) == at("2024-06-03 13:30")
    assert add_minutes(PROVINCE, at("2024-06-03 16:00"), 120) == at("2024-06-04 08:30")
    assert add_minutes(PROVINCE, at("2024-06-04 08:30"), -120) == at("2024-06-03 16:00")


def test_counting_on_ends_at_a_closing_and_counting_back_at_an_opening() -> None:
    assert add_minutes(PROVINCE, at("2024-06-03 07:30"), 480) == at("2024-06-03 17:00")
    assert add_minutes(PROVINCE, at("2024-06-03 17:00"), -480) == at("2024-06-03 07:30")
    assert add_minutes(PROVINCE, at("2024-06-04 07:30"), -480) == at("2024-06-03 07:30")


def test_nothing_added_stays_while_open_and_waits_for_the_opening_otherwise() -> None:
    assert add_minutes(PROVINCE, at("2024-06-03 11:30"), 0) == at("2024-06-03 11:30")
    assert add_minutes(PROVINCE, at("2024-06-03 12:15"), 0) == at("2024-06-03 13:00")
    assert add_minutes(PROVINCE, at("2024-06-08 12:15"), 0) == at("2024-06-10 07:30")


def test_a_minute_that_has_begun_counts_from_its_start() -> None:
    late = at("2024-06-03 16:59").replace(second=59, microsecond=999_999)
    assert add_minutes(PROVINCE, late, 1) == at("2024-06-03 17:00")
    assert minutes_between(PROVINCE, at("2024-06-03 16:00"), late) == 59


def test_870_minutes_from_a_morning_to_after_the_next_closing() -> None:
    since, until = at("2024-06-03 09:00"), at("2024-06-04 17:05")
    assert minutes_between(PROVINCE, since, until) == 870
    assert minutes_between(PROVINCE, until, since) == -870


def test_how_late_a_finished_dossier_was_does_not_hang_on_today() -> None:
    assert days_between(PROVINCE, date(2025, 3, 10), date(2025, 3, 12)) == 2


def test_400_working_dates_and_back() -> None:
    end = add_days(PROVINCE, date(2024, 1, 2), 400)
    assert days_between(PROVINCE, date(2024, 1, 2), end) == 400
    assert days_between(PROVINCE, end, date(2024, 1, 2)) == -400


def test_a_moment_of_any_zone_is_read_on_the_office_s_clock() -> None:
    in_london = datetime(2024, 6, 3, 2, 0, tzinfo=UTC)
    assert add_minutes(PROVINCE, in_london, 60) == at("2024-06-03 10:00")
    assert add_minutes(PROVINCE, in_london, 60).tzinfo is ZONE


def test_the_next_working_moment_is_never_a_closing() -> None:
    assert next_working_moment(PROVINCE, at("2024-06-03 17:00")) == at("2024-06-04 07:30")
    assert next_working_moment(PROVINCE, at("2024-06-03 09:12")) == at("2024-06-03 09:12")
    assert next_working_moment(PROVINCE, at("2024-02-07 17:30")) == at("2024-02-15 07:30")


@given(calendars(), moments(), MINUTES)
def test_what_was_added_is_measured(calendar: WorkingTime, moment: datetime, n: int) -> None:
    end = add_minutes(calendar, moment + timedelta(days=90), n)
    assert minutes_between(calendar, moment + timedelta(days=90), end) == n


@given(calendars(), moments(), MINUTES)
def test_adding_then_taking_away_comes_back(calendar: WorkingTime, moment: datetime, n: int) -> None:
    """To the same point of working time; to the very minute where the office was open."""
    moment += timedelta(days=90)
    back = add_minutes(calendar, add_minutes(calendar, moment, n), -n)
    assert minutes_between(calendar, moment, back) == 0
    if n > 0 and next_working_moment(calendar, moment) == moment:
        assert back == moment


@given(calendars(), moments(), st.integers(0, 3000), st.integers(0, 3000))
def test_two_stretches_one_after_the_other_are_one(calendar: WorkingTime, moment: datetime, a: int, b: int) -> None:
    assert add_minutes(calendar, add_minutes(calendar, moment, a), b) == add_minutes(calendar, moment, a + b)


@given(calendars(), moments(), moments(), MINUTES, st.integers(0, 500))
def test_later_or_longer_never_ends_earlier(calendar: WorkingTime, a: datetime, b: datetime, n: int, more: int) -> None:
    first, second = (moment + timedelta(days=90) for moment in sorted((a, b)))
    assert (
        add_minutes(calendar, first, n) <= add_minutes(calendar, second, n) <= add_minutes(calendar, second, n + more)
    )


@given(calendars(), moments(), moments(), moments())
def test_stretches_add_up_and_keep_their_sign(calendar: WorkingTime, a: datetime, b: datetime, c: datetime) -> None:
    between = minutes_between
    assert between(calendar, a, b) + between(calendar, b, c) == between(calendar, a, c)
    assert between(calendar, a, b) == -between(calendar, b, a)


@given(calendars(), DATES, st.integers(-40, 120).filter(bool))
def test_days_counted_undo_days_added(calendar: WorkingTime, day: date, n: int) -> None:
    end = add_days(calendar, day, n)
    assert calendar.is_working_date(end)
    if n > 0:
        assert days_between(calendar, day, end) == n
    else:
        assert days_between(calendar, end, day) + calendar.is_working_date(end) == -n + calendar.is_working_date(day)
    assert days_between(calendar, day, end) == -days_between(calendar, end, day)


@given(DATES, st.integers(-60, 60))
def test_dates_are_those_of_the_office_calendar(day: date, n: int) -> None:
    """The calendar of dates alone and the one with hours agree on Vietnamese days."""
    plain = Calendar(
        days_off=frozenset(one.date for one in (*TET, *SWAP[:3])), made_up=frozenset({SWAP[3].date}), covers=COVERS
    )
    assert add_days(PROVINCE, day, n) == plain.add_working_days(day, n)


@given(calendars(), DATES)
def test_a_date_closes_after_its_last_minute(calendar: WorkingTime, day: date) -> None:
    end = closing(calendar, day)
    midnight = datetime(day.year, day.month, day.day, tzinfo=ZONE)
    worked = minutes_between(calendar, midnight, midnight + timedelta(days=1))
    assert (end is None) == (worked == 0)
    if end is not None:
        assert minutes_between(calendar, midnight, end) == worked
        assert minutes_between(calendar, midnight, end - timedelta(minutes=1)) == worked - 1
