"""What is printed on pages comes back as paragraphs and whole tables; what belongs to the pages is set aside."""

from pathlib import Path

import pytest

from kientao.documents import read_bytes
from kientao.kernel.source import Paragraph, SourceDocument, Table
from tests.documents.corpus import documents, needs_corpus
from tests.documents.pdf.printed import Page, both, grid, lines, needs_font, printed, stamped
from tests.documents.reckoning import assert_every_character_has_one_place

pytestmark = needs_font
HEAD = ("TT", "Nhiệm vụ", "Cơ quan")


def read(*pages: Page) -> SourceDocument:
    document = read_bytes(printed(*pages), "plan.pdf")
    assert_every_character_has_one_place(document)
    return document


def paragraphs(document: SourceDocument) -> list[str]:
    return [
        " ".join(document.text[piece.start : piece.end] for piece in block.pieces)
        for block in document.blocks or ()
        if isinstance(block, Paragraph)
    ]


def tables(document: SourceDocument) -> list[Table]:
    return [block for block in document.blocks or () if isinstance(block, Table)]


def cells(document: SourceDocument) -> list[tuple[int, int, int, str]]:
    """(row, column, rows, words) of the one table."""
    (table,) = tables(document)
    return [
        (
            cell.row,
            cell.column,
            cell.row_span,
            "|".join(" ".join(document.text[piece.start : piece.end] for piece in line) for line in cell.lines),
        )
        for cell in table.cells
    ]


def aside(document: SourceDocument) -> list[tuple[str, str]]:
    return [
        (" ".join(document.text[span.start : span.end] for span in item.spans), item.why) for item in document.furniture
    ]


LONG = "Các sở, ban, ngành và Ủy ban nhân dân cấp huyện rà soát thủ tục hành"
REST = "chính hằng quý và báo cáo Ủy ban nhân dân tỉnh qua Sở Nội vụ."


def test_lines_of_a_sentence_are_one_paragraph() -> None:
    assert paragraphs(read(lines("1. Mục tiêu", LONG, REST, "2. Yêu cầu"))) == [
        "1. Mục tiêu",
        f"{LONG} {REST}",
        "2. Yêu cầu",
    ]


def test_a_sentence_over_two_pages_is_one_paragraph_and_the_page_number_is_set_aside() -> None:
    number = lines("2", top=45, left=297)
    document = read(lines("1. Mục tiêu", LONG, top=740), both(number, lines(REST, "2. Yêu cầu", LONG)))
    assert paragraphs(document)[1] == f"{LONG} {REST}"
    assert aside(document) == [("2", "page number")]
    assert len(document.pages) == 2
    assert document.text[document.pages[1] :].startswith("chính hằng quý")


def test_a_paragraph_that_ended_does_not_take_the_next_page() -> None:
    document = read(lines("1. Mục tiêu", LONG, REST, top=740), lines("Yêu cầu chung như sau"))
    assert paragraphs(document)[-1] == "Yêu cầu chung như sau"


def test_a_date_broken_at_the_line_end_is_whole() -> None:
    found = paragraphs(
        read(
            lines(
                "Kế hoạch được ban hành kèm theo Quyết định của tỉnh Thanh Giang ngày",
                "05 tháng 3 năm 2026 và có hiệu lực.",
            )
        )
    )
    assert found == [
        "Kế hoạch được ban hành kèm theo Quyết định của tỉnh Thanh Giang ngày 05 tháng 3 năm 2026 và có hiệu lực."
    ]


def test_the_head_is_read_left_side_first() -> None:
    left = lines("ỦY BAN NHÂN DÂN", "TỈNH THANH GIANG", "Số: 12/KH-UBND", left=85)
    right = lines(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Thanh Giang, ngày 05 tháng 3 năm 2026",
        left=310,
    )
    found = " / ".join(paragraphs(read(both(left, right))))
    assert found.index("Số: 12/KH-UBND") < found.index("CỘNG HÒA")
    assert "Thanh Giang, ngày 05 tháng 3 năm 2026" in found


