"""Numbers and dates as the office writes them."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from kientao.ui.numbers import day, decimal, moment, share, span_of_days, whole


def test_thousands_stand_apart_by_dots() -> None:
    assert whole(1573) == "1.573"
    assert decimal(Decimal("1234567.50")) == "1.234.567,5"


@pytest.mark.parametrize(
    ("part", "total", "said"), [(964, 1000, "96,4 %"), (0, 5, "0 %"), (5, 5, "100 %"), (0, 0, "–")]
)
def test_a_share_is_said_with_a_comma(part: int, total: int, said: str) -> None:
    assert share(part, total) == said


def test_almost_all_is_never_all_and_almost_none_never_none() -> None:
    assert share(99_999, 100_000) == "99,9 %"
    assert share(1, 100_000) == "0,1 %"


def test_dates_are_day_month_year() -> None:
    assert day(date(2026, 3, 1)) == day("2026-03-01") == "01/03/2026"
    assert day(None) == ""
    assert moment(datetime(2026, 3, 1, 7, 5)) == "07:05 01/03/2026"  # noqa: DTZ001 shown as given


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), "2026"),
        (date(2021, 1, 1), date(2025, 12, 31), "2021–2025"),
        (date(2026, 1, 1), date(2026, 12, 30), "01/01/2026 – 30/12/2026"),
    ],
)
def test_whole_years_are_said_by_their_numbers(first: date, last: date, said: str) -> None:
    assert span_of_days(first, last) == said
