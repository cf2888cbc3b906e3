"""Lists go out to Excel and CSV: dates are dates, numbers numbers, and text is only text."""

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kientao.base.sheets import writing
from kientao.base.sheets.cells import as_text
from kientao.base.sheets.csv_text import safe_csv_cell, write_csv
from kientao.base.sheets.headings import Column
from kientao.base.sheets.reading import read_sheet, read_sheets
from kientao.base.sheets.table import read_table
from kientao.base.sheets.writing import ColumnSpec, Kind, Value, stream_sheet, write_sheet

COLUMNS = (
    ColumnSpec("Nhiệm vụ", 50),
    ColumnSpec("Thời hạn", 12, Kind.DATE),
    ColumnSpec("Nộp lúc", 18, Kind.MOMENT),
    ColumnSpec("Số lượng", 10, Kind.WHOLE),
    ColumnSpec("Kinh phí", 12, Kind.DECIMAL),
    ColumnSpec("Tỷ lệ", 10, Kind.PERCENT),
)
ROW: tuple[Value, ...] = (
    "Rà soát",
    date(2026, 3, 31),
    datetime(2026, 3, 31, 2, 30, tzinfo=UTC),
    1234,
    Decimal("12.5"),
    Decimal("97.4"),
)
RISKY = ['=HYPERLINK("http://x")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0", "http://example.com"]


def _part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_what_is_written_is_read_back() -> None:
    content = write_sheet("Sổ theo dõi", COLUMNS, [ROW], subtitle=["Tính đến 31/03/2026"])
    table = read_table(content, [Column("due", "Thời hạn"), Column("at", "Nộp lúc"), Column("share", "Tỷ lệ")])
    (row,) = table.rows
    assert (row.day("due"), row.text("at"), row.decimal("share")) == (
        date(2026, 3, 31),
        "09:30 31/03/2026",
        Decimal("0.974"),
    )
    assert read_sheet(content).rows[0][0] == "Sổ theo dõi"


def test_nothing_is_an_empty_cell_and_not_zero() -> None:
    content = write_sheet(
        "Sổ", COLUMNS, [("Rà soát", None, None, None, None, None), ("Không", None, None, 0, None, None)]
    )
    assert [row[3] for row in read_sheet(content).rows[3:]] == ["", 0.0]


@pytest.mark.parametrize("text", RISKY)
def test_no_text_becomes_a_formula_or_a_link(text: str) -> None:
    content = write_sheet(text, [ColumnSpec(text)], [(text,)], subtitle=[text], total=(text,))
    xml = _part(content, "xl/worksheets/sheet1.xml")
    assert "<f>" not in xml
    assert "hyperlink" not in xml
    assert as_text(read_sheet(content).rows[3][0]) == text.strip()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=200))
def test_any_text_at_all_makes_a_file_that_opens(title: str, cell: str) -> None:
    content = write_sheet(title, [ColumnSpec("Cột")], [(cell,), ("cuối",)])
    assert read_sheet(content).rows[-1][0] == "cuối"


def test_a_text_too_long_for_excel_is_cut_and_shows_it() -> None:
    found = read_sheet(write_sheet("Sổ", [ColumnSpec("Cột")], [("a" * 40_000,)])).rows[-1][0]
    assert isinstance(found, str)
    assert (len(found), found[-1]) == (32_767, "…")


def test_it_prints_on_a4_landscape_with_the_heading_on_every_page() -> None:
    content = write_sheet("Sổ", COLUMNS, [ROW] * 3, subtitle=["a", "b"])
    sheet, book = _part(content, "xl/worksheets/sheet1.xml"), _part(content, "xl/workbook.xml")
    assert 'orientation="landscape"' in sheet
    assert 'paperSize="9"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert '<autoFilter ref="A5:F8"/>' in sheet
    assert 'state="frozen"' in sheet
    assert "$5:$5" in book


def test_the_line_of_totals_stands_below_the_rows_and_outside_the_filter() -> None:
    content = write_sheet("Sổ", COLUMNS, [ROW] * 2, total=("Cộng", None, None, 2468, Decimal(25), None))
    assert read_sheet(content).rows[-1][3] == 2468
    assert '<autoFilter ref="A3:F5"/>' in _part(content, "xl/worksheets/sheet1.xml")


def test_a_row_of_another_length_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="2 values for 6 columns"):
        write_sheet("Sổ", COLUMNS, [("a", None)])


@pytest.mark.parametrize("text", RISKY[:6])
def test_no_cell_of_a_csv_file_is_a_formula(text: str) -> None:
    assert safe_csv_cell(text) == f"'{text}"


def test_numbers_and_names_stay_as_they_are_in_csv() -> None:
    assert [safe_csv_cell(text) for text in ("-5", "+84", "-1.234,5", "Sở Nội vụ", "")] == [
        "-5",
        "+84",
        "-1.234,5",
        "Sở Nội vụ",
        "",
    ]


def test_csv_opens_in_excel_with_its_accents() -> None:
    content = write_csv(["Tên", "Số"], [["Đắk Lắk, tỉnh", 5], ["=1", None]])
    assert content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig")))) == [
        ["Tên", "Số"],
        ["Đắk Lắk, tỉnh", "5"],
        ["'=1", ""],
    ]


@pytest.mark.parametrize(("count", "sheets"), [(0, [0]), (3, [3]), (4, [3, 1]), (7, [3, 3, 1])])
def test_a_list_longer_than_a_sheet_of_excel_goes_on_on_the_next(
    monkeypatch: pytest.MonkeyPatch, count: int, sheets: list[int]
) -> None:
    monkeypatch.setattr(writing, "ROWS_OF_A_SHEET", 3)
    file = io.BytesIO()
    rows: Iterator[list[Value]] = ([number] for number in range(count))
    assert stream_sheet(file, "Dòng " * 9, [ColumnSpec("Số", 9, Kind.WHOLE)], rows) == count
    rows_of = [[row[0] for row in sheet.rows[3:]] for sheet in read_sheets(file.getvalue())]
    assert [len(one) for one in rows_of] == sheets
    assert [number for one in rows_of for number in one] == list(range(count))
