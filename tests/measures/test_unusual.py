"""A month that doesn't look like the others is pointed at, a usual one is left alone."""

from hypothesis import given
from hypothesis import strategies as st

from kientao.kernel.period import Period
from kientao.measures.catalogue import MEASURES
from kientao.measures.figure import Figure
from kientao.measures.measure import Unit
from kientao.measures.series import Month
from kientao.measures.unusual import unusual

ON_TIME = MEASURES["dossiers-on-time"]


def year(*months: tuple[int, int]) -> list[Month]:
    """Numerator and denominator of January, February, …"""
    figures = [Figure(above, below, Unit.PERCENT) for above, below in months]
    return [Month(Period.month(2026, at), own, own) for at, own in enumerate(figures, 1)]


def said(*months: tuple[int, int]) -> dict[str, str]:
    return unusual(ON_TIME, year(*months))


def test_months_alike_are_left_alone() -> None:
    assert said((95, 100), (90, 98), (99, 104), (93, 99)) == {}


def test_a_part_larger_than_its_whole_is_impossible() -> None:
    assert said((11, 10)) == {"202601": "Tử số lớn hơn mẫu số: kiểm tra dữ kiện của tháng này."}


def test_a_month_without_anything_is_a_file_that_wasnt_sent() -> None:
    found = said((95, 100), (0, 0), (97, 104), (93, 99))
    assert found == {"202602": "Không có dữ kiện nào; tháng thường có khoảng 100."}


def test_a_month_with_everything_twice_and_more() -> None:
    assert list(said((95, 100), (90, 98), (950, 1000), (93, 99))) == ["202603"]


def test_a_leap_of_the_share() -> None:
    found = said((95, 100), (96, 100), (40, 100), (93, 99))
    assert found == {"202603": "Thấp hơn tháng thường 55 điểm phần trăm: kiểm tra cách ghi của tháng này."}


def test_few_dossiers_may_do_anything() -> None:
    assert said((1, 1), (0, 3), (7, 9), (0, 0), (2, 2)) == {}


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), max_size=12))
def test_whatever_came_something_can_be_said_of_it(months: list[tuple[int, int]]) -> None:
    found = said(*months)
    assert found.keys() <= {f"2026{at:02}" for at in range(1, len(months) + 1)}
    assert all(found.values())


@given(st.integers(0, 300), st.integers(1, 300), st.integers(1, 12))
def test_a_year_of_equal_months_has_no_unusual_one(above: int, below: int, count: int) -> None:
    assert said(*[(min(above, below), below)] * count) == {}
