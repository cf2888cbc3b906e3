"""Every file that can't be read is refused with its name, what was wrong and what to do."""

import os
import shutil
import struct
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from kientao.documents import LIMITS, UnreadableDocument, read_bytes, read_document
from kientao.documents import doc as doc_reader
from tests.documents.word_files import paragraph, word_file

WORD = word_file(paragraph("Điều 1. Ban hành kế hoạch"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refusal(data: bytes, name: str) -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as refused:
        read_bytes(data, name)
    return _told(refused.value, name)


def refusal_of(path: Path) -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as refused:
        read_document(path)
    return _told(refused.value, path.name)


def _told(refused: UnreadableDocument, name: str) -> UnreadableDocument:
    assert name in refused.message
    assert refused.hint
    assert str(refused) == refused.message
    return refused


def test_an_empty_file() -> None:
    assert refusal(b"", "rong.docx").code == "empty"


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        (b"%PDF-1.7\n", "a.docx", "tệp PDF"),
        (WORD, "a.pdf", "tệp Word (.docx)"),
        (WORD, "a.txt", "tệp Word (.docx)"),
        (b"<!DOCTYPE html><html><p>x</p></html>", "a.doc", "trang web HTML"),
        (b"<html><p>x</p></html>", "a.txt", "trang web HTML"),
        (b"Ke hoach", "a.docx", "văn bản thuần"),
        (b"Ke hoach", "a.html", "văn bản thuần"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a.pdf", "ảnh"),
        (b"{\\rtf1 x}", "a.docx", "tệp RTF"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.docx", "tệp Word đời cũ (.doc)"),
        (OLE + "Workbook".encode("utf-16-le"), "a.doc", "bảng tính Excel đời cũ"),
    ],
)
def test_a_wrong_ending_names_both(data: bytes, name: str, found: str) -> None:
    refused = refusal(data, name)
    assert refused.code == "wrong-extension"
    assert found in refused.message
    assert Path(name).suffix in refused.message


def test_a_spreadsheet_under_the_name_of_a_word_file() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    assert "bảng tính Excel" in refusal(out.getvalue(), "a.docx").message


@pytest.mark.parametrize("name", ["a.xlsx", "a.exe", "khong-duoi", ".docx.bak"])
def test_a_kind_nobody_reads(name: str) -> None:
    refused = refusal(WORD, name)
    assert refused.code == "unknown-kind"
    assert ".docx" in refused.message


@pytest.mark.parametrize("length", [4, 30, 100, len(WORD) // 2, len(WORD) - 30])
def test_a_word_file_cut_short(length: int) -> None:
    assert refusal(WORD[:length], "cut.docx").code == "damaged"


def test_a_word_file_without_its_main_part() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
    assert refusal(out.getvalue(), "a.docx").code == "damaged"


@pytest.mark.parametrize("name", ["mat-khau.docx", "mat-khau.doc"])
def test_a_word_file_with_a_password(name: str) -> None:
    assert refusal(OLE + "EncryptedPackage".encode("utf-16-le") + bytes(500), name).code == "encrypted"


def test_a_zip_with_a_password() -> None:
    data = bytearray(WORD)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := data.find(signature, place + 1)) >= 0:
            struct.pack_into("<H", data, place + at, 1)
    assert refusal(bytes(data), "a.docx").code == "encrypted"


def test_a_zip_bomb_is_refused_before_it_unfolds() -> None:
    bomb = word_file(paragraph(" " * 90_000_000))
    assert len(bomb) < 200_000
    begun = time.perf_counter()
    refused = refusal(bomb, "bom.docx")
    assert refused.code == "unpacks-too-large"
    assert time.perf_counter() - begun < 1


def test_a_zip_that_lies_about_its_sizes_is_not_believed() -> None:
    bomb = bytearray(word_file(paragraph(" " * 20_000_000)))
    place = -1
    while (place := bomb.find(b"PK\x01\x02", place + 1)) >= 0:
        struct.pack_into("<I", bomb, place + 24, 1000)
    assert refusal(bytes(bomb), "bom.docx").code == "damaged"


def test_entities_are_never_unfolded() -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(9))
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("word/document.xml", f"<!DOCTYPE x [{laughs}]><x>&a8;</x>")
    assert refusal(out.getvalue(), "a.docx").code == "damaged"


def test_200_megabytes_of_text_are_refused_by_their_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "lon.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    begun = time.perf_counter()
    refused = refusal_of(path)
    assert refused.code == "too-large"
    assert "200 MB" in refused.message
    assert time.perf_counter() - begun < 0.1


def test_too_many_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from kientao.documents import limits

    monkeypatch.setattr(limits, "LIMITS", replace(LIMITS, characters=10))
    assert "10" in refusal("Điều 1. Ban hành".encode(), "dai.txt").message


@pytest.mark.parametrize("name", ["nhieu.txt", "nhieu.md", "nhieu.html", "nhieu.docx", "nhieu.doc", "nhieu.pdf"])
@pytest.mark.parametrize("noise", [bytes(range(256)) * 64, bytes(5000), os.urandom(5000)])
def test_binary_noise(name: str, noise: bytes) -> None:
    assert refusal(noise, name).code in ("binary", "damaged", "wrong-extension")


@pytest.mark.parametrize(
    "body", ["", paragraph("  "), paragraph("ẩn", run="<w:vanish/>"), "<w:p><w:r><w:drawing/></w:r></w:p>"]
)
def test_a_word_file_without_words(body: str) -> None:
    assert refusal(word_file(body), "anh.docx").code == "no-text"


def test_a_word_file_with_only_a_page_number() -> None:
    section = '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    assert refusal(word_file(section, {"footer1": paragraph("1")}), "a.docx").code == "no-text"


def test_a_text_of_blanks() -> None:
    assert refusal(b" \n\t\n", "trang.txt").code == "no-text"


@pytest.mark.parametrize(
    "data",
    [
        "Le gouvernement a décidé, après négociations, d'améliorer l'été".encode("latin-1"),
        "План административной реформы области".encode("cp1251"),
        "行政改革计划的实施方案".encode("gb18030"),
        b"\xef\xbb\xbf\xff\xfe caf\xe9",
    ],
)
def test_an_encoding_nobody_recognises(data: bytes) -> None:
    assert refusal(data, "la.txt").code == "unknown-encoding"


def test_a_missing_file(tmp_path: Path) -> None:
    assert refusal_of(tmp_path / "khong-co.docx").code == "missing"
    (tmp_path / "tep.txt").write_text("x")
    assert refusal_of(tmp_path / "tep.txt" / "con.txt").code == "missing"


def test_a_folder_or_a_device_is_no_file(tmp_path: Path) -> None:
    assert refusal_of(tmp_path).code == "not-a-file"
    os.mkfifo(tmp_path / "ong.txt")
    assert refusal_of(tmp_path / "ong.txt").code == "not-a-file"


def test_a_name_no_file_can_have() -> None:
    with pytest.raises(UnreadableDocument):
        read_document(Path("a\0b.txt"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "kin.txt"
    path.write_text("x")
    path.chmod(0)
    assert refusal_of(path).code == "not-allowed"


def test_an_old_word_file_where_libreoffice_is_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    refused = refusal(OLE + "WordDocument".encode("utf-16-le"), "cu.doc")
    assert refused.code == "no-converter"
    assert "LibreOffice" in refused.hint


def test_a_converter_that_does_not_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from dataclasses import replace

    slow = tmp_path / "soffice"
    slow.write_text("#!/bin/sh\nexec sleep 30\n")
    slow.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _: str(slow))
    monkeypatch.setattr(doc_reader, "LIMITS", replace(LIMITS, conversion_seconds=0.3))
    assert refusal(OLE + "WordDocument".encode("utf-16-le"), "cu.doc").code == "converts-too-long"
