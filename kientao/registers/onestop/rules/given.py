"""What is written down when a dossier comes in, and what is wrong with it. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kientao.registers.onestop.rules.procedure import Channel, Content

CITIZEN, ENTERPRISE, AGENCY, OTHER = 1, 2, 3, 4
NO_ID, CITIZEN_ID, PASSPORT, ENTERPRISE_CODE, TAX_CODE, OTHER_ID = 0, 1, 2, 3, 4, 5
_ID_SHAPES = {
    CITIZEN_ID: (re.compile(r"\d{12}|\d{9}"), "Số căn cước có 12 chữ số (chứng minh cũ 9 chữ số)."),
    PASSPORT: (re.compile(r"[A-Z]\d{6,8}"), "Số hộ chiếu gồm một chữ cái và 6 đến 8 chữ số, ví dụ C1234567."),
    ENTERPRISE_CODE: (re.compile(r"\d{10}(-\d{3})?"), "Mã số doanh nghiệp có 10 chữ số, chi nhánh thêm -001."),
    TAX_CODE: (re.compile(r"\d{10}(-\d{3})?|\d{12}"), "Mã số thuế có 10 hoặc 13 chữ số, của cá nhân 12 chữ số."),
}
_PHONE = re.compile(r"(0|\+84)\d{8,10}")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
SHORTEST_NUMBER = 7  # a passport's; by fewer signs people would be found by guessing
_UNSEEN = re.compile(r"[\s.\x00-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_LONGEST = {"name": 300, "address": 500, "agent_name": 300, "email": 254}


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who asks. `wants`: how to be told, among email, sms, zalo."""

    name: str
    kind: int = CITIZEN
    id_kind: int = NO_ID
    id_number: str = ""
    birth_date: date | None = None
    phone: str = ""
    email: str = ""
    address: str = ""
    unit_code: str = ""
    agent_name: str = ""
    agent_id_number: str = ""
    agent_phone: str = ""
    wants: tuple[str, ...] = ()
    verified: bool = False


@dataclass(frozen=True, slots=True)
class PaperGiven:
    """One component as it was handed in: `key` is the component's; `result` the kept result it is taken from."""

    key: str
    originals: int = 0
    copies: int = 0
    result: int | None = None

    @property
    def present(self) -> bool:
        """Something was handed in, or is known."""
        return bool(self.originals or self.copies or self.result)


@dataclass(frozen=True, slots=True)
class Filing:
    """A dossier as it comes in. `papers` None: everything the case needs was handed in."""

    applicant: Applicant
    channel: Channel = Channel.COUNTER
    case: str = ""
    subject: str = ""
    papers: tuple[PaperGiven, ...] | None = None
    way_back: str = "counter"
    waived: str = ""
    note: str = ""


def tidy(text: str) -> str:
    """One line without control characters and doubled spaces."""
    return " ".join(_CONTROL.sub(" ", text).split())


def plain_number(text: str) -> str:
    """The number of a paper as it is kept: without blanks, dots and signs nobody sees, letters large."""
    return _UNSEEN.sub("", text).upper()


def tidied(applicant: Applicant) -> Applicant:
    """The same, each text on one line, numbers without spaces and dots."""
    return Applicant(
        name=tidy(applicant.name),
        kind=applicant.kind,
        id_kind=applicant.id_kind,
        id_number=plain_number(applicant.id_number),
        birth_date=applicant.birth_date,
        phone=re.sub(r"[\s.\-()]", "", applicant.phone),
        email=applicant.email.strip(),
        address=tidy(applicant.address),
        unit_code=applicant.unit_code.strip(),
        agent_name=tidy(applicant.agent_name),
        agent_id_number=plain_number(applicant.agent_id_number),
        agent_phone=re.sub(r"[\s.\-()]", "", applicant.agent_phone),
        wants=applicant.wants,
        verified=applicant.verified,
    )


def tidied_filing(filing: Filing) -> Filing:
    """The same, its applicant and its words tidied."""
    return replace(
        filing,
        applicant=tidied(filing.applicant),
        subject=tidy(filing.subject),
        waived=tidy(filing.waived),
        note=filing.note.strip(),
    )


def wrong_with(filing: Filing, content: Content, today: date) -> dict[str, str]:
    """A sentence for each field that can't be taken; the applicant is tidied already."""
    found = dict(_wrong_applicant(filing.applicant, today))
    if content.manners and content.manner(filing.channel) is None:
        offered = ", ".join(one.channel.words.lower() for one in content.manners)
        found["channel"] = f"Thủ tục này không nhận {filing.channel.words.lower()}: chỉ nhận {offered}."
    if filing.case and filing.case not in content.cases:
        found["case"] = "Chọn một trường hợp của thủ tục."
    elif content.cases and not filing.case:
        found["case"] = "Thủ tục có nhiều trường hợp, hồ sơ cần giấy tờ khác nhau: chọn trường hợp."
    if len(filing.subject) > 1000:
        found["subject"] = f"Trích yếu dài {len(filing.subject)} ký tự, tối đa 1000."
    if filing.way_back not in ("counter", "post", "online"):
        found["way_back"] = "Chọn cách nhận kết quả."
    return found


def missing(filing: Filing, content: Content) -> tuple[str, ...]:
    """Names of papers the case needs that were not handed in."""
    if filing.papers is None:
        return ()
    given = {one.key for one in filing.papers if one.present}
    return tuple(
        one.name
        for one in content.papers(filing.case)
        if one.key not in given and not one.optional and not one.present_only and not one.held_in
    )


def _wrong_applicant(one: Applicant, today: date) -> Iterable[tuple[str, str]]:
    if not one.name:
        yield "name", "Ghi họ tên người nộp, hoặc tên tổ chức."
    for name, most in _LONGEST.items():
        length = len(getattr(one, name))
        if length > most:
            yield name, f"Dài {length} ký tự, tối đa {most}: rút ngắn lại."
    if one.kind not in (CITIZEN, ENTERPRISE, AGENCY, OTHER):
        yield "kind", "Chọn công dân, doanh nghiệp, cơ quan hoặc khác."
    shape = _ID_SHAPES.get(one.id_kind)
    if shape and not shape[0].fullmatch(one.id_number):
        yield "id_number", f"{shape[1]} Xem lại số đã ghi, hoặc chọn loại giấy tờ khác."
    elif len(one.id_number) > 40:
        yield "id_number", f"Số giấy tờ dài {len(one.id_number)} ký tự, tối đa 40."
    elif one.id_kind == NO_ID and one.id_number:
        yield "id_kind", "Chọn loại giấy tờ của số đã ghi."
    for name in ("phone", "agent_phone"):
        if (number := getattr(one, name)) and not _PHONE.fullmatch(number):
            yield name, "Số điện thoại gồm 9 đến 11 chữ số, bắt đầu bằng 0 hoặc +84."
    if one.email and not _MAIL.fullmatch(one.email):
        yield "email", "Địa chỉ thư điện tử có dạng ten@noi.vn."
    if one.birth_date and not date(1880, 1, 1) <= one.birth_date <= today:
        yield "birth_date", "Ngày sinh không thể sau hôm nay, hoặc trước năm 1880."
    for way in one.wants:
        needed = "email" if way == "email" else "phone"
        if way not in ("email", "sms", "zalo"):
            yield "wants", "Chọn nhận tin qua thư điện tử, SMS hoặc Zalo."
        elif not getattr(one, needed):
            yield needed, "Ghi để gửi tin báo theo cách đã chọn, hoặc bỏ chọn cách đó."
