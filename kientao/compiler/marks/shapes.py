"""What a cell looks like before anybody reads it: an ordinal, an agency, a time. Used to find rows in cell streams."""

import re
from collections.abc import Sequence

from kientao.kernel.key import is_upper, key

ORDINAL = re.compile(r"^\(?(?:\d{1,3}|\d{1,2}(?:\.\d{1,2}){1,4})\s?[.)]?$")
ROMAN = re.compile(r"^(?:[IVXL]{1,6}|[A-HĐ]|[IVX]{1,5}\.\d{1,2}|[A-H]\.\d{1,2})\s?[.)]?$")
LETTER = re.compile(r"^[a-zđ]\s?[.)]$|^[-+]$")
_AGENCY = re.compile(
    r"^[-+•]?\s*(?:(?:cơ quan|đơn vị) (?:chủ trì|thực hiện|phối hợp)|các |sở|ubnd|ủy ban|văn phòng|ban |công an"
    r"|bộ |báo|đài|trung tâm|thanh tra|cục |chi cục|hội (?!nghị|thảo|chợ|thi|diễn)|liên |đoàn|mặt trận"
    r"|bảo hiểm|kho bạc|ngân hàng|thuế|hải quan|viện|trường|doanh nghiệp|hiệp hội|tòa|công ty|tổng công ty"
    r"|phòng |vp |nt\b|như trên|nhà |bưu|chính quyền|hợp tác|cổng|thành phố|thành viên|tổ |bhxh|ubmttq|lđlđ|hđnd"
    r"|công thương|tỉnh|xã|phường|huyện|cấp|thủ trưởng|chủ tịch|giám đốc|toàn|quỹ|bệnh viện|trạm|vụ |tập đoàn"
    r"|học viện|đảng|lực lượng|khối|đội )"
)
_TIME = re.compile(
    r"quý|quí|tháng|năm|thường xuyên|định kỳ|hằng|hàng (?:năm|quý|tháng|tuần)|trước|sau khi|giai đoạn|\d{4}"
    r"|\d{1,2}/\d{1,2}|theo (?:kế hoạch|lộ trình|tiến độ|quy định|tình hình|yêu cầu|chương trình)|ngay|trong"
    r"|khi |liên tục|nt\b|như trên|đột xuất|tuần"
)

_DATED = re.compile(
    r"qu[ýí] |tháng \d|năm \d{4}|\d{4}|\d{1,2}/\d|thường xuyên|định kỳ|h[aằ]ng (?:năm|quý|tháng)|hàng (?:năm|quý"
    r"|tháng)|theo "
)
_OPENS = re.compile(
    r"(?:trước|sau|trong|theo|từ|đến|định kỳ|thường xuyên|hằng|hàng|quý|tháng|năm|giai đoạn|ngay|khi|hoàn thành) "
)


COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])\)?(?:\s*=\s*\(?\d.*)?")


def is_ordinal(text: str) -> bool:
    return bool(ORDINAL.match(text))


def numbers_columns(texts: Sequence[str]) -> bool:
    """Is this the row under a heading that counts its columns: "(1) | (2) | (3)", "A | B | 1 | 2"?"""
    filled = [text.strip() for text in texts if text.strip()]
    return (
        len(filled) >= 3 and all(COLUMN_NUMBER.fullmatch(text) for text in filled) and len(set(filled)) == len(filled)
    )


def is_group_label(text: str) -> bool:
    return bool(ROMAN.match(text))


def looks_like_agency(text: str) -> bool:
    return bool(_AGENCY.match(key(text)))


def looks_like_time(text: str) -> bool:
    words = key(text)
    if len(words) <= 70:
        return bool(_TIME.search(words))
    return (
        len(words) < 400
        and bool(_DATED.search(words))
        and (":" in words or words[:2] in ("- ", "+ ") or bool(_OPENS.match(words)))
    )


def is_title(text: str) -> bool:
    return is_upper(text)
