"""Two clocks on one dossier: the appointment begins anew with a supplement, the statistic takes its time off."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kientao.kernel.period import Period
from kientao.kernel.working_time import (
    Extension,
    HoursSince,
    Interval,
    SpecialDay,
    Term,
    WeekHours,
    WorkingTime,
    next_working_moment,
)
from kientao.registers.onestop.rules.clocks import (
    Course,
    Supplement,
    appointment,
    early_until,
    sign_apology_by,
    statistic,
    term_of,
    times,
    transferred,
)
from kientao.registers.onestop.rules.lateness import Clock, Timeliness, timeliness
from kientao.registers.onestop.rules.office_rules import First, OfficeRules, SupplementEffect
from kientao.registers.onestop.rules.procedure import Limit, LimitUnit

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
RULES = OfficeRules()
GOING_ON = OfficeRules(supplement=SupplementEffect.PAUSE)
WEEK = WeekHours.monday_to_friday(Interval(450, 690), Interval(810, 1050))  # 07:30 to 11:30, 13:30 to 17:30
TET = tuple(SpecialDay(date(2026, 2, day), name="Tết") for day in range(16, 21))
CALENDAR = WorkingTime(
    "Lịch thử", Period(date(2025, 1, 1), date(2027, 12, 31)), (HoursSince(date(2025, 1, 1), WEEK),), TET
)
TEN_DAYS = Term.working_days(10)


def at(day: str, hour: int = 9, minute: int = 0) -> datetime:
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), HANOI) + timedelta(hours=hour, minutes=minute)


def due(course: Course, rules: OfficeRules = RULES) -> tuple[date | None, date | None]:
    """By the appointment and by the statistic."""
    found = times(course, CALENDAR, rules)
    return tuple(one.date() if one else None for one in (found.due, found.statistic_due))  # type: ignore[return-value]


PLAIN = Course(at("2026-03-03"), TEN_DAYS)
ONCE = replace(PLAIN, supplements=(Supplement(at("2026-03-10"), at("2026-03-16")),))


def test_without_a_supplement_both_clocks_agree() -> None:
    assert due(PLAIN) == (date(2026, 3, 17), date(2026, 3, 17))


def test_a_supplement_begins_the_appointment_anew_and_is_taken_off_the_statistic() -> None:
    assert due(ONCE) == (date(2026, 3, 30), date(2026, 3, 23))


def test_where_the_province_says_so_the_appointment_goes_on_instead() -> None:
    assert due(ONCE, GOING_ON) == (date(2026, 3, 23), date(2026, 3, 23))


@pytest.mark.parametrize("rules", [RULES, GOING_ON])
def test_a_request_when_the_term_is_over_cures_nothing(rules: OfficeRules) -> None:
    course = replace(PLAIN, supplements=(Supplement(at("2026-03-18"), at("2026-03-25")),))
    assert due(course, rules) == (date(2026, 3, 17), date(2026, 3, 17))
    stands = times(course, CALENDAR, rules, requests=1)
    assert timeliness(stands, at("2026-03-26"), Clock.APPOINTMENT) is Timeliness.OPEN_LATE


def test_while_the_citizen_is_waited_for_the_old_date_stands_and_the_clock_is_held() -> None:
    course = replace(PLAIN, supplements=(Supplement(at("2026-03-10")),))
    stands = times(course, CALENDAR, RULES, requests=1)
    assert stands.paused_since == at("2026-03-10")
    assert due(course) == (date(2026, 3, 17), date(2026, 3, 17))
    assert timeliness(stands, at("2026-05-05"), Clock.APPOINTMENT) is Timeliness.PAUSED


def test_an_extension_given_before_a_new_beginning_is_not_given_twice() -> None:
    extension = Extension(Term.working_days(3), "1/TB", "Minh", "Điều 9", at("2026-03-05"))
    assert due(replace(PLAIN, prolongations=(extension,)))[0] == date(2026, 3, 20)
    assert due(replace(ONCE, prolongations=(extension,)))[0] == date(2026, 3, 30)
    later = replace(extension, given_at=at("2026-03-20"))
    assert due(replace(ONCE, prolongations=(later,)))[0] == date(2026, 4, 2)


def test_a_term_in_words_has_no_clock() -> None:
    assert term_of(Limit(None, LimitUnit.WORKING_DAY, "Ngay sau khi nhận đủ hồ sơ")) is None
    assert times(Course(at("2026-03-03"), None), CALENDAR, RULES).due is None


@pytest.mark.parametrize(
    ("unit", "expected"),
    [(LimitUnit.HOUR, "2026-03-03T15:00:00+07:00"), (LimitUnit.WORKING_DAY, "2026-03-09T17:30:00+07:00"),
     (LimitUnit.DAY, "2026-03-09T17:30:00+07:00"), (LimitUnit.MONTH, "2026-07-03T17:30:00+07:00")],
)  # fmt: skip
def test_terms_of_every_unit(unit: LimitUnit, expected: str) -> None:
    found = appointment(Course(at("2026-03-03"), term_of(Limit(4, unit))), CALENDAR, RULES)
    assert found is not None
    assert found.due is not None
    assert found.due.isoformat() == expected


def test_after_three_in_the_afternoon_it_is_passed_on_the_next_working_morning() -> None:
    assert transferred(at("2026-03-06", 14, 59), CALENDAR, RULES) == at("2026-03-06", 14, 59)
    assert transferred(at("2026-03-06", 15), CALENDAR, RULES) == at("2026-03-06", 15)
    assert transferred(at("2026-03-06", 15, 1), CALENDAR, RULES) == at("2026-03-09", 7, 30)
    assert transferred(at("2026-03-06", 16), CALENDAR, replace(RULES, transfer_cut_off=None)) == at("2026-03-06", 16)
    assert transferred(at("2026-03-06", 12), CALENDAR, RULES) == at("2026-03-06", 13, 30)


def test_a_province_that_counts_the_date_itself_has_a_cut_off() -> None:
    rules = OfficeRules(first_date=First.SAME, cut_off=900)
    one_day = Course(at("2026-03-03", 14), Term.working_days(1))
    assert due(one_day, rules)[0] == date(2026, 3, 3)
    assert due(replace(one_day, received=at("2026-03-03", 15, 1)), rules)[0] == date(2026, 3, 4)


def test_the_legal_hour_of_an_apology_is_a_working_day_before() -> None:
    assert sign_apology_by(at("2026-02-24", 17, 30), CALENDAR, RULES) == at("2026-02-23", 17, 30)
    assert sign_apology_by(at("2026-02-23", 17, 30), CALENDAR, RULES) == at("2026-02-13", 17, 30)
    assert sign_apology_by(at("2026-03-03", 10), CALENDAR, replace(RULES, apology_lead_days=0)) == at("2026-03-03", 10)


def test_early_is_a_date_before() -> None:
    until = early_until(at("2026-03-10", 17, 30), RULES)
    assert until is not None
    assert (until < at("2026-03-10", 0), until > at("2026-03-09", 23, 59)) == (True, True)
    assert early_until(None, RULES) is None


_MOMENTS = st.integers(0, 60 * 24 * 240).map(lambda n: at("2026-01-05") + timedelta(minutes=n))
_TERMS = st.integers(1, 40).map(Term.working_days) | st.integers(1, 200).map(Term.working_hours)


@given(_MOMENTS, _TERMS, st.integers(0, 60), st.integers(0, 60 * 24 * 40))
def test_a_supplement_never_brings_a_date_forward(received: datetime, term: Term, after: int, took: int) -> None:
    course = Course(received, term)
    asked = next_working_moment(CALENDAR, received + timedelta(hours=after))
    with_one = replace(course, supplements=(Supplement(asked, asked + timedelta(minutes=took)),))
    for clock in (appointment, statistic):
        before, later = clock(course, CALENDAR, RULES), clock(with_one, CALENDAR, RULES)
        assert before is not None
        assert later is not None
        assert before.due is not None
        assert later.due is not None
        assert later.due >= before.due


@given(_MOMENTS, _TERMS, st.integers(0, 60), st.integers(0, 60 * 24 * 40))
def test_the_appointment_anew_is_never_before_the_statistic(
    received: datetime, term: Term, after: int, took: int
) -> None:
    asked = next_working_moment(CALENDAR, received + timedelta(hours=after))
    course = Course(received, term, (Supplement(asked, asked + timedelta(minutes=took)),))
    stands = times(course, CALENDAR, RULES)
    assume(stands.due is not None)
    assert stands.due >= stands.statistic_due  # type: ignore[operator]
