"""What is entered about an organisation, and what is wrong with it."""

import re
from dataclasses import dataclass
from datetime import date

from kientao.people.kinds import Kind, Level

_CODE = re.compile(r"[A-Za-z0-9ĐđÀ-ỹ][\w.\-/]{0,39}")
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_LONGEST = {
    "code": 40,
    "name": 250,
    "short_name": 120,
    "english_name": 250,
    "id_code": 35,
    "legal_act": 250,
    "ending_act": 250,
    "email": 254,
}
_LABELS = {
    "code": "Mã",
    "name": "Tên",
    "short_name": "Tên viết tắt",
    "english_name": "Tên tiếng Anh",
    "id_code": "Mã định danh",
    "legal_act": "Văn bản thành lập",
    "ending_act": "Văn bản kết thúc",
    "email": "Thư điện tử",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One organisation to be kept; `parent` is a code, "" for none. `aliases` and `former` are other names of it."""

    code: str
    name: str
    kind: str
    level: str
    short_name: str = ""
    english_name: str = ""
    parent: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    legal_act: str = ""
    ending_act: str = ""
    unit_code: str = ""
    id_code: str = ""
    email: str = ""
    order: int = 0
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Handover:
    """`successor` takes over `field` ("" is everything else) from `predecessor` on `effective`; both are codes."""

    predecessor: str
    successor: str
    field: str
    effective: date
    legal_act: str = ""


def faults(entry: Entry) -> dict[str, str]:
    """Field → one sentence that says what to do; empty when it can be kept."""
    found: dict[str, str] = {}
    for field, longest in _LONGEST.items():
        text = getattr(entry, field)
        if len(text) > longest:
            found[field] = f"{_LABELS[field]} dài quá {longest} ký tự, hãy rút gọn."
        elif _UNSTORABLE.search(text):
            found[field] = f"{_LABELS[field]} có ký tự không đọc được, hãy gõ lại."
    if not entry.name.strip():
        found["name"] = "Nhập tên cơ quan."
    if not _CODE.fullmatch(entry.code):
        found.setdefault("code", "Mã gồm chữ, số, dấu chấm, gạch nối; không có dấu cách, tối đa 40 ký tự.")
    if entry.kind not in {kind.value for kind in Kind}:
        found["kind"] = "Chọn loại cơ quan trong danh sách."
    if entry.level not in {level.value for level in Level}:
        found["level"] = "Chọn cấp trong danh sách."
    if entry.parent == entry.code and entry.code:
        found["parent"] = "Cơ quan không thể là cấp trên của chính mình."
    if entry.valid_from and entry.valid_to and entry.valid_to < entry.valid_from:
        found["valid_to"] = "Ngày kết thúc phải từ ngày thành lập trở đi."
    if entry.unit_code and not re.fullmatch(r"\d{2}|\d{5}", entry.unit_code):
        found["unit_code"] = "Mã đơn vị hành chính có 2 chữ số (tỉnh) hoặc 5 chữ số (xã), giữ cả số 0 ở đầu."
    if entry.email and not _EMAIL.fullmatch(entry.email):
        found.setdefault("email", "Thư điện tử phải có dạng ten@coquan.gov.vn.")
    for name in (*entry.aliases, *entry.former):
        if fault := name_fault(name):
            found["aliases"] = fault
    return found


def name_fault(name: str) -> str:
    """What is wrong with another name; empty when nothing is."""
    if not name.strip():
        return "Nhập tên gọi."
    if len(name) > 250 or _UNSTORABLE.search(name):
        return "Tên gọi tối đa 250 ký tự, không có ký tự lạ."
    return ""
