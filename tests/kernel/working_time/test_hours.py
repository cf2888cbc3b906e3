"""What hours an office works: any that make sense, and none that don't."""

import pickle
from datetime import date, datetime

import pytest
from hypothesis import given

from kientao.kernel.period import Period
from kientao.kernel.working_time import (
    BadHours,
    HoursSince,
    Interval,
    NaiveMoment,
    OutsideCalendar,
    SpecialDay,
    WeekHours,
    WorkingTime,
    add_days,
    add_minutes,
    closing,
    opening,
)
from tests.kernel.working_time.offices import (
    AFTERNOON,
    COVERS,
    MORNING,
    PROVINCE,
    SWAP,
    TET,
    WEEK,
    at,
    calendars,
)


def test_an_interval_that_closes_before_it_opens_is_refused() -> None:
    with pytest.raises(BadHours) as refused:
        Interval(1020, 450)
    assert (refused.value.reason, refused.value.interval) == ("closes-before-it-opens", (1020, 450))


def test_an_interval_lies_within_the_day() -> None:
    assert Interval(0, 1440)
    for opens, closes in ((-1, 60), (1400, 1441)):
        with pytest.raises(BadHours, match="outside-the-day"):
            Interval(opens, closes)


def test_overlapping_hours_are_refused_with_their_weekday_and_interval() -> None:
    with pytest.raises(BadHours, match="Thursday 11:00–17:00") as refused:
        WeekHours(((MORNING,), (), (), (MORNING, Interval(660, 1020)), (), (), ()))
    assert (refused.value.weekday, refused.value.interval) == (3, (660, 1020))


@pytest.mark.parametrize("text", ["07:30", "7h30-11h30", "07:30-11:70", "07:30-11:30-", "sáng"])
def test_hours_that_can_not_be_read_are_refused_with_their_weekday(text: str) -> None:
    with pytest.raises(BadHours, match="unreadable") as refused:
        WeekHours.parse(["", "", text, "", "", "", ""])
    assert refused.value.weekday == 2


def test_a_slip_in_a_readable_week_is_named_too() -> None:
    with pytest.raises(BadHours, match="Saturday 17:00–13:00: closes-before-it-opens"):
        WeekHours.parse(["", "", "", "", "", "17:00-13:00", ""])


def test_a_week_has_seven_days() -> None:
    with pytest.raises(BadHours, match="not-seven-days"):
        WeekHours.parse(["07:30-11:30"] * 6)


def test_a_working_date_has_hours() -> None:
    with pytest.raises(BadHours, match="Sunday: counts-without-hours"):
        WeekHours((*((MORNING,),) * 6, ()), (True,) * 7)
    with pytest.raises(BadHours, match="2024-05-04"):
        SpecialDay(date(2024, 5, 4), counts=True)


def test_one_interval_is_a_day_like_any_other() -> None:
    week = WeekHours.parse([*["08:00-14:00"] * 5, "", ""])
    office = WorkingTime("Một ca", COVERS, (HoursSince(COVERS.first, week),))
    assert closing(office, date(2024, 6, 3)) == at("2024-06-03 14:00")


def test_no_hours_are_made_up_for_days_before_the_first_are_said() -> None:
    with pytest.raises(BadHours, match="no-hours-yet"):
        WorkingTime("Thiếu giờ", COVERS, (HoursSince(date(2024, 3, 1), WEEK),))
    with pytest.raises(BadHours, match="no-hours-yet"):
        WorkingTime("Không giờ", COVERS, ())


def test_nothing_is_said_twice_of_one_day() -> None:
    with pytest.raises(BadHours, match="2024-04-29: twice"):
        WorkingTime("Hai lần", COVERS, (HoursSince(COVERS.first, WEEK),), (*SWAP, SWAP[0]))
    with pytest.raises(BadHours, match="2024-01-01: twice"):
        WorkingTime("Hai lần", COVERS, (HoursSince(COVERS.first, WEEK),) * 2)


def test_a_saturday_worked_for_a_monday_has_monday_s_hours() -> None:
    assert PROVINCE.is_working_date(date(2024, 5, 4))
    assert opening(PROVINCE, date(2024, 5, 4)) == at("2024-05-04 07:30")
    assert closing(PROVINCE, date(2024, 5, 4)) == at("2024-05-04 17:00")


