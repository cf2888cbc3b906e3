"""When something is due: the law of terms, an office's calendar, pauses and extensions."""

from datetime import date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kientao.kernel.working_time import (
    SAME_DATE,
    BadPause,
    BadRule,
    Extension,
    Left,
    NaiveMoment,
    NoCalendar,
    NoStart,
    NotCounted,
    NoTerm,
    OutsideCalendar,
    Pause,
    StartRule,
    Term,
    Unit,
    WorkingTime,
    add_minutes,
    closing,
    deadline,
    next_working_moment,
)
from tests.kernel.working_time.by_hand import first_opening, nth_day, nth_minute, nth_working_date
from tests.kernel.working_time.offices import PROVINCE, RULES, TERMS, at, calendars, moments, pauses

DAYS = st.integers(1, 30).map(Term.working_days)
HOURS = st.integers(1, 60).map(Term.working_hours)


def due(start: str, term: Term, *stops: Pause, rule: StartRule | None = None) -> datetime | None:
    return deadline(at(start), term, PROVINCE, rule=rule or StartRule(), pauses=stops).due


def test_a_date_is_found_as_with_a_pencil() -> None:
    assert due("2024-04-26 16:10", Term.working_days(3)) == at("2024-05-04 17:00")


@given(calendars(), moments(), st.integers(1, 30), pauses())
def test_working_days_are_counted_as_with_a_pencil(
    calendar: WorkingTime, start: datetime, n: int, stops: tuple[Pause, ...]
) -> None:
    found = deadline(start, Term.working_days(n), calendar, pauses=stops).due
    assert found == nth_working_date(calendar, start.date(), n, stops)


@given(calendars(), moments(), st.integers(1, 40), pauses())
def test_calendar_days_are_counted_as_with_a_pencil(
    calendar: WorkingTime, start: datetime, n: int, stops: tuple[Pause, ...]
) -> None:
    found = deadline(start, Term.calendar_days(n), calendar, pauses=stops).due
    assert found == nth_day(calendar, start.date(), n, stops)


@settings(max_examples=25)
@given(calendars(), moments(), st.integers(1, 600), st.tuples(st.integers(-500, 2000), st.integers(0, 2000)))
def test_minutes_are_counted_as_with_a_pencil(
    calendar: WorkingTime, start: datetime, n: int, stop: tuple[int, int]
) -> None:
    since = start + timedelta(minutes=stop[0])
    stops = (Pause(since, since + timedelta(minutes=stop[1])),)
    found = deadline(start, Term.minutes(n), calendar, pauses=stops).due
    assert found == nth_minute(calendar, start, n, stops)


@given(calendars(), moments(), TERMS, st.integers(0, 1440))
def test_what_comes_after_the_cut_off_is_filed_when_the_next_working_date_opens(
    calendar: WorkingTime, start: datetime, term: Term, cut_off: int
) -> None:
    rule = StartRule(cut_off=cut_off)
    late = start.hour * 60 + start.minute > cut_off
    filed = start
    if term.unit in (Unit.WORKING_HOUR, Unit.MINUTE):
        if late:
            filed = next_working_moment(calendar, start.replace(hour=0, minute=0) + timedelta(days=1))
    elif late or not calendar.is_working_date(start.date()):
        filed = first_opening(calendar, start.date())
    assert deadline(start, term, calendar, rule=rule).due == deadline(filed, term, calendar).due


@given(calendars(), moments(), moments(), TERMS, RULES, pauses())
def test_who_files_later_is_never_due_earlier(
    calendar: WorkingTime, a: datetime, b: datetime, term: Term, rule: StartRule, stops: tuple[Pause, ...]
) -> None:
    first, second = sorted((a, b))
    early = deadline(first, term, calendar, rule=rule, pauses=stops).due
    late = deadline(second, term, calendar, rule=rule, pauses=stops).due
    assert early is not None
    assert late is not None
    assert early <= late


@given(calendars(), moments(), TERMS, st.integers(1, 5), RULES, pauses())
def test_a_longer_term_never_ends_earlier(
    calendar: WorkingTime, start: datetime, term: Term, more: int, rule: StartRule, stops: tuple[Pause, ...]
) -> None:
    longer = Term(term.amount + more, term.unit)
    short = deadline(start, term, calendar, rule=rule, pauses=stops).due
    long = deadline(start, longer, calendar, rule=rule, pauses=stops).due
    assert short is not None
    assert long is not None
    assert short <= long
    if term.unit is Unit.WORKING_DAY:
        assert short < long


@given(calendars(), moments(), st.one_of(DAYS, HOURS), st.integers(1, 20), RULES, pauses())
def test_a_term_and_its_extension_are_one_long_term(
    calendar: WorkingTime, start: datetime, term: Term, more: int, rule: StartRule, stops: tuple[Pause, ...]
) -> None:
    extended = deadline(
        start, term, calendar, rule=rule, pauses=stops, extensions=[Extension(Term(more, term.unit), "12/CV")]
    )
    whole = deadline(start, Term(term.amount + more, term.unit), calendar, rule=rule, pauses=stops)
    assert extended.due == whole.due


