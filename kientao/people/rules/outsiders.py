"""Bodies no province keeps in its register: ministries, companies, other provinces."""

import re
from collections.abc import Collection

from kientao.people.rules.names import Place, name_key

_CENTRE = re.compile(
    r"""^(?: bộ\ (?!chỉ\ huy|đội|tư\ lệnh|phận) | các\ bộ | liên\ bộ | chính\ phủ | thủ\ tướng | văn\ phòng\ chính\ phủ
      | văn\ phòng\ (?:trung\ ương|quốc\ hội|chủ\ tịch\ nước) | quốc\ hội | ủy\ ban\ thường\ vụ | ban\ bí\ thư
      | ban\ cơ\ yếu | kiểm\ toán\ nhà\ nước | thanh\ tra\ chính\ phủ | tổng\ cục | vụ\  | học\ viện | quân\ khu
      | cục\ kiểm\ soát | thông\ tấn\ xã | đài\ (?:truyền\ hình|tiếng\ nói)\ việt\ nam | ngân\ hàng\ thế\ giới
    )|\ chính\ phủ$|\ trung\ ương$|\ tối\ cao$
    |^(?:bảo\ hiểm\ xã\ hội|ngân\ hàng\ nhà\ nước|ủy\ ban\ mặt\ trận\ tổ\ quốc)\ việt\ nam$""",
    re.VERBOSE,
)
_COMPANY = re.compile(
    r"^(?:công ty|tổng công ty|tập đoàn|doanh nghiệp|hợp tác xã|ngân hàng (?:tmcp|thương mại)|vnpt|viettel|mobifone"
    r"|vinaphone|fpt|agribank|bidv|vietcombank|vietinbank|bkav|misa|cmc)\b"
)
_OF_PROVINCE = re.compile(r"(?:tỉnh|thành phố) (?P<name>.+)$")


def where_outside(text: str, own: Place | None, provinces: Collection[str]) -> str:
    """Why it can't be found here, in Vietnamese ("cơ quan Trung ương"); empty for what may well be of the province.

    `provinces` are keys of the names of all provinces, past ones too.
    """
    words = name_key(text)
    if _CENTRE.search(words):
        return "cơ quan Trung ương"
    if _COMPANY.match(words):
        return "doanh nghiệp"
    found = _OF_PROVINCE.search(words)
    if found and found["name"] in provinces and (own is None or found["name"] != own.name):
        return "cơ quan của địa phương khác"
    return ""
