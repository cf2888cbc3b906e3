"""Our own documents, opened again and held against NĐ 30/2020/NĐ-CP, Phụ lục I."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from kientao.documents.writing.content import AdministrativeDocument, Number, Paragraph
from kientao.documents.writing.document import administrative_document
from tests.documents.writing.samples import letter, plan, rows


def _opened(document: AdministrativeDocument) -> WordDocument:
    return Document(BytesIO(administrative_document(document)))


def _text(opened: WordDocument) -> str:
    """Every paragraph of the body, in tables too, in order."""
    names = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    lines = []
    for paragraph in opened.element.body.iter(f"{names}p"):
        lines.append("".join(part.text or "" for part in paragraph.iter(f"{names}t")))
    return "\n".join(lines)


@pytest.mark.parametrize("document", [letter(), plan()], ids=["công văn", "kế hoạch"])
def test_a_page_is_a4_with_margins_of_the_decree(document: AdministrativeDocument) -> None:
    for section in _opened(document).sections:
        lying = section.orientation == WD_ORIENT.LANDSCAPE
        sides = (section.page_height, section.page_width) if lying else (section.page_width, section.page_height)
        assert [round(side / Mm(1)) for side in sides if side is not None] == [210, 297]
        if not lying:
            given = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
            top, bottom, left, right = (round((one or 0) / Mm(1), 1) for one in given)
            assert (20 <= top <= 25, 20 <= bottom <= 25, 30 <= left <= 35, 15 <= right <= 20) == (True,) * 4


def test_an_official_letter_has_its_number_without_a_type_and_says_what_it_is_about() -> None:
    text = _text(_opened(letter()))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Độc lập - Tự do - Hạnh phúc" in text
    assert re.search(r"Số:\s*07/SNV-CCHC", text)
    assert re.search(r"V/v góp ý dự thảo", text)
    assert "Bình Minh, ngày 05 tháng 02 năm 2026" in text


def test_a_named_document_has_its_type_over_its_title_and_a_month_without_a_zero() -> None:
    text = _text(_opened(plan()))
    assert re.search(r"Số:\s*125/KH-UBND", text)
    assert "Bình Minh, ngày 15 tháng 3 năm 2026" in text
    assert text.index("KẾ HOẠCH") < text.lower().index("cải cách hành chính năm 2026 trên địa bàn")


def test_a_number_not_given_yet_leaves_room_for_the_clerk() -> None:
    assert re.search(r"Số:\s+/SNV-CCHC", _text(_opened(letter(number=Number(None, "SNV-CCHC")))))


def test_a_deputy_signs_for_the_chairman_who_signs_for_the_committee() -> None:
    lines = _text(_opened(plan())).split("\n")
    signing = [lines.index(line) for line in ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị Minh")]
    assert signing == sorted(signing)


def test_no_academic_title_stands_before_the_name_of_who_signs() -> None:
    text = _text(_opened(letter()))
    assert "Nguyễn Văn Sơn" in text
    assert "TS." not in text


def test_receivers_end_with_where_it_is_kept() -> None:
    text = _text(_opened(letter()))
    assert text.index("Nơi nhận:") < text.index("- Như trên;") < text.index("- Lưu: VT, CCHC.")


def test_the_text_ends_with_its_mark() -> None:
    assert "./." in _text(_opened(letter()))


def test_annexes_have_roman_numbers_when_there_are_two_and_one_may_lie() -> None:
    opened = _opened(plan())
    text = _text(opened)
    assert ("Phụ lục I\n" in text, "Phụ lục II\n" in text) == (True, True)
    assert [section.orientation for section in opened.sections].count(WD_ORIENT.LANDSCAPE) == 1


def test_pages_of_each_annex_count_from_one_and_the_first_page_shows_no_number() -> None:
    content = ZipFile(BytesIO(administrative_document(plan()))).read("word/document.xml").decode()
    assert content.count('w:pgNumType w:start="1"') >= 2
    assert "<w:titlePg" in content


def test_a_table_repeats_its_heading_and_no_row_is_cut_by_a_page() -> None:
    content = ZipFile(BytesIO(administrative_document(plan()))).read("word/document.xml").decode()
    assert "<w:tblHeader" in content
    assert "<w:cantSplit" in content


def test_the_same_document_gives_the_same_bytes() -> None:
    assert administrative_document(plan()) == administrative_document(plan())


@pytest.mark.parametrize("words", ["a\x00b\x0b", "<w:p>&amp;]]>", "ABC" * 5000, "\u202eđảo\u202c", "=1+1"])
def test_hostile_words_make_no_other_document(words: str) -> None:
    opened = _opened(letter(about=words or "x", blocks=(Paragraph(words),)))
    assert "Nơi nhận:" in _text(opened)


def test_a_long_table_stays_a_table() -> None:
    opened = _opened(plan(blocks=(rows(500),), annexes=()))
    assert max(len(table.rows) for table in opened.tables) > 500
