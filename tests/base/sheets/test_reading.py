"""Tables come in from Excel as offices type them; every problem is told at its row and column."""

import time
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kientao.base.sheets.guard import SheetRefused
from kientao.base.sheets.headings import Column
from kientao.base.sheets.reading import read_sheet, read_sheets
from kientao.base.sheets.table import read_table
from tests.base.sheets.workbooks import workbook

COLUMNS = (
    Column("number", "STT", required=False),
    Column("task", "Nhiệm vụ", also=("Nội dung công việc",)),
    Column("lead", "Cơ quan chủ trì", also=("Chủ trì",)),
    Column("due", "Thời hạn", also=("Thời gian hoàn thành",)),
    Column("budget", "Kinh phí", required=False),
)
HEAD = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Kinh phí"]


def test_a_table_is_read_with_the_row_numbers_excel_shows() -> None:
    table = read_table(workbook({"A": [HEAD, [1, "Ban hành kế hoạch", "Sở Nội vụ", date(2026, 3, 31), 12.5]]}), COLUMNS)
    (row,) = table.rows
    assert (row.number, row.whole("number"), row.text("task"), row.text("lead")) == (
        2,
        1,
        "Ban hành kế hoạch",
        "Sở Nội vụ",
    )
    assert (row.day("due"), row.decimal("budget")) == (date(2026, 3, 31), Decimal("12.5"))
    assert table.problems == []


def test_titles_above_capitals_accents_order_and_remarks_in_the_heading_do_not_matter() -> None:
    rows: list[list[Any]] = [
        ["ỦY BAN NHÂN DÂN TỈNH"],
        ["PHỤ LỤC"],
        [],
        ["CHU TRI", "Thời hạn\n(ngày/tháng/năm)", "nội dung công việc (*)", "Ghi chú"],
        ["(1)", "(2)", "(3)", "(4)"],
        ["Sở Tư pháp", "31/3/2026", "Rà soát", ""],
    ]
    (row,) = read_table(workbook({"A": rows}), COLUMNS).rows
    assert (row.number, row.text("task"), row.text("lead"), row.day("due")) == (
        6,
        "Rà soát",
        "Sở Tư pháp",
        date(2026, 3, 31),
    )


def test_a_heading_of_two_rows_with_merged_cells_is_one_heading() -> None:
    rows: list[list[Any]] = [
        ["STT", "Nhiệm vụ", "Cơ quan", "", "Thời hạn"],
        ["", "", "Chủ trì", "Phối hợp", ""],
        [1, "Rà soát", "Sở Tư pháp", "Sở Nội vụ", "31/3/2026"],
    ]
    content = workbook({"A": rows}, merged=["A1:A2", "B1:B2", "C1:D1", "E1:E2"])
    (row,) = read_table(content, COLUMNS).rows
    assert (row.number, row.text("lead"), row.day("due")) == (3, "Sở Tư pháp", date(2026, 3, 31))


def test_a_second_heading_row_nobody_asked_for_is_no_data() -> None:
    rows: list[list[Any]] = [
        ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Nguồn", ""],
        ["", "", "", "", "Tỉnh", "Trung ương"],
        [1, "Rà soát", "Sở Tư pháp", "31/3/2026", 1, 2],
    ]
    content = workbook({"A": rows}, merged=["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1"])
    assert [row.number for row in read_table(content, COLUMNS).rows] == [3]


def test_every_problem_is_told_not_the_first() -> None:
    rows: list[list[Any]] = [
        HEAD,
        [1, "", "Sở Nội vụ", "31/2/2026", "nhiều"],
        [],
        ["hai", "Rà soát", "", 2026, "1.234,5"],
    ]
    table = read_table(workbook({"A": rows}), COLUMNS)
    for row in table.rows:
        row.whole("number")
        row.text("task", required=True)
        row.text("lead", required=True)
        row.day("due", required=True)
        row.decimal("budget")
    assert [(problem.row, problem.column) for problem in table.problems] == [
        (2, "B"),
        (2, "D"),
        (2, "E"),
        (4, "A"),
        (4, "C"),
        (4, "D"),
    ]
    assert str(table.problems[1]) == ("Dòng 2, cột D (Thời hạn): Không có ngày «31/2/2026»: kiểm tra ngày, tháng, năm.")
    assert str(table.problems[0]) == "Dòng 2, cột B (Nhiệm vụ): Còn trống: điền vào ô này."


