"""How did a value go, month by month? A line with its target and the way that leads there."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import ClassVar

from django.utils.translation import gettext as _

from kientao.ui.charts.captioned import Captioned
from kientao.ui.charts.scale import Scale, scale_of_lines
from kientao.ui.charts.sheet import Sheet, SheetCell
from kientao.ui.charts.standing import Standing
from kientao.ui.charts.words import PERCENT, exact, month_words, said


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """A month, by any of its days. `value` None: not known, which is not zero. `wanted` by its end, on the way.

    `fraction` is what the value was made of, "1.573/1.632"; `href` opens its rows.
    """

    month: date
    value: Fraction | None
    wanted: Fraction | None = None
    standing: Standing = Standing.NO_COURSE
    fraction: str = ""
    href: str = ""

    @property
    def is_behind(self) -> bool:
        """Red, if there is a value at all."""
        return self.value is not None and self.standing.is_behind


@dataclass(frozen=True, slots=True)
class Trend(Captioned):
    """`points` in order; months still to come may stand there with what is wanted of them. `falls`: less is better.

    `unit` is "%", "ngày" or nothing. `source` says where the numbers come from. `id` where a page has two with one
    title.
    """

    template: ClassVar[str] = "ui/charts/trend.html"

    title: str
    points: tuple[TrendPoint, ...]
    unit: str = PERCENT
    target: Fraction | None = None
    falls: bool = False
    as_of: date | None = None
    source: str = ""
    id: str = ""

    @property
    def last(self) -> TrendPoint | None:
        """The last month with a value."""
        return next((point for point in reversed(self.points) if point.value is not None), None)

    @property
    def shown_unit(self) -> str:
        """Said once above the chart; per cent stand on the axis."""
        return "" if self.unit == PERCENT else self.unit

    @property
    def has_way(self) -> bool:
        """Is anything wanted of a month?"""
        return any(point.wanted is not None for point in self.points)

    @property
    def has_behind(self) -> bool:
        """Is a month below its way?"""
        return any(point.is_behind for point in self.points)

    @property
    def target_words(self) -> str:
        """ "mục tiêu 98 %"; empty without one."""
        return _target_words(self.target, self.unit)

    @property
    def scale(self) -> Scale:
        """The upright axis: around all that is drawn."""
        told = [value for point in self.points for value in (point.value, point.wanted) if value is not None]
        return scale_of_lines(told if self.target is None else [*told, self.target])

    @property
    def sentence(self) -> str:
        """What the chart says, in words: where it stands, and what isn't known."""
        last = self.last
        if last is None or last.value is None:
            return _("Chưa có số liệu của tháng nào.")
        parts = [f"{month_words(last.month)}: {said(last.value, self.unit)}", *self._compared(last)]
        sentence = ", ".join(parts) + "."
        gaps = self._gaps(last)
        return f"{sentence} {_('%(count)d tháng chưa có số liệu.') % {'count': gaps}}" if gaps else sentence

    @property
    def sheet(self) -> Sheet:
        """A row for each month."""
        head = [_("Tháng"), f"{_('Giá trị')} ({self.unit})" if self.unit else _("Giá trị")]
        has_fraction = any(point.fraction for point in self.points)
        head += [_("Tử số/mẫu số")] if has_fraction else []
        head += [_("Cần đạt theo lộ trình")] if self.has_way else []
        return Sheet(self.title, tuple(head), tuple(tuple(self._row(point, has_fraction)) for point in self.points))

    @property
    def drawing(self) -> str:
        """What the script draws, as JSON. Every word in it is ready; numbers are only for places on the screen."""
        scale = self.scale
        return json.dumps(
            {
                "kind": "trend",
                "unit": self.unit,
                "falls": self.falls,
                "months": [
                    {
                        "month": point.month.month,
                        "year": point.month.year,
                        "at": _at(point.value),
                        "wanted": _at(point.wanted),
                        "behind": point.is_behind,
                        "label": "" if point.value is None else said(point.value, self._drawn_unit),
                        "said": self._hint(point),
                    }
                    for point in self.points
                ],
                "target": _at(self.target),
                "targetSaid": _target_words(self.target, self._drawn_unit),
                "scale": [float(scale.low), float(scale.high), float(scale.step)],
            },
            ensure_ascii=False,
        )

    @property
    def _drawn_unit(self) -> str:
        """Beside a figure in the drawing; a long one stands above it once."""
        return PERCENT if self.unit == PERCENT else ""

    def _compared(self, last: TrendPoint) -> Sequence[str]:
        if last.standing is Standing.NO_COURSE:
            return [self.target_words] if self.target is not None else []
        told = [last.standing.words]
        if last.wanted is not None and last.standing is not Standing.REACHED:
            told = [f"{last.standing.words} ({_('cần %(value)s') % {'value': said(last.wanted, self.unit)}})"]
        return [*told, self.target_words] if self.target is not None else told

    def _gaps(self, last: TrendPoint) -> int:
        """Months without a value before the last one with, and up to the day the figures were taken."""
        end = max(last.month, self.as_of.replace(day=1)) if self.as_of else last.month
        return sum(1 for point in self.points if point.value is None and point.month.replace(day=1) <= end)

    def _hint(self, point: TrendPoint) -> list[str]:
        value = _("chưa có số liệu") if point.value is None else said(point.value, self.unit)
        lines = [month_words(point.month), f"{value} ({point.fraction})" if point.fraction else value]
        if point.wanted is not None:
            lines.append(_("lộ trình %(value)s") % {"value": said(point.wanted, self.unit)})
        if point.is_behind:
            lines.append(point.standing.words)
        return lines

    def _row(self, point: TrendPoint, has_fraction: bool) -> list[SheetCell]:
        value = "–" if point.value is None else said(point.value, self.unit)
        cells = [
            SheetCell(f"{point.month.month:02d}/{point.month.year}", f"{point.month:%Y-%m}", point.href),
            SheetCell(value, exact(point.value), is_figure=True, is_behind=point.is_behind),
        ]
        if has_fraction:
            cells.append(SheetCell(point.fraction or "–", point.fraction, is_figure=True))
        if self.has_way:
            wanted = "–" if point.wanted is None else said(point.wanted, self.unit)
            cells.append(SheetCell(wanted, exact(point.wanted), is_figure=True))
        return cells


def _target_words(target: Fraction | None, unit: str) -> str:
    return "" if target is None else _("mục tiêu %(value)s") % {"value": said(target, unit)}


def _at(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
