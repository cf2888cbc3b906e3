"""No changed page passes for a signed one, and a good signature is never called bad."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from kientao.documents.signing.checking import SignatureCheck, check_pdf
from kientao.documents.signing.refusals import CannotCheck
from tests.documents.pdf.printed import lines, needs_font, printed
from tests.documents.signing.certificates import NOW, root_der, signer
from tests.documents.signing.test_signing import AT, a_letter, signed

objects: Any = generic
LATER = NOW + timedelta(hours=1)


@cache
def _signed_once() -> bytes:
    return signed(a_letter().pdf)


@cache
def _signed_twice() -> bytes:
    return signed(_signed_once(), signer("Văn thư Sở", kind="ec"), name="Sở Xây dựng")


def _checked(pdf: bytes) -> list[SignatureCheck]:
    return check_pdf(pdf, now=LATER, roots=[root_der()])


def _passes(pdf: bytes) -> bool:
    """Would an office take the file for signed by everybody it says?"""
    try:
        found = _checked(pdf)
    except CannotCheck:
        return False
    return bool(found) and all(one.good for one in found)


def test_a_page_nobody_signed_has_no_signature() -> None:
    assert check_pdf(a_letter().pdf, now=NOW) == []


def test_both_signatures_hold_and_the_first_says_that_another_followed() -> None:
    first, second = _checked(_signed_twice())
    assert (first.good, first.covers_all, first.changed) == (True, False, False)
    assert (second.good, second.covers_all) == (True, True)
    assert "Sau chữ ký này văn bản được ký thêm." in first.notes


def _ranges(pdf: bytes) -> Iterator[tuple[int, int]]:
    """Where the last signature's bytes stand that it covers."""
    start = pdf.rindex(b"/ByteRange") + len(b"/ByteRange")
    numbers = [int(one) for one in pdf[start : pdf.index(b"]", start)].strip(b" [").split()]
    yield numbers[0], numbers[0] + numbers[1]
    yield numbers[2], numbers[2] + numbers[3]


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_one_changed_byte_is_noticed(data: st.DataObject) -> None:
    pdf = _signed_twice()
    start, end = data.draw(st.sampled_from(list(_ranges(pdf))))
    at = data.draw(st.integers(start, end - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != pdf[at]))
    assert not _passes(pdf[:at] + bytes([other]) + pdf[at + 1 :])


@given(st.integers(0, 4000) | st.integers(0, 200_000))
@settings(max_examples=40, deadline=None)
def test_a_file_cut_short_doesnt_pass(off: int) -> None:
    pdf = _signed_once()
    assert not _passes(pdf[: max(len(pdf) - 1 - off, 0)])


def _changed(change: str) -> bytes:
    writer: Any = IncrementalPdfFileWriter(BytesIO(_signed_once()))
    reference = writer.root["/Pages"]["/Kids"].raw_get(0)
    page = reference.get_object()
    if change == "content":
        more = writer.add_object(objects.StreamObject(stream_data=b"0 0 100 100 re f"))
        page["/Contents"] = objects.ArrayObject([page.raw_get("/Contents"), more])
    elif change == "note":
        words = objects.DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/Annot"),
                pdf_name("/Subtype"): pdf_name("/FreeText"),
                pdf_name("/Rect"): objects.ArrayObject([objects.NumberObject(one) for one in (0, 0, 90, 9)]),
                pdf_name("/Contents"): objects.TextStringObject("Đồng ý"),
            }
        )
        page["/Annots"] = objects.ArrayObject([*page["/Annots"], writer.add_object(words)])
    else:
        page["/Rotate"] = objects.NumberObject(90)
    writer.mark_update(reference)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("change", ["content", "note", "turned"])
def test_what_is_added_after_signing_is_told(change: str) -> None:
    pdf = _changed(change)
    assert pdf.startswith(_signed_once())
    [found] = _checked(pdf)
    assert (found.intact, found.changed, found.whole, found.good) == (True, True, False, False)
    assert "Sau khi ký, văn bản đã bị thêm hoặc sửa nội dung." in found.problems


def test_bytes_behind_the_end_are_told() -> None:
    assert not _passes(_signed_once() + b"\n% more\n")


def test_a_changed_page_says_so() -> None:
    [found] = _checked(_signed_once().replace(b"/Creator", b"/Kreator", 1))
    assert (found.intact, found.whole) == (False, False)
    assert "Nội dung đã bị sửa sau khi ký" in found.problems[0]


def test_a_self_made_certificate_is_named_and_passes_only_where_it_is_trusted() -> None:
    [found] = _checked(signed(a_letter().pdf, signer(self_made=True)))
    assert (found.whole, found.trusted, found.good) == (True, False, False)
    assert found.problems == ("Chứng thư số tự tạo, không do tổ chức chứng thực nào cấp.",)


def test_who_nobody_vouches_for_is_not_trusted() -> None:
    [found] = check_pdf(_signed_once(), now=LATER)
    assert (found.whole, found.good) == (True, False)
    assert found.problems == ("Chưa tin cậy tổ chức cấp chứng thư số (Tổ chức chứng thực thử nghiệm).",)


def test_a_certificate_that_ended_later_still_counts_and_the_reader_is_told() -> None:
    pdf = signed(a_letter().pdf, signer(last=NOW + timedelta(days=2)))
    [found] = check_pdf(pdf, now=NOW + timedelta(days=400), roots=[root_der()])
    assert (found.good, found.expired) == (True, False)
    assert "Chứng thư số đã hết hạn ngày 04/03/2026; khi ký thì còn hiệu lực." in found.notes


def test_a_signature_from_tomorrow_is_doubted() -> None:
    [found] = check_pdf(_signed_once(), now=AT - timedelta(days=1), roots=[root_der()])
    assert (found.whole, found.good) == (True, False)
    assert "ở sau thời điểm kiểm tra" in found.problems[0]


@pytest.mark.parametrize("term", [{"first": NOW + timedelta(minutes=30)}, {"last": NOW - timedelta(minutes=30)}])
def test_a_page_signed_outside_its_certificates_term_is_told(
    term: dict[str, datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kientao.documents.signing.signing.check_term", lambda *_: None)
    [found] = _checked(signed(a_letter().pdf, signer(**term)))  # type: ignore[arg-type]
    assert (found.whole, found.expired, found.good) == (True, True, False)
    assert "Khi ký, chứng thư số không có hiệu lực" in found.problems[0]


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7\n", b"<html>", b"\x00" * 5000, a_letter().pdf[:2500]])
def test_what_is_no_pdf_says_so(pdf: bytes) -> None:
    with pytest.raises(CannotCheck, match="hỏng"):
        check_pdf(pdf, now=NOW)


@needs_font
def test_a_locked_file_says_so() -> None:
    with pytest.raises(CannotCheck, match="mật khẩu"):
        check_pdf(printed(lines("Kín"), password="x"), now=NOW)


@given(st.binary(max_size=300))
@settings(max_examples=40, deadline=None)
def test_rubbish_never_breaks_the_check(data: bytes) -> None:
    assert not _passes(b"%PDF-1.7\n" + data)
