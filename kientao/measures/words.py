"""Figures in words: a share with its fraction, an amount with its unit, and nothing where there is nothing."""

from kientao.ledger.freshness import Freshness
from kientao.measures.figure import Figure
from kientao.measures.measure import Unit
from kientao.ui.numbers import decimal, moment, share, whole

NOTHING = "chưa có số liệu"


def value_words(figure: Figure | None, places: int = 2) -> str:
    """ "96,4 %", "1.250", "312 phút"."""
    if figure is None or figure.value is None:
        return NOTHING
    if figure.unit is Unit.PERCENT and figure.denominator:
        return share(figure.numerator, figure.denominator)
    value = figure.rounded(places)
    words = decimal(value) if value is not None else ""
    return f"{words} {figure.unit.words}".strip()


def fraction_words(figure: Figure | None) -> str:
    """ "1.573/1.632"; "" where there is no line."""
    if figure is None or figure.denominator is None:
        return ""
    return f"{whole(figure.numerator)}/{whole(figure.denominator)}"


def fresh_words(fresh: Freshness) -> str:
    """Until when all that was recorded is counted, and how much isn't yet."""
    said = f"Tính từ mọi việc đã ghi đến {moment(fresh.until)}"
    return f"{said}; còn {whole(fresh.waiting)} hồ sơ vừa đổi đang chờ tính." if fresh.waiting else f"{said}."