@given(calendars(), moments(), TERMS, RULES, st.integers(1, 20_000))
def test_pauses_outside_the_term_change_nothing(
    calendar: WorkingTime, start: datetime, term: Term, rule: StartRule, length: int
) -> None:
    plain = deadline(start, term, calendar, rule=rule).due
    assert plain is not None
    before = Pause(start - timedelta(days=14), start - timedelta(days=1))
    after = (Pause(plain, plain + timedelta(minutes=length)), Pause(plain))
    for stop in (before, *after):
        assert deadline(start, term, calendar, rule=rule, pauses=[stop]).due == plain


@given(calendars(), moments(), TERMS, RULES, pauses())
def test_a_pause_never_brings_a_date_forward(
    calendar: WorkingTime, start: datetime, term: Term, rule: StartRule, stops: tuple[Pause, ...]
) -> None:
    plain = deadline(start, term, calendar, rule=rule).due
    paused = deadline(start, term, calendar, rule=rule, pauses=stops).due
    assert plain is not None
    assert paused is not None
    assert plain <= paused


@given(calendars(), moments(), TERMS, RULES, pauses(most=4), st.randoms())
def test_overlapping_pauses_count_once_whatever_their_order(
    calendar: WorkingTime,
    start: datetime,
    term: Term,
    rule: StartRule,
    stops: tuple[Pause, ...],
    chance: Random,
) -> None:
    shuffled = [*stops, *stops]
    chance.shuffle(shuffled)
    found = deadline(start, term, calendar, rule=rule, pauses=shuffled).due
    assert found == deadline(start, term, calendar, rule=rule, pauses=stops).due


@given(calendars(), moments(), TERMS, RULES, pauses(), moments())
def test_closing_an_open_pause_gives_what_was_left(
    calendar: WorkingTime,
    start: datetime,
    term: Term,
    rule: StartRule,
    stops: tuple[Pause, ...],
    since: datetime,
) -> None:
    """Dates from the one on which work goes on again, minutes at once."""
    held = deadline(start, term, calendar, rule=rule, pauses=(*stops, Pause(since)))
    if held.due is not None:
        assert held.remaining == ()
        return
    (left,) = held.remaining
    resumed = start + timedelta(days=200)
    closes = closing(calendar, resumed.date())
    gone_on = deadline(start, term, calendar, rule=rule, pauses=(*stops, Pause(since, resumed))).due
    before = resumed.date() - timedelta(days=closes is None or resumed < closes)
    if left.unit is Unit.MINUTE:
        assert gone_on == add_minutes(calendar, resumed, left.amount)
    elif left.unit is Unit.WORKING_DAY:
        assert gone_on == nth_working_date(calendar, before, left.amount, ())
    elif left.amount:
        assert gone_on == nth_day(calendar, before, left.amount, ())
    else:
        assert gone_on == nth_working_date(calendar, before, 1, ())


@given(calendars(), moments(), TERMS)
def test_a_working_date_or_an_open_minute_is_due(calendar: WorkingTime, start: datetime, term: Term) -> None:
    found = deadline(start, term, calendar).due
    assert found is not None
    assert found > start
    assert calendar.is_working_date((found - timedelta(minutes=1)).date()) or term.unit in (
        Unit.WORKING_HOUR,
        Unit.MINUTE,
    )


def test_what_is_shown_stored_and_counted_again_is_the_same_on_10_000_terms() -> None:
    start = at("2024-02-01 00:00")
    rule = StartRule(cut_off=900)
    for number in range(10_000):
        filed = start + timedelta(minutes=number * 37)
        term = Term(number % 30 + 1, Unit.WORKING_HOUR if number % 3 else Unit.WORKING_DAY)
        since = filed + timedelta(minutes=number * 13 % 4000)
        stops = [Pause(since, since + timedelta(minutes=number * 7 % 9000))] if number % 5 == 0 else []
        shown = deadline(filed, term, PROVINCE, rule=rule, pauses=stops)
        again = deadline(shown.start, shown.term, PROVINCE, rule=shown.rule, pauses=shown.pauses)
        assert shown == again


def test_nothing_is_invented_for_what_nobody_said() -> None:
    for start, term, calendar, lacking in (
        (None, Term.working_days(3), PROVINCE, NoStart),
        (at("2024-06-03 09:00"), None, PROVINCE, NoTerm),
        (at("2024-06-03 09:00"), Term.working_days(3), None, NoCalendar),
        (datetime(2024, 6, 3, 9), Term.working_days(3), PROVINCE, NaiveMoment),  # noqa: DTZ001
    ):
        with pytest.raises(lacking):
            deadline(start, term, calendar)
        assert issubclass(lacking, NotCounted)


def test_a_term_longer_than_the_calendar_is_not_guessed() -> None:
    for term in (Term.working_days(800), Term.working_hours(8000), Term(3, Unit.YEAR), Term.calendar_days(1100)):
        with pytest.raises(OutsideCalendar):
            deadline(at("2024-06-03 09:00"), term, PROVINCE)


