"""How much of a term was used, and how much is left."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.kernel.working_time import (
    Extension,
    Left,
    NaiveMoment,
    Pause,
    StartRule,
    Term,
    Unit,
    WorkingTime,
    deadline,
    remaining_at,
    used,
)
from tests.kernel.working_time.offices import PROVINCE, RULES, at, calendars, moments, pauses

SIMPLE = st.builds(Term, st.integers(1, 30), st.sampled_from([Unit.WORKING_DAY, Unit.MINUTE]))
STOPPED = (Pause(at("2024-06-05 09:00"), at("2024-06-10 09:00")),)


def test_a_day_begun_is_a_day_used() -> None:
    assert used(at("2024-06-03 09:00"), at("2024-06-05 08:00"), Unit.WORKING_DAY, PROVINCE) == 2
    assert used(at("2024-06-03 09:00"), at("2024-06-03 17:45"), Unit.WORKING_DAY, PROVINCE) == 0


def test_weeks_and_months_are_used_by_the_day() -> None:
    assert used(at("2024-06-03 09:00"), at("2024-06-10 09:00"), Unit.WEEK, PROVINCE) == 7


def test_time_with_the_applicant_is_nobody_s() -> None:
    assert used(at("2024-06-03 09:00"), at("2024-06-12 10:00"), Unit.WORKING_DAY, PROVINCE, pauses=STOPPED) == 4
    assert used(at("2024-06-03 09:00"), at("2024-06-10 10:00"), Unit.WORKING_HOUR, PROVINCE, pauses=STOPPED) == (
        390 + 480 + 90 + 60
    )


@given(calendars(), moments(), SIMPLE, RULES, pauses())
def test_at_its_due_date_a_term_is_used_up(
    calendar: WorkingTime, start: datetime, term: Term, rule: StartRule, stops: tuple[Pause, ...]
) -> None:
    due = deadline(start, term, calendar, rule=rule, pauses=stops).due
    assert due is not None
    assert used(start, due, term.unit, calendar, rule=rule, pauses=stops) == term.amount


@given(calendars(), moments(), moments(), st.sampled_from(Unit), RULES, pauses())
def test_measured_backwards_it_is_the_same_with_the_other_sign(
    calendar: WorkingTime, a: datetime, b: datetime, unit: Unit, rule: StartRule, stops: tuple[Pause, ...]
) -> None:
    there = used(a, b, unit, calendar, rule=rule, pauses=stops)
    assert there == -used(b, a, unit, calendar, rule=rule, pauses=stops)
    assert there >= 0 or b < a


@given(calendars(), moments(), moments(), SIMPLE, RULES, pauses())
def test_used_and_left_are_the_whole_term(
    calendar: WorkingTime, start: datetime, moment: datetime, term: Term, rule: StartRule, stops: tuple[Pause, ...]
) -> None:
    found = deadline(start, term, calendar, rule=rule, pauses=stops)
    assert found.due is not None
    if start < moment <= found.due:
        spent = used(start, moment, term.unit, calendar, rule=rule, pauses=stops)
        assert remaining_at(found, moment) == (Left(term.amount - spent, term.unit),)


def test_before_day_1_the_whole_term_is_left() -> None:
    rule = StartRule(cut_off=900)
    for stops in ([], [Pause(at("2024-06-12 09:00"))]):
        found = deadline(at("2024-06-07 15:30"), Term.working_days(3), PROVINCE, rule=rule, pauses=stops)
        assert remaining_at(found, at("2024-06-07 16:00")) == (Left(3, Unit.WORKING_DAY),)


def test_what_is_overdue_has_less_than_nothing_left() -> None:
    found = deadline(at("2024-06-03 09:00"), Term.working_days(3), PROVINCE)
    assert remaining_at(found, at("2024-06-04 10:00")) == (Left(2, Unit.WORKING_DAY),)
    assert remaining_at(found, at("2024-06-06 16:00")) == (Left(0, Unit.WORKING_DAY),)
    assert remaining_at(found, at("2024-06-10 08:00")) == (Left(-2, Unit.WORKING_DAY),)


def test_what_an_open_pause_holds_stays_as_it_is() -> None:
    found = deadline(
        at("2024-06-03 09:00"),
        Term.working_days(5),
        PROVINCE,
        pauses=[Pause(at("2024-06-06 09:00"))],
        extensions=[Extension(Term.working_days(2))],
    )
    assert remaining_at(found, at("2024-06-04 10:00")) == (Left(6, Unit.WORKING_DAY),)
    assert remaining_at(found, at("2024-06-07 10:00")) == (Left(5, Unit.WORKING_DAY),)
    assert remaining_at(found, at("2024-06-07 10:00") + timedelta(days=300)) == found.remaining


def test_a_moment_without_a_zone_measures_nothing() -> None:
    with pytest.raises(NaiveMoment):
        used(at("2024-06-03 09:00"), datetime(2024, 6, 4), Unit.MINUTE, PROVINCE)  # noqa: DTZ001
