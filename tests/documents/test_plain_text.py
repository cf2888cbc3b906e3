"""Plain text comes as it stands, in Unicode, without what nobody sees."""

import codecs
import unicodedata

import pytest

from kientao.documents import read_bytes

WORDS = "ỦY BAN NHÂN DÂN\n1.\tQuyết định số 12/QĐ-UBND\n"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        WORDS.encode("utf-16"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("utf-16-be"),
        WORDS.encode("utf-32"),
        unicodedata.normalize("NFD", WORDS).encode(),
        WORDS.replace("\n", "\r\n").encode(),
        WORDS.replace("\n", "\r").encode(),
        WORDS.replace("D", "\x07D\u200b\u00ad").encode(),
    ],
)
def test_the_same_text_however_it_was_kept(data: bytes) -> None:
    document = read_bytes(data, "a.txt")
    assert document.text == WORDS
    assert (document.blocks, document.converted_from) == (None, None)


def test_blanks_tabs_and_empty_lines_stay() -> None:
    text = " a \n\n\tb\u00a0\n|\n"
    assert read_bytes(text.encode(), "a.md").text == text


def test_name_format_and_hash_are_those_of_the_file() -> None:
    document = read_bytes(b"a", "K\u1ebf ho\u1ea1ch.MD")
    assert (document.name, document.format) == ("Kế hoạch.MD", "md")
    assert document.sha256 == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