def test_a_sunday_like_a_saturday_counts_as_little_as_one() -> None:
    half = WeekHours.monday_to_friday(MORNING, AFTERNOON, saturday=(MORNING,))
    sunday = SpecialDay(date(2024, 5, 5), like=5)
    office = WorkingTime("Lịch", COVERS, (HoursSince(COVERS.first, half),), (sunday,))
    assert closing(office, date(2024, 5, 5)) == at("2024-05-05 11:30")
    assert not office.is_working_date(date(2024, 5, 5))


def test_a_day_can_not_be_like_one_that_has_no_hours() -> None:
    sunday = SpecialDay(date(2024, 5, 4), like=6, counts=True)
    with pytest.raises(BadHours, match="2024-05-04: counts-without-hours"):
        WorkingTime("Lịch", COVERS, (HoursSince(COVERS.first, WEEK),), (sunday,))
    with pytest.raises(BadHours, match="not-a-weekday"):
        SpecialDay(date(2024, 5, 4), like=7)


def test_a_day_off_opens_and_closes_never() -> None:
    assert opening(PROVINCE, date(2024, 2, 10)) is None
    assert closing(PROVINCE, date(2024, 2, 10)) is None
    assert PROVINCE.name_of(date(2024, 2, 10)) == "Tết Nguyên đán"


def test_hours_hold_until_others_do() -> None:
    summer = WeekHours.monday_to_friday(Interval(420, 690), Interval(810, 1020))
    office = WorkingTime("Mùa", COVERS, (HoursSince(date(2024, 4, 16), summer), HoursSince(COVERS.first, WEEK)))
    assert opening(office, date(2024, 4, 15)) == at("2024-04-15 07:30")
    assert opening(office, date(2024, 4, 16)) == at("2024-04-16 07:00")


def test_a_date_outside_the_calendar_is_not_guessed() -> None:
    for ask in (
        lambda: PROVINCE.is_working_date(date(2027, 1, 1)),
        lambda: add_days(PROVINCE, date(2026, 12, 31), 1),
        lambda: add_days(PROVINCE, date(2024, 1, 1), -1),
        lambda: add_minutes(PROVINCE, at("2026-12-31 17:00"), 1),
        lambda: add_minutes(PROVINCE, at("2024-01-01 07:30"), -1),
        lambda: add_minutes(PROVINCE, at("2023-12-31 12:00"), 1),
    ):
        with pytest.raises(OutsideCalendar, match="2024-01-01 to 2026-12-31"):
            ask()


def test_a_moment_has_a_zone_and_a_date_is_no_moment() -> None:
    with pytest.raises(NaiveMoment):
        add_minutes(PROVINCE, datetime(2024, 6, 3, 9), 1)  # noqa: DTZ001
    with pytest.raises(TypeError):
        add_days(PROVINCE, at("2024-06-03 09:00"), 1)


def test_the_version_is_that_of_the_days_not_of_the_name() -> None:
    same = WorkingTime("Lịch Sở Y tế", COVERS, (HoursSince(date(2020, 1, 1), WEEK),), (*SWAP, *TET))
    assert same.version == PROVINCE.version
    assert len(same.version) == 12
    spelled_out = SpecialDay(date(2024, 5, 4), (MORNING, AFTERNOON))
    assert WorkingTime("", COVERS, same.weeks, (*SWAP[:3], spelled_out, *TET)).version == same.version
    for other in (
        WorkingTime("", COVERS, same.weeks, SWAP),
        WorkingTime("", Period(COVERS.first, date(2026, 12, 30)), same.weeks, (*SWAP, *TET)),
        WorkingTime("", COVERS, same.weeks, (*SWAP[:3], SpecialDay(date(2024, 5, 4), like=0, counts=False), *TET)),
    ):
        assert other.version != same.version


@given(calendars())
def test_a_calendar_is_the_same_after_a_journey(calendar: WorkingTime) -> None:
    again = pickle.loads(pickle.dumps(calendar))
    assert again == calendar
    assert (again.version, again.tables) == (calendar.version, calendar.tables)
