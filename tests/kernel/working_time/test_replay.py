"""What a change of the calendar moves is known before it is made."""

from datetime import date, timedelta

from kientao.kernel.working_time import (
    Counted,
    HoursSince,
    Interval,
    Moved,
    Pause,
    SpecialDay,
    Term,
    WeekHours,
    WorkingTime,
    replay,
)
from tests.kernel.working_time.offices import COVERS, PROVINCE, WEEK, at

STORM = WorkingTime(
    "Lịch nghỉ bão", COVERS, PROVINCE.weeks, (*PROVINCE.special, SpecialDay(date(2024, 6, 5), name="Nghỉ bão"))
)
DOSSIERS = [Counted(n, at("2024-05-20 09:00") + timedelta(days=n), Term.working_days(3)) for n in range(30)]


def test_only_what_runs_over_the_day_off_moves() -> None:
    moved = list(replay(DOSSIERS, PROVINCE, STORM))
    assert [one.key for one in moved] == [n for n in range(30) if DOSSIERS[n].due(PROVINCE) != DOSSIERS[n].due(STORM)]
    assert moved[0] == Moved(11, at("2024-06-05 17:00"), at("2024-06-06 17:00"))
    assert len(moved) == 5


def test_the_same_calendar_under_another_name_moves_nothing() -> None:
    renamed = WorkingTime("Tên khác", COVERS, PROVINCE.weeks, PROVINCE.special)
    assert list(replay(DOSSIERS, PROVINCE, renamed)) == []


def test_other_hours_move_the_hour_of_a_date() -> None:
    short = WeekHours.monday_to_friday(Interval(450, 690), Interval(780, 990))
    earlier = WorkingTime("Đóng cửa 16:30", COVERS, (*PROVINCE.weeks, HoursSince(date(2024, 6, 1), short)))
    moved = list(replay([Counted("a", at("2024-06-03 09:00"), Term.working_days(1))], PROVINCE, earlier))
    assert moved == [Moved("a", at("2024-06-04 17:00"), at("2024-06-04 16:30"))]


def test_what_stands_still_moves_nowhere() -> None:
    held = Counted("a", at("2024-06-03 09:00"), Term.working_days(9), pauses=(Pause(at("2024-06-04 09:00")),))
    assert list(replay([held], PROVINCE, STORM)) == []


def test_half_days_are_hours_too() -> None:
    saturday = WeekHours.monday_to_friday(*WEEK.days[0], saturday=(Interval(450, 690),))
    assert saturday.counts == (True,) * 5 + (False, False)
    opened = WorkingTime("Mở sáng thứ Bảy", COVERS, (HoursSince(COVERS.first, saturday),))
    cases = [
        Counted("ngày", at("2024-06-07 09:00"), Term.working_days(1)),
        Counted("giờ", at("2024-06-07 15:00"), Term.working_hours(4)),
    ]
    assert [one.key for one in replay(cases, PROVINCE, opened)] == ["giờ"]
