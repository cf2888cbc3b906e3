"""A signed page says who signed, and stays what it was below the signature."""

import socket
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.signers import PdfSignatureMetadata
from pyhanko.sign.signers import sign_pdf as sign_with_library

from kientao.documents.printing.printed import Printed, printed
from kientao.documents.printing.sheet import Box
from kientao.documents.reading import read_data
from kientao.documents.signing.checking import check_pdf
from kientao.documents.signing.keys import signer_from
from kientao.documents.signing.refusals import CannotSign
from kientao.documents.signing.signing import sign_pdf
from kientao.documents.writing.document import drawn_document
from tests.documents.pdf.printed import lines, needs_font
from tests.documents.pdf.printed import printed as printed_by_others
from tests.documents.signing.certificates import NOW, PASSWORD, root_der, signer
from tests.documents.writing.samples import letter, plan

pytestmark = pytest.mark.slow

AT = NOW.astimezone(timezone(timedelta(hours=7)))


def a_letter() -> Printed:
    """A page with room for one signature."""
    return printed(drawn_document(letter()))


def signed(
    pdf: bytes,
    key: bytes | None = None,
    *,
    password: str = PASSWORD,
    name: str = "Lê Quang Minh",
    reason: str = "Phê duyệt",
    at: datetime = AT,
    where: Box | None = None,
) -> bytes:
    """The file with one more signature."""
    given = signer() if key is None else key
    return sign_pdf(pdf, given, password, reason=reason, place="Kiên An", name=name, at=at, where=where)


def test_a_signature_stands_where_the_page_keeps_room_and_says_who_when_and_why() -> None:
    page = a_letter()
    made = signed(page.pdf, where=page.signing[0])
    words = " ".join(_shown(made).split())
    for said in ("Ký số bởi: Lê Quang Minh", "Thời gian ký: 02/03/2026 15:05:00 +07:00", "Lý do: Phê duyệt", "Kiên An"):
        assert said in words
    assert read_data(made, "in.pdf", ocr=False).text.startswith("ỦY BAN NHÂN DÂN")
    [(_, corners)] = _places(made)
    box = page.signing[0]
    assert corners == [round(one) for one in (box.left, box.bottom, box.left + box.width, box.bottom + box.height)]


def test_nothing_before_the_signature_is_touched() -> None:
    page = a_letter()
    assert signed(page.pdf).startswith(page.pdf)


@pytest.mark.parametrize("kind", ["rsa", "ec"])
def test_the_check_names_the_signer_and_trusts_who_vouches_for_them(kind: str) -> None:
    [found] = check_pdf(signed(a_letter().pdf, signer(kind=kind)), now=NOW, roots=[root_der()])
    assert found.holder is not None
    assert (found.holder.name, found.holder.organisation) == ("Lê Quang Minh", "Sở Xây dựng tỉnh Kiên An")
    assert (found.at, found.covers_all, found.whole, found.trusted, found.good) == (AT, True, True, True, True)


def test_signatures_without_a_place_stand_beside_each_other_never_over_each_other() -> None:
    pdf = printed(drawn_document(plan())).pdf
    for number in range(1, 5):
        pdf = signed(pdf, name=f"Người ký thứ {number}")
    places = _places(pdf)
    assert [name for name, _ in places] == ["KySo1", "KySo2", "KySo3", "KySo4"]
    for number, (_, one) in enumerate(places):
        for _, other in places[:number]:
            assert one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]
    assert all(found.good for found in check_pdf(pdf, now=NOW, roots=[root_der()]))


@needs_font
def test_a_page_of_another_office_is_signed_too() -> None:
    [found] = check_pdf(signed(printed_by_others(lines("Công văn đến"))), now=NOW, roots=[root_der()])
    assert found.good


@pytest.mark.parametrize("name", ["Nguyễn " * 60, "<b>&\x00\u202e", "X" * 400])
def test_a_long_or_hostile_name_stays_inside_its_frame(name: str) -> None:
    page = a_letter()
    made = signed(page.pdf, name=name, reason=name, where=page.signing[0])
    assert [found.good for found in check_pdf(made, now=NOW, roots=[root_der()])] == [True]


def test_signing_and_checking_ask_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    [found] = check_pdf(signed(a_letter().pdf), now=NOW, roots=[root_der()])
    assert found.good
    assert "thu hồi" in found.notes[-1]


@pytest.mark.parametrize(
    ("key", "password", "said"),
    [
        (signer(), "sai", "Mật khẩu"),
        (signer(), "", "Mật khẩu"),
        (b"no key", PASSWORD, "PKCS#12"),
        (b"", PASSWORD, "PKCS#12"),
        (signer()[:200], PASSWORD, "PKCS#12"),
        (signer(kind="weak"), PASSWORD, "1024 bit"),
        (signer(last=NOW - timedelta(days=1)), PASSWORD, "hết hạn ngày 01/03/2026"),
        (signer(first=NOW + timedelta(days=1)), PASSWORD, "03/03/2026 mới có hiệu lực"),
        (signer(may_sign=False), PASSWORD, "không được cấp để ký"),
    ],
    ids=["wrong", "none", "not", "empty", "cut", "weak", "expired", "early", "not for signing"],
)
def test_a_key_that_cant_sign_says_why(key: bytes, password: str, said: str) -> None:
    with pytest.raises(CannotSign, match=said):
        signed(a_letter().pdf, key, password=password)


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7", b"not a page", a_letter().pdf[:3000]])
def test_a_broken_file_isnt_signed(pdf: bytes) -> None:
    with pytest.raises(CannotSign, match="hỏng"):
        signed(pdf)


@needs_font
def test_a_locked_file_isnt_signed() -> None:
    with pytest.raises(CannotSign, match="mật khẩu"):
        signed(printed_by_others(lines("Kín"), password="x"))


def test_a_changed_file_isnt_signed_again() -> None:
    first = signed(a_letter().pdf)
    with pytest.raises(CannotSign, match="đã bị sửa sau khi ký"):
        signed(first.replace(b"/Creator", b"/Kreator", 1))


def test_a_file_whose_first_signer_allows_nothing_more_isnt_signed() -> None:
    writer = IncrementalPdfFileWriter(BytesIO(a_letter().pdf))
    meta = PdfSignatureMetadata(field_name="Khoa", certify=True, docmdp_permissions=MDPPerm.NO_CHANGES)
    closed = sign_with_library(writer, meta, signer_from(signer(), PASSWORD)).getvalue()
    with pytest.raises(CannotSign, match="khóa nội dung"):
        signed(closed)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        signed(a_letter().pdf, at=datetime(2026, 3, 2, 8, 5))  # noqa: DTZ001


def test_the_room_to_sign_may_lie_on_any_page() -> None:
    pages = printed(drawn_document(plan()))
    made = signed(pages.pdf, where=replace(pages.signing[0], page=0))
    assert check_pdf(made, now=NOW.astimezone(UTC), roots=[root_der()])[0].good


def _places(pdf: bytes) -> list[tuple[str, list[int]]]:
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    found = []
    for field in writer.root["/AcroForm"]["/Fields"]:
        note = field.get_object()
        found.append((str(note["/T"]), [round(float(one)) for one in note["/Rect"]]))
    return found


def _shown(pdf: bytes) -> str:
    """What the last signature shows."""
    from pdfminer.high_level import extract_text

    from kientao.documents.signing.stamp import stamp

    words = {"name": "Lê Quang Minh", "reason": "Phê duyệt", "place": "Kiên An"}
    return str(extract_text(BytesIO(stamp(240, 60, at=AT, **words))))
