"""A web page is read as a browser shows it."""

import unicodedata

import pytest

from kientao.documents import UnreadableDocument, read_bytes
from kientao.kernel.source import Paragraph, SourceDocument
from tests.documents.reckoning import assert_every_character_has_one_place
from tests.documents.word_files import cells, lines, tables


def read(body: str, head: str = "") -> SourceDocument:
    head = f"<head><meta charset='utf-8'><title>Tên trang</title>{head}</head>"
    page = f"<!DOCTYPE html><html>{head}<body>{body}</body></html>"
    document = read_bytes(page.encode(), "trang.html")
    assert_every_character_has_one_place(document)
    return document


def test_source_lines_fold_and_only_blocks_and_breaks_end_a_line() -> None:
    document = read("<p>Sở Nội\n\t\tvụ  <b>chủ\ntrì</b>,</p>phối <i>hợp</i><div>Điều 1<br>Điều 2</div>cuối")
    assert lines(document) == ["Sở Nội vụ chủ trì,", "phối hợp", "Điều 1", "Điều 2", "cuối"]


def test_a_break_inside_a_sentence_does_not_end_the_paragraph() -> None:
    assert lines(read("<p>Luật Tổ chức<br>chính quyền<br>\nĐiều 2</p>")) == ["Luật Tổ chức\nchính quyền", "Điều 2"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<div style='display: none'>X</div>",
        "<p style='visibility:hidden'>X</p>",
        "<span style='font-size:0px'>X</span>",
        "<span style='color:red;font-size: 0'>X</span>",
        "<div hidden><p>X</p></div>",
        "<i aria-hidden='true'>X</i>",
        "<script>X</script><style>X</style><template>X</template><noscript>X</noscript>",
        "<!-- X --><textarea>X</textarea><del>X</del>",
        "<p class='quang-cao'>X</p><p id='an'><b>X</b></p>",
    ],
)
def test_what_a_browser_does_not_show_is_not_read(hidden: str) -> None:
    sheet = (
        "<style>/* .hien {display:none} */ @media print { .hien { display: none } }"
        " .quang-cao, #an { display:none !important } a:no-such(x) { display:none }</style>"
    )
    assert read(f"<p class='hien'>Điều 1</p>{hidden}", sheet).text == "Điều 1"


def test_a_size_that_only_begins_with_zero_is_shown() -> None:
    assert read("<p style='font-size:0.8em'>Nhỏ</p>").text == "Nhỏ"


def test_merged_cells_and_the_heading_rows() -> None:
    document = read(
        "<table><thead><tr><th rowspan=2>TT<th colspan=2>Cơ quan<tr><th>Chủ trì<th>Phối hợp</thead>"
        "<tr><td>1<td rowspan=9>Sở Nội vụ<td><p>Các sở</p><p>UBND xã</p><tr><td>2<td></table>"
    )
    assert cells(document) == {
        (0, 0, 2, 1): ["TT"],
        (0, 1, 1, 2): ["Cơ quan"],
        (1, 1, 1, 1): ["Chủ trì"],
        (1, 2, 1, 1): ["Phối hợp"],
        (2, 0, 1, 1): ["1"],
        (2, 1, 2, 1): ["Sở Nội vụ"],
        (2, 2, 1, 1): ["Các sở", "UBND xã"],
        (3, 0, 1, 1): ["2"],
        (3, 2, 1, 1): [],
    }
    assert tables(document)[0].header_rows == 2


def test_cells_that_claim_the_same_place_do_not_overlap() -> None:
    read("<table><tr><td>a<td rowspan=2>b<td>c<tr><td colspan=3>d<td rowspan=0>e<tr><td colspan=0>f</table>")


def test_a_table_that_places_the_page_gives_way_to_the_table_inside() -> None:
    inner = "<table><tr><td>TT<td>Nhiệm vụ<tr><td>1<td>Rà soát</table>"
    document = read(f"<table><tr><td>Trang chủ<td><p>KẾ HOẠCH</p>{inner}</table>")
    assert lines(document) == ["Trang chủ", "KẾ HOẠCH"]
    assert cells(document)[(1, 1, 1, 1)] == ["Rà soát"]


def test_lists_print_their_numbers() -> None:
    document = read(
        "<ol start=3><li>ba<li value=7>bảy<ol type=a><li>a<li>b</ol></ol><ul><li>gạch<li>- sẵn</ul>"
        "<ol style='list-style-type:upper-roman'><li><p>một</p><p>tiếp</p></ol>"
        "<ul style='list-style:none'><li>trơn</ul>"
    )
    assert lines(document) == [
        "3. ba", "7. bảy", "a. a", "b. b", "- gạch", "- sẵn", "I. một", "tiếp", "trơn",
    ]  # fmt: skip


def test_level_weight_and_place_of_paragraphs() -> None:
    document = read(
        "<h2>Mục</h2><p align=center><b>KẾ</b> <strong>HOẠCH</strong></p><p>Thân <b>đậm</b></p>"
        "<div style='text-align:center'><p>Giữa</p><p style='text-align:left;font-weight:700'>Trái</p></div>ngoài"
    )
    seen = [
        (block.heading_level, block.bold, block.centred)
        for block in document.blocks or ()
        if isinstance(block, Paragraph)
    ]
    assert seen == [
        (2, True, False),
        (None, True, True),
        (None, False, False),
        (None, False, True),
        (None, True, False),
        (None, False, False),
    ]


def test_a_menu_is_set_aside() -> None:
    document = read("<nav><a>Trang chủ</a> <a>Văn bản</a></nav><p>Điều 1</p>")
    assert lines(document) == ["Điều 1"]
    assert [(document.text[i.spans[0].start : i.spans[0].end], i.why) for i in document.furniture] == [
        ("Trang chủ Văn bản", "web page")
    ]


def test_lines_kept_as_typed_stay_lines() -> None:
    assert lines(read("<pre>Điều 1\n  Điều 2</pre>")) == ["Điều 1", "Điều 2"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258"])
def test_the_encoding_is_recognised(encoding: str) -> None:
    words = "Quyết định ban hành kế hoạch cải cách hành chính của tỉnh"
    split = words if encoding != "cp1258" else _for_windows(words)
    data = f"<html><body><p>{split}</p></body></html>".encode(encoding)
    assert read_bytes(data, "a.htm").text == unicodedata.normalize("NFC", words)


def _for_windows(text: str) -> str:
    """Letters as Windows-1258 has them: circumflex and breve in the letter, the tone after it."""
    out = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
        out.append(unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tone)) + tone)
    return "".join(out)


def test_a_page_without_words_says_how_many_are_hidden() -> None:
    with pytest.raises(UnreadableDocument, match="8 ký tự ẩn"):
        read_bytes("<html><p hidden>Quảng cáo</p></html>".encode(), "a.html")


def test_elements_nested_without_end_are_refused_at_once() -> None:
    with pytest.raises(UnreadableDocument) as refused:
        read_bytes(b"<html>" + b"<div>" * 300_000 + b"x", "a.html")
    assert refused.value.code == "too-complex"


def test_a_table_of_giant_spans_is_small() -> None:
    document = read("<table>" + "<tr><td colspan=1000 rowspan=65000>x<td>y" * 50 + "</table>")
    assert tables(document)[0].columns < 200
