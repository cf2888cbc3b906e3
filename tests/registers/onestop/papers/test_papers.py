"""What a citizen is handed says everything it must, in both files, and nothing it mustn't."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from kientao.documents.reading import read_data
from kientao.documents.signing.checking import check_pdf
from kientao.documents.signing.signing import sign_pdf
from kientao.registers.onestop.papers.control import Handover, Kept
from kientao.registers.onestop.papers.fees import FeeLine
from kientao.registers.onestop.papers.fields import identity
from kientao.registers.onestop.papers.files import Paper, docx, file_name, on_pages, pdf
from kientao.registers.onestop.papers.form_sets import OF_2018, OF_2025, FormKind, NoSuchForm, form_set_on
from kientao.registers.onestop.papers.receipt import PaperLine
from kientao.registers.onestop.payment.vietqr import Transfer, fitting, parsed
from kientao.registers.onestop.rules.as_json import as_json, from_json
from tests.documents.printing.drawn import pages_of, said_on
from tests.documents.signing.certificates import NOW, PASSWORD, root_der, signer
from tests.registers.onestop.papers.samples import (
    CODE,
    DUE,
    FEES,
    LAN,
    OFFICE,
    RECEIVED,
    ZONE,
    a_control_slip,
    a_fee_receipt,
    a_payment_request,
    a_postal_handover,
    a_receipt,
    a_refusal,
    a_register,
    a_stopping,
    a_supplement,
    an_apology,
    apology_values,
    control_slip_values,
    every_paper,
    fee_receipt_values,
    payment_request_values,
    postal_handover_values,
    receipt_values,
    refusal_values,
    register_values,
    stopping_values,
    supplement_values,
)

pytestmark = pytest.mark.slow

_FIELDS = {
    "01": (
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "Mẫu số 01 (TT 03/2025/TT-VPCP, Phụ lục I)",
        "Số: 12/TNHS",
        CODE,
        "Nguyễn Thị Phượng",
        "040185001234",
        "Thôn Đông Hải, xã Hòa Thịnh, tỉnh Kiên An",
        "0912 345 678",
        "phuong@example.vn",
        "Cấp giấy phép xây dựng nhà ở riêng lẻ",
        "Xây mới nhà ở 02 tầng tại thửa đất số 215",
        "Giấy chứng nhận quyền sử dụng đất",
        "có chứng thực",
        "15 ngày làm việc",
        "8 giờ 05 phút, ngày 02 tháng 3 năm 2026",
        "17 giờ 00 phút, ngày 23 tháng 3 năm 2026",
        "Nhận tại nơi hẹn",
        "1.205.000 đồng",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
        "Trần Văn Lan",
        "giấy tờ tùy thân",
    ),
    "02": (
        "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
        CODE,
        "1. Bản vẽ mặt bằng móng, tỷ lệ 1/100",
        "2. Cam kết bảo đảm an toàn đối với công trình liền kề",
        "Bản vẽ đã nộp thiếu phần móng.",
        "Công trình giáp ranh nhà bên cạnh nên cần cam kết.",
        "ngày 20 tháng 3 năm 2026",
        "0299 3 812 346",
        "NGƯỜI HƯỚNG DẪN",
    ),
    "03": (
        "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
        "Nguyễn Thị Phượng",
        "Công trình thuộc thẩm quyền cấp phép của tỉnh.",
        "Sở Xây dựng tỉnh Kiên An",
        "Trần Văn Lan",
    ),
    "04": (
        "V/v xin lỗi và đề nghị gia hạn thời gian giải quyết",
        "Số: 88/SXD-QLXD",
        "Mẫu số 04",
        "Ông (bà) Nguyễn Thị Phượng",
        CODE,
        "17 giờ 00 phút, ngày 23 tháng 3 năm 2026",
        "17 giờ 00 phút, ngày 30 tháng 3 năm 2026",
        "05 ngày làm việc",
        "Phải kiểm tra lại ranh giới thửa đất",
        "Văn phòng Đăng ký đất đai",
        "KT. GIÁM ĐỐC",
        "Lê Quang Minh",
        "Lưu: VT.",
    ),
    "05": (
        "THÔNG BÁO",
        "dừng giải quyết hồ sơ",
        "Số: 41/TB-SXD",
        CODE,
        "11/03/2026",
        "10 giờ 30 phút, ngày 12 tháng 3 năm 2026",
        "xin rút hồ sơ",
        "Bản vẽ thiết kế xây dựng; Đơn đề nghị",
    ),
    "06": (
        "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
        "Thẩm định hồ sơ",
        "Phòng Quản lý xây dựng",
        "Trước hạn",
        "Đúng hạn",
        "Quá hạn",
        "chậm 03 giờ",
        "10:05",
        "PHỤ TRÁCH BỘ PHẬN",
    ),
    "07": (
        "SỔ THEO DÕI HỒ SƠ",
        "Quyển số: 01/2026",
        "Từ ngày 02/03/2026 đến ngày 06/03/2026",
        "Ngày 02 tháng 3 năm 2026: 12 hồ sơ",
        "H56.017.05-260302-0001",
        "H56.017.05-260306-0012",
        "Bưu chính công ích",
        "đang giải quyết",
    ),
    "fees": (
        "BIÊN LAI THU PHÍ, LỆ PHÍ",
        "1.130.000",
        "giảm 50%",
        "1.205.000",
        "Một triệu hai trăm linh năm nghìn đồng",
        "Chuyển khoản",
        "FT26061000123",
        "NGƯỜI THU TIỀN",
    ),
    "to-pay": ("PHIẾU ĐỀ NGHỊ NỘP PHÍ, LỆ PHÍ", "0011004123456", "Ngân hàng Ngoại thương", CODE, "1.205.000"),
    "post": ("BƯU CHÍNH CÔNG ÍCH", "EK810000005VN", "Người nhận thứ 3", "05 bưu gửi", "Ngô Văn Bưu"),
}


def _said(paper: Paper) -> tuple[str, str]:
    """What the PDF and the .docx say, blanks folded."""
    printed = read_data(pdf(paper), "in.pdf", ocr=False).text
    typed = read_data(docx(paper), "in.docx", ocr=False).text
    return " ".join(printed.split()), " ".join(typed.split())


@pytest.mark.parametrize("name", _FIELDS)
def test_every_field_stands_in_both_files(name: str) -> None:
    printed, typed = _said(every_paper()[name])
    missing = [(words, words in printed, words in typed) for words in _FIELDS[name]]
    assert [one for one in missing if not (one[1] and one[2])] == []


@pytest.mark.parametrize("name", _FIELDS)
def test_the_same_paper_gives_the_same_bytes(name: str) -> None:
    first, second = every_paper()[name], every_paper()[name]
    assert (pdf(first), docx(first)) == (pdf(second), docx(second))


@pytest.mark.parametrize("name", _FIELDS)
def test_word_opens_every_paper_and_everybody_has_room_to_sign(name: str) -> None:
    paper = every_paper()[name]
    assert Document(BytesIO(docx(paper))).paragraphs
    expected = 1 if name in ("04", "05", "to-pay") else 2
    assert len(on_pages(paper).signing) == expected


@pytest.mark.parametrize("make", [a_receipt, a_supplement, a_refusal, a_fee_receipt, a_payment_request])
def test_an_identity_number_is_masked_unless_it_is_asked_for(make: object) -> None:
    assert callable(make)
    for said in _said(make(whole_numbers=False)):
        assert "040185001234" not in said
        assert "••••••••1234" in said
    for said in _said(make(whole_numbers=True)):
        assert "040185001234" in said


@given(st.text(alphabet="0123456789CK", min_size=1, max_size=20))
def test_a_masked_number_never_shows_more_than_its_end(number: str) -> None:
    masked = identity(number, whole=False)
    shown = masked.replace("•", "")
    assert len(shown) <= 4
    assert number.endswith(shown)
    assert len(shown) < len(number)


def test_who_came_in_somebodys_place_is_named_and_signs() -> None:
    agent = replace(LAN, agent_name="Phan Văn Đại", agent_id_number="040190009999")
    printed, typed = _said(a_receipt(applicant=agent, whole_numbers=False))
    for said in (printed, typed):
        assert "Người nộp thay: Phan Văn Đại (••••••••9999)" in said
        assert said.count("Phan Văn Đại") == 2


@pytest.mark.parametrize(
    ("day", "circular", "apology", "register"),
    [
        (date(2019, 1, 6), "TT 01/2018/TT-VPCP", "04", "06"),
        (date(2025, 9, 14), "TT 01/2018/TT-VPCP", "04", "06"),
        (date(2025, 9, 15), "TT 03/2025/TT-VPCP", "04", "07"),
        (date(2030, 1, 1), "TT 03/2025/TT-VPCP", "04", "07"),
    ],
)
def test_a_form_has_the_number_of_the_annex_in_force(day: date, circular: str, apology: str, register: str) -> None:
    forms = form_set_on(day)
    assert forms.circular == circular
    assert (forms.form(FormKind.APOLOGY).code, forms.form(FormKind.REGISTER).code) == (apology, register)


def test_a_day_without_an_annex_and_a_form_an_annex_doesnt_have_are_named() -> None:
    with pytest.raises(ValueError, match="01/01/2010"):
        form_set_on(date(2010, 1, 1))
    with pytest.raises(NoSuchForm, match="TT 01/2018"):
        a_stopping(OF_2018)


def test_the_sets_follow_each_other_without_a_hole() -> None:
    assert OF_2018.last is not None
    assert OF_2018.last + timedelta(days=1) == OF_2025.first
    for forms in (OF_2018, OF_2025):
        assert len({one.code for one in forms.forms}) == len({one.kind for one in forms.forms}) == len(forms.forms)


def test_the_province_may_settle_another_title() -> None:
    forms = OF_2025.titled(FormKind.APOLOGY, "Thư xin lỗi và hẹn lại")
    assert "V/v xin lỗi và hẹn lại" in _said(an_apology(forms))[0]
    assert "Mẫu số 04" in _said(an_apology(forms))[1]


def test_the_old_annex_is_printed_on_slips_and_its_book_on_a_whole_page() -> None:
    opened = Document(BytesIO(docx(a_receipt(OF_2018))))
    assert [round(one.mm) for one in (opened.sections[0].page_width, opened.sections[0].page_height) if one] == [
        148,
        210,
    ]
    assert on_pages(a_receipt(OF_2018)).pages == 1
    book = Document(BytesIO(docx(a_register(OF_2018)))).sections[0]
    assert [round(one.mm) for one in (book.page_width, book.page_height) if one] == [297, 210]


def test_a_moment_is_printed_as_the_clock_in_viet_nam_shows_it() -> None:
    assert _said(a_receipt(received=RECEIVED.astimezone(UTC)))[0] == _said(a_receipt())[0]
    with pytest.raises(ValueError, match="zone"):
        a_receipt(received=datetime(2026, 3, 2, 8, 5))  # noqa: DTZ001


def test_a_receipt_without_an_appointment_says_so() -> None:
    for said in _said(a_receipt(due=None)):
        assert "Hẹn trả kết quả lúc: theo thông báo của cơ quan giải quyết" in said


def test_the_square_of_a_receipt_leads_to_the_dossier() -> None:
    assert f'descr="https://mot-cua.kienan.example/{CODE}"' in _xml(a_receipt())
    assert f'descr="{CODE}"' in _xml(a_receipt(track=""))


def test_the_square_to_pay_asks_for_the_sum_of_the_lines() -> None:
    words = _xml(a_payment_request()).split('descr="')[1].split('"')[0]
    assert parsed(words) == Transfer("970436", "0011004123456", sum(one.amount for one in FEES), fitting(CODE))
    with pytest.raises(ValueError, match="cộng lại"):
        a_payment_request(lines=(FeeLine("Lệ phí", 1),))


def _xml(paper: Paper) -> str:
    return ZipFile(BytesIO(docx(paper))).read("word/document.xml").decode()


@pytest.mark.slow
def test_a_book_of_three_thousand_lines_loses_none_and_repeats_its_head() -> None:
    made = on_pages(a_register(count=3000))
    pages = [said_on(page) for page in pages_of(made.pdf)]
    assert made.pages == len(pages) > 100
    said = "".join(pages)
    for serial in range(1, 3001):
        assert f"Ngườinộpthứ{serial}" in said
    assert said.count("H56.017.05-") == 3000
    assert said.count("năm2026:12hồsơ") == 250
    assert said.count("Thủtụchànhchính") in (len(pages) - 1, len(pages))  # the last page may hold signatures only


def test_a_day_of_the_book_stands_over_its_lines() -> None:
    printed = read_data(pdf(a_register(count=200)), "in.pdf", ocr=False).text
    days = [printed.index(f"Ngày {day:02} tháng 3 năm 2026") for day in range(2, 19)]
    lines = [printed.index(f"H56.017.05-2603{day:02}-0001") for day in range(2, 19)]
    assert sorted([*days, *lines]) == [at for pair in zip(days, lines, strict=True) for at in pair]


@pytest.mark.parametrize(
    "values",
    [
        receipt_values(),
        supplement_values(),
        refusal_values(),
        apology_values(),
        stopping_values(),
        control_slip_values(),
        register_values(3),
        fee_receipt_values(),
        payment_request_values(),
        postal_handover_values(),
    ],
    ids=lambda values: type(values).__name__,
)
def test_what_is_kept_of_a_paper_prints_it_again(values: object) -> None:
    assert from_json(type(values), json.loads(json.dumps(as_json(values)))) == values


HOSTILE = [
    "Nguyễn " * 80,
    "A" * 300,
    "a\x00\x0b\u202eb",
    "<w:t>&amp;]]>",
    "dòng một\ndòng hai\r\n\tdòng ba",
    "  ",
    "😀",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_whatever_people_type_makes_a_paper(words: str) -> None:
    who = replace(LAN, name=words, address=words, agent_name=words)
    office = replace(OFFICE, name=f"Trung tâm {words}", parent=words)
    papers = (
        a_receipt(
            applicant=who, office=office, procedure=words, papers=(PaperLine(words, note=words),), code=words or "x"
        ),
        a_supplement(applicant=who, items=(words, words), reason=words),
        a_refusal(applicant=who, reason=words, go_to=words),
        an_apology(applicant_name=words, procedure=words, cause=words),
        a_stopping(applicant_name=words, reason=words, handed_back=(words,)),
        a_control_slip(handovers=(Handover(words, words, words, DUE, Kept.LATE, words, words, words),)),
        a_fee_receipt(applicant=who, lines=(FeeLine(words, 10**12, words),)),
        a_postal_handover(post_office=words, postman=words),
    )
    for paper in papers:
        assert Document(BytesIO(docx(paper))).tables
        assert read_data(pdf(paper), "in.pdf", ocr=False).text.strip()


@given(st.text(max_size=80), st.text(max_size=80))
@settings(max_examples=60)
def test_a_file_has_a_name_every_system_takes(title: str, code: str) -> None:
    name = file_name(title, code, "pdf")
    assert name.endswith(".pdf")
    assert name.isascii()
    assert not set(name) & set('/\\:*?"<>| \n\x00')
    assert not name.startswith(".")
    assert len(name) < 140


def test_a_file_is_called_after_the_form_and_the_dossier() -> None:
    title = OF_2025.form(FormKind.RECEIPT).title
    assert file_name(title, CODE, "docx") == f"giay-tiep-nhan-ho-so-va-hen-tra-ket-qua-{CODE}.docx"


def test_a_letter_of_apology_is_signed_where_its_head_signs() -> None:
    made = on_pages(an_apology())
    at = NOW.astimezone(ZONE)
    words = {"reason": "Ký văn bản", "place": "Kiên An", "name": "Lê Quang Minh"}
    signed = sign_pdf(made.pdf, signer(), PASSWORD, at=at, where=made.signing[0], **words)
    [found] = check_pdf(signed, now=NOW, roots=[root_der()])
    assert found.good
