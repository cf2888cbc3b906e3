"""Papers as a counter gives them out: one citizen of an invented commune, from the receipt to the post."""

from datetime import date, datetime, timedelta, timezone

from kientao.documents.writing.signing import Signer, department
from kientao.registers.onestop.papers.apology import Apology, apology
from kientao.registers.onestop.papers.control import ControlSlip, Handover, Kept, control_slip
from kientao.registers.onestop.papers.fees import FeeLine, FeeReceipt, PaymentRequest, fee_receipt, payment_request
from kientao.registers.onestop.papers.fields import Office
from kientao.registers.onestop.papers.files import Paper
from kientao.registers.onestop.papers.form_sets import OF_2025, FormSet
from kientao.registers.onestop.papers.postal import PostalHandover, PostalItem, postal_handover
from kientao.registers.onestop.papers.receipt import PaperLine, Receipt, receipt
from kientao.registers.onestop.papers.refusal import Refusal, refusal
from kientao.registers.onestop.papers.register import Entry, Register, register_book
from kientao.registers.onestop.papers.stopping import Stopping, stopping
from kientao.registers.onestop.papers.supplement import Supplement, supplement
from kientao.registers.onestop.payment.vietqr import Transfer, fitting
from kientao.registers.onestop.rules.given import Applicant

ZONE = timezone(timedelta(hours=7))
CODE = "H56.017.05-260302-0012"
PROCEDURE = "Cấp giấy phép xây dựng nhà ở riêng lẻ"
OFFICE = Office(
    "Trung tâm Phục vụ hành chính công xã Hòa Thịnh",
    parent="Ủy ban nhân dân xã Hòa Thịnh",
    place="Hòa Thịnh",
    address="số 12 đường Trần Phú",
    phone="0299 3 812 345",
)
LAN = Applicant(
    "Nguyễn Thị Phượng",
    id_kind=1,
    id_number="040185001234",
    phone="0912 345 678",
    email="phuong@example.vn",
    address="Thôn Đông Hải, xã Hòa Thịnh, tỉnh Kiên An",
)
RECEIVED = datetime(2026, 3, 2, 8, 5, tzinfo=ZONE)
DUE = datetime(2026, 3, 23, 17, 0, tzinfo=ZONE)
DEPARTMENT = department("Sở Xây dựng", "tỉnh Kiên An")
FEES = (FeeLine("Lệ phí cấp giấy phép xây dựng", 75_000), FeeLine("Phí thẩm định", 1_130_000, "giảm 50%"))
PAPERS = (
    PaperLine("Đơn đề nghị cấp giấy phép xây dựng (theo mẫu)", originals=1),
    PaperLine("Giấy chứng nhận quyền sử dụng đất", copies=1, note="có chứng thực"),
    PaperLine("Bản vẽ thiết kế xây dựng", originals=2),
)


def receipt_values(**changes: object) -> Receipt:
    """Form 01, as values."""
    given: dict[str, object] = {
        "office": OFFICE,
        "code": CODE,
        "applicant": LAN,
        "procedure": PROCEDURE,
        "papers": PAPERS,
        "received": RECEIVED,
        "due": DUE,
        "term": "15 ngày làm việc",
        "request": "Xây mới nhà ở 02 tầng tại thửa đất số 215",
        "decides": "Ủy ban nhân dân xã Hòa Thịnh",
        "return_at": OFFICE.name,
        "way_back": "Nhận tại nơi hẹn",
        "fee": "1.205.000 đồng",
        "book": "01/2026",
        "entry": 12,
        "number": 12,
        "official": "Trần Văn Lan",
        "track": f"https://mot-cua.kienan.example/{CODE}",
        "notes": ("Khi nhận kết quả, xin mang theo giấy này và giấy tờ tùy thân.",),
    }
    return Receipt(**given | changes)  # type: ignore[arg-type]


def a_receipt(forms: FormSet = OF_2025, *, whole_numbers: bool = True, **changes: object) -> Paper:
    """Form 01."""
    return receipt(receipt_values(**changes), forms, whole_numbers=whole_numbers)


def supplement_values(**changes: object) -> Supplement:
    """Form 02, as values."""
    given: dict[str, object] = {
        "office": OFFICE,
        "code": CODE,
        "applicant": LAN,
        "procedure": PROCEDURE,
        "items": ("Bản vẽ mặt bằng móng, tỷ lệ 1/100", "Cam kết bảo đảm an toàn đối với công trình liền kề"),
        "reason": "Bản vẽ đã nộp thiếu phần móng.\nCông trình giáp ranh nhà bên cạnh nên cần cam kết.",
        "asked": RECEIVED,
        "answer_by": date(2026, 3, 20),
        "official": "Trần Văn Lan",
        "phone": "0299 3 812 346",
        "number": 3,
    }
    return Supplement(**given | changes)  # type: ignore[arg-type]


