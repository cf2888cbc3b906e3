"""Numbers add up: agencies to a province, months to a year; and a past moment is answered as it was known then."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.facts.catalogue import FACTS
from kientao.kernel.period import Period
from kientao.measures.asked import Asked
from kientao.measures.catalogue import MEASURES
from kientao.measures.figure import Figure
from kientao.measures.measure import (
    Adding,
    Better,
    Empty,
    Measure,
    Ratio,
    Unit,
    over_bodies,
    over_time,
    rows,
)
from kientao.measures.passing import passes
from kientao.measures.reference import Row, Rows, answer, number
from tests.measures.rows import AGENCIES, rows_of

YEAR = Period.year(2026)
COUNTS = [
    rows("dossier-closed"),
    rows("dossier-closed", appointment=("early", "on-time")),
    rows("dossier-closed", total="minutes"),
    rows("dossier-closed", distinct="procedure"),
    rows("inspection", distinct="agency"),
    rows("body-standard", standard="iso", met=1),
    rows("procedure-offered", level="full", distinct="procedure"),
    rows("disbursement", total="paid"),
]
SOME = rows_of("dossier-closed", "inspection", "body-standard", "procedure-offered", "disbursement")


def a_row(**more: Any) -> dict[str, Any]:
    return {
        "agency": 1, "day": 20260302, "procedure": 7, "channel": "online", "outcome": "done", "appointment": "on-time",
        "statistic": "on-time", "handed": None, "apologised": None, "minutes": 60, "record": "a", "recorded_from": 100,
        "recorded_to": None, **more,
    }  # fmt: skip


@pytest.mark.slow
@given(some=SOME, count=st.sampled_from(COUNTS), by=st.none() | st.integers(0, 7))
def test_the_agencies_of_a_province_add_up_to_it(some: Rows, count: Any, by: int | None) -> None:
    parts = [number(count, some, Asked(YEAR, frozenset({one}), by)) for one in AGENCIES]
    whole = number(count, some, Asked(YEAR, None, by))
    if over_bodies(count) is Adding.SUM:
        assert sum(parts) == whole
    else:
        assert max(parts) <= whole <= sum(parts)


@pytest.mark.slow
@given(some=SOME, count=st.sampled_from(COUNTS))
def test_the_months_of_a_year_add_up_to_it(some: Rows, count: Any) -> None:
    months = [number(count, some, Asked(Period.month(2026, month))) for month in range(1, 13)]
    whole = number(count, some, Asked(YEAR))
    match over_time(count, FACTS[count.fact].span):
        case Adding.SUM:
            assert sum(months) == whole
        case Adding.LAST:
            assert months[-1] == whole
        case Adding.RECOUNT:
            assert max(months) <= whole <= sum(months)


@pytest.mark.slow
@given(some=SOME, count=st.sampled_from(COUNTS))
def test_what_is_known_now_is_what_was_recorded_by_the_end_of_days(some: Rows, count: Any) -> None:
    known = {fact: [row for row in found if row["recorded_to"] is None] for fact, found in some.items()}
    assert number(count, some, Asked(YEAR)) == number(count, known, Asked(YEAR, None, 10**12))


@pytest.mark.slow
@given(some=SOME)
def test_a_whole_by_its_parts_is_the_whole_and_no_mean_of_shares(some: Rows) -> None:
    measure = MEASURES["dossiers-on-time"]
    parts = [answer(measure, some, Asked(YEAR, frozenset({one})), MEASURES.__getitem__) for one in AGENCIES]
    whole = answer(measure, some, Asked(YEAR), MEASURES.__getitem__)
    assert sum(one.numerator for one in parts) == whole.numerator
    assert sum(one.denominator or 0 for one in parts) == whole.denominator


def test_a_correction_changes_today_and_not_what_was_said_before() -> None:
    late = a_row(appointment="late", recorded_from=200)
    some = {"dossier-closed": [a_row(recorded_to=200), late]}
    measure = MEASURES["dossiers-on-time"]

    def said(by: int | None) -> Figure:
        return answer(measure, some, Asked(YEAR, None, by), MEASURES.__getitem__)

    assert (said(99).numerator, said(99).denominator) == (0, 0)
    assert (said(150).numerator, said(150).denominator) == (1, 1)
    assert (said(200).numerator, said(200).denominator) == (0, 1)
    assert said(None) == said(200)


def test_nothing_is_not_zero() -> None:
    figure = answer(MEASURES["dossiers-on-time"], {}, Asked(YEAR), MEASURES.__getitem__)
    assert (figure.value, figure.rounded()) == (None, None)
    assert answer(MEASURES["petitions-on-time"], {}, Asked(YEAR), MEASURES.__getitem__).value == 100
    assert answer(MEASURES["satisfied-reception"], {}, Asked(YEAR), MEASURES.__getitem__).value == 0


def test_agencies_that_pass_are_counted_among_those_that_have_a_value() -> None:
    good = [a_row(agency=1, record=str(at)) for at in range(19)]
    some = {"dossier-closed": [*good, a_row(agency=1, appointment="late"), a_row(agency=2, appointment="late")]}
    figure = answer(MEASURES["agencies-on-time"], some, Asked(YEAR, frozenset({1, 2, 3})), MEASURES.__getitem__)
    assert (figure.numerator, figure.denominator) == (1, 2)


def test_the_lower_the_better_passes_below_its_bar() -> None:
    assert passes(Figure(3, 100, Unit.PERCENT), Fraction(3), Better.LOWER) is True
    assert passes(Figure(31, 1000, Unit.PERCENT), Fraction(3), Better.LOWER) is False
    assert passes(Figure(0, 0, Unit.PERCENT), Fraction(3), Better.LOWER) is None


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        (Figure(97_465, 100_000, Unit.PERCENT), "97.47"),
        (Figure(1, 3, Unit.PERCENT), "33.33"),
        (Figure(2, 3, Unit.PERCENT), "66.67"),
        (Figure(5, 2, Unit.MINUTE), "2.50"),
        (Figure(7, None, Unit.COUNT), "7.00"),
        (Figure(0, 0, Unit.PERCENT, Empty.FULL), "100.00"),
    ],
)
def test_a_figure_is_rounded_only_to_be_shown(figure: Figure, shown: str) -> None:
    assert str(figure.rounded()) == shown


def test_what_is_entered_is_its_answers() -> None:
    common: Row = {"agency": 1, "record": "a", "recorded_from": 0, "recorded_to": None}
    rank: Row = {"since": 20260101, "until": None, "question": "par-index-rank", "above": 12, "below": None}
    ranks: list[Row] = [{**common, **rank}]
    sums: list[Row] = [
        {**common, "day": day, "question": "certified-copies", "above": above, "below": below}
        for day, above, below in ((20260331, 30, 40), (20260630, 5, 60))
    ]
    facts: Rows = {"level-entered": ranks, "figure-entered": sums}

    def asked(code: str) -> Figure:
        return answer(MEASURES[code], facts, Asked(YEAR), MEASURES.__getitem__)

    assert asked("par-index-rank") == Figure(12, 1, Unit.RANK)
    assert asked("certified-copies") == Figure(35, 100, Unit.PERCENT)
    assert asked("sipas-rank").value is None  # nobody answered: that is no rank, and not 0


def test_a_mean_is_the_sum_by_the_rows() -> None:
    some = {"dossier-closed": [a_row(minutes=60), a_row(minutes=90)]}
    mean = Measure("m", "Bình quân", "Mean", Ratio(rows("dossier-closed", total="minutes"), rows("dossier-closed")),
                   Unit.MINUTE)  # fmt: skip
    assert answer(mean, some, Asked(YEAR), MEASURES.__getitem__).value == 75
