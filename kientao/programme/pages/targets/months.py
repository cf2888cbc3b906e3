"""A target's way: each month counted from the beginning of the year, beside what was wanted by then."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from kientao.measures.figure import half_up
from kientao.measures.series import Month
from kientao.measures.words import fraction_words, value_words
from kientao.programme.queries.measured import Measured, Told
from kientao.ui.numbers import decimal
from kientao.ui.table.cells import Cell
from kientao.ui.table.columns import Column
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

_COLUMNS = (
    Column("thang", "Đến hết tháng", hideable=False),
    Column("luy-ke", "Từ đầu năm", hideable=False, align="end"),
    Column("phan-so", "Tử số/mẫu số", hideable=False, align="end"),
    Column("rieng", "Riêng tháng", hideable=False, align="end"),
    Column("can", "Lộ trình", hideable=False, align="end"),
)


def months_table(one: Measured, told: Told, found: Sequence[Month], on: date) -> Table:
    """Of the year so far."""
    return Table(
        id="thang",
        title="Từng tháng, so với lộ trình",
        address=reverse("target", args=[one.target.pk]),
        columns=_COLUMNS,
        rows=tuple(_row(one, told, month, on) for month in found),
        query=TableQuery().showing(_COLUMNS),
        total=len(found),
        unit="tháng",
    )


def _row(one: Measured, told: Told, month: Month, on: date) -> Row:
    last, aim = min(month.period.last, on), one.aim
    wanted = aim.wanted(last) if aim is not None else None
    cells: dict[str, Cell] = {
        "thang": f"{last.month:02d}/{last.year}",
        "luy-ke": value_words(month.so_far),
        "phan-so": fraction_words(month.so_far) or None,
        "rieng": value_words(month.own),
        "can": f"{decimal(half_up(wanted, 2))} {told.measure.unit.words}".strip() if wanted is not None else None,
    }
    late = aim is not None and aim.standing(month.so_far.value, last).value in ("behind", "failed")
    return Row(f"{last:%Y%m}", cells, late=late)