def a_supplement(forms: FormSet = OF_2025, *, whole_numbers: bool = True, **changes: object) -> Paper:
    """Form 02."""
    return supplement(supplement_values(**changes), forms, whole_numbers=whole_numbers)


def refusal_values(**changes: object) -> Refusal:
    """Form 03, as values."""
    given: dict[str, object] = {
        "office": OFFICE,
        "applicant": LAN,
        "procedure": PROCEDURE,
        "reason": "Công trình thuộc thẩm quyền cấp phép của tỉnh.",
        "refused": RECEIVED,
        "go_to": "Sở Xây dựng tỉnh Kiên An",
        "official": "Trần Văn Lan",
        "number": 1,
    }
    return Refusal(**given | changes)  # type: ignore[arg-type]


def a_refusal(forms: FormSet = OF_2025, *, whole_numbers: bool = True, **changes: object) -> Paper:
    """Form 03."""
    return refusal(refusal_values(**changes), forms, whole_numbers=whole_numbers)


def apology_values(**changes: object) -> Apology:
    """Form 04, as values."""
    given: dict[str, object] = {
        "issuer": DEPARTMENT,
        "signer": Signer("Lê Quang Minh", "Phó Giám đốc"),
        "place": "Kiên An",
        "symbol": "SXD-QLXD",
        "code": CODE,
        "applicant_name": LAN.name,
        "procedure": PROCEDURE,
        "received": RECEIVED,
        "due": DUE,
        "new_due": DUE + timedelta(days=7),
        "cause": "Phải kiểm tra lại ranh giới thửa đất do hồ sơ địa chính chưa thống nhất.",
        "drafted": date(2026, 3, 20),
        "term": "05 ngày làm việc",
        "fault": "Văn phòng Đăng ký đất đai",
        "one_stop": OFFICE.name,
        "number": 88,
        "signed": date(2026, 3, 20),
    }
    return Apology(**given | changes)  # type: ignore[arg-type]


def an_apology(forms: FormSet = OF_2025, **changes: object) -> Paper:
    """Form 04."""
    return apology(apology_values(**changes), forms)


def stopping_values(**changes: object) -> Stopping:
    """Form 05, as values."""
    given: dict[str, object] = {
        "issuer": DEPARTMENT,
        "signer": Signer("Lê Quang Minh", "Phó Giám đốc"),
        "place": "Kiên An",
        "symbol": "TB-SXD",
        "code": CODE,
        "applicant_name": LAN.name,
        "procedure": PROCEDURE,
        "received": RECEIVED,
        "stopped": datetime(2026, 3, 12, 10, 30, tzinfo=ZONE),
        "reason": "Người nộp hồ sơ thay đổi thiết kế và xin rút hồ sơ.",
        "asked": date(2026, 3, 11),
        "handed_back": ("Bản vẽ thiết kế xây dựng", "Đơn đề nghị"),
        "signed": date(2026, 3, 12),
        "number": 41,
    }
    return Stopping(**given | changes)  # type: ignore[arg-type]


def a_stopping(forms: FormSet = OF_2025, **changes: object) -> Paper:
    """Form 05."""
    return stopping(stopping_values(**changes), forms)


def control_slip_values(**changes: object) -> ControlSlip:
    """Form 06, as values."""
    steps = (
        Handover("Tiếp nhận", LAN.name, "Trần Văn Lan", RECEIVED, Kept.ON_TIME, receiver_unit="Trung tâm Phục vụ HCC"),
        Handover(
            "Thẩm định hồ sơ",
            "Trần Văn Lan",
            "Phạm Đức Hòa",
            RECEIVED + timedelta(hours=2),
            Kept.EARLY,
            "kiểm tra thực địa",
            "Trung tâm Phục vụ HCC",
            "Phòng Quản lý xây dựng",
        ),
        Handover(
            "Ký duyệt",
            "Phạm Đức Hòa",
            "Lê Quang Minh",
            DUE + timedelta(hours=3),
            Kept.LATE,
            "chậm 03 giờ",
            "Phòng Quản lý xây dựng",
            "Lãnh đạo Sở",
        ),
        Handover("Trả kết quả", "Lê Quang Minh", "Trần Văn Lan", None, note="chưa giao"),
    )
    given: dict[str, object] = {
        "office": OFFICE,
        "code": CODE,
        "applicant_name": LAN.name,
        "procedure": PROCEDURE,
        "received": RECEIVED,
        "due": DUE,
        "handovers": steps,
        "decides": "Sở Xây dựng tỉnh Kiên An",
        "official": "Trần Văn Lan",
        "head": "Đỗ Thị Sơn",
    }
    return ControlSlip(**given | changes)  # type: ignore[arg-type]


