"""The published points of QĐ 766/QĐ-TTg come out of the formulas."""

from decimal import Decimal

import pytest

from kientao.measures.catalogue import MEASURES
from kientao.measures.figure import Figure
from kientao.measures.measure import Unit
from kientao.measures.service_index import GROUPS, ITEMS

_BY_CODE = {one.code: one for one in ITEMS}


@pytest.mark.parametrize(
    ("code", "above", "below", "points"),
    [
        ("1.1", 975, 1000, "5.85"),
        ("2.1", 950, 1000, "19.00"),
        ("3.1", 60, 100, "1.50"),
        ("3.1", 90, 100, "2.00"),
        ("3.2", 45, 60, "3.00"),
        ("3.3", 30, 100, "3.60"),
        ("3.3", 70, 100, "6.00"),
        ("3.4", 1, 3, "2.00"),
        ("3.5", 50, 100, "1.25"),
        ("3.6", 90, 100, "2.00"),
        ("3.6", 0, 0, "0.00"),
        ("4.3", 60, 100, "1.50"),
        ("5.2", 18, 20, "5.40"),
        ("5.2", 0, 0, "6.00"),
        ("5.4", 45, 60, "5.00"),
        ("5.4", 95, 100, "6.00"),
        ("5.4", 0, 0, "0.00"),
    ],
)
def test_points_are_those_the_portal_publishes(code: str, above: int, below: int, points: str) -> None:
    item = _BY_CODE[code]
    figure = Figure(above, below, Unit.PERCENT, MEASURES[item.measure].empty)
    assert item.points(figure) == Decimal(points)


def test_where_nothing_is_known_there_are_no_points_which_is_not_none_at_all() -> None:
    assert _BY_CODE["2.1"].points(Figure(0, 0, Unit.PERCENT, MEASURES["dossiers-on-time-statistic"].empty)) is None


def test_all_items_together_are_a_hundred_points() -> None:
    by_group = {group: sum(one.most for one in ITEMS if one.group == group) for group in GROUPS}
    assert by_group == {
        "transparency": 18, "progress": 20, "online": 12, "payment": 10, "digitised": 22, "satisfaction": 18,
    }  # fmt: skip
    assert {one.measure for one in ITEMS} <= set(MEASURES)
