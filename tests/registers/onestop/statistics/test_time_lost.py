"""Where time is lost: whatever happened to a dossier, the parts add up to the whole."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from kientao.kernel.period import Period
from kientao.kernel.working_time import HoursSince, Interval, WeekHours, WorkingTime, minutes_between
from kientao.registers.onestop.rules.time_lost import Held, Lost, Stretch, Wait, overrun, split

START = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
WEEK = WeekHours.monday_to_friday(Interval(450, 690), Interval(810, 1050))
CALENDAR = WorkingTime("Tỉnh", Period(date(2025, 1, 1), date(2027, 12, 31)), (HoursSince(date(2025, 1, 1), WEEK),))
HOUR = timedelta(hours=1)


def minutes(since: datetime, until: datetime) -> int:
    return minutes_between(CALENDAR, since, until)


def at(hours: int) -> datetime:
    return START + hours * HOUR


spans = st.tuples(st.integers(-20, 300), st.none() | st.integers(0, 200))
waits = st.lists(spans.map(lambda one: Wait(at(one[0]), None if one[1] is None else at(one[0] + one[1]))), max_size=3)
steps = st.lists(
    st.tuples(spans, st.integers(1, 3), st.booleans()).map(
        lambda one: Held(
            at(one[0][0]), None if one[0][1] is None else at(one[0][0] + one[0][1]), "Bước", one[1], other=one[2]
        )
    ),
    max_size=6,
)


@given(waits, steps, st.integers(0, 400))
def test_the_parts_add_up_to_the_whole_without_hole_or_overlap(asked: list[Wait], done: list[Held], hours: int) -> None:
    until = at(hours)
    found = split(START, until, asked, done, minutes)
    assert sum(one.minutes for one in found) == minutes(START, until)
    edges = [START, *(one.until for one in found)]
    assert [one.since for one in found] == edges[:-1]
    assert edges[-1] == until


def totals(found: tuple[Stretch, ...]) -> dict[Lost, int]:
    return {kind: sum(one.minutes for one in found if one.kind is kind) for kind in Lost}


def test_waiting_for_the_citizen_stops_the_officers_time() -> None:
    step = Held(at(0), at(8), "Thẩm định", 1)
    found = totals(split(START, at(8), [Wait(at(1), at(6))], [step], minutes))
    assert found == {Lost.CITIZEN: 180, Lost.IN_HAND: 180, Lost.OTHER_AGENCY: 0, Lost.NOBODY: 0}


def test_of_steps_beside_each_other_the_longest_had_the_time() -> None:
    own, other = Held(at(0), at(2), "Thẩm định", 1), Held(at(0), at(6), "Cho ý kiến", 2, other=True)
    found = totals(split(START, at(6), [], [own, other], minutes))
    assert (found[Lost.IN_HAND], found[Lost.OTHER_AGENCY]) == (0, 240)


def test_what_nobody_had_is_said() -> None:
    assert totals(split(START, at(2), [], [], minutes))[Lost.NOBODY] == 120


def test_delay_by_the_own_office_and_by_another_are_told_apart() -> None:
    own = Held(at(0), at(2), "Thẩm định", 1, due=at(1))
    other = Held(at(0), None, "Cho ý kiến", 2, other=True, due=at(0))
    assert overrun([own, other], at(2), minutes) == (60, 120)
