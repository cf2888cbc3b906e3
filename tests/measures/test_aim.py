"""A target has a way: where it stands on a day follows from the schedule, and says how much is still to be done."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.measures.aim import Aim, Point, Standing
from kientao.measures.figure import Figure
from kientao.measures.measure import Unit
from kientao.measures.needed import allowed, at_this_pace, needed

DAY = date(2026, 1, 1)
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
SHARES = st.fractions(0, 1, max_denominator=200)


def a_point(year: int, value: int, month: int = 12, day: int = 31) -> Point:
    return Point(date(year, month, day), Fraction(value))


RISING = Aim(">=", (a_point(2026, 60), a_point(2027, 80), a_point(2028, 100)), baseline=a_point(2025, 40))


def test_between_two_points_the_way_is_straight() -> None:
    assert RISING.wanted(date(2025, 12, 30)) is None
    assert RISING.wanted(date(2025, 12, 31)) == 40
    assert RISING.wanted(date(2026, 12, 31)) == 60
    assert RISING.wanted(date(2026, 7, 1)) == 40 + Fraction(20 * 182, 365)
    assert RISING.wanted(date(2031, 1, 1)) == 100


def test_without_a_baseline_nothing_is_wanted_before_the_first_day() -> None:
    aim = Aim(">=", (a_point(2026, 90),))
    assert aim.wanted(date(2026, 6, 30)) is None
    assert aim.standing(Fraction(10), date(2026, 6, 30)) is Standing.NO_COURSE
    assert aim.standing(Fraction(10), date(2026, 12, 31)) is Standing.FAILED


@pytest.mark.parametrize(
    ("value", "on", "standing"),
    [
        (None, date(2026, 6, 1), Standing.NO_DATA),
        (100, date(2026, 6, 1), Standing.REACHED),
        (60, date(2026, 12, 31), Standing.ON_THE_WAY),
        (59, date(2026, 12, 31), Standing.BEHIND),
        (59, date(2026, 7, 1), Standing.ON_THE_WAY),
        (99, date(2028, 12, 31), Standing.FAILED),
    ],
)
def test_a_value_stands_by_its_day(value: int | None, on: date, standing: Standing) -> None:
    assert RISING.standing(None if value is None else Fraction(value), on) is standing


def test_where_less_is_better_the_way_goes_down() -> None:
    aim = Aim("<=", (a_point(2027, 5),), baseline=a_point(2025, 15))
    assert aim.standing(Fraction(10), date(2026, 6, 1)) is Standing.ON_THE_WAY
    assert aim.standing(Fraction(10), date(2027, 6, 1)) is Standing.BEHIND
    assert aim.standing(Fraction(5), date(2027, 6, 1)) is Standing.REACHED


def test_more_than_a_value_is_not_that_value() -> None:
    assert not Aim(">", (a_point(2026, 98),)).holds(Fraction(98))
    assert not Aim("<", (a_point(2026, 2),)).holds(Fraction(2))
    assert Aim("=", (a_point(2026, 2),)).holds(Fraction(2))
    between = Aim("between", (a_point(2026, 20),), upper=Fraction(30))
    assert [between.holds(Fraction(one)) for one in (19, 20, 30, 31)] == [False, True, True, False]


@pytest.mark.parametrize(
    "wrong",
    [
        {"comparator": ">=", "points": ()},
        {"comparator": ">=", "points": (a_point(2027, 1), a_point(2026, 2))},
        {"comparator": ">=", "points": (a_point(2026, 1),), "baseline": a_point(2026, 0)},
        {"comparator": "between", "points": (a_point(2026, 1),)},
        {"comparator": ">=", "points": (a_point(2026, 1),), "upper": Fraction(2)},
    ],
)
def test_an_aim_that_cannot_be_is_none(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"an aim needs|between has"):
        Aim(**wrong)  # type: ignore[arg-type]


@given(on=DAYS, later=st.integers(0, 900))
def test_a_rising_way_never_asks_for_less_later(on: date, later: int) -> None:
    now, then = RISING.wanted(on), RISING.wanted(on + timedelta(days=later))
    assert now is None or (then is not None and now <= then)


@given(good=st.integers(0, 500), bad=st.integers(0, 500), coming=st.integers(0, 500), share=SHARES, above=st.booleans())
def test_what_is_needed_is_just_enough(good: int, bad: int, coming: int, share: Fraction, above: bool) -> None:
    found = needed(Figure(good, good + bad, Unit.PERCENT), share, coming=coming, on=DAY, end=DAY, above=above)
    whole = good + bad + coming

    def reaches(more: int) -> bool:
        return good + more > share * whole if above else good + more >= share * whole

    assert reaches(found.more)
    assert found.more == 0 or not reaches(found.more - 1)
    assert found.possible == (found.more <= coming)


@given(bad=st.integers(0, 500), good=st.integers(0, 500), coming=st.integers(0, 500), share=SHARES, below=st.booleans())
def test_what_is_allowed_is_as_much_as_can_be(bad: int, good: int, coming: int, share: Fraction, below: bool) -> None:
    found = allowed(Figure(bad, good + bad, Unit.PERCENT), share, coming=coming, on=DAY, end=DAY, below=below)
    whole = good + bad + coming

    def holds(more: int) -> bool:
        return bad + more < share * whole if below else bad + more <= share * whole

    assert found.possible == holds(0)
    if found.possible:
        assert holds(found.more)
        assert found.more == coming or not holds(found.more + 1)


def test_work_is_told_by_the_week() -> None:
    figure = Figure(900, 1000, Unit.PERCENT)
    found = needed(figure, Fraction(95, 100), coming=1000, on=DAY, end=DAY + timedelta(weeks=20))
    assert (found.more, found.a_week, found.possible, found.best) == (1000, Fraction(50), True, Fraction(1900, 2000))
    hopeless = needed(figure, Fraction(99, 100), coming=100, on=DAY, end=DAY + timedelta(weeks=20))
    assert (hopeless.possible, hopeless.best) == (False, Fraction(1000, 1100))


def test_what_comes_is_reckoned_by_what_came() -> None:
    figure = Figure(10, 310, Unit.PERCENT)
    assert at_this_pace(figure, began=DAY, on=date(2026, 1, 31), end=date(2026, 2, 28)) == 280


def test_an_amount_or_an_end_behind_is_refused() -> None:
    for figure, coming, end in (
        (Figure(1, None, Unit.COUNT), 0, DAY),
        (Figure(1, 2, Unit.PERCENT), -1, DAY),
        (Figure(1, 2, Unit.PERCENT), 0, DAY - timedelta(days=1)),
    ):
        with pytest.raises(ValueError, match="are needed"):
            needed(figure, Fraction(1, 2), coming=coming, on=DAY, end=end)
    with pytest.raises(ValueError, match="are needed"):
        at_this_pace(Figure(1, 2, Unit.PERCENT), began=DAY, on=DAY - timedelta(days=1), end=DAY)
