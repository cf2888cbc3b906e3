"""A PDF that can't be read is refused with its pages and what to do; a damaged one never ends the program."""

import os
import shutil
import zlib
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kientao.documents import UnreadableDocument, read_bytes
from tests.documents.pdf.by_hand import pdf_of, photographed
from tests.documents.pdf.printed import both, grid, lines, needs_font, printed, scan

pytestmark = needs_font
EXAMPLES = int(os.environ.get("KIENTAO_MUTATIONS", "300")) // 3


def refusal(data: bytes, *, ocr: bool = False) -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as caught:
        read_bytes(data, "quet.pdf", ocr=ocr)
    return caught.value


def test_a_scanned_pdf_is_refused_with_its_pages() -> None:
    found = refusal(printed(scan, scan, scan))
    assert found.code == "scanned"
    assert "trang 1-3" in found.message
    assert "--ocr" in found.hint


def test_a_pdf_with_some_scanned_pages_names_them() -> None:
    document = read_bytes(printed(lines("1. Mục tiêu"), scan, lines("2. Yêu cầu"), scan), "quet.pdf")
    assert document.pages_without_text == (2, 4)


def test_an_empty_page_is_no_scan() -> None:
    document = read_bytes(printed(lines("1. Mục tiêu"), lines(), lines("2. Yêu cầu")), "quet.pdf")
    assert document.pages_without_text == ()


def test_a_pdf_of_empty_pages_holds_no_text() -> None:
    assert refusal(printed(lines(), lines())).code == "no-text"


def test_a_pdf_with_a_password_is_refused() -> None:
    assert refusal(printed(lines("1. Mục tiêu"), password="mat-khau")).code == "encrypted"


def test_a_cut_pdf_is_refused_as_damaged() -> None:
    whole = printed(lines("1. Mục tiêu"))
    assert refusal(whole[: len(whole) // 3]).code == "damaged"


def test_a_secret_stamp_on_a_page_refuses_the_document() -> None:
    assert refusal(printed(lines("TUYỆT MẬT", "KẾ HOẠCH", "1. Mục tiêu"))).code == "secret"


def test_recognition_without_its_programs_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    found = refusal(printed(scan), ocr=True)
    assert found.code == "no-recogniser"
    assert "ocrmypdf" in found.hint
    assert "tesseract-ocr-vie" in found.hint


@pytest.mark.slow
@pytest.mark.skipif(
    shutil.which("ocrmypdf") is None or shutil.which("pdftoppm") is None,
    reason="OCRmyPDF is not installed: recognition of scanned pages is not tried",
)
def test_a_scan_is_recognised(tmp_path_factory: pytest.TempPathFactory) -> None:
    words = ("KẾ HOẠCH", "1. Rà soát thủ tục hành chính của tỉnh", "2. Kiểm tra công vụ tại các xã")
    data = photographed(printed(lines(*words, step=30)), tmp_path_factory.mktemp("scan"))
    assert refusal(data).code == "scanned"
    document = read_bytes(data, "quet.pdf", ocr=True)
    assert "thủ tục hành chính" in document.text


@cache
def _sample() -> bytes:
    head = ("TT", "Nhiệm vụ", "Cơ quan")
    return printed(
        both(lines("I. MỤC TIÊU"), grid([head, ("1", "Rà soát", "Sở Nội vụ")], top=700)),
        grid([head, ("", "hồ sơ", ""), ("2", "Kiểm tra", "Thanh tra")]),
    )


edits = st.lists(
    st.tuples(st.integers(0, 10**6), st.sampled_from(["set", "cut", "add"]), st.binary(min_size=1, max_size=6)),
    min_size=1,
    max_size=12,
)


@settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
@given(edits)
def test_a_damaged_pdf_is_read_or_refused(changes: list[tuple[int, str, bytes]]) -> None:
    data = _sample()
    for place, kind, new in changes:
        at = place % (len(data) + 1)
        after = {"set": at + len(new), "cut": at + 9 * len(new), "add": at}[kind]
        data = data[:at] + (b"" if kind == "cut" else new) + data[after:]
    assert _read_or_refused(data)


def _read_or_refused(data: bytes) -> str:
    """The text, or what to do instead; anything else that is raised fails the test."""
    try:
        return read_bytes(data, "hong.pdf").text
    except UnreadableDocument as refused:
        return refused.message and refused.hint


def test_a_page_that_unfolds_into_hundreds_of_megabytes_is_refused() -> None:
    machine = zlib.compressobj(9)
    blanks = b" " * (1 << 20)
    packed = b"".join(machine.compress(blanks) for _ in range(150)) + machine.flush()
    found = refusal(pdf_of([b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed)]))
    assert found.code == "unpacks-too-large"