def test_a_pause_does_not_end_before_it_begins() -> None:
    with pytest.raises(BadPause):
        Pause(at("2024-06-05 09:00"), at("2024-06-04 09:00"))


def test_a_start_rule_says_something_known() -> None:
    with pytest.raises(BadRule):
        StartRule("whenever")  # type: ignore[arg-type]
    with pytest.raises(BadRule):
        StartRule(cut_off=1500)


def test_a_pause_begun_in_the_last_minute_takes_the_last_day() -> None:
    stop = Pause(at("2024-06-06 16:59"), at("2024-06-11 09:00"))
    assert due("2024-06-03 09:00", Term.working_days(3), stop) == at("2024-06-11 17:00")
    stop = Pause(at("2024-06-06 17:00"), at("2024-06-11 09:00"))
    assert due("2024-06-03 09:00", Term.working_days(3), stop) == at("2024-06-06 17:00")


def test_a_term_moved_off_a_sunday_waits_for_a_pause_on_the_monday() -> None:
    stop = Pause(at("2024-06-17 08:00"), at("2024-06-19 08:00"))
    assert due("2024-06-07 09:00", Term.calendar_days(9), stop) == at("2024-06-19 17:00")
    held = deadline(at("2024-06-07 09:00"), Term.calendar_days(9), PROVINCE, pauses=[Pause(at("2024-06-17 08:00"))])
    assert (held.due, held.remaining) == (None, (Left(0, Unit.CALENDAR_DAY),))


def test_filed_at_the_very_closing_the_date_no_longer_counts() -> None:
    same = StartRule(SAME_DATE)
    assert due("2024-06-04 16:59", Term.working_days(1), rule=same) == at("2024-06-04 17:00")
    assert due("2024-06-04 17:00", Term.working_days(1), rule=same) == at("2024-06-05 17:00")


def test_months_that_count_their_first_day_end_the_day_before_the_same_number() -> None:
    same = StartRule(SAME_DATE)
    assert due("2024-03-01 09:00", Term(2, Unit.MONTH), rule=same) == at("2024-05-02 17:00")  # 30/4 is off
    assert due("2024-05-02 09:00", Term(1, Unit.MONTH), rule=same) == at("2024-06-03 17:00")  # 1/6 is a Saturday
    assert due("2024-05-31 09:00", Term(4, Unit.MONTH), rule=same) == at("2024-09-30 17:00")
    assert due("2024-05-31 09:00", Term(1, Unit.YEAR), rule=same) == at("2025-05-30 17:00")


@given(st.dates(date(2024, 2, 1), date(2025, 6, 30)), st.integers(1, 12))
def test_a_month_has_the_days_of_its_calendar(day: date, n: int) -> None:
    start = at(f"{day} 09:00")
    found = deadline(start, Term(n, Unit.MONTH), PROVINCE)
    days = sum(one.counted for one in found.segments)
    end = day + timedelta(days=days)
    months = (end.year - day.year) * 12 + end.month - day.month
    assert months == n
    assert end.day == day.day or (end + timedelta(days=1)).day == 1


def test_extensions_and_early_release_are_two_things() -> None:
    """The due date keeps its extension, however early the result comes."""
    more = Extension(Term.working_days(2), "15/CV-SYT", "Minh", "Chờ giám định", at("2024-06-05 09:00"))
    found = deadline(at("2024-06-03 09:00"), Term.working_days(3), PROVINCE, extensions=[more])
    assert found.extensions == (more,)
    assert found.due == at("2024-06-10 17:00")


def test_one_extension_after_another_in_other_units() -> None:
    extensions = [Extension(Term.working_hours(4)), Extension(Term(1, Unit.WEEK)), Extension(Term.working_days(1))]
    found = deadline(at("2024-06-03 09:00"), Term.working_days(1), PROVINCE, extensions=extensions)
    # 4/6 at 17:00; 5/6 at 11:30; 12/6; 13/6
    assert found.due == at("2024-06-13 17:00")


def test_what_an_open_pause_leaves_is_told_by_unit() -> None:
    extensions = [Extension(Term.working_hours(4)), Extension(Term(2, Unit.WEEK)), Extension(Term.working_days(1))]
    held = deadline(
        at("2024-06-03 09:00"),
        Term.working_days(4),
        PROVINCE,
        pauses=[Pause(at("2024-06-05 08:00"), document="3/PYC")],
        extensions=extensions,
    )
    assert held.due is None
    assert held.remaining == (Left(4, Unit.WORKING_DAY), Left(240, Unit.MINUTE), Left(2, Unit.WEEK))


def test_a_deadline_names_the_calendar_it_was_counted_by() -> None:
    found = deadline(at("2024-06-03 09:00"), Term.working_days(3), PROVINCE)
    assert (found.calendar_name, found.calendar_version) == (PROVINCE.name, PROVINCE.version)
