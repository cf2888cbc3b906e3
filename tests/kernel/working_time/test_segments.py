"""How a date came about: the stretches lead from filing to due, and add up."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kientao.kernel.working_time import (
    Deadline,
    Extension,
    Pause,
    Segment,
    StartRule,
    Term,
    Unit,
    WorkingTime,
    closing,
    deadline,
)
from tests.kernel.working_time.offices import PROVINCE, RULES, TERMS, at, calendars, moments, pauses

_DAY = timedelta(days=1)
EXTENSIONS = st.lists(TERMS.map(Extension), max_size=2)


def kinds(found: Deadline) -> list[tuple[str, str, str]]:
    """Kind, first and last, in short."""
    return [(one.kind, _short(one.first), _short(one.last)) for one in found.segments]


def test_a_swapped_monday_is_told_by_its_name() -> None:
    found = deadline(at("2024-04-26 16:10"), Term.working_days(3), PROVINCE)
    assert kinds(found) == [
        ("not-counted-start", "26/04", "26/04"),
        ("rest", "27/04", "28/04"),
        ("rest", "29/04", "29/04"),
        ("rest", "30/04", "30/04"),
        ("rest", "01/05", "01/05"),
        ("counted", "02/05", "04/05"),
    ]
    assert [one.name for one in found.segments][2:5] == ["Nghỉ hoán đổi", "Ngày Chiến thắng", "Ngày Quốc tế Lao động"]


def test_pauses_that_overlap_are_told_apart() -> None:
    first = Pause(at("2024-06-05 09:00"), at("2024-06-11 09:00"), "1/PYC")
    second = Pause(at("2024-06-07 09:00"), at("2024-06-12 09:00"), "2/PYC")
    found = deadline(at("2024-06-03 09:00"), Term.working_days(3), PROVINCE, pauses=[second, first])
    paused = [one for one in found.segments if one.kind == "paused"]
    assert [(one.first, one.last, set(one.causes)) for one in paused] == [
        (date(2024, 6, 5), date(2024, 6, 6), {first}),
        (date(2024, 6, 7), date(2024, 6, 10), {first, second}),
        (date(2024, 6, 11), date(2024, 6, 11), {second}),
    ]


def test_a_pause_over_a_weekend_is_one_stretch() -> None:
    stop = Pause(at("2024-06-08 09:00"), at("2024-06-11 09:00"))
    found = deadline(at("2024-06-07 09:00"), Term.working_days(1), PROVINCE, pauses=[stop])
    assert kinds(found) == [
        ("not-counted-start", "07/06", "07/06"),
        ("paused", "08/06", "10/06"),
        ("counted", "11/06", "11/06"),
    ]


def test_filed_on_tet_the_day_of_filing_is_still_the_start() -> None:
    found = deadline(at("2024-02-12 09:00"), Term.working_days(1), PROVINCE)
    assert kinds(found) == [
        ("not-counted-start", "12/02", "12/02"),
        ("rest", "13/02", "14/02"),
        ("counted", "15/02", "15/02"),
    ]


def test_a_date_moved_off_a_sunday_says_so() -> None:
    found = deadline(at("2024-06-07 09:00"), Term.calendar_days(9), PROVINCE)
    assert kinds(found)[1:] == [("counted", "08/06", "16/06"), ("moved-off-rest-day", "17/06", "17/06")]


def test_an_open_pause_ends_nowhere() -> None:
    found = deadline(at("2024-06-03 09:00"), Term.working_days(3), PROVINCE, pauses=[Pause(at("2024-06-05 08:00"))])
    assert kinds(found)[-1] == ("paused", "05/06", "")


def test_hours_are_cut_at_lunch_and_night() -> None:
    found = deadline(at("2024-06-07 16:00"), Term.working_hours(6), PROVINCE)
    assert [(one.kind, one.counted) for one in found.segments] == [
        ("counted", 60),
        ("closed", 0),
        ("rest", 0),
        ("closed", 0),
        ("counted", 240),
        ("closed", 0),
        ("counted", 60),
    ]


@given(calendars(), moments(), TERMS, RULES, pauses(), EXTENSIONS)
def test_segments_rebuild_the_date(
    calendar: WorkingTime,
    start: datetime,
    term: Term,
    rule: StartRule,
    stops: tuple[Pause, ...],
    extensions: list[Extension],
) -> None:
    found = deadline(start, term, calendar, rule=rule, pauses=stops, extensions=extensions)
    segments = found.segments
    assert _minute(segments[0].first, calendar, end=False) <= start.replace(second=0)
    assert found.due is not None
    assert segments[-1].last is not None
    assert _minute(segments[-1].last, calendar, end=True) == found.due
    assert segments[-1].kind in ("counted", "extension", "moved-off-rest-day")
    _lie_side_by_side(segments, calendar)
    _add_up(segments, [term, *(one.term for one in extensions)])


@given(calendars(), moments(), TERMS, RULES, pauses(), moments(), EXTENSIONS)
def test_segments_of_a_held_term_lead_to_its_pause(
    calendar: WorkingTime,
    start: datetime,
    term: Term,
    rule: StartRule,
    stops: tuple[Pause, ...],
    since: datetime,
    extensions: list[Extension],
) -> None:
    held = deadline(start, term, calendar, rule=rule, pauses=(*stops, Pause(since)), extensions=extensions)
    if held.due is None:
        *before, last = held.segments
        assert (last.kind, last.last, last.counted) == ("paused", None, 0)
        assert Pause(since) in last.causes
        _lie_side_by_side(held.segments, calendar)
        if term.unit in (Unit.WORKING_DAY, Unit.CALENDAR_DAY) and not extensions:
            assert sum(one.counted for one in before) + held.remaining[0].amount == term.amount


@given(calendars(), moments(), TERMS, RULES, pauses())
def test_what_the_segments_call_rest_is_rest(
    calendar: WorkingTime, start: datetime, term: Term, rule: StartRule, stops: tuple[Pause, ...]
) -> None:
    for one in deadline(start, term, calendar, rule=rule, pauses=stops).segments:
        if one.kind == "rest" and one.last is not None and not isinstance(one.first, datetime):
            assert not any(map(calendar.is_working_date, _dates(one.first, one.last)))
        if one.kind == "paused":
            assert set(one.causes) <= set(stops)
            assert one.causes


def _lie_side_by_side(segments: Sequence[Segment], calendar: WorkingTime) -> None:
    for before, after in pairwise(segments):
        assert before.last is not None
        if isinstance(before.last, datetime) and isinstance(after.first, datetime):
            assert before.last == after.first
        elif isinstance(before.last, datetime):
            assert before.last == closing(calendar, after.first - _DAY)
        elif isinstance(after.first, datetime):
            assert closing(calendar, before.last) == after.first
        else:
            assert before.last + _DAY == after.first


def _add_up(segments: Sequence[Segment], terms: Sequence[Term]) -> None:
    """Each term's own count is found; months are as long as they are, but at least 28 days."""
    counted = sum(one.counted for one in segments)
    low = sum(term.amount * _LEAST[term.unit] for term in terms)
    high = sum(term.amount * _MOST[term.unit] for term in terms)
    assert low <= counted <= high


_LEAST = {
    Unit.MINUTE: 1,
    Unit.WORKING_HOUR: 60,
    Unit.WORKING_DAY: 1,
    Unit.CALENDAR_DAY: 1,
    Unit.WEEK: 7,
    Unit.MONTH: 28,
}
_MOST = {**_LEAST, Unit.MONTH: 31}


def _minute(when: date, calendar: WorkingTime, *, end: bool) -> datetime:
    if isinstance(when, datetime):
        return when
    return (closing(calendar, when) if end else None) or at(f"{when} 00:00")


def _dates(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _short(when: date | None) -> str:
    return f"{when:%d/%m}" if when else ""
