"""Forms as a word processor opens them."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from kientao.documents.squares import bars_of, modules, png
from kientao.documents.writing.content import Column, Form, Number, Paragraph, SigningPlace, Square, Table
from kientao.documents.writing.document import administrative_document
from kientao.documents.writing.form import form_document
from kientao.documents.writing.layout import A5, Layout
from kientao.documents.writing.measure import lines
from tests.documents.writing.samples import HOME_AFFAIRS, letter

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _form(**changes: object) -> Form:
    given: dict[str, object] = {
        "issuer": HOME_AFFAIRS,
        "title": "Phiếu giao nhận",
        "blocks": (Paragraph("Đã nhận đủ."),),
        "number": Number(7, "PGN"),
        "signing": (SigningPlace("Bên giao", "Lê Lan"), SigningPlace("Bên nhận"), SigningPlace("Chứng kiến")),
        "notes": ("Lập thành hai bản.",),
        "mark": "Mẫu số 09",
    }
    return Form(**given | changes)  # type: ignore[arg-type]


def _opened(form: Form) -> list[str]:
    body = Document(BytesIO(form_document(form))).element.body
    return ["".join(part.text or "" for part in paragraph.iter(f"{_WORD}t")) for paragraph in body.iter(f"{_WORD}p")]


def test_a_form_has_its_mark_title_number_and_everybody_who_signs() -> None:
    said = _opened(_form())
    wanted = ["Mẫu số 09", "Số: 07/PGN", "PHIẾU GIAO NHẬN", "Đã nhận đủ.", "BÊN GIAO", "Lê Lan", "BÊN NHẬN",
              "CHỨNG KIẾN", "Lập thành hai bản."]  # fmt: skip
    places = [said.index(words) for words in wanted]
    assert places == sorted(places)


def test_who_signs_alone_stands_on_the_right() -> None:
    tables = Document(BytesIO(form_document(_form(signing=(SigningPlace("Người lập"),))))).tables
    left, right = tables[-1].rows[0].cells
    assert (left.text.strip(), right.text.split("\n")[0]) == ("", "NGƯỜI LẬP")


def test_a_square_is_a_picture_that_says_its_words() -> None:
    words = "https://mot-cua.example/tra-cuu?ma=H56&x=<1>"
    squares = (Square(words, ("Quét mã",)), Square("khác"), Square(words))
    archive = ZipFile(BytesIO(form_document(_form(blocks=squares))))
    pictures = [name for name in archive.namelist() if name.endswith(".png")]
    assert [archive.read(name) for name in pictures] == [png(words), png("khác")]
    opened = Document(BytesIO(form_document(_form(blocks=squares))))
    drawn = [one for one in opened.element.body.iter() if one.tag.endswith("}docPr")]
    assert [one.get("descr") for one in drawn] == [words, "khác", words]
    assert [one.get("id") for one in drawn] == ["1", "2", "3"]


@given(st.text(min_size=1, max_size=120))
def test_a_square_has_its_quiet_border_and_its_bars_are_its_dark_modules(text: str) -> None:
    rows = modules(text.encode("utf-8", "replace").decode())
    assert not any(any(row) for row in (*rows[:4], *rows[-4:]))
    assert not any(any((*row[:4], *row[-4:])) for row in rows)
    dark = {(row, column + more) for row, column, count in bars_of(rows) for more in range(count)}
    assert dark == {(row, column) for row, line in enumerate(rows) for column, one in enumerate(line) if one}


@pytest.mark.parametrize("text", ["", "x" * 1001])
def test_a_square_of_nothing_or_too_much_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Mã QR"):
        modules(text)


def test_small_paper_and_narrow_margins_are_for_forms_only() -> None:
    small = Layout(bound=False, paper=A5, left=15, body=9)
    assert _opened(_form(layout=small))
    with pytest.raises(ValueError, match="Lề trái"):
        Layout(left=15)


def test_paragraphs_stand_six_points_apart() -> None:
    opened = Document(BytesIO(administrative_document(letter())))
    for name in ("Nội dung văn bản", "Căn cứ ban hành", "Heading 1", "Heading 2", "Heading 3"):
        style = next(one for one in opened.styles if one.name and one.name.lower() == name.lower())
        while style.paragraph_format.space_after is None:
            style = style.base_style
        assert style.paragraph_format.space_after.pt >= 6, name


@pytest.mark.parametrize("blocks", [(Paragraph("Lời."),), (Table((Column("A", 1),), (("x",), ("cuối",))),)])
def test_the_last_words_stay_with_the_signature(blocks: tuple[Paragraph | Table, ...]) -> None:
    opened = Document(BytesIO(administrative_document(letter(blocks=blocks))))
    body = [part for part in opened.element.body if part.tag in (f"{_WORD}p", f"{_WORD}tbl")]
    foot = max(number for number, part in enumerate(body) if part.tag == f"{_WORD}tbl")
    for part in body[foot - (3 if isinstance(blocks[0], Table) else 1) : foot]:
        rows = part.findall(f"{_WORD}tr")
        for paragraph in rows[-1].iter(f"{_WORD}p") if rows else (part,):
            assert paragraph.find(f"{_WORD}pPr/{_WORD}keepNext") is not None


@pytest.mark.parametrize(
    ("name", "room"),
    [
        ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ HÒA THỊNH", 68.0),
        ("VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI THÀNH PHỐ", 60.0),
        ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", 50.0),
    ],
)
def test_a_long_name_is_never_broken_inside_a_word_of_two_syllables(name: str, room: float) -> None:
    broken = lines(name, 12, room)
    assert len(broken) > 1
    assert " ".join(broken) == name
    for torn in ("HÀNH\nCHÍNH", "PHỤC\nVỤ", "TRUNG\nTÂM", "VĂN\nPHÒNG", "THÀNH\nPHỐ", "NÔNG\nNGHIỆP", "MÔI\nTRƯỜNG"):
        assert torn not in "\n".join(broken)
