"""Dates as people type them."""

from datetime import date, datetime, timezone

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from kientao.base.clock import moved_to
from kientao.ui.dates import read_date
from kientao.ui.forms.fields import VietnameseDateField

MARCH = date(2026, 3, 31)


@pytest.mark.parametrize(
    "typed",
    ["31/3/2026", "31/03/2026", "31-3-2026", "31.3.2026", "31 3 2026", "31/3/26", "2026-03-31", " 31 / 3 / 2026 ",
     "ngày 31 tháng 3 năm 2026", "31 tháng 3 năm 2026"],
)  # fmt: skip
def test_a_date_is_read_however_the_office_writes_it(typed: str) -> None:
    assert read_date(typed) == MARCH


def test_a_day_and_a_month_are_of_this_year_unless_another_is_meant() -> None:
    with moved_to(datetime(2026, 1, 2, tzinfo=timezone.utc)):  # noqa: UP017
        assert read_date("31/3") == MARCH
    assert read_date("31/3", year=2024) == date(2024, 3, 31)


def test_the_year_is_that_of_viet_nam() -> None:
    with moved_to(datetime(2025, 12, 31, 20, tzinfo=timezone.utc)):  # noqa: UP017
        assert read_date("1/1") == date(2026, 1, 1)


@pytest.mark.parametrize("typed", ["", "31/2/2026", "0/1/2026", "32/1/2026", "13/13/2026", "hôm nay", "31/3/20266",
                                   "31/3/2026; DROP", "1/1/0000", "1/1/0026", "٣/٣/٢٠٢٦x", "<b>"])  # fmt: skip
def test_what_is_no_date_is_none(typed: str) -> None:
    assert read_date(typed) is None


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_what_is_written_is_read_back(day: date) -> None:
    assert read_date(f"{day.day}/{day.month}/{day.year}") == day
    assert read_date(day.isoformat()) == day


@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    assert read_date(text, year=2026) is None or isinstance(read_date(text, year=2026), date)


def test_the_field_says_what_it_could_not_read_and_what_would_do() -> None:
    with pytest.raises(forms.ValidationError, match=r"«mai»\. Viết như 31/3"):
        VietnameseDateField().clean("mai")


def test_a_date_outside_its_bounds_is_told_the_bound() -> None:
    field = VietnameseDateField(first=date(2026, 4, 1), last=date(2026, 12, 31))
    with pytest.raises(forms.ValidationError, match="sớm nhất có thể là 01/04/2026"):
        field.clean("31/3/2026")
    with pytest.raises(forms.ValidationError, match="muộn nhất có thể là 31/12/2026"):
        field.clean("1/1/2027")
    assert field.clean("1/4/2026") == date(2026, 4, 1)


def test_another_spelling_of_the_same_day_is_no_change() -> None:
    field = VietnameseDateField()
    assert not field.has_changed(MARCH, "31/3/2026")
    assert field.has_changed(MARCH, "30/3/2026")
    assert field.has_changed(MARCH, "x")