def test_a_table_over_two_pages_is_one_and_its_repeated_heading_is_set_aside() -> None:
    document = read(
        grid([HEAD, ("1", "Rà soát thủ tục", "Sở Nội vụ")], top=700),
        grid([HEAD, ("2", "Kiểm tra công vụ", "Thanh tra tỉnh")]),
    )
    assert [row for row in cells(document) if row[0] == 2] == [
        (2, 0, 1, "2"),
        (2, 1, 1, "Kiểm tra công vụ"),
        (2, 2, 1, "Thanh tra tỉnh"),
    ]
    assert aside(document) == [(word, "repeated table heading") for word in HEAD]


def test_a_row_cut_by_the_page_end_is_one_row() -> None:
    document = read(
        grid(
            [HEAD, ("1", "Rà soát thủ tục", "Sở Nội vụ"), ("2", "Kiểm tra việc giải", "Thanh tra tỉnh,|các")], top=660
        ),
        grid([HEAD, ("", "quyết hồ sơ", "huyện"), ("3", "Tập huấn", "Sở Nội vụ")]),
    )
    assert cells(document)[6:] == [
        (2, 0, 1, "2"),
        (2, 1, 1, "Kiểm tra việc giải quyết hồ sơ"),
        (2, 2, 1, "Thanh tra tỉnh, các huyện"),
        (3, 0, 1, "3"),
        (3, 1, 1, "Tập huấn"),
        (3, 2, 1, "Sở Nội vụ"),
    ]


def test_a_cell_merged_over_rows_goes_on_over_the_page_end() -> None:
    goals = ("TT", "Nhiệm vụ", "Mục tiêu")
    document = read(
        grid([goals, ("1", "Rà soát", "Giảm giấy tờ"), ("2", "Công bố", "^")], top=660),
        grid([goals, ("3", "Kiểm tra", ""), ("4", "Tập huấn", "^"), ("5", "Báo cáo", "Minh bạch")]),
    )
    assert [row for row in cells(document) if row[1] == 2] == [
        (0, 2, 1, "Mục tiêu"),
        (1, 2, 4, "Giảm giấy tờ"),
        (5, 2, 1, "Minh bạch"),
    ]


def test_tables_of_other_columns_stay_apart() -> None:
    document = read(
        grid([HEAD, ("1", "Rà soát", "Sở Nội vụ")], top=700),
        grid([("TT", "Chỉ tiêu", "%"), ("1", "Hồ sơ trực tuyến", "80")], widths=(40, 180, 60)),
    )
    assert len(tables(document)) == 2


def test_numbered_and_dashed_lines_of_a_cell_stay_lines() -> None:
    document = read(
        grid([HEAD, ("1", "1. Rà soát hồ sơ thủ tục hành chính|2. Báo cáo của tỉnh|- Kế hoạch", "Sở Nội vụ")])
    )
    assert cells(document)[4][3] == "1. Rà soát hồ sơ thủ tục hành chính|2. Báo cáo của tỉnh|- Kế hoạch"


def test_a_stamp_across_the_page_and_a_running_foot_are_set_aside() -> None:
    foot = "Kế hoạch cải cách hành chính tỉnh Thanh Giang - trang"
    pages = [
        both(
            lines(f"{number}. Nội dung của phần thứ {number}."), lines(f"{foot} {number}", top=815), stamped("DỰ THẢO")
        )
        for number in range(1, 5)
    ]
    document = read(*pages)
    assert paragraphs(document) == [f"{number}. Nội dung của phần thứ {number}." for number in range(1, 5)]
    assert {why for _, why in aside(document)} == {"running head", "watermark"}


def test_a_line_at_the_foot_of_one_page_is_text() -> None:
    document = read(lines("1. Mục tiêu"), both(lines("2. Yêu cầu"), lines("Ghi chú của trang này.", top=815)))
    assert "Ghi chú của trang này." in paragraphs(document)
    assert aside(document) == []


@needs_corpus
@pytest.mark.parametrize("path", documents("rebuilt", ".pdf") + documents("more", ".pdf"), ids=lambda path: path.stem)
def test_every_character_of_a_real_document_has_one_place(path: Path) -> None:
    document = read_bytes(path.read_bytes(), path.name)
    assert_every_character_has_one_place(document)
    assert list(document.pages) == sorted(set(document.pages))
