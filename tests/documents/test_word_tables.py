"""Tables of Word files keep their merged cells."""

from tests.documents.reckoning import assert_every_character_has_one_place
from tests.documents.word_files import cell, cells, lines, paragraph, read, row, table, tables


def test_cells_merged_down_and_across_are_one_cell() -> None:
    document = read(
        table(
            row(cell("STT"), cell("Cơ quan", '<w:gridSpan w:val="2"/>')),
            row(cell("1", '<w:vMerge w:val="restart"/>'), cell("Sở Nội vụ"), cell("Các sở")),
            row(cell("", "<w:vMerge/>"), cell("Sở Tư pháp"), cell("")),
        )
    )
    assert cells(document) == {
        (0, 0, 1, 1): ["STT"],
        (0, 1, 1, 2): ["Cơ quan"],
        (1, 0, 2, 1): ["1"],
        (1, 1, 1, 1): ["Sở Nội vụ"],
        (1, 2, 1, 1): ["Các sở"],
        (2, 1, 1, 1): ["Sở Tư pháp"],
        (2, 2, 1, 1): [],
    }
    assert_every_character_has_one_place(document)


def test_words_word_hides_under_a_merged_cell_are_left_out() -> None:
    document = read(
        table(row(cell("A", '<w:vMerge w:val="restart"/>')), row(cell("cũ", "<w:vMerge/>")), row(cell("B")))
    )
    assert document.text.split() == ["A", "B"]


def test_a_row_that_starts_further_right_keeps_its_columns() -> None:
    document = read(
        table(row(cell("A"), cell("B"), cell("C")), row(cell("D"), cell("E"), properties='<w:gridBefore w:val="1"/>'))
    )
    assert cells(document)[(1, 1, 1, 1)] == ["D"]
    assert cells(document)[(1, 2, 1, 1)] == ["E"]


def test_edges_a_hair_apart_are_one_edge() -> None:
    document = read(
        table(
            row(cell("A"), cell("B", '<w:gridSpan w:val="2"/>')),
            row(cell("C", '<w:gridSpan w:val="2"/>'), cell("D")),
            widths=(3000, 15, 3000),
        )
    )
    assert tables(document)[0].columns == 2
    assert set(cells(document)) == {(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)}


def test_a_narrow_column_with_cells_of_its_own_stays() -> None:
    document = read(table(row(cell("A"), cell("B"), cell("C")), widths=(3000, 15, 3000)))
    assert tables(document)[0].columns == 3


def test_rows_repeated_on_each_page_are_the_heading() -> None:
    heading = "<w:tblHeader/>"
    document = read(table(row(cell("TT"), properties=heading), row(cell("(1)"), properties=heading), row(cell("1"))))
    assert tables(document)[0].header_rows == 2


def test_the_words_of_a_table_inside_a_cell_are_lines_of_the_cell() -> None:
    inner = table(row(cell("Quý I"), cell("Ban hành")))
    document = read(
        table(row(cell("1"), cell(paragraph("Trước") + inner + paragraph("Sau")), cell("x")), row(cell("2")))
    )
    assert cells(document)[(0, 1, 1, 1)] == ["Trước", "Quý I", "Ban hành", "Sau"]
    assert_every_character_has_one_place(document)


def test_a_table_that_only_holds_a_table_gives_way_to_it() -> None:
    inner = table(row(cell("TT"), cell("Nhiệm vụ")), row(cell("1"), cell("Rà soát")))
    document = read(table(row(cell(paragraph("PHỤ LỤC") + inner + paragraph("Hết")))))
    assert lines(document) == ["PHỤ LỤC", "Hết"]
    assert cells(document)[(1, 1, 1, 1)] == ["Rà soát"]


def test_soft_breaks_in_a_cell_are_lines_but_not_inside_a_sentence() -> None:
    written = ("- Kế hoạch: Quý I", "- Báo cáo: Quý IV theo", "quy định")
    broken = "<w:p><w:r>" + "<w:br/>".join(f"<w:t>{words}</w:t>" for words in written) + "</w:r></w:p>"
    document = read(table(row(cell(broken), cell("x"))))
    assert cells(document)[(0, 0, 1, 1)] == ["- Kế hoạch: Quý I", "- Báo cáo: Quý IV theo\nquy định"]


def test_a_blank_line_stands_between_rows() -> None:
    document = read(paragraph("Trên") + table(row(cell("A"), cell("B")), row(cell("C"))) + paragraph("Dưới"))
    assert document.text == "Trên\n\nA\nB\n\nC\n\nDưới"
