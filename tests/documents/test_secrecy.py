"""A document marked as a state secret is refused, in whatever format, and nothing of it is told."""

import pytest

from kientao.documents import UnreadableDocument, read_bytes
from kientao.documents.secrecy import secrecy_mark
from tests.documents.word_files import cell, paragraph, row, table, word_file


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("MẬT\nỦY BAN NHÂN DÂN", "Mật"),
        ("ỦY BAN NHÂN DÂN\nTUYỆT MẬT\nSố: 1", "Tuyệt mật"),
        ("ỦY BAN\n[Tối mật]\n", "Tối mật"),
        ("Độ mật: Mật\n", "Mật"),
        ("ỦY BAN NHÂN DÂN | TỐI MẬT |", "Tối mật"),
        ("UBND TỈNH\tMẬT", "Mật"),
        ("TUYỆT\nMẬT\n", "Tuyệt mật"),
        ("T U Y Ệ T  M Ậ T", "Tuyệt mật"),
        ("M Ậ T", "Mật"),
    ],
)
def test_a_stamp_near_the_head_is_a_mark(text: str, level: str) -> None:
    assert secrecy_mark(text) == level


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch bảo vệ bí mật nhà nước",
        "Gửi qua trục liên thông, trừ văn bản mật",
        "trừ văn bản\nmật",
        "KẾ HOẠCH BẢO VỆ BÍ\nMẬT\nNHÀ NƯỚC",
        "Tuyệt mật, tối mật, mật là ba độ mật của bí mật nhà nước.",
        "\n".join(f"dòng {number}" for number in range(100)) + "\nMẬT",
        "MẬT ONG",
        "",
    ],
)
def test_words_in_a_sentence_or_far_below_are_no_mark(text: str) -> None:
    assert secrecy_mark(text) is None


_STAMP_IN_A_BOX = (
    "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>TUYỆT MẬT</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
)
_SECTION = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
_LONG = "".join(paragraph(f"Dòng {number}") for number in range(100))


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("ỦY BAN NHÂN DÂN\nTUYỆT MẬT\nKế hoạch đặc biệt\n".encode(), "a.txt"),
        ("<html><p>UBND</p><b>TUYỆT&nbsp;MẬT</b><p>Kế hoạch</p></html>".encode(), "a.html"),
        (word_file(table(row(cell("UBND"), cell("TUYỆT MẬT"))) + paragraph("Kế hoạch")), "a.docx"),
        (word_file(paragraph("UBND") + _STAMP_IN_A_BOX + paragraph("Kế hoạch")), "a.docx"),
        (word_file(_LONG + _SECTION, {"header1": paragraph("TUYỆT MẬT")}), "a.docx"),
    ],
)
def test_a_marked_document_is_refused_by_its_level_and_not_quoted(data: bytes, name: str) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        read_bytes(data, name)
    assert refused.value.code == "secret"
    assert "TUYỆT MẬT" in refused.value.message
    assert "Kế hoạch" not in refused.value.message + refused.value.hint
