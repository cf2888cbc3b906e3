"""Months that don't look like the others: too many, too few, a leap, a part larger than its whole. Pure.

Whoever reads a number is told where to look; nothing is left out or changed because of it.
"""

from collections.abc import Sequence
from fractions import Fraction
from statistics import median

from kientao.measures.figure import Figure
from kientao.measures.measure import Measure, Unit
from kientao.measures.series import Month

_ENOUGH = 20  # of what is counted in a usual month: below it anything happens
_OTHERS = 3  # so many other months say what is usual
_TIMES = 4  # more than so many times the usual, or less than a quarter of it
_POINTS = 20  # percentage points
_SPREADS = 5  # so many times what months usually differ from each other


def unusual(measure: Measure, months: Sequence[Month]) -> dict[str, str]:
    """Month ("202606") → a sentence.

    Give whole months: one that isn't over yet has little of everything.
    """
    found: dict[str, str] = {}
    for at, month in enumerate(months):
        others = [one.own for place, one in enumerate(months) if place != at]
        if words := _words(measure, month.own, others):
            found[f"{month.period.first:%Y%m}"] = words
    return found


def _words(measure: Measure, own: Figure, others: Sequence[Figure]) -> str:
    if measure.unit is Unit.PERCENT and own.denominator is not None and own.numerator > own.denominator:
        return "Tử số lớn hơn mẫu số: kiểm tra dữ kiện của tháng này."
    if len(others) < _OTHERS:
        return ""
    return _of_amount(_counted(own), [_counted(one) for one in others]) or _of_value(measure, own, others)


def _of_amount(own: int, others: Sequence[int]) -> str:
    usual = median(others)
    if usual < _ENOUGH:
        return ""
    if own == 0:
        return f"Không có dữ kiện nào; tháng thường có khoảng {round(usual)}."
    if own > _TIMES * usual or own * _TIMES < usual:
        return f"Có {own}, tháng thường có khoảng {round(usual)}: kiểm tra dữ kiện gửi thiếu hoặc gửi hai lần."
    return ""


def _of_value(measure: Measure, own: Figure, others: Sequence[Figure]) -> str:
    """A leap of a share between months that have enough of what is counted."""
    known = [one.value for one in others if one.value is not None and _counted(one) >= _ENOUGH]
    if measure.unit is not Unit.PERCENT or own.value is None or _counted(own) < _ENOUGH or len(known) < _OTHERS:
        return ""
    usual = median(known)
    spread = median([abs(one - usual) for one in known])
    off = own.value - usual
    if abs(off) <= max(Fraction(_POINTS), _SPREADS * spread):
        return ""
    way = "cao hơn" if off > 0 else "thấp hơn"
    return f"{way.capitalize()} tháng thường {round(abs(off))} điểm phần trăm: kiểm tra cách ghi của tháng này."


def _counted(figure: Figure) -> int:
    return figure.numerator if figure.denominator is None else figure.denominator
