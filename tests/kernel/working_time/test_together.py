"""Many ask at once, of two calendars: the answers are those of one after the other."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from kientao.kernel.working_time import HoursSince, Interval, Pause, Term, WeekHours, WorkingTime, deadline, explain
from tests.kernel.working_time.offices import COVERS, PROVINCE, at

OTHER = WorkingTime(
    "Lịch riêng",
    COVERS,
    (HoursSince(COVERS.first, WeekHours.monday_to_friday(Interval(480, 720), Interval(810, 1020))),),
)


def _answer(number: int) -> tuple[object, ...]:
    start = at("2024-02-01 07:00") + timedelta(minutes=number * 211)
    term = Term.working_hours(number % 50 + 1) if number % 2 else Term.working_days(number % 30 + 1)
    stops = [Pause(start + timedelta(hours=5), start + timedelta(hours=5 + number % 90))] if number % 3 else []
    found = deadline(start, term, OTHER if number % 4 < 2 else PROVINCE, pauses=stops)
    return found, found.segments, explain(found)


def test_a_thousand_at_once_are_answered_as_one_by_one() -> None:
    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(_answer, range(1000))) == list(map(_answer, range(1000)))
