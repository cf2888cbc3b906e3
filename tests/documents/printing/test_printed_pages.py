"""A printed page says what the .docx says, in its place, and nothing is lost at the end of a page."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.layout import LTChar, LTCurve, LTPage

from kientao.documents.printing.printed import Printed, printed
from kientao.documents.reading import read_data
from kientao.documents.writing.content import (
    AdministrativeDocument,
    Block,
    Cell,
    Column,
    Dash,
    Form,
    Paragraph,
    Run,
    SigningPlace,
    Square,
    Table,
)
from kientao.documents.writing.document import administrative_document, drawn_document
from kientao.documents.writing.form import drawn_form
from kientao.documents.writing.layout import A5, Layout
from kientao.kernel.source import SourceDocument
from tests.documents.printing.drawn import characters, pages_of, said_on
from tests.documents.writing.samples import HOME_AFFAIRS, letter, plan, rows

pytestmark = pytest.mark.slow

_MM = 72 / 25.4
WORDS = st.text(
    alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyửẫẶĐỒÝỳ0123456789.,;:()%-–“”/+ ", min_size=1, max_size=300
).filter(lambda words: words.strip() != "")


def _print(document: AdministrativeDocument) -> Printed:
    return printed(drawn_document(document))


def _letters(words: str) -> Counter[str]:
    return Counter("".join(words.split()))


def _kept(read: SourceDocument) -> str:
    """Without numbers of pages and repeated heads."""
    aside = {at for one in read.furniture for start, end in one.spans for at in range(start, end)}
    return "".join(letter_ for at, letter_ in enumerate(read.text) if at not in aside)


@pytest.mark.parametrize("document", [letter(), plan()], ids=["công văn", "kế hoạch"])
def test_print_and_word_file_say_the_same(document: AdministrativeDocument) -> None:
    read = read_data(_print(document).pdf, "in.pdf", ocr=False)
    typed = read_data(administrative_document(document), "in.docx", ocr=False)
    assert _letters(_kept(read)) == _letters(_kept(typed))


@given(st.lists(WORDS, min_size=1, max_size=5))
@settings(max_examples=40, deadline=None)
def test_paragraphs_read_back_letter_by_letter_in_their_order(paragraphs: list[str]) -> None:
    form = Form(HOME_AFFAIRS, "Phiếu", tuple(Paragraph(words) for words in paragraphs))
    said = "".join(said_on(page) for page in pages_of(printed(drawn_form(form)).pdf))
    assert said.endswith("".join("".join(paragraphs).split()))


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6))
@settings(max_examples=25, deadline=None)
def test_tables_lose_no_letter(cells: list[tuple[str, str]]) -> None:
    table = Table((Column("Việc", 1), Column("Ai", 2)), tuple(cells))
    form = Form(HOME_AFFAIRS, "Phiếu", (table,))
    empty = Form(HOME_AFFAIRS, "Phiếu", (replace(table, rows=()),))
    said, head = (
        sum((_letters(said_on(page)) for page in pages_of(printed(drawn_form(one)).pdf)), Counter[str]())
        for one in (form, empty)
    )
    assert said - head == _letters("".join(one + other for one, other in cells).replace("\t", ""))


@pytest.mark.parametrize("document", [letter(), plan()], ids=["công văn", "kế hoạch"])
def test_nothing_stands_outside_the_margins_but_the_number_of_the_page(document: AdministrativeDocument) -> None:
    for number, page in enumerate(pages_of(_print(document).pdf), start=1):
        for letter_ in characters(page):
            if letter_.y0 < page.height - 20 * _MM and letter_.get_text().strip():
                assert 30 * _MM - 1 < letter_.x0 < letter_.x1 < page.width - 15 * _MM + 1, (number, letter_)
                assert letter_.y0 > 20 * _MM - 5, (number, letter_)


def test_pages_have_numbers_from_the_second_on_and_each_annex_counts_anew() -> None:
    pages = [said_on(page) for page in pages_of(_print(plan(annexes=(), blocks=(Paragraph("Lời văn. " * 1500),))).pdf)]
    assert [page[0] for page in pages[1:]] == [str(number) for number in range(2, len(pages) + 1)]
    assert pages[0].startswith("ỦYBANNHÂNDÂN")
    annexes = [
        page
        for page in (said_on(page) for page in pages_of(_print(plan()).pdf))
        if "PhụlụcII\n" in page or page[0] == "2"
    ]
    assert len(annexes) == 2  # of the body and of the second annex


@pytest.mark.parametrize("filler", range(20, 60, 3))
def test_a_signature_never_stands_alone_on_a_page(filler: int) -> None:
    for body in (
        tuple(Paragraph(f"Đoạn số {number}.") for number in range(filler)),
        (Paragraph("Đoạn dài. Đoạn này dài." * filler),),
        (Table((Column("TT", 1), Column("Việc", 4)), tuple((str(n), f"Đoạn {n}") for n in range(filler))),),
    ):
        made = _print(letter(blocks=body))
        assert made.signing
        page = said_on(pages_of(made.pdf)[made.signing[-1].page])
        assert "đoạn" in page[: page.index("Nơinhận:")].lower()


def test_the_head_of_a_table_comes_back_and_no_row_is_cut() -> None:
    table = replace(
        rows(0), rows=tuple((str(n), f"Đầu {n} " + "dài " * 40 + f"cuối {n}", "2026") for n in range(1, 80))
    )
    pages = [said_on(page) for page in pages_of(_print(letter(blocks=(table,))).pdf)]
    assert len(pages) > 3
    for page in pages[:-1]:
        assert page.count("Nhiệmvụ") == 1
    for number in range(1, 80):
        [page] = [page for page in pages if f"Đầu{number}dài" in page]
        assert f"cuối{number}2026" in page


def test_merged_cells_keep_their_rows_together_and_hold_all_their_words() -> None:
    tall = Cell("Cột gộp " * 30, down=3)
    table = Table((Column("Nhóm", 1), Column("Việc", 4)), ((tall, "một"), ("hai",), ("ba",)))
    for filler in range(20, 34):
        made = _print(letter(blocks=(*[Paragraph(f"Đoạn {n}") for n in range(filler)], table)))
        whole = [page for page in map(said_on, pages_of(made.pdf)) if "gộp" in page]
        assert len(whole) == 1
        assert whole[0].count("gộp") == 30


def test_a_row_higher_than_a_page_goes_on_and_loses_nothing() -> None:
    words = " ".join(f"từ{number}." for number in range(4000))
    made = _print(letter(blocks=(Table((Column("Việc", 1), Column("Ghi chú", 1)), ((words, "ngắn"),)),)))
    said = "".join(map(said_on, pages_of(made.pdf)))
    assert made.pages > 5
    assert all(f"từ{number}." in said for number in range(4000))


@pytest.mark.parametrize(
    "words",
    ["a\x00b\x0bc", "<b>đậm</b> &amp; <para>", "ABC" * 3000, "\u202eđảo\u202c", "(\\) 100% Tj ET", "😀 漢字", "\ud800"],
)
def test_hostile_words_are_words(words: str) -> None:
    made = _print(letter(about=words, blocks=(Paragraph(words), Dash(words), rows(2))))
    said = "".join(map(said_on, pages_of(made.pdf)))
    assert "Nguyễn" in said
    for kept in ("<b>đậm</b>", "(\\)100%TjET", "ABCABC"):
        if kept in words.replace(" ", ""):
            assert kept in said


def test_the_same_document_gives_the_same_bytes() -> None:
    assert _print(plan()).pdf == _print(plan()).pdf


def test_fonts_travel_with_the_file() -> None:
    pdf = _print(plan()).pdf
    assert pdf.count(b"/FontFile2") == 4
    assert b"Helvetica" not in pdf


def test_a_slip_is_small_and_a_book_lies() -> None:
    small = Layout(bound=False, paper=A5, left=18, right=12)
    blocks: tuple[Block, ...] = (Paragraph("Lời văn"),)
    slip = pages_of(printed(drawn_form(Form(HOME_AFFAIRS, "Phiếu", blocks, layout=small))).pdf)[0]
    book = pages_of(printed(drawn_form(Form(HOME_AFFAIRS, "Sổ", blocks, landscape=True))).pdf)[0]
    assert [round(side / _MM) for side in (slip.width, slip.height)] == [148, 210]
    assert [round(side / _MM) for side in (book.width, book.height)] == [297, 210]


def test_the_room_to_sign_lies_between_the_capacity_and_the_name() -> None:
    places = (SigningPlace("Người nộp", "An Bình"), SigningPlace("Người nhận", "Lê Lan"))
    made = printed(drawn_form(Form(HOME_AFFAIRS, "Phiếu", (Paragraph("Lời văn"),), signing=places)))
    [page] = pages_of(made.pdf)
    left, right = made.signing
    assert left.left + left.width < right.left
    for box in made.signing:
        inside = [one for one in characters(page) if one.get_text().strip() and _within(one, box.left, box.bottom, box)]
        assert inside == []


def _within(one: LTChar, left: float, bottom: float, box: object) -> bool:
    wide, tall = getattr(box, "width", 0.0), getattr(box, "height", 0.0)
    middle = (one.y0 + one.y1) / 2
    return bool(left < one.x0 < left + wide and bottom < middle < bottom + tall)


def test_words_beside_a_square_stay_beside_it_and_it_is_drawn() -> None:
    square = Square("H56.017.05-260302-0012", ((Run("Mã hồ sơ: "), Run("H56", bold=True)),))
    with_it = printed(drawn_form(Form(HOME_AFFAIRS, "Phiếu", (square, Paragraph("Dưới"))))).pdf
    [page] = pages_of(with_it)
    beside = [one for one in characters(page) if one.get_text() == "M"]
    assert beside[0].x0 > 30 * _MM + 24 * _MM
    without = printed(drawn_form(Form(HOME_AFFAIRS, "Phiếu", (Paragraph("Dưới"),)))).pdf
    assert len(_shapes(page)) > len(_shapes(pages_of(without)[0]))


def _shapes(page: LTPage) -> list[LTCurve]:
    return [part for part in page if isinstance(part, LTCurve)]
