"""What people type into cells."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.base.sheets.cells import BadCell, as_day, as_decimal, as_text, as_whole, as_yes_no
from kientao.base.sheets.guard import column_letters, column_number
from kientao.base.sheets.reading import Value


@pytest.mark.parametrize(
    "typed",
    [
        "31/3/2026",
        "31/03/2026",
        " 31-3-2026 ",
        "31.3.2026",
        "2026-03-31",
        "ngày 31 tháng 3 năm 2026",
        46112,
        46112.75,
        date(2026, 3, 31),
        datetime(2026, 3, 31, 8, 30),  # noqa: DTZ001
    ],
)
def test_a_day_is_a_day_however_it_is_written(typed: Value) -> None:
    assert as_day(typed) == date(2026, 3, 31)


@pytest.mark.parametrize(
    "typed", ["31/2/2026", "3/31/2026", "2026", 2026, "Quý I", "31/3/26", "31/3", True, -5, 1e9, "1/1/0001"]
)
def test_what_is_no_day_is_told(typed: Value) -> None:
    with pytest.raises(BadCell):
        as_day(typed)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1.234", "1234"),
        ("1.234.567,89", "1234567.89"),
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        ("97,4", "97.4"),
        ("-12", "-12"),
        ("1 234", "1234"),
        (0.1 + 0.2, "0.3"),
        (12.0, "12"),
        (1.234, "1.234"),
    ],
)
def test_numbers_are_read_as_viet_nam_writes_them(typed: Value, number: str) -> None:
    assert as_decimal(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed", ["nhiều", "1.23.4", "1,234,567", "12%", "=1+1", "1e400", "NaN", float("inf"), 1e300, True]
)
def test_what_is_no_number_is_told(typed: Value) -> None:
    with pytest.raises(BadCell):
        as_decimal(typed)


def test_a_whole_number_has_no_fraction() -> None:
    assert (as_whole("1.234"), as_whole(7.0), as_whole("")) == (1234, 7, None)
    with pytest.raises(BadCell, match="số nguyên"):
        as_whole("1,5")


def test_yes_and_no() -> None:
    assert [as_yes_no(typed) for typed in ("Có", "CO", "x", True, 1.0, "✓")] == [True] * 6
    assert [as_yes_no(typed) for typed in ("Không", "khong", 0, False)] == [False] * 4
    assert as_yes_no(" ") is None
    with pytest.raises(BadCell, match="«Có» hoặc «Không»"):
        as_yes_no("có thể")


def test_text_is_what_people_see() -> None:
    assert [as_text(typed) for typed in ("  a\u200bb\x00 ", 12.0, 1.5, True, date(2026, 3, 1))] == [
        "ab",
        "12",
        "1,5",
        "Có",
        "01/03/2026",
    ]
    assert as_text("Ho\u0300a") == "Hòa"


@given(st.dates(date(1955, 1, 1), date(2118, 12, 31)))
def test_every_way_of_writing_a_day_gives_it_back(day: date) -> None:
    serial = (day - date(1899, 12, 30)) / timedelta(days=1)
    for typed in (f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day.year}", day.isoformat(), serial):
        assert as_day(typed) == day


@given(st.decimals(-(10**12), 10**12, places=2))
def test_every_number_written_the_vietnamese_way_comes_back_exactly(number: Decimal) -> None:
    written = f"{number:,.2f}".translate(str.maketrans(",.", ".,"))
    assert as_decimal(written) == number


@given(st.one_of(st.text(max_size=40), st.floats(), st.booleans(), st.dates()))
def test_no_cell_breaks_a_reader(typed: Value) -> None:
    for reader in (as_text, as_day, as_decimal, as_whole, as_yes_no):
        with suppress(BadCell):
            reader(typed)


@given(st.integers(1, 16384))
def test_letters_of_columns_and_back(number: int) -> None:
    assert column_number(column_letters(number)) == number
