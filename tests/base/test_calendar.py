"""The office's calendar: the holidays of Việt Nam, and what the office says of single days."""

import csv
from datetime import date

import pytest
from django.test import override_settings
from pytest_django import DjangoAssertNumQueries

from kientao.base.actor import SYSTEM, Actor
from kientao.base.calendar.actions import remove_day, set_day
from kientao.base.calendar.days import named_days, office_calendar
from kientao.base.models import AuditEntry, CalendarDay
from kientao.base.refusal import Invalid, NotAllowed
from kientao.kernel.working_days import OutsideCalendar
from tests.support.shared import SHARED

pytestmark = pytest.mark.django_db

SON = Actor("Sơn", account=1, roles=frozenset({"programme-office"}))
HOA = Actor("Hoa", account=2, roles=frozenset({"officer"}))
HOLIDAYS = SHARED / "data" / "holidays-vn-2012-2027.csv"


def test_tet_is_off_and_the_saturday_worked_for_a_swapped_monday_is_worked() -> None:
    calendar = office_calendar(date(2026, 1, 1), date(2026, 12, 31))
    assert not any(calendar.is_working_day(date(2026, 2, day)) for day in range(14, 23))
    assert not calendar.is_working_day(date(2026, 8, 31))
    assert calendar.is_working_day(date(2026, 8, 22))


def test_the_saturday_of_2014_worked_for_a_day_of_2015_is_known() -> None:
    assert office_calendar(date(2014, 12, 1), date(2014, 12, 31)).is_working_day(date(2014, 12, 27))


def test_the_day_of_culture_is_worked_until_the_law_says_otherwise() -> None:
    assert office_calendar(date(2026, 11, 1), date(2026, 11, 30)).is_working_day(date(2026, 11, 24))
    with override_settings(CULTURE_DAY_OFF=True):
        assert not office_calendar(date(2026, 11, 1), date(2026, 11, 30)).is_working_day(date(2026, 11, 24))


def test_what_the_office_says_of_a_day_goes_before_the_default() -> None:
    set_day(actor=SON, day=date(2027, 2, 11), kind="off", name="Tết Nguyên đán", legal_act="Thông báo 12/TB-BNV")
    set_day(actor=SON, day=date(2027, 2, 4), kind="worked", name="Tết bắt đầu từ 05/02")
    calendar = office_calendar(date(2027, 2, 1), date(2027, 2, 28))
    assert not calendar.is_working_day(date(2027, 2, 11))
    assert calendar.is_working_day(date(2027, 2, 4))
    named = {day.date: day for day in named_days(date(2027, 2, 1), date(2027, 2, 28))}
    assert named[date(2027, 2, 11)].by_office
    assert named[date(2027, 2, 11)].legal_act == "Thông báo 12/TB-BNV"


def test_a_year_without_a_notice_says_that_it_is_reckoned() -> None:
    assert all(day.estimated for day in named_days(date(2040, 1, 1), date(2040, 12, 31)))
    assert not any(day.estimated for day in named_days(date(2025, 1, 1), date(2025, 12, 31)))


def test_a_day_taken_back_is_again_what_it_was() -> None:
    set_day(actor=SON, day=date(2026, 3, 3), kind="off", name="Nghỉ bão", legal_act="Công điện 3/CĐ-UBND")
    remove_day(actor=SON, day=date(2026, 3, 3))
    assert office_calendar(date(2026, 3, 1), date(2026, 3, 31)).is_working_day(date(2026, 3, 3))
    assert list(AuditEntry.objects.values_list("action", flat=True)) == ["set_calendar_day", "remove_calendar_day"]
    with pytest.raises(Invalid, match="03/03/2026"):
        remove_day(actor=SON, day=date(2026, 3, 3))


def test_a_changed_day_keeps_what_it_was_before_in_the_audit_trail() -> None:
    set_day(actor=SON, day=date(2026, 3, 3), kind="off", name="Nghỉ bão")
    set_day(actor=SON, day=date(2026, 3, 3), kind="worked", name="Bão tan")
    entry = AuditEntry.objects.latest("sequence")
    assert '"kind_before": "off"' in entry.data
    assert '"name_before": "Nghỉ bão"' in entry.data


def test_only_the_programme_office_and_administrators_change_it() -> None:
    for change in (
        lambda: set_day(actor=HOA, day=date(2026, 3, 3), kind="off", name="Nghỉ"),
        lambda: remove_day(actor=HOA, day=date(2026, 3, 3)),
    ):
        with pytest.raises(NotAllowed, match="cơ quan thường trực"):
            change()
    assert not CalendarDay.objects.exists()
    set_day(actor=SYSTEM, day=date(2026, 3, 3), kind="off", name="Nghỉ")


def test_bad_input_is_told_field_by_field() -> None:
    with pytest.raises(Invalid) as refused:
        set_day(actor=SON, day=date(2026, 3, 3), kind="half", name="  ", legal_act="x" * 251)
    assert set(refused.value.errors) == {"kind", "name", "legal_act"}
    assert not CalendarDay.objects.exists()


def test_one_query_however_long_the_stretch(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        calendar = office_calendar(date(2021, 1, 1), date(2030, 12, 31))
        calendar.working_days_between(date(2021, 1, 1), date(2030, 12, 30))


def test_a_day_outside_the_stretch_is_not_guessed() -> None:
    with pytest.raises(OutsideCalendar):
        office_calendar(date(2026, 1, 1), date(2026, 1, 31)).is_working_day(date(2026, 2, 1))


@pytest.mark.corpus
@pytest.mark.skipif(not HOLIDAYS.is_file(), reason=f"không có {SHARED.name}/data bên cạnh kho mã")
def test_the_defaults_are_the_holidays_gathered_by_hand() -> None:
    with HOLIDAYS.open(encoding="utf-8", newline="") as file:
        gathered = {date.fromisoformat(row["date"]) for row in csv.DictReader(file)}
    with override_settings(CULTURE_DAY_OFF=True):
        known = {day.date for day in named_days(date(2012, 1, 1), date(2027, 12, 31)) if not day.worked}
    assert known == gathered
