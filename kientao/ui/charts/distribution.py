"""How are agencies spread? How many have a value in each class, where the middle one stands, and the target."""

import json
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import ClassVar

from django.utils.translation import gettext as _

from kientao.ui.charts.captioned import Captioned
from kientao.ui.charts.classes import Classes, ValueClass, classes_of
from kientao.ui.charts.scale import scale_of_counts
from kientao.ui.charts.sheet import Sheet, SheetCell
from kientao.ui.charts.standing import Standing
from kientao.ui.charts.words import PERCENT, said
from kientao.ui.numbers import whole


@dataclass(frozen=True, slots=True)
class Spread:
    """One agency's value; None: not known, and in no class."""

    value: Fraction | None
    standing: Standing = Standing.NO_COURSE


@dataclass(frozen=True, slots=True)
class Distribution(Captioned):
    """`of` names what is counted, "xã"; else "đơn vị". `unit` is that of the values.

    `source` says where they come from. `id` where a page has two with one title.
    """

    template: ClassVar[str] = "ui/charts/distribution.html"

    title: str
    values: tuple[Spread, ...]
    unit: str = PERCENT
    target: Fraction | None = None
    of: str = ""
    as_of: date | None = None
    source: str = ""
    id: str = ""

    @property
    def counted(self) -> str:
        """What is counted, in the reader's language."""
        return self.of or _("đơn vị")

    @property
    def shown_unit(self) -> str:
        """Under the bars; per cent stand beside the figures."""
        return "" if self.unit == PERCENT else self.unit

    @property
    def classes(self) -> Classes:
        """With the target inside, so that it is seen where nobody has come yet."""
        ceiling = Fraction(100) if self.unit == PERCENT else None
        told = [(one.value, one.value is not None and one.standing.is_behind) for one in self.values]
        return classes_of(told, [] if self.target is None else [self.target], ceiling=ceiling)

    @property
    def has_behind(self) -> bool:
        """Is an agency below its way?"""
        return any(one.value is not None and one.standing.is_behind for one in self.values)

    @property
    def median_words(self) -> str:
        """ "trung vị 94,2 %"."""
        median = self.classes.median
        return "" if median is None else _("trung vị %(value)s") % {"value": said(median, self.unit)}

    @property
    def target_words(self) -> str:
        """ "mục tiêu 98 %"; empty without one."""
        return "" if self.target is None else _("mục tiêu %(value)s") % {"value": said(self.target, self.unit)}

    @property
    def unknown_words(self) -> str:
        """How many are left out; empty when none is."""
        unknown = self.classes.unknown
        said_of = {"count": whole(unknown), "of": self.counted}
        return _("%(count)s %(of)s chưa có số liệu, không tính ở đây") % said_of if unknown else ""

    @property
    def sentence(self) -> str:
        """What the chart says, in words."""
        told = self.classes
        if told.median is None:
            return _("Chưa %(of)s nào có số liệu.") % {"of": self.counted}
        of = {"of": self.counted}
        middle = _("Trung vị của %(count)s %(of)s là %(median)s")
        parts = [middle % {"count": whole(told.known), "median": said(told.median, self.unit), **of}]
        counts = [one.count for one in told.classes]
        if told.known > 1 and counts.count(max(counts)) == 1:
            fullest = told.classes[counts.index(max(counts))]
            most = _("đông nhất là khoảng %(words)s (%(count)s %(of)s)")
            parts.append(most % {"words": self._range(fullest), "count": whole(fullest.count), **of})
        behind = sum(one.behind for one in told.classes)
        if behind:
            parts.append(_("%(count)s %(of)s kém mức cần đạt") % {"count": whole(behind), **of})
        return "; ".join(parts) + "."

    @property
    def sheet(self) -> Sheet:
        """A row for each class, then whoever is in none."""
        head = [_("Khoảng giá trị"), _("Số %(of)s") % {"of": self.counted}]
        head += [_("Trong đó kém mức cần đạt")] if self.has_behind else []
        rows = [self._row(self._range(one), one.count, one.behind) for one in self.classes.classes]
        if self.classes.unknown:
            rows.append(self._row(_("chưa có số liệu"), self.classes.unknown, 0))
        return Sheet(self.title, tuple(head), tuple(rows))

    @property
    def drawing(self) -> str:
        """What the script draws, as JSON. Every word in it is ready; numbers are only for places on the screen."""
        told = self.classes
        counts = scale_of_counts(max((one.count for one in told.classes), default=0))
        return json.dumps(
            {
                "kind": "distribution",
                "unit": self.unit,
                "of": self.counted,
                "classes": [
                    {
                        "low": float(one.low),
                        "high": float(one.high),
                        "count": one.count,
                        "behind": one.behind,
                        "said": self._hint(one),
                    }
                    for one in told.classes
                ],
                "median": None if told.median is None else float(told.median),
                "medianSaid": self.median_words,
                "target": None if self.target is None else float(self.target),
                "targetSaid": self.target_words,
                "counts": [float(counts.high), float(counts.step)],
            },
            ensure_ascii=False,
        )

    def _range(self, one: ValueClass) -> str:
        ends = {"low": said(one.low, self.unit), "high": said(one.high, self.unit)}
        return (_("từ %(low)s đến %(high)s") if one.is_last else _("từ %(low)s đến dưới %(high)s")) % ends

    def _hint(self, one: ValueClass) -> list[str]:
        lines = [self._range(one), f"{whole(one.count)} {self.counted}"]
        return [*lines, _("%(count)s kém mức cần đạt") % {"count": whole(one.behind)}] if one.behind else lines

    def _row(self, words: str, count: int, behind: int) -> tuple[SheetCell, ...]:
        cells = [SheetCell(words, words.replace("\u00a0", " ")), SheetCell(whole(count), str(count), is_figure=True)]
        if self.has_behind:
            cells.append(SheetCell(whole(behind), str(behind), is_figure=True, is_behind=behind > 0))
        return tuple(cells)
