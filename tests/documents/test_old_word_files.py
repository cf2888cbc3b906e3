"""Old Word files are read through LibreOffice, where it is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest

from kientao.documents import UnreadableDocument, read_bytes, read_document
from tests.documents.old_encodings import in_tcvn3
from tests.documents.word_files import cell, cells, lines, paragraph, row, table, word_file

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed (soffice)"),
]


def _as(kind: str, docx: bytes, folder: Path) -> Path:
    source = folder / "cu.docx"
    source.write_bytes(docx)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            folder,
            folder / "cu.docx",
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    made = folder / f"cu.{kind}"
    return made.rename(folder / "cu.doc") if kind != "doc" else made


@pytest.mark.parametrize("kind", ["doc", "rtf"])
def test_an_old_word_file_keeps_its_words_cells_and_letters(kind: str, tmp_path: Path) -> None:
    old = '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>'
    wide = '<w:tcW w:w="4000" w:type="dxa"/>'
    merged = (
        row(cell("Mục", wide + '<w:vMerge w:val="restart"/>'), cell("Việc 1", wide)),
        row(cell("", wide + "<w:vMerge/>"), cell("Việc 2", wide)),
    )
    body = (
        paragraph(in_tcvn3("quyết định"), run=old)
        + paragraph("Điều 1. Ban hành kế hoạch")
        + table(*merged, widths=(4000, 4000))
        + paragraph("Hết")
    )
    document = read_document(_as(kind, word_file(body), tmp_path))
    assert document.format == "doc"
    assert document.name == "cu.doc"
    assert lines(document) == ["QUYẾT ĐỊNH", "Điều 1. Ban hành kế hoạch", "Hết"]
    assert cells(document)[(0, 0, 2, 1)] == ["Mục"]
    assert document.converted_from == "TCVN3"


def test_a_broken_old_word_file_is_refused() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(2000)
    with pytest.raises(UnreadableDocument) as refused:
        read_bytes(ole, "hong.doc")
    assert refused.value.code in ("not-converted", "no-text")
