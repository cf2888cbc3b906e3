"""A target drawn: its way month by month, how its agencies spread, its communes one by one."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import partial

from kientao.kernel.period import Period
from kientao.measures.addresses import measure_address, rows_address
from kientao.measures.series import Month
from kientao.measures.showing import Rows, numerator_href
from kientao.measures.words import fraction_words
from kientao.people.kinds import Level
from kientao.people.models import Organisation
from kientao.programme.pages.targets.agencies import Shares
from kientao.programme.queries.measured import Measured, Told
from kientao.ui.charts.distribution import Distribution, Spread
from kientao.ui.charts.standing import Standing
from kientao.ui.charts.tile_grid import Tile, TileGrid
from kientao.ui.charts.trend import Trend, TrendPoint

_ENOUGH = 6  # of fewer a table says as much
_COMMITTEE = "Ủy ban nhân dân "


def trend_chart(one: Measured, told: Told, months: Sequence[Month], on: date) -> Trend | None:
    """From the beginning of the year; None while there is one month only."""
    if len(months) < 2:
        return None
    points = tuple(
        TrendPoint(
            month=month.period.first,
            value=month.so_far.value,
            wanted=_wanted(one, min(month.period.last, on)),
            standing=_standing(one, month.so_far.value, min(month.period.last, on)),
            fraction=fraction_words(month.so_far),
            href=numerator_href(told.measure, month.so_far, _rows_until(told, month.period.last)),
        )
        for month in months
    )
    return Trend(
        f"{told.measure.words}: cộng dồn từ đầu năm", points, unit=told.measure.unit.words, target=_target(one),
        falls=one.aim is not None and one.aim.falls, as_of=on, id="duong-di",
    )  # fmt: skip


def distribution_chart(one: Measured, told: Told, shares: Shares, on: date) -> Distribution | None:
    """Of all agencies that have something to count; None where they are few."""
    if len(shares.figures) < _ENOUGH:
        return None
    values = tuple(Spread(own.value, _standing(one, own.value, on)) for own in shares.figures.values())
    return Distribution(
        "Các cơ quan phân bố ra sao", values, unit=told.measure.unit.words, target=_target(one), of="cơ quan", as_of=on,
        id="phan-bo",
    )  # fmt: skip


def communes_chart(one: Measured, told: Told, shares: Shares, on: date) -> TileGrid | None:
    """Every commune there is on the day, also those without a figure; None where hardly any has one."""
    communes = Organisation.objects.on(on).filter(level=Level.COMMUNE).order_by("order", "name", "pk")
    named = [(pk, name.removeprefix(_COMMITTEE)) for pk, name in communes.values_list("pk", "name")]
    if sum(pk in shares.figures for pk, _ in named) < _ENOUGH:
        return None
    tiles = tuple(_tile(one, told, shares, on, pk, name) for pk, name in named)
    title = f"{told.measure.words} của từng xã, phường"
    return TileGrid(title, tiles, unit=told.measure.unit.words, of="xã, phường", as_of=on, id="tung-xa")


def _rows_until(told: Told, last: date) -> Rows:
    return partial(rows_address, told.measure.code, period=Period(told.asked.period.first, last))


def _tile(one: Measured, told: Told, shares: Shares, on: date, pk: int, name: str) -> Tile:
    found = shares.figures.get(pk)
    kind, _, short = name.partition(" ")
    value = found.value if found is not None else None
    return Tile(
        name=name[:1].upper() + name[1:],
        value=value,
        href=measure_address(told.measure.code, told.asked.period, pk, today=True),
        standing=_standing(one, value, on),
        wanted=_wanted(one, on),
        short=short or name,
        group=kind.capitalize() if short else "",
        fraction=fraction_words(found),
    )


def _standing(one: Measured, value: Fraction | None, on: date) -> Standing:
    if value is None:
        return Standing.NO_DATA
    return Standing(one.aim.standing(value, on).value) if one.aim is not None else Standing.NO_COURSE


def _wanted(one: Measured, on: date) -> Fraction | None:
    return one.aim.wanted(on) if one.aim is not None else None


def _target(one: Measured) -> Fraction | None:
    return one.aim.end.value if one.aim is not None else None