def test_a_missing_column_is_named_with_those_that_are_there() -> None:
    table = read_table(workbook({"A": [["Nhiệm vụ", "Hạn chót"], ["Rà soát", "31/3/2026"]]}), COLUMNS)
    assert table.rows == []
    assert [problem.header for problem in table.problems] == ["Cơ quan chủ trì", "Thời hạn"]
    assert "«Hạn chót»" in table.problems[0].message


def test_a_column_that_is_there_twice_is_told() -> None:
    head = ["Nhiệm vụ", "Chủ trì", "Thời hạn", "Chủ trì"]
    table = read_table(workbook({"A": [head, ["Rà soát", "Sở A", "31/3/2026", "Sở B"]]}), COLUMNS)
    assert str(table.problems[0]) == "Dòng 1, cột B (Cơ quan chủ trì): Có ở cả hai cột B và D: bỏ bớt một."


def test_hidden_sheets_are_not_read_and_the_sheet_with_the_table_is_found() -> None:
    content = workbook(
        {
            "Danh mục": [["Sở Nội vụ"], ["Sở Tư pháp"]],
            "Ẩn": [HEAD, [9, "Bí mật", "Sở X", "1/1/2026", 1]],
            "Bảng": [HEAD, [1, "Rà soát", "Sở Tư pháp", "31/3/2026", 2]],
        },
        hidden=["Ẩn"],
    )
    assert [sheet.name for sheet in read_sheets(content)] == ["Danh mục", "Bảng"]
    table = read_table(content, COLUMNS)
    assert (table.sheet, table.rows[0].text("task")) == ("Bảng", "Rà soát")


def test_a_merged_agency_can_stand_for_every_row_it_spans() -> None:
    rows: list[list[Any]] = [HEAD, [1, "Việc một", "Sở Nội vụ", "31/3/2026", ""], [2, "Việc hai", "", "30/6/2026", ""]]
    content = workbook({"A": rows}, merged=["C2:C3"])
    assert [row.text("lead") for row in read_table(content, COLUMNS, spread_merged=True).rows] == ["Sở Nội vụ"] * 2
    assert [row.text("lead") for row in read_table(content, COLUMNS).rows] == ["Sở Nội vụ", ""]


def test_a_choice_is_found_without_accents_and_a_wrong_one_is_told_the_list() -> None:
    table = read_table(
        workbook({"A": [HEAD, [1, "SO NOI VU", "x", "1/1/2026"], [2, "Sở Y tế", "x", "1/1/2026"]]}), COLUMNS
    )
    options = {"Sở Nội vụ": 7, "Sở Tư pháp": 8}
    assert [row.choice("task", options) for row in table.rows] == [7, None]
    assert "Sở Nội vụ, Sở Tư pháp" in table.problems[0].message


def test_numbers_outside_the_limits_and_endless_texts_are_told() -> None:
    table = read_table(workbook({"A": [HEAD, [200, "a" * 500, "x", "1/1/2026", -1]]}), COLUMNS)
    row = table.rows[0]
    assert row.whole("number", most=100) is None
    assert row.text("task", longest=200) == ""
    assert row.decimal("budget", least=Decimal(0)) is None
    assert [problem.message.split()[0] for problem in table.problems] == ["Lớn", "Dài", "Nhỏ"]


def test_a_sheet_without_any_of_the_columns_says_which_are_needed() -> None:
    with pytest.raises(SheetRefused, match="«Nhiệm vụ», «Cơ quan chủ trì», «Thời hạn»"):
        read_table(workbook({"A": [["a", "b"], [1, 2]]}), COLUMNS)


def test_an_empty_workbook_says_so() -> None:
    with pytest.raises(SheetRefused, match="không có trang nào có dữ liệu"):
        read_sheet(workbook({"A": []}))


def test_ten_thousand_rows_are_read_in_less_than_three_seconds() -> None:
    rows: list[list[Any]] = [
        HEAD,
        *([n, f"Nhiệm vụ số {n}", "Sở Nội vụ", date(2026, 3, 31), n / 4] for n in range(10_000)),
    ]
    content = workbook({"A": rows})
    began = time.process_time()
    table = read_table(content, COLUMNS)
    read = [
        (row.whole("number"), row.text("task"), row.text("lead"), row.day("due"), row.decimal("budget"))
        for row in table.rows
    ]
    assert time.process_time() - began < 3
    assert len(read) == 10_000
    assert table.problems == []
