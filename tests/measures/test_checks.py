"""A measure that can't be asked is refused by name, before anybody sees a number."""

from fractions import Fraction

import pytest

from kientao.measures.catalogue import MEASURES
from kientao.measures.checks import problems
from kientao.measures.measure import Amount, Count, Entered, Measure, Passing, Question, Range, Ratio, Unit, rows

_ALL, _BAR = rows("dossier-closed"), Fraction(95)


def said(asks: Question, unit: Unit = Unit.PERCENT, code: str = "thu") -> str:
    return " ".join(problems(Measure(code, "Thử", "Trial", asks, unit), MEASURES.get))


@pytest.mark.parametrize(
    ("asks", "words"),
    [
        (Ratio(_ALL, _ALL), "luôn bằng 100 %"),
        (Ratio(rows("dossier-closed", colour="red"), _ALL), "không có cột «colour». Có: agency, day, procedure"),
        (Ratio(rows("ho-so"), _ALL), "không có loại dữ kiện «ho-so»"),
        (Ratio(rows("dossier-closed", channel="fax"), _ALL), "không có giá trị «fax». Có: counter, online, post"),
        (Ratio(rows("disbursement", total="paid"), _ALL), "hai đơn vị khác nhau («đồng» trên «hồ sơ»)"),
        (Ratio(rows("dossier-closed", distinct="procedure"), _ALL), "hai đơn vị khác nhau («Thủ tục» trên «hồ sơ»)"),
        (Ratio(rows("dossier-closed", total="channel"), _ALL), "không cộng được"),
        (Ratio(rows("dossier-closed", total="gone"), _ALL), "không có cột «gone»"),
        (Ratio(rows("dossier-closed", distinct="gone"), _ALL), "không có cột «gone»"),
        (Ratio(Count("dossier-closed", (), "minutes", "procedure"), _ALL), "không cả hai"),
        (Ratio(rows("dossier-closed", channel=Range(1, 2)), _ALL), "không có khoảng"),
        (Ratio(rows("dossier-closed", minutes=Range(9, 2)), _ALL), "ngược: từ 9 đến 2"),
        (Ratio(rows("dossier-closed", channel=()), _ALL), "chưa chọn giá trị nào"),
        (Ratio(rows("inspection", digital=2), rows("inspection")), "Có: 0, 1."),
        (Amount(_ALL), "phải có mẫu số"),
        (Passing("khong-co", _BAR), "Không có chỉ số «khong-co»"),
        (Passing("agencies-on-time", _BAR), "cũng đếm đơn vị đạt"),
        (Passing("par-index-rank", _BAR), "do đơn vị nhập"),
        (Entered("khong-co"), "Không có số liệu nhập «khong-co»"),
    ],
)
def test_what_is_wrong_is_said_with_what_would_be_right(asks: Question, words: str) -> None:
    assert words in said(asks)


def test_a_measure_of_itself_is_none() -> None:
    assert "cũng đếm đơn vị đạt" in said(Passing("agencies-on-time", _BAR), code="agencies-on-time")


def test_a_measure_without_a_name_is_told_so() -> None:
    assert problems(Measure("x", " ", "X", Entered("sipas-rank")), MEASURES.get) == [
        "Chưa có tên: ghi tên chỉ số bằng tiếng Việt."
    ]


def test_an_amount_in_a_range_is_fine() -> None:
    long = rows("dossier-closed", minutes=Range(least=4800))
    assert said(Ratio(long, _ALL)) == ""
    assert said(Amount(long), Unit.COUNT) == ""