def a_control_slip(forms: FormSet = OF_2025, **changes: object) -> Paper:
    """Form 06."""
    return control_slip(control_slip_values(**changes), forms)


def register_values(count: int = 60, **changes: object) -> Register:
    """Form 07 with `count` lines, twelve a day, as values."""
    given: dict[str, object] = {
        "office": OFFICE,
        "first": RECEIVED.date(),
        "last": RECEIVED.date() + timedelta(days=(count - 1) // 12),
        "entries": tuple(entry(serial) for serial in range(1, count + 1)),
        "book": "01/2026",
        "keeper": "Trần Văn Lan",
        "head": "Đỗ Thị Sơn",
    }
    return Register(**given | changes)  # type: ignore[arg-type]


def a_register(forms: FormSet = OF_2025, count: int = 60, **changes: object) -> Paper:
    """Form 07 with `count` lines, twelve a day."""
    return register_book(register_values(count, **changes), forms)


def entry(serial: int) -> Entry:
    """One line of the book."""
    received = RECEIVED + timedelta(days=(serial - 1) // 12, minutes=serial % 12 * 20)
    done = serial % 3 != 0
    return Entry(
        serial,
        f"H56.017.05-{received:%y%m%d}-{(serial - 1) % 12 + 1:04}",
        PROCEDURE if serial % 2 else "Đăng ký khai sinh",
        f"Người nộp thứ {serial}",
        ("Trực tiếp", "Trực tuyến", "Bưu chính công ích")[serial % 3],
        received,
        received + timedelta(days=7),
        received + timedelta(days=5) if done else None,
        f"Người nộp thứ {serial}" if done else "",
        "" if done else "đang giải quyết",
    )


def fee_receipt_values(**changes: object) -> FeeReceipt:
    """The receipt for money, as values."""
    given: dict[str, object] = {
        "office": OFFICE,
        "code": CODE,
        "applicant": LAN,
        "procedure": PROCEDURE,
        "lines": FEES,
        "paid": RECEIVED,
        "means": "Chuyển khoản",
        "number": 105,
        "cashier": "Vũ Thị Thu",
        "reference": "FT26061000123",
    }
    return FeeReceipt(**given | changes)  # type: ignore[arg-type]


def a_fee_receipt(*, whole_numbers: bool = True, **changes: object) -> Paper:
    """The receipt for money."""
    return fee_receipt(fee_receipt_values(**changes), whole_numbers=whole_numbers)


def payment_request_values(**changes: object) -> PaymentRequest:
    """The request to pay, as values."""
    given: dict[str, object] = {
        "office": OFFICE,
        "code": CODE,
        "applicant": LAN,
        "procedure": PROCEDURE,
        "lines": FEES,
        "asked": RECEIVED,
        "transfer": Transfer("970436", "0011004123456", 1_205_000, fitting(CODE)),
        "bank": "Ngân hàng Ngoại thương, chi nhánh Kiên An",
        "owner": "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ HÒA THỊNH",
        "official": "Trần Văn Lan",
    }
    return PaymentRequest(**given | changes)  # type: ignore[arg-type]


def a_payment_request(*, whole_numbers: bool = True, **changes: object) -> Paper:
    """The request to pay."""
    return payment_request(payment_request_values(**changes), whole_numbers=whole_numbers)


def postal_handover_values(**changes: object) -> PostalHandover:
    """The slip for the post, as values."""
    items = tuple(
        PostalItem(
            f"EK{810000000 + number}VN",
            f"H56.017.05-260302-{number:04}",
            "Kết quả giải quyết",
            f"Người nhận thứ {number}",
            f"Thôn {number}, xã Hòa Thịnh, tỉnh Kiên An",
            f"09123456{number:02}",
        )
        for number in range(1, 6)
    )
    given: dict[str, object] = {
        "office": OFFICE,
        "items": items,
        "at": RECEIVED,
        "post_office": "Bưu cục Hòa Thịnh",
        "given_by": "Trần Văn Lan",
        "postman": "Ngô Văn Bưu",
        "number": 7,
    }
    return PostalHandover(**given | changes)  # type: ignore[arg-type]


def a_postal_handover(**changes: object) -> Paper:
    """The slip for the post."""
    return postal_handover(postal_handover_values(**changes))


def every_paper() -> dict[str, Paper]:
    """One of each, by its name."""
    return {
        "01": a_receipt(),
        "02": a_supplement(),
        "03": a_refusal(),
        "04": an_apology(),
        "05": a_stopping(),
        "06": a_control_slip(),
        "07": a_register(),
        "fees": a_fee_receipt(),
        "to-pay": a_payment_request(),
        "post": a_postal_handover(),
    }
