"""What a document says of itself, and what somebody claims of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.evidence.examining import read_head
from kientao.evidence.head import Claimed, DocumentHeadRead, compare, same_number
from kientao.evidence.refusals import UnacceptableFile
from tests.documents.pdf.printed import needs_font
from tests.evidence import samples

pytestmark = pytest.mark.slow

READ = DocumentHeadRead("215/QĐ-UBND", date(2026, 2, 12), "Ủy ban nhân dân tỉnh Hải Sơn", "Vũ Thanh Bình", "Quyết định")


def test_a_decision_says_who_signed_what_and_when() -> None:
    head = read_head(samples.docx(), "qd.docx")
    assert (head.number, head.date, head.signer) == ("215/QĐ-UBND", date(2026, 2, 12), "Vũ Thanh Bình")
    assert head.issuer.lower() == "ủy ban nhân dân tỉnh hải sơn"
    assert "Kế hoạch kiểm tra cải cách hành chính năm 2026" in head.title
    assert (head.confidence, head.unread) == ("high", "")


@needs_font
def test_the_same_from_a_pdf() -> None:
    word, pdf = read_head(samples.docx(), "qd.docx"), read_head(samples.pdf(), "qd.pdf")
    assert (pdf.number, pdf.date, pdf.signer) == (word.number, word.date, word.signer)


def test_a_letter_without_a_date_is_read_for_what_it_has() -> None:
    head = read_head(samples.docx("SỞ TƯ PHÁP", "Số: 12/STP-VP", "Kính gửi: Sở Nội vụ"), "công văn.docx")
    assert (head.number, head.date) == ("12/STP-VP", None)
    assert head.confidence != "high"


@pytest.mark.parametrize(
    ("data", "name"), [(b"%PDF-1.4 rubbish %%EOF", "a.pdf"), (b"", "a.docx"), (b"PK", "a.docx"), (b"a", "a.xyz")]
)
def test_what_cannot_be_read_says_why(data: bytes, name: str) -> None:
    head = read_head(data, name)
    assert head.unread.endswith(".")
    assert head.confidence == "low"


def test_a_secret_document_is_refused_when_it_is_only_read() -> None:
    with pytest.raises(UnacceptableFile) as refusal:
        read_head(samples.docx("TUYỆT MẬT", *samples.DECISION), "qd.docx")
    assert refusal.value.code == "secret"


@pytest.mark.parametrize(
    "number",
    ["215/QĐ-UBND", "215/ QĐ-UBND", "215 /QĐ–UBND", "Số: 215/QĐ-UBND", "215/qđ-ubnd", "215/QÐ-UBND", "0215/QĐ-UBND."],
)
def test_one_number_in_many_spellings_is_one_number(number: str) -> None:
    assert compare(Claimed(number=number), READ) == []


@pytest.mark.parametrize(
    "issuer", ["UBND tỉnh Hải Sơn", "Chủ tịch UBND tỉnh Hải Sơn", "UBND tỉnh", "UỶ BAN NHÂN DÂN TỈNH HẢI SƠN"]
)
def test_one_issuer_by_many_names_is_one_issuer(issuer: str) -> None:
    assert compare(Claimed(issuer=issuer), READ) == []


def test_what_differs_is_named_field_by_field() -> None:
    found = compare(Claimed("216/QĐ-UBND", date(2026, 3, 12), "HĐND tỉnh Hải Sơn", "Ai đó"), READ)
    assert [(one.label, one.claimed, one.read) for one in found] == [
        ("Số, ký hiệu", "216/QĐ-UBND", "215/QĐ-UBND"),
        ("Ngày ban hành", "12/03/2026", "12/02/2026"),
        ("Cơ quan ban hành", "HĐND tỉnh Hải Sơn", "Ủy ban nhân dân tỉnh Hải Sơn"),
    ]


def test_saying_nothing_contradicts_nothing() -> None:
    assert compare(Claimed(), READ) == compare(Claimed("1/QĐ", date(2026, 1, 1), "Sở"), DocumentHeadRead()) == []


_words = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=40)


@given(_words, st.none() | st.dates(), _words)
def test_a_document_never_differs_from_itself(number: str, day: date | None, issuer: str) -> None:
    assert compare(Claimed(number, day, issuer), DocumentHeadRead(number, day, issuer)) == []


@given(_words)
def test_a_number_spelt_plainly_stays_so(number: str) -> None:
    assert same_number(same_number(number)) == same_number(number) or same_number(number).startswith("số")


@given(_words, st.none() | st.dates(), _words, _words, _words)
def test_what_was_read_is_kept_as_it_was(number: str, day: date | None, issuer: str, signer: str, title: str) -> None:
    head = DocumentHeadRead(number, day, issuer, signer, title)
    assert DocumentHeadRead.from_json(head.as_json()) == head
