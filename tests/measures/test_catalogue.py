"""The measures that come with the program can all be asked, and a share is one."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kientao.facts.catalogue import FACTS
from kientao.kernel.period import Period
from kientao.measures.answering import counts_of
from kientao.measures.asked import Asked
from kientao.measures.catalogue import MEASURES
from kientao.measures.checks import problems
from kientao.measures.measure import Count, Measure, Passing, Ratio, Unit
from kientao.measures.reference import Row, Rows, answer, counted
from tests.measures.rows import rows_of

COMPUTED = [code for code, one in MEASURES.items() if one.is_computed]


def facts_of(measure: Measure) -> set[str]:
    asks = measure.asks
    if isinstance(asks, Ratio):
        return {asks.numerator.fact, asks.denominator.fact}
    if isinstance(asks, Passing):
        return facts_of(MEASURES[asks.of])
    return {one.fact for one in counts_of(measure)}


@pytest.mark.parametrize("code", MEASURES)
def test_every_measure_can_be_asked_and_says_what_it_is(code: str) -> None:
    measure = MEASURES[code]
    assert problems(measure, MEASURES.get) == []
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
    assert measure.english
    assert not measure.about or measure.about.endswith(".")


def test_no_two_measures_are_called_alike_or_ask_the_same() -> None:
    for said in (lambda one: one.words, lambda one: one.english, lambda one: (one.asks, one.empty)):
        alike = Counter(said(one) for one in MEASURES.values() if one.is_computed)
        assert [one for one, times in alike.items() if times > 1] == []


def test_every_fact_is_asked_about() -> None:
    assert set(FACTS) - set().union(*map(facts_of, MEASURES.values())) == set()


@pytest.mark.slow
@pytest.mark.parametrize("code", COMPUTED)
@given(data=st.data())
@settings(max_examples=12)
def test_every_measure_has_an_answer_and_a_share_of_rows_is_at_most_all(code: str, data: st.DataObject) -> None:
    measure = MEASURES[code]
    rows: Rows = data.draw(rows_of(*sorted(facts_of(measure))))
    figure = answer(measure, rows, Asked(Period.year(2026)), MEASURES.__getitem__)
    assert figure.numerator >= 0
    asks = measure.asks
    if isinstance(asks, Ratio) and _is_part(asks.numerator, asks.denominator):
        assert figure.denominator is not None
        assert figure.numerator <= figure.denominator
        assert figure.value is None or 0 <= figure.value <= 100


def _is_part(one: Count, whole: Count) -> bool:
    """Are the rows of the one some of the other's?"""
    if (one.fact, one.distinct, one.total) != (whole.fact, whole.distinct, whole.total):
        return False
    asked = dict(one.where)
    return all(name in asked and set(_of(asked[name])) <= set(_of(values)) for name, values in whole.where)


def _of(condition: object) -> tuple[object, ...]:
    assert isinstance(condition, tuple)
    return condition


@pytest.mark.parametrize("code", [code for code in COMPUTED if MEASURES[code].unit is Unit.PERCENT])
def test_a_share_within_one_fact_asks_of_its_own_rows(code: str) -> None:
    """Numerator and denominator over one fact: whoever is above the line is below it too."""
    asks = MEASURES[code].asks
    if isinstance(asks, Ratio) and asks.numerator.fact == asks.denominator.fact and not asks.numerator.total:
        assert _is_part(asks.numerator, asks.denominator), code


def test_the_rows_counted_are_the_ones_that_fit() -> None:
    asks = MEASURES["dossiers-online"].asks
    assert isinstance(asks, Ratio)
    row: Row = {"agency": 1, "day": 20260302, "channel": "online", "recorded_from": 1, "recorded_to": None}
    other: Row = {**row, "channel": "counter"}
    found = counted(asks.numerator, {"dossier-received": [row, other]}, Asked(Period.year(2026)))
    assert found == [row]
