"""How offices write a length of time, and what it is in working hours."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.compiler.procedures.durations import read_time, unit_of_head


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("0,5 ngày làm việc", "4"),
        ("½ ngày", "4"),
        ("1½ ngày", "12"),
        ("1/2 ngày", "4"),
        ("nửa ngày", "4"),
        ("một ngày rưỡi", "12"),
        ("04 giờ làm việc", "4"),
        ("4h", "4"),
        ("2h30", "2.5"),
        ("30 phút", "0.5"),
        ("01 giờ 30 phút", "1.5"),
        ("02 ngày 04 giờ", "20"),
        ("02 ngày và 04 giờ", "20"),
        ("01 buổi", "4"),
        ("02 ngày (16 giờ)", "16"),
        ("80 giờ làm việc (10 ngày làm việc)", "80"),
        ("01 (một) ngày làm việc", "8"),
        ("Không quá 05 ngày làm việc kể từ ngày nhận đủ hồ sơ", "40"),
        ("từ 2 đến 3 ngày", "24"),
        ("2 - 3 ngày", "24"),
        ("20 ngày (trong đó Sở: 15 ngày, UBND tỉnh: 05 ngày)", "160"),
        ("01 tuần", "40"),
    ],
)
def test_a_time_in_words_is_so_many_working_hours(words: str, hours: str) -> None:
    said = read_time(words)
    assert said.hours == Decimal(hours)
    assert said.understood
    assert not said.conflict


@pytest.mark.parametrize(
    "words",
    ["Giờ hành chính", "Trong ngày", "Ngay sau khi nhận đủ hồ sơ hợp lệ", "Không tính thời gian", "Theo giấy hẹn"],
)
def test_words_without_a_figure_are_a_time_nobody_can_add(words: str) -> None:
    said = read_time(words)
    assert said.hours is None
    assert said.open


@pytest.mark.parametrize("words", ["Linh hoạt", "", "Lãnh đạo phòng", "ngày 05/6/2026", "Điều 5", "năm 2026"])
def test_what_is_no_time_is_not_read_as_one(words: str) -> None:
    assert not read_time(words).understood


def test_a_month_has_a_length_but_no_working_hours() -> None:
    said = read_time("01 tháng")
    assert (said.value, said.unit, said.hours) == (Decimal(1), "month", None)


def test_different_times_for_different_cases_give_no_single_figure() -> None:
    said = read_time("Trường hợp không khảo sát: 03 ngày; trường hợp phải khảo sát: 05 ngày")
    assert said.several
    assert said.hours is None
    assert said.figures == (Decimal(24), Decimal(40))


@pytest.mark.parametrize("words", ["02 ngày (20 giờ)", "16 giờ (03 ngày)"])
def test_a_bracket_that_says_another_time_is_a_conflict(words: str) -> None:
    assert read_time(words).conflict


def test_a_bare_figure_takes_the_unit_of_its_heading() -> None:
    assert read_time("0,5", unit_of_head("Thời gian (ngày)")).hours == 4
    assert read_time("4", unit_of_head("Thời gian (giờ làm việc)")).hours == 4
    assert read_time("30", unit_of_head("Số phút")).hours == Decimal("0.5")
    assert not read_time("0,5", None).understood


@given(st.integers(1, 400), st.sampled_from(["ngày", "ngày làm việc"]))
def test_days_and_their_eight_hours_agree(days: int, unit: str) -> None:
    said = read_time(f"{days:02} {unit} ({days * 8} giờ)")
    assert said.hours == days * 8
    assert not said.conflict
    assert read_time(f"{days} {unit} ({days * 8 + 1} giờ)").conflict


@given(st.integers(1, 40), st.integers(1, 7), st.integers(1, 59))
def test_smaller_units_behind_a_time_are_added(days: int, hours: int, minutes: int) -> None:
    said = read_time(f"{days} ngày {hours} giờ {minutes} phút").hours
    assert said is not None
    assert abs(said - (days * 8 + hours + Decimal(minutes) / 60)) < Decimal("0.001")


@given(st.text(max_size=60))
def test_any_words_have_some_reading(words: str) -> None:
    said = read_time(words)
    assert said.hours is None or said.hours >= 0
