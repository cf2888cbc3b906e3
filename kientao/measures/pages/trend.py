"""A measure drawn: each month's own figure, every point leading to its rows."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from kientao.measures.pages.asked import AskedPage
from kientao.measures.series import Month
from kientao.measures.showing import numerator_href
from kientao.measures.words import fraction_words
from kientao.ui.charts.trend import Trend, TrendPoint


def trend_of(asked: AskedPage, months: Sequence[Month], on: date) -> Trend | None:
    """Of the months that have begun; None while there is one only."""
    begun = [one for one in months if one.period.first <= on]
    if len(begun) < 2:
        return None
    points = tuple(
        TrendPoint(
            one.period.first,
            one.own.value,
            fraction=fraction_words(one.own),
            href=numerator_href(asked.measure, one.own, partial(asked.rows_href, period=one.period)),
        )
        for one in begun
    )
    return Trend(
        f"{asked.measure.words}: từng tháng", points, unit=asked.measure.unit.words, as_of=min(asked.period.last, on),
        id="dien-bien",
    )  # fmt: skip
