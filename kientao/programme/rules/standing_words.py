"""Why a target has its colour, and what is still to be done: a sentence each. Pure."""

from datetime import date
from fractions import Fraction
from math import ceil, floor

from kientao.facts.catalogue import FACTS
from kientao.facts.kind import Span
from kientao.measures.aim import Aim, Standing
from kientao.measures.asked import Asked
from kientao.measures.figure import Figure, half_up
from kientao.measures.measure import Measure, Ratio, Unit
from kientao.measures.needed import Needed, allowed, at_this_pace, needed
from kientao.ui.numbers import day, decimal, whole

_SIGNS = {">=": "từ", ">": "trên", "<=": "không quá", "<": "dưới", "=": "đúng", "between": "từ"}


def why(standing: Standing, figure: Figure | None, aim: Aim | None, measure: Measure, on: date) -> str:
    """The reason for the colour."""
    if aim is None:
        return "Chưa so được với chỉ tiêu: chỉ tiêu không nêu con số cùng đơn vị với chỉ số."
    end = f"{_level(aim, aim.end.value, measure)} vào {day(aim.end.day)}"
    if figure is None or figure.value is None:
        return f"Chưa có số liệu để so với mức {end}."
    now, wanted = _amount(figure.value, measure), aim.wanted(on)
    if standing is Standing.REACHED:
        return f"{now}: đã đạt mức {end}."
    if standing is Standing.FAILED:
        return f"{now}: hết hạn mà chưa đạt mức {end}."
    if wanted is None:
        return f"{now}, mức cần đạt là {end}; chưa có mốc ban đầu nên chưa biết lộ trình đến nay."
    way = f"lộ trình đến {day(on)} là {_level(aim, wanted, measure)}"
    if standing is Standing.ON_THE_WAY:
        return f"{now}: chưa đến mức {end}, nhưng kịp lộ trình ({way})."
    gap = abs(figure.value - wanted)
    points = "điểm phần trăm" if measure.unit is Unit.PERCENT else measure.unit.words
    return f"{now}: chậm so với lộ trình, {way}, còn cách {decimal(half_up(gap, 2))} {points}".strip() + "."


def still_needed(figure: Figure | None, aim: Aim | None, asked: Asked | None, measure: Measure, on: date) -> str:
    """ "Còn cần 312 hồ sơ đạt trong khoảng 1.020 hồ sơ sắp có: 31 mỗi tuần."; "" where there is nothing to say."""
    if figure is None or aim is None or asked is None or not isinstance(measure.asks, Ratio):
        return ""
    if measure.unit is not Unit.PERCENT or not figure.denominator or on >= aim.end.day:
        return ""
    share, things = aim.end.value / 100, _things(measure)
    if aim.comparator not in (">=", ">", "<=", "<"):
        return ""
    if FACTS[measure.asks.denominator.fact].span is Span.STATE:
        return _of_a_state(figure, aim, share, things)
    end = min(aim.end.day, date(asked.period.first.year, 12, 31))
    if on >= end:
        return ""
    coming = at_this_pace(figure, began=asked.period.first, on=on, end=end)
    if aim.falls:
        found = allowed(figure, share, coming=coming, on=on, end=end, below=aim.comparator == "<")
        return _may(found, things, coming, end)
    found = needed(figure, share, coming=coming, on=on, end=end, above=aim.comparator == ">")
    return _must(found, things, coming, end)


def _must(found: Needed, things: str, coming: int, end: date) -> str:
    if not found.more:
        return ""
    some = f"trong khoảng {whole(coming)} {things} sẽ có đến {day(end)}"
    if not found.possible:
        best = decimal(half_up(found.best * 100, 1))
        return f"Dù mọi {things} từ nay đều đạt, đến {day(end)} cũng chỉ được {best} %."
    return f"Còn cần {whole(found.more)} {things} đạt {some}: {whole(ceil(found.a_week))} mỗi tuần."


def _may(found: Needed, things: str, coming: int, end: date) -> str:
    if not found.possible:
        return f"Đã vượt mức cho phép, kể cả khi {whole(coming)} {things} sẽ có đến {day(end)} đều tốt."
    a_week = decimal(half_up(found.a_week, 1))
    return f"Đến {day(end)} chỉ còn được phép {whole(found.more)} {things} như vậy: {a_week} mỗi tuần."


def _of_a_state(figure: Figure, aim: Aim, share: Fraction, things: str) -> str:
    """What holds can be changed as it stands: nothing has to come."""
    whole_share = share * (figure.denominator or 0)
    if aim.falls:
        most = ceil(whole_share) - 1 if aim.comparator == "<" else floor(whole_share)
        more = figure.numerator - most
        return f"Còn phải bớt {whole(more)} {things}." if more > 0 else ""
    least = floor(whole_share) + 1 if aim.comparator == ">" else ceil(whole_share)
    more = least - figure.numerator
    return f"Còn cần thêm {whole(more)} {things}." if more > 0 else ""


def _things(measure: Measure) -> str:
    """What is counted, in small letters."""
    assert isinstance(measure.asks, Ratio)
    count = measure.asks.denominator
    fact = FACTS[count.fact]
    column = fact.column(count.distinct) if count.distinct else None
    if column is not None:
        return column.words.lower()
    return "hồ sơ" if fact.code.startswith("dossier-") else fact.words[0].lower() + fact.words[1:]


def _level(aim: Aim, value: Fraction, measure: Measure) -> str:
    """ "từ 95 %", "20–30 %"."""
    if aim.comparator == "between" and aim.upper is not None:
        return f"{decimal(half_up(value, 2))}–{_amount(aim.upper, measure)}"
    return f"{_SIGNS[aim.comparator]} {_amount(value, measure)}"


def _amount(value: Fraction, measure: Measure) -> str:
    return f"{decimal(half_up(value, 2))} {measure.unit.words}".strip()
