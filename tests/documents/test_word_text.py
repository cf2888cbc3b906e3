"""What Word would show of a file is its text: changes accepted, fields by their result, hidden words left out."""

import pytest

from kientao.documents import read_bytes
from kientao.kernel.source import Paragraph
from tests.documents.reckoning import assert_every_character_has_one_place
from tests.documents.word_files import cell, lines, paragraph, read, row, table, word_file, words


def test_tracked_changes_count_as_accepted() -> None:
    document = read(
        "<w:p><w:r><w:t>Trước ngày </w:t></w:r><w:del><w:r><w:delText>20/6</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>30/6</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>/2026</w:t></w:r></w:moveTo></w:p>"
        + table(row(cell("bỏ"), properties="<w:del/>"), row(cell("giữ"), properties="<w:ins/>"), row(cell("giữ nữa")))
    )
    assert document.text == "Trước ngày 30/6/2026\n\ngiữ\n\ngiữ nữa\n"


def test_a_removed_paragraph_end_joins_what_follows() -> None:
    document = read(paragraph("Sở Nội vụ ", "<w:rPr><w:del/></w:rPr>") + paragraph("chủ trì") + paragraph("Khác"))
    assert lines(document) == ["Sở Nội vụ chủ trì", "Khác"]


def test_a_field_shows_its_result_and_never_its_instruction() -> None:
    document = read(
        '<w:p><w:r><w:t>Trang </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>ẩn</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> cuối</w:t></w:r></w:p>'
    )
    assert document.text == "Trang 7 cuối"


def test_an_unfinished_field_loses_no_later_paragraph() -> None:
    assert lines(read('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + paragraph("Còn"))) == ["Còn"]


def test_hidden_words_are_left_out() -> None:
    styles = '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = paragraph("ẩn", run="<w:vanish/>") + paragraph("ẩn", run='<w:rStyle w:val="An"/>') + paragraph("hiện")
    assert read(body, {"styles": styles}).text == "hiện"


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Phụ lục 1</w:t></w:r></w:p></w:txbxContent>"
    document = read(
        "<w:p><w:r><w:t>Thân</w:t><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        f"<w:p><w:r><w:pict><v:textbox>{box.replace('1', '2')}</v:textbox></w:pict></w:r></w:p>"
    )
    assert lines(document) == ["Thân", "Phụ lục 1", "Phụ lục 2"]


def test_signs_word_keeps_as_elements() -> None:
    document = read(
        "<w:p><w:r><w:t>A</w:t><w:tab/><w:t>QĐ</w:t><w:noBreakHyphen/><w:t>UBND</w:t><w:softHyphen/>"
        '<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:char="zz"/></w:r></w:p>'
    )
    assert document.text == "A\tQĐ-UBND✓"


def test_headers_and_footers_are_set_aside_after_the_body() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    parts = {"header1": paragraph("UBND TỈNH HẢI SƠN"), "footer1": paragraph("2")}
    document = read(paragraph("Điều 1.") + f"<w:p><w:pPr>{section}</w:pPr></w:p>{section}", parts)
    assert document.text == "Điều 1.\nUBND TỈNH HẢI SƠN\n2"
    assert [item.why for item in document.furniture] == ["page header", "page footer"]
    assert_every_character_has_one_place(document)


def test_a_file_with_words_in_its_header_alone_is_read_by_them() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    document = read(section, {"header1": paragraph("THÔNG BÁO")})
    assert (lines(document), document.furniture) == (["THÔNG BÁO"], ())


def test_footnotes_are_paragraphs_at_the_end() -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{paragraph("---")}</w:footnote>'
        f'<w:footnote w:id="1">{paragraph("Theo Nghị quyết 76.")}</w:footnote>'
    )
    assert lines(read(paragraph("Thân"), {"footnotes": notes})) == ["Thân", "Theo Nghị quyết 76."]


@pytest.mark.parametrize(
    ("properties", "run", "expected"),
    [
        ('<w:outlineLvl w:val="1"/>', "", (2, False, False)),
        ('<w:outlineLvl w:val="9"/>', "", (None, False, False)),
        ('<w:jc w:val="center"/>', "<w:b/>", (None, True, True)),
        ('<w:pStyle w:val="Con"/>', "", (1, True, True)),
        ('<w:pStyle w:val="Con"/><w:jc w:val="left"/><w:outlineLvl w:val="2"/>', '<w:b w:val="0"/>', (3, False, False)),
    ],
)
def test_level_weight_and_place_come_from_the_paragraph_or_its_styles(
    properties: str, run: str, expected: tuple[int | None, bool, bool]
) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Cha"><w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr>'
        '<w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Cha"/></w:style>'
    )
    document = read(paragraph("KẾ HOẠCH", properties, run), {"styles": styles})
    block = (document.blocks or ())[0]
    assert isinstance(block, Paragraph)
    assert (block.heading_level, block.bold, block.centred) == expected


def test_styles_in_a_circle_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>' for a, b in ("XY", "YX")
    )
    assert read(paragraph("A", '<w:pStyle w:val="X"/>'), {"styles": styles}).text == "A"


def test_content_controls_and_links_are_words_too() -> None:
    document = read(
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('Một')}</w:sdtContent></w:sdt>"
        "<w:p><w:hyperlink><w:r><w:t>Hai</w:t></w:r></w:hyperlink>"
        "<w:fldSimple><w:r><w:t> ba</w:t></w:r></w:fldSimple></w:p>"
    )
    assert lines(document) == ["Một", "Hai ba"]


def test_letters_split_over_runs_become_one_letter() -> None:
    document = read("<w:p><w:r><w:t>Ke</w:t></w:r><w:r><w:t>\u0302\u0301</w:t></w:r><w:r><w:t> hoạch</w:t></w:r></w:p>")
    assert document.text == "Kế hoạch"


def test_a_strict_file_is_read_as_any_other() -> None:
    data = word_file(paragraph("Điều 1. Ban hành"), compression=0)
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = _rewritten(data, usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert read_bytes(strict, "a.docx").text == "Điều 1. Ban hành"


def _rewritten(data: bytes, old: bytes, new: bytes) -> bytes:
    import zipfile
    from io import BytesIO

    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for member in source.infolist():
            target.writestr(member.filename, source.read(member).replace(old, new))
    return out.getvalue()


def test_words_of_a_paragraph_are_found_by_its_places() -> None:
    document = read(paragraph("Căn cứ") + paragraph("Điều 2."))
    assert [words(document, block) for block in document.blocks or () if isinstance(block, Paragraph)] == [
        "Căn cứ",
        "Điều 2.",
    ]
