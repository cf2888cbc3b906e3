"""Vietnamese of before Unicode is recognised and converted; nothing else is taken for it."""

import pytest

from kientao.documents import read_bytes
from kientao.documents.legacy import converted, legacy_encoding, legacy_font
from tests.documents.corpus import documents, needs_corpus
from tests.documents.old_encodings import WORDS, in_tcvn3, in_vni
from tests.documents.word_files import cell, paragraph, read, row, table


# Written down from printed tables of the two encodings, not from ours.
@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"Quy\xd5t \xae\xdenh", "Quyết định"),
        (b"C\xe9ng ho\xb5", "Cộng hoà"),
        (b"x\xb7 h\xe9i ch\xf1 ngh\xdca", "xã hội chủ nghĩa"),
        (b"\xa7\xe9c l\xcbp - T\xf9 do - H\xb9nh ph\xf3c", "Độc lập - Tự do - Hạnh phúc"),
        (b"c\xb6i c\xb8ch h\xb5nh", "cải cách hành"),
        (b"V\xa8n ph\xdfng n\xad\xedc", "Văn phòng nước"),
    ],
)
def test_bytes_of_tcvn3(raw: bytes, words: str) -> None:
    assert converted(raw.decode("latin-1"), "TCVN3") == words


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("Quyeát ñònh", "Quyết định"),
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        ("Uyû ban nhaân daân tænh, ñöôøng, kyõ thuaät, lyù", "Uỷ ban nhân dân tỉnh, đường, kỹ thuật, lý"),
    ],
)
def test_letters_of_vni(raw: str, words: str) -> None:
    assert converted(raw, "VNI") == words


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8", "utf-16"])
def test_a_text_in_an_old_encoding_comes_out_in_unicode(encoding: str) -> None:
    tcvn3 = read_bytes(in_tcvn3(WORDS).encode(encoding), "a.txt")
    assert (tcvn3.text, tcvn3.converted_from) == (WORDS, "TCVN3")
    vni = read_bytes(in_vni(WORDS).encode(encoding), "a.txt")
    assert (vni.text, vni.converted_from) == (WORDS, "VNI")


@pytest.mark.parametrize(
    "text",
    [
        WORDS,
        "Plan of action: the café’s résumé, a naïve façade, déjà vu, São Paulo and Zürich — 100 % done ©",
        "Le gouvernement a décidé, après négociations, d'améliorer l'efficacité. Où êtes-vous allé ? Ça va être l'été.",
        "« Bien sûr », répond-il, même là où les élèves étudient déjà très tôt à l'échelle régionale.",
        "Não há informação sobre a situação da administração pública. É a razão pela qual já está à disposição.",
        "El niño comió después de la reunión; más información sobre la situación económica aquí, también mañana.",
        "Über die Änderung der Straßenverkehrsordnung für Bürger: größere Maßnahmen müssen geprüft werden.",
        "100% ½ ¼ ¾ ° ± × ÷ § ¶ • µ",
        "",
    ],
)
def test_unicode_text_in_any_language_is_left_alone(text: str) -> None:
    assert legacy_encoding(text) is None


@needs_corpus
def test_real_decisions_go_through_vni_unharmed_and_through_tcvn3_but_for_single_capitals() -> None:
    for path in documents("plans", ".txt") + documents("more", ".txt"):
        text = path.read_text(encoding="utf-8")
        assert legacy_encoding(text) is None
        assert legacy_encoding(in_vni(text)) == "VNI"
        assert converted(in_vni(text), "VNI") == text
        assert legacy_encoding(in_tcvn3(text)) == "TCVN3"
        back = converted(in_tcvn3(text), "TCVN3")
        assert back.casefold() == text.casefold()
        wrong = sum(a != b for a, b in zip(back.split(), text.split(), strict=True))
        assert wrong <= len(text.split()) // 100


@pytest.mark.parametrize(
    ("name", "encoding", "capitals"),
    [
        (".VnTime", "TCVN3", False),
        (".VnTimeH", "TCVN3", True),
        (".vnArial", "TCVN3", False),
        ("VNI-Times", "VNI", False),
    ],
)
def test_old_fonts_are_known_by_name(name: str, encoding: str, capitals: bool) -> None:
    font = legacy_font(name)
    assert font is not None
    assert (font.encoding, font.capitals) == (encoding, capitals)


@pytest.mark.parametrize("name", ["Times New Roman", "Vnitest", "Arial", "", "Verdana"])
def test_other_fonts_are_not_old(name: str) -> None:
    assert legacy_font(name) is None


def _font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def test_word_runs_in_old_fonts_are_converted_and_the_others_left() -> None:
    document = read(
        paragraph(in_tcvn3("quyết định"), run=_font(".VnTimeH"))
        + paragraph(in_tcvn3("Sở Nội vụ"), run=_font(".VnTime"))
        + paragraph("café, Điều 1", run=_font("Times New Roman"))
        + paragraph("Gõ Unicode trong phông cũ", run=_font(".VnTime"))
        + table(row(cell(paragraph(in_vni("Sở Tư pháp"), run=_font("VNI-Times"))), cell("x")))
    )
    assert document.text.split("\n") == [
        "QUYẾT ĐỊNH", "Sở Nội vụ", "café, Điều 1", "Gõ Unicode trong phông cũ", "", "Sở Tư pháp", "x", "",
    ]  # fmt: skip
    assert document.converted_from == "VNI"


def test_a_letter_of_vni_split_over_two_runs_is_one_letter() -> None:
    run = f"<w:r><w:rPr>{_font('VNI-Times')}</w:rPr><w:t>"
    assert read(f"<w:p>{run}Ke</w:t></w:r>{run}á hoaïch</w:t></w:r></w:p>").text == "Kế hoạch"


def test_the_font_of_a_style_counts() -> None:
    styles = f"<w:docDefaults><w:rPrDefault><w:rPr>{_font('.VnTime')}</w:rPr></w:rPrDefault></w:docDefaults>"
    assert read(paragraph(in_tcvn3("Văn phòng")), {"styles": styles}).text == "Văn phòng"


def test_a_word_file_whose_fonts_say_nothing_is_told_by_its_words() -> None:
    document = read("".join(paragraph(in_tcvn3(line)) for line in WORDS.splitlines()))
    assert document.text == WORDS.rstrip()
    assert document.converted_from == "TCVN3"


def test_a_page_in_an_old_font_is_converted() -> None:
    first = f"<p style=\"font-family:'.VnTime',serif\">{in_tcvn3('Sở Nội vụ')}</p>"
    body = f"{first}<font face='VNI-Times'>{in_vni('kế hoạch')}</font>"
    assert read_bytes(f"<html><meta charset=utf-8>{body}</html>".encode(), "a.html").text == "Sở Nội vụ\nkế hoạch"
