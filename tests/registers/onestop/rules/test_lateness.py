"""The one judgement on time, by each clock."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from kientao.registers.onestop.rules.lateness import FINISHED, Clock, Timeliness, Times, timeliness

DUE = datetime(2026, 3, 10, 17, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def dossier(
    ended: datetime | None = None, paused: datetime | None = None, requests: int = 0, statistic: datetime = DUE
) -> Times:
    return Times(DUE, DUE - DAY, statistic, statistic - DAY, ended, paused, requests)


def judged(times: Times, at: datetime, clock: Clock = Clock.APPOINTMENT) -> Timeliness:
    return timeliness(times, at, clock)


def test_it_is_early_on_time_or_late_by_the_minute() -> None:
    later = DUE + 30 * DAY
    assert judged(dossier(ended=DUE - DAY), later) is Timeliness.EARLY
    assert judged(dossier(ended=DUE - DAY + MINUTE), later) is Timeliness.ON_TIME
    assert judged(dossier(ended=DUE), later) is Timeliness.ON_TIME
    assert judged(dossier(ended=DUE + MINUTE), later) is Timeliness.LATE


def test_a_finished_dossier_keeps_its_word_however_much_later_it_is_read() -> None:
    late = dossier(ended=DUE + 2 * DAY)
    assert {judged(late, DUE + n * DAY) for n in range(2, 400)} == {Timeliness.LATE}


def test_an_open_one_turns_late_when_its_time_is_over() -> None:
    assert judged(dossier(), DUE) is Timeliness.OPEN
    assert judged(dossier(), DUE + MINUTE) is Timeliness.OPEN_LATE


def test_waiting_for_the_citizen_is_not_late_unless_it_was_when_asked() -> None:
    assert judged(dossier(paused=DUE - DAY, requests=1), DUE + 30 * DAY) is Timeliness.PAUSED
    assert judged(dossier(paused=DUE + MINUTE, requests=1), DUE + 30 * DAY) is Timeliness.OPEN_LATE


def test_what_ends_while_it_waits_is_judged_by_when_it_was_asked() -> None:
    stopped = dossier(ended=DUE + 60 * DAY, paused=DUE - DAY / 2, requests=1)
    assert judged(stopped, DUE + 90 * DAY) is Timeliness.ON_TIME


def test_a_second_request_is_overdue_in_the_statistic_alone() -> None:
    twice = dossier(ended=DUE - DAY, requests=2)
    assert judged(twice, DUE, Clock.STATISTIC) is Timeliness.LATE
    assert judged(twice, DUE, Clock.APPOINTMENT) is Timeliness.EARLY
    assert judged(dossier(requests=2), DUE - 3 * DAY, Clock.STATISTIC) is Timeliness.OPEN_LATE


def test_without_a_due_date_there_is_no_judgement() -> None:
    assert judged(Times(ended=DUE), DUE) is Timeliness.NO_DEADLINE


@given(
    st.integers(-10_000, 10_000), st.integers(-10_000, 10_000), st.integers(0, 3), st.sampled_from(Clock), st.booleans()
)
def test_finished_at_a_moment_is_still_open_before_it(
    end: int, at: int, requests: int, clock: Clock, pause: bool
) -> None:
    moment = DUE + at * MINUTE
    times = dossier(DUE + end * MINUTE, DUE - DAY if pause else None, requests)
    assert (judged(times, moment, clock) in FINISHED) == (end <= at)
