"""When periodic jobs are due, and how long until the next try."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.base.jobs.times import Daily, Every, Rhythm, Weekly, back_off

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MOMENTS = st.integers(0, 6 * 366 * 86400).map(lambda n: datetime(2024, 1, 1, tzinfo=HANOI) + timedelta(seconds=n))
RHYTHMS = st.one_of(
    st.builds(Every, st.sampled_from([1, 5, 15, 60, 720, 1440])),
    st.builds(Daily, st.times()),
    st.builds(Weekly, st.integers(0, 6), st.times()),
)


def test_the_digest_of_seven_oclock_is_not_due_before_seven() -> None:
    at_seven = Daily(time(7))
    assert at_seven.latest(datetime(2026, 3, 2, 6, 59, tzinfo=HANOI)) == datetime(2026, 3, 1, 7, tzinfo=HANOI)
    assert at_seven.latest(datetime(2026, 3, 2, 7, 0, tzinfo=HANOI)) == datetime(2026, 3, 2, 7, tzinfo=HANOI)


def test_mondays_list_is_the_last_mondays() -> None:
    found = Weekly(0, time(8)).latest(datetime(2026, 3, 4, 9, tzinfo=HANOI))
    assert found == datetime(2026, 3, 2, 8, tzinfo=HANOI)


@given(RHYTHMS, MOMENTS)
def test_an_occurrence_is_never_in_the_future_and_stays_itself(rhythm: Rhythm, moment: datetime) -> None:
    due = rhythm.latest(moment)
    assert due <= moment
    assert rhythm.latest(due) == due
    assert moment - due < timedelta(days=7)


@given(RHYTHMS, MOMENTS, MOMENTS)
def test_time_never_brings_back_an_earlier_occurrence(rhythm: Rhythm, a: datetime, b: datetime) -> None:
    first, second = sorted((a, b))
    assert rhythm.latest(first) <= rhythm.latest(second)


@given(st.integers(1, 500))
def test_each_wait_is_at_least_as_long_as_the_one_before_and_at_most_an_hour(tries: int) -> None:
    first = timedelta(seconds=30)
    assert first <= back_off(first, tries) <= back_off(first, tries + 1) <= timedelta(hours=1)


@pytest.mark.parametrize(("wrong", "argument"), [(Every, 0), (Every, 1441)])
def test_a_rhythm_that_can_not_be_is_refused(wrong: type[Every], argument: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 1440"):
        wrong(argument)
    with pytest.raises(ValueError, match="Monday"):
        Weekly(7, time(8))
