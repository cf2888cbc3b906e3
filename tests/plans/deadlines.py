"""Strategies for deadline phrases of every kind, each with its reading."""

import calendar
from datetime import date, timedelta

from hypothesis import strategies as st

from tests.plans.model import When

ROMAN_QUARTERS = ("I", "II", "III", "IV")


def end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def quarter(words: str, year: int, index: int) -> When:
    return When(words, frozenset({"quarter"}), date(year, 3 * index - 2, 1), end_of_month(year, 3 * index))


def _quarters(year: int, *, alone: bool = True) -> st.SearchStrategy[When]:
    """Without a year only in a plan of one year: elsewhere "Quý I" may be any."""

    def build(index: int, form: str) -> When:
        words = form.format(roman=ROMAN_QUARTERS[index - 1], arabic=index, year=year)
        return quarter(words, year, index)

    forms = (
        "Quý {roman}/{year}",
        "Quý {arabic}/{year}",
        "Quý {roman} năm {year}",
        *(("Quý {roman}",) if alone else ()),
    )
    return st.builds(build, st.integers(1, 4), st.sampled_from(forms))


def _months(year: int, *, alone: bool = True) -> st.SearchStrategy[When]:
    def build(month: int, form: str) -> When:
        words = form.format(month=month, year=year)
        return When(words, frozenset({"month"}), date(year, month, 1), end_of_month(year, month))

    dated = ("Tháng {month:02}/{year}", "Tháng {month}/{year}", "Trong tháng {month}/{year}")
    forms = (*dated, *(("Tháng {month}",) if alone else ()))
    return st.builds(build, st.integers(1, 12), st.sampled_from(forms))


def _days(year: int) -> st.SearchStrategy[When]:
    def build(day: date, form: tuple[str, bool]) -> When:
        words, inclusive = form
        text = words.format(d=day.day, m=day.month, y=day.year)
        return When(text, frozenset({"date"}), None, day if inclusive else day - timedelta(days=1))

    forms = (
        ("Trước ngày {d:02}/{m:02}/{y}", False),
        ("Trước {d:02}/{m}/{y}", False),
        ("Hoàn thành trước ngày {d}/{m}/{y}", False),
        ("Chậm nhất ngày {d:02}/{m:02}/{y}", True),
        ("Trước ngày {d:02} tháng {m:02} năm {y}", False),
    )
    days = st.dates(date(year, 1, 15), date(year, 12, 31))
    return st.builds(build, days, st.sampled_from(forms))


def _years(first: int, last: int) -> st.SearchStrategy[When]:
    whole = [
        When(words, frozenset({"year"}), date(first, 1, 1), date(first, 12, 31))
        for words in (f"Năm {first}", "Cả năm" if first == last else f"{first}")
    ]
    if last > first:
        start, end = date(first, 1, 1), date(last, 12, 31)
        whole += [
            When(words, frozenset({"years"}), start, end)
            for words in (f"{first}-{last}", f"{first} - {last}", f"Giai đoạn {first}-{last}")
        ]
    return st.sampled_from(whole)


def _without_dates() -> st.SearchStrategy[When]:
    readings = (
        ("Thường xuyên", "standing"),
        ("Thực hiện thường xuyên", "standing"),
        ("Hằng năm", "recurring"),
        ("Hàng năm", "recurring"),
        ("Định kỳ hằng quý", "recurring"),
        ("Hằng tháng", "recurring"),
        ("Định kỳ hàng quý, 6 tháng, năm", "recurring"),
        ("Sau khi Chính phủ ban hành Nghị định", "conditional"),
        ("Theo Kế hoạch số 61/KH-UBND của UBND tỉnh", "reference"),
        ("Ngay sau khi kết thúc đợt kiểm tra", "event"),
        ("Theo tình hình thực tế", "unknown"),
        ("Theo quy định", "unknown"),
    )
    return st.sampled_from(readings).map(lambda reading: When(reading[0], frozenset({reading[1]})))


def single(first: int, last: int) -> st.SearchStrategy[When]:
    """One deadline for a plan of the years `first` to `last`."""
    alone = first == last
    dated = (
        _quarters(first, alone=alone),
        _months(first, alone=alone),
        _days(first),
        _years(first, last),
        _without_dates(),
    )
    return st.one_of(*dated)


@st.composite
def labelled(draw: st.DrawFn, first: int, last: int) -> tuple[When, ...]:
    """Two deadlines in one cell, each with the step it belongs to."""
    index = draw(st.integers(1, 3))
    start = quarter(f"Quý {ROMAN_QUARTERS[index - 1]}/{first}", first, index)
    alone = first == last
    finish = draw(st.one_of(_months(first, alone=alone), _quarters(first, alone=alone)))
    labels = draw(
        st.sampled_from(
            (("Ban hành kế hoạch", "Báo cáo kết quả"), ("Trình dự thảo", "Ban hành"), ("Kế hoạch", "Báo cáo"))
        )
    )
    return (
        When(start.words, start.kinds, start.start, start.end, labels[0]),
        When(finish.words, finish.kinds, finish.start, finish.end, labels[1]),
    )
