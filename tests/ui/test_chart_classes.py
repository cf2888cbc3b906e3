"""Exact values in classes of one width, and axes with round numbers: nobody is lost, nobody is counted twice."""

from fractions import Fraction
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.ui.charts.classes import classes_of
from kientao.ui.charts.scale import round_step, scale_of_counts, scale_of_lines

VALUE = st.fractions(min_value=-1000, max_value=100_000, max_denominator=10_000)
TOLD = st.lists(st.tuples(st.none() | VALUE, st.booleans()))
HUNDRED = Fraction(100)


@given(TOLD, st.lists(VALUE, max_size=2))
def test_every_known_value_is_in_exactly_one_class(
    told: list[tuple[Fraction | None, bool]], also: list[Fraction]
) -> None:
    classes = classes_of(told, also).classes
    for value in [value for value, _ in told if value is not None]:
        assert sum(one.has(value) for one in classes) == 1


@given(TOLD, st.lists(VALUE, max_size=2))
def test_counts_add_up(told: list[tuple[Fraction | None, bool]], also: list[Fraction]) -> None:
    made = classes_of(told, also)
    known = [(value, behind) for value, behind in told if value is not None]
    assert sum(one.count for one in made.classes) == made.known == len(known)
    assert sum(one.behind for one in made.classes) == sum(behind for _, behind in known)
    assert made.known + made.unknown == len(told)
    for one in made.classes:
        assert one.count == sum(one.has(value) for value, _ in known)
        assert one.behind == sum(one.has(value) for value, behind in known if behind)


@given(TOLD, st.lists(VALUE, max_size=2))
def test_classes_lie_side_by_side_and_are_equally_wide(
    told: list[tuple[Fraction | None, bool]], also: list[Fraction]
) -> None:
    classes = classes_of(told, also).classes
    assert all(left.high == right.low for left, right in pairwise(classes))
    assert len({one.high - one.low for one in classes}) <= 1
    assert len(classes) <= 12
    assert [one.is_last for one in classes] == [False] * (len(classes) - 1) + [True] * bool(classes)
    assert not classes or all(classes[0].low <= value <= classes[-1].high for value in also)


@given(st.lists(VALUE, min_size=1))
def test_the_middle_is_exact(values: list[Fraction]) -> None:
    assert classes_of([(value, False) for value in values]).median == median(values)


@given(st.lists(st.fractions(min_value=0, max_value=100), min_size=1), st.fractions(min_value=0, max_value=100))
def test_no_class_of_per_cent_goes_above_a_hundred(values: list[Fraction], target: Fraction) -> None:
    made = classes_of([(value, False) for value in values], [target], ceiling=HUNDRED)
    assert made.classes[-1].high <= 100


@given(VALUE, st.integers(1, 30))
def test_equal_values_are_in_one_class(value: Fraction, times: int) -> None:
    (only,) = classes_of([(value, True)] * times).classes
    assert only.has(value)
    assert (only.count, only.behind) == (times, times)


def test_what_everybody_reached_ends_at_a_hundred() -> None:
    (only,) = classes_of([(HUNDRED, False)] * 3, ceiling=HUNDRED).classes
    assert [only.low, only.high] == [Fraction(99), HUNDRED]


def test_where_nothing_is_known_there_is_no_class_and_it_is_said() -> None:
    made = classes_of([(None, False)] * 4, [Fraction(98)])
    assert (made.classes, made.known, made.unknown, made.median) == ((), 0, 4, None)
    assert classes_of([]).classes == ()


def test_a_value_between_two_classes_belongs_to_the_upper_one() -> None:
    values = [Fraction(n) for n in (70, 80, 90, 100)]
    made = classes_of([(value, False) for value in values], most=3)
    assert [(int(one.low), int(one.high), one.count) for one in made.classes] == [
        (70, 80, 1),
        (80, 90, 1),
        (90, 100, 2),
    ]


def test_a_target_nobody_has_reached_is_inside() -> None:
    made = classes_of([(Fraction(60), True), (Fraction(70), True)], [Fraction(98)], ceiling=HUNDRED)
    assert made.classes[-1].high == 100
    assert made.classes[-1].count == 0


@given(st.fractions(min_value="1/100000", max_value=10**9), st.integers(1, 12))
def test_a_step_is_round_and_the_smallest_that_fits(span: Fraction, most: int) -> None:
    step = round_step(span, most)
    assert step * most >= span
    digits = str(step.numerator * step.denominator).strip("0")
    assert digits in {"1", "2", "5"}
    assert step / Fraction(5, 2) * most < span or step / 2 * most < span


@pytest.mark.parametrize(("span", "most"), [(0, 3), (-1, 3), (1, 0)])
def test_nothing_has_no_steps(span: int, most: int) -> None:
    with pytest.raises(ValueError, match="a step needs"):
        round_step(Fraction(span), most)


@given(st.lists(VALUE, min_size=1))
def test_an_axis_holds_every_value_between_two_marks(values: list[Fraction]) -> None:
    scale = scale_of_lines(values)
    assert scale.low <= min(values)
    assert max(values) <= scale.high
    assert ((scale.high - scale.low) / scale.step).denominator == 1
    assert 1 <= (scale.high - scale.low) / scale.step <= 7


def test_an_axis_starts_at_zero_unless_that_would_flatten_the_line() -> None:
    assert scale_of_lines([Fraction(3), Fraction(9)]).starts_at_zero
    assert scale_of_lines([Fraction(0), Fraction(0)]).starts_at_zero
    assert not scale_of_lines([Fraction(90), Fraction(98)]).starts_at_zero
    assert scale_of_lines([]).low == 0


@given(st.integers(0, 10**6))
def test_bars_start_at_zero_and_count_whole_things(most: int) -> None:
    scale = scale_of_counts(most)
    assert scale.starts_at_zero
    assert scale.high >= most
    assert scale.step.denominator == 1
