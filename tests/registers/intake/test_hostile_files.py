"""Files that are no tables, or made to harm, are refused in words; nothing is written and nothing breaks."""

import io
import zipfile
from datetime import date

import pytest
import xlsxwriter

from kientao.base.refusal import Invalid
from kientao.registers.intake.actions.staging import stage_rows
from kientao.registers.intake.models import Batch, BatchState, IntakeRow
from kientao.registers.intake.sheets import LIMITS
from tests.registers.intake.conftest import DOCUMENTS, HEADS, Office, as_csv, line, workbook

pytestmark = pytest.mark.django_db


def refused(batch: Batch) -> str:
    assert (batch.state, batch.content, batch.rows) == (BatchState.REFUSED, None, batch.rows)
    assert not IntakeRow.objects.exists()
    return " ".join(str(one[3]) for one in batch.errors)


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "a.xlsx", "Tệp rỗng"),
        (b"", "a.csv", "Tệp rỗng"),
        (b"\x00\x01\x02\xff" * 100, "a.xlsx", "không phải tệp .xlsx"),
        (b"\xff\x00\xfe\x80" * 100, "a.csv", "UTF-8"),
        (b"PK\x03\x04" + b"\x00" * 100, "a.xlsx", "bị hỏng"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 100, "a.xlsx", "dạng .xls cũ"),
        (b"MZ chuong trinh", "a.csv", "tiêu đề"),
        (as_csv(), "a.csv", "không có dòng nào"),
    ],
)
def test_what_is_no_table_is_refused_in_words(office: Office, content: bytes, name: str, words: str) -> None:
    assert words in refused(office.sent(content, name=name))


def test_a_file_of_another_kind_is_not_even_looked_at(office: Office) -> None:
    for name in ("a.json", "a.xlsm", "a", "a.csv.exe"):
        with pytest.raises(Invalid, match=r"Tệp phải là \.xlsx hoặc \.csv"):
            office.sent(b"[]", name=name)


def test_formulas_give_the_value_that_was_kept_and_text_that_looks_like_one_is_text(office: Office) -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADS)
        sheet.write_row(1, 0, ["1", "STP", "02/03/2026", "Cấp tỉnh"])
        sheet.write_formula(1, 4, "=1+0", value=1)
        sheet.write_formula(1, 5, '=HYPERLINK("http://x","y")', value="Không")
    batch = office.sent(file.getvalue())
    assert (batch.state, batch.counts["new"]) == (BatchState.STAGED, 1)
    csv = as_csv(["1", "=cmd|' /C calc'!A0", "02/03/2026", "Cấp tỉnh", "=1+1", "x"])
    said = refused(office.sent(csv, name="a.csv"))
    assert "Không có cơ quan «=cmd" in said
    assert "không rõ có hay không" in said


def test_a_bomb_and_a_cell_at_the_worlds_end_are_refused(office: Office) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"<workbook/>")
        packed.writestr("xl/worksheets/sheet1.xml", b" " * (LIMITS.unpacked + 1))
    assert "sau khi giải nén" in refused(office.sent(bomb.getvalue()))
    far = io.BytesIO()
    with xlsxwriter.Workbook(far) as book:
        book.add_worksheet().write(900_000, 0, "x")
    assert "tối đa đọc 20000 dòng" in refused(office.sent(far.getvalue()))


def test_too_many_rows_or_bytes_are_refused_and_said_how_many_may_be(office: Office) -> None:
    row = b"1,STP,02/03/2026,x,x,x\n"
    assert "hơn 20000 dòng" in refused(office.sent(row * 20_001, name="a.csv"))
    assert "10 MB" in refused(office.sent(row * 500_000, name="a.csv"))


def test_cells_of_the_wrong_kind_are_told_one_by_one(office: Office) -> None:
    wrong = [
        line("1", day=45_000_000), line("2", day="ngày mai"), line("3", electronic="hai"), line("4", level=7),
        line("5", agency=True), line(""), line("7"), line("7"),
    ]  # fmt: skip
    batch = office.sent(workbook(*wrong))
    assert [(one[0], one[1]) for one in batch.errors] == [
        (4, "C"), (5, "C"), (6, "E"), (7, "D"), (8, "B"), (9, "A"), (11, "A"),
    ]  # fmt: skip
    assert "đã có ở dòng 10" in batch.errors[-1][3]


def test_a_row_outside_the_period_that_is_replaced_is_an_error(office: Office) -> None:
    batch = office.sent(workbook(line("1")), first=date(2026, 2, 1), last=date(2026, 2, 28))
    assert "ngoài kỳ" in refused(batch)
    far = office.sent(workbook(line("1"), line("2", day=date(2020, 3, 2))))
    assert "hơn 12 tháng" in refused(far)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ({}, "danh sách"),
        ([], "danh sách"),
        ([1], "data[0]"),
        ([{"Cấp": {"a": 1}}], "data[0].Cấp"),
        ([{"Cấp": "x" * 5000}], "data[0].Cấp"),
        ([{"Cấp": 10**400}], "data[0].Cấp"),
        ([{"Cấp": float("nan")}], "data[0].Cấp"),
        ([{f"c{at}": 1} for at in range(300)], "tên trường"),
        ([{"a": 1}] * 20_000, "mỗi lần tối đa"),
    ],
)
def test_rows_of_another_shape_are_refused(office: Office, rows: object, words: str) -> None:
    with pytest.raises(Invalid) as refusal:
        stage_rows(actor=office.people.lan, source_id=office.source.pk, fact=DOCUMENTS, rows=rows)
    assert words in refusal.value.errors["data"]
    assert not Batch.objects.exists()


def test_letters_no_database_keeps_and_empty_rows_are_met_in_words(office: Office) -> None:
    good = dict(zip(HEADS, ("1\x00\ud800", "STP", "02/03/2026", "Cấp tỉnh", True, False), strict=True))
    batch = stage_rows(actor=office.people.lan, source_id=office.source.pk, fact=DOCUMENTS, rows=[good])
    assert (batch.state, batch.errors) == (BatchState.STAGED, [])
    office.applied(batch)
    empty = stage_rows(actor=office.people.lan, source_id=office.source.pk, fact=DOCUMENTS, rows=[good, {"Khác": 1}])
    assert (empty.state, "dòng trống" in empty.errors[0][3]) == (BatchState.REFUSED, True)
