"""How cells are read, what a mapping may say, what a period takes in: pure."""

from datetime import date

import pytest

from kientao.base.sheets.cells import BadCell
from kientao.facts.bodies import LEVEL
from kientao.facts.catalogue import FACTS
from kientao.facts.column import Column as FactColumn
from kientao.facts.column import Type, Unit, amount, choice, flag, procedure
from kientao.facts.days import day_of
from kientao.facts.procedures import procedure_number
from kientao.registers.intake.rules.mode import (
    EVERYTHING,
    NOTHING,
    BadPeriod,
    Mode,
    Replaced,
    replaced,
    written,
)
from kientao.registers.intake.rules.said import Said, value_of
from kientao.registers.intake.rules.typed import Typed, all_said, said_of, usual


def agency(text: str) -> int:
    if text.lower() in ("stp", "sở tư pháp"):
        return 5
    raise BadCell(f"Không có cơ quan «{text}» trong danh mục.")


@pytest.mark.parametrize(
    ("column", "text", "number"),
    [
        (flag("a", "A"), "Có", 1),
        (flag("a", "A"), "x", 1),
        (flag("a", "A"), "KHÔNG", 0),
        (flag("a", "A", optional=True), " ", None),
        (LEVEL, "Cấp xã", 3),
        (LEVEL, "commune", 3),
        (LEVEL, "  cap   XA ", 3),
        (amount("a", "A", Unit.DONG), "1.234.567", 1_234_567),
        (FactColumn("agency", Type.AGENCY, "Cơ quan"), "STP", 5),
        (FactColumn("day", Type.DAY, "Ngày"), "31/03/2026", 20260331),
        (FactColumn("day", Type.DAY, "Ngày"), "2026-03-31", 20260331),
        (procedure(), "1.012994", 1012994),
        (procedure(), "1,01299", 1012990),
    ],
)
def test_words_become_the_ledgers_numbers(column: FactColumn, text: str, number: int | None) -> None:
    assert value_of(Said(column), text, agency) == number


@pytest.mark.parametrize(
    ("column", "text", "words"),
    [
        (flag("a", "A"), "", "Còn trống"),
        (flag("a", "A"), "có lẽ", "không rõ có hay không"),
        (LEVEL, "Cấp thôn", "«Cấp tỉnh», «Cấp huyện», «Cấp xã»"),
        (amount("a", "A", Unit.DONG), "-5", "Số âm"),
        (amount("a", "A", Unit.DONG), "=1+1", "không phải số"),
        (amount("a", "A", Unit.DONG), "1" + "0" * 17, "kiểm tra đơn vị"),
        (FactColumn("day", Type.DAY, "Ngày"), "mai", "không phải ngày"),
        (FactColumn("agency", Type.AGENCY, "Cơ quan"), "Sở Gì", "Không có cơ quan"),
        (procedure(), "TTHC-1", "mã thủ tục"),
    ],
)
def test_what_cannot_be_read_says_what_was_expected(column: FactColumn, text: str, words: str) -> None:
    with pytest.raises(BadCell, match=words):
        value_of(Said(column), text, agency)


def test_a_procedure_number_is_never_a_small_one() -> None:
    assert procedure_number("1.000001") == 1_000_001


def test_a_sources_own_words_come_before_ours() -> None:
    said = said_of(LEVEL, Typed("Cấp", "Tỉnh = Cấp tỉnh\n\nPhường, xã = commune"), agency)
    assert value_of(said, "phường, XÃ", agency) == 3
    assert value_of(said, "Cấp tỉnh", agency) == 1
    yes = said_of(flag("a", "A"), Typed("A", "Đã ký = Có\nChưa = Không\na = b = Không"), agency)
    assert [value_of(yes, text, agency) for text in ("đã ký", "CHƯA", "a = b", "x")] == [1, 0, 0, 1]


def test_one_value_for_every_row_stands_behind_a_sign() -> None:
    said = said_of(LEVEL, Typed("= Cấp tỉnh"), agency)
    assert (said.heading, said.fixed) == ("", "Cấp tỉnh")


def test_every_mistake_of_a_mapping_is_told_beside_its_field() -> None:
    wrong = all_said(
        FACTS["document-exchanged"],
        {
            "agency": Typed("= Sở Gì"),
            "day": Typed("", "hôm qua = 1"),
            "level": Typed("Cấp", "Tỉnh"),
            "electronic": Typed("?!"),
            "signed": Typed("Ký", "Đã ký = chắc là có"),
        },
        agency,
    )[1]
    assert wrong == {
        "place-agency": "Giá trị sau dấu «=»: Không có cơ quan «Sở Gì» trong danh mục.",
        "words-day": "Cột này không có cách nói riêng: để trống.",
        "words-level": "Dòng «Tỉnh»: viết «chữ trong tệp = giá trị», mỗi dòng một cách nói.",
        "place-electronic": "Tên cột cần có chữ hoặc số.",
        "words-signed": "Dòng «Đã ký = chắc là có»: «chắc là có» không rõ có hay không: ghi «Có» hoặc «Không».",
    }


def test_every_kind_of_fact_can_be_said_by_the_words_of_its_columns() -> None:
    for fact in FACTS.values():
        said, wrong = all_said(fact, {one.name: usual(one) for one in fact.columns}, agency)
        assert (len(said), wrong) == (len(fact.columns), {})


def test_a_period_nobody_named_is_that_of_the_months_the_rows_lie_in() -> None:
    assert replaced(Mode.PERIOD, None, None, [20260115, 20260203]) == Replaced(20260101, 20260228)
    assert replaced(Mode.PERIOD, date(2026, 1, 1), date(2026, 3, 31), [20260203]) == Replaced(20260101, 20260331)
    assert replaced(Mode.ADDS, None, None, [20260203]) == NOTHING
    assert replaced(Mode.WHOLE, None, None, []) == EVERYTHING
    assert not NOTHING.has(20260101)
    assert EVERYTHING.has(20260101)
    assert day_of(20260228) == date(2026, 2, 28)
    assert written(20260228) == "28/02/2026"


@pytest.mark.parametrize(
    ("first", "last", "days", "words"),
    [
        (None, None, [20200115, 20260203], "từ 01/2020 đến 02/2026"),
        (date(2026, 3, 1), date(2026, 2, 1), [], "trước khi bắt đầu"),
        (date(2026, 3, 1), None, [], "cả ngày đầu và ngày cuối"),
    ],
)
def test_a_period_that_cannot_be_meant_is_refused(
    first: date | None, last: date | None, days: list[int], words: str
) -> None:
    with pytest.raises(BadPeriod, match=words):
        replaced(Mode.PERIOD, first, last, days)


def test_choices_are_told_by_at_most_a_dozen() -> None:
    many = choice("a", "A", {f"c{at}": f"Loại {at}" for at in range(30)})
    with pytest.raises(BadCell, match=r"«Loại 11»\. Hoặc"):
        value_of(Said(many), "khác", agency)
