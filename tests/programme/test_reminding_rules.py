"""When somebody is reminded: never too early, once, and not seven times after the machine was off."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.kernel.working_days import Calendar
from kientao.programme.rules.reminding import BY_CODE, STEPS, About, day_of, reach, reaches, steps_due, steps_of

DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
DUE = date(2026, 3, 31)  # a Tuesday
PLAIN = Calendar()


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    off = draw(st.frozensets(DAYS, max_size=30))
    return Calendar(days_off=off, made_up=draw(st.frozensets(DAYS, max_size=15)) - off)


def _codes(day: str, told: set[str], anchor: date = DUE, about: About = About.WORK) -> list[str]:
    today = date.fromisoformat(day)
    return [step.code for step in steps_due(about, anchor, today, reaches(today, PLAIN), told)]


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("2026-03-16", []),
        ("2026-03-17", ["before-14"]),
        ("2026-03-24", ["before-7"]),
        ("2026-03-27", ["before-3"]),  # the 28th is a Saturday
        ("2026-03-30", ["before-1"]),
        ("2026-03-31", ["on-day"]),
    ],
)
def test_the_agency_is_reminded_before_the_deadline(day: str, code: list[str]) -> None:
    earlier = {step.code for step in STEPS if step.days < 0} - set(code)
    assert _codes(day, earlier) == code


def test_lateness_climbs_from_focal_point_to_the_vice_chairman() -> None:
    told: set[str] = set()
    days: dict[str, str] = {}
    for passed in range(30):
        today = DUE + timedelta(days=passed)
        for code in _codes(today.isoformat(), told | {"on-day"}):
            days[code] = today.isoformat()
            told.add(code)
    assert days == {
        "late-1": "2026-04-01",
        "late-3": "2026-04-03",
        "late-7": "2026-04-09",
        "late-15": "2026-04-21",
    }


def test_after_a_week_without_electricity_the_agency_is_told_once_how_things_stand_now() -> None:
    assert _codes("2026-03-30", set()) == ["before-1"]
    assert _codes("2026-04-30", set()) == ["late-1", "late-3", "late-7", "late-15"]


def test_a_deadline_on_a_sunday_is_told_on_the_friday() -> None:
    assert _codes("2026-04-10", set(), date(2026, 4, 12)) == ["on-day"]


def test_the_receiver_is_reminded_of_a_product_that_waits() -> None:
    assert _codes("2026-04-06", set(), about=About.PRODUCT) == []
    assert _codes("2026-04-07", set(), about=About.PRODUCT) == ["product-5"]


@given(st.sampled_from(STEPS), DAYS, DAYS, calendars())
def test_what_has_come_is_what_the_reach_says(step, anchor: date, today: date, calendar: Calendar) -> None:  # type: ignore[no-untyped-def]
    assert (anchor <= reach(step, today, calendar)) == (day_of(step, anchor, calendar) <= today)


@given(
    st.sampled_from(About),
    DAYS,
    st.lists(st.integers(1, 9), min_size=1, max_size=40),
    calendars(),
)
def test_each_step_is_told_once_and_never_early(
    about: About, anchor: date, runs: list[int], calendar: Calendar
) -> None:
    today = anchor - timedelta(days=30)
    told: list[str] = []
    for days in runs:
        today += timedelta(days=days)
        due = steps_due(about, anchor, today, reaches(today, calendar), told)
        assert all(day_of(step, anchor, calendar) <= today for step in due)
        assert sum(step.days <= 0 for step in due) <= 1
        assert not (today > anchor and any(step.days <= 0 for step in due))
        told += [step.code for step in due]
    assert len(told) == len(set(told))
    after = {step.code for step in steps_of(about) if step.days > 0 and day_of(step, anchor, calendar) <= today}
    assert after <= set(told)


@given(DAYS, st.integers(-30, 60), calendars())
def test_a_second_run_on_the_same_day_tells_nothing(anchor: date, offset: int, calendar: Calendar) -> None:
    today = anchor + timedelta(days=offset)
    reached = reaches(today, calendar)
    told = [step.code for step in steps_due(About.WORK, anchor, today, reached, ())]
    assert steps_due(About.WORK, anchor, today, reached, told) == ()


def test_every_step_has_a_name_of_its_own_and_words() -> None:
    assert len(BY_CODE) == len(STEPS)
    assert all(step.when and step.audience.words for step in STEPS)
