"""Names of files as people and attackers write them."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kientao.evidence.download import disposition
from kientao.evidence.names import clean_name, extension_of


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Quyết định 12.pdf", "Quyết định 12.pdf"),
        ("../../../etc/passwd", "passwd"),
        ("..\\..\\Windows\\hệ thống.docx", "hệ thống.docx"),
        ("C:\\Users\\Lan\\Báo cáo.docx", "Báo cáo.docx"),
        ("ảnh\u202egnp.exe", "ảnhgnp.exe"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie_ x.pdf"),
        ("a\0.pdf", "a .pdf"),
        (".htaccess", "htaccess"),
        ("...", "tệp"),
        ("", "tệp"),
        ("CON.pdf", "_CON.pdf"),
        ("a" * 300 + ".docx", "a" * 195 + ".docx"),
        ('b"<i>.pdf', "b__i_.pdf"),
        ("Quye\u0302\u0301t.pdf", "Quyết.pdf"),
    ],
)
def test_a_name_is_kept_without_what_could_mislead(given_name: str, kept: str) -> None:
    assert clean_name(given_name) == kept


@given(st.text(max_size=400))
@example("\u202e/..\\")
def test_a_clean_name_is_one_visible_name(name: str) -> None:
    clean = clean_name(name)
    assert 0 < len(clean) <= 200
    assert not set(clean) & set('/\\<>:"|?*')
    assert not clean.startswith(".")
    assert not any(unicodedata.category(letter)[0] == "C" for letter in clean)
    assert clean_name(clean) == clean
    assert len(extension_of(clean)) <= 200


def test_the_turned_name_shows_its_real_ending() -> None:
    assert extension_of(clean_name("hoá đơn\u202efdp.exe")) == ".exe"


@given(st.text(max_size=100))
def test_no_name_breaks_out_of_its_header(name: str) -> None:
    header = disposition(clean_name(name))
    assert header.isascii()
    assert not set(header) & set("\r\n")
    assert header.count('"') == 2


def test_the_header_has_the_name_in_utf8_and_in_ascii() -> None:
    assert disposition("Số 12.pdf") == "attachment; filename=\"S_ 12.pdf\"; filename*=UTF-8''S%E1%BB%91%2012.pdf"
    assert disposition("a.png", inline=True).startswith("inline; ")
