"""What is wrong with a procedure, and which mandatory parts it lacks (NĐ 63/2010/NĐ-CP, Điều 8 khoản 2). Pure."""

from collections import Counter
from collections.abc import Iterator

from kientao.registers.onestop.rules.procedure import Content, OnlineLevel

_LONGEST = {"name": 1000, "field": 250, "field_code": 40, "deciding_agency": 500, "conditions": 20_000}


def wrong_with(content: Content) -> dict[str, str]:
    """A sentence by field for what can't be kept; every draft is free of these."""
    wrong: dict[str, str] = {}
    if not content.name.strip():
        wrong["name"] = "Ghi tên thủ tục."
    for name, most in _LONGEST.items():
        length = len(getattr(content, name))
        if length > most:
            wrong[name] = f"Dài {length} ký tự, tối đa {most}: rút ngắn lại."
    if not 1 <= content.sets <= 99:
        wrong["sets"] = "Số bộ hồ sơ từ 1 đến 99."
    if twice := _twice(one.channel.words for one in content.manners):
        wrong["manners"] = f"Cách nộp «{twice}» ghi hai lần: bỏ bớt một."
    if twice := _twice(one.key for one in content.components):
        wrong["components"] = f"Hai giấy tờ cùng ký hiệu «{twice}»: đặt lại một."
    for manner in content.manners:
        if any(fee.amount is not None and fee.amount < 0 for fee in manner.fees):
            wrong["manners"] = "Mức phí không thể nhỏ hơn 0."
        if manner.limit.amount is not None and manner.limit.amount < 1:
            wrong["manners"] = "Thời hạn từ 1 trở lên; không có thời hạn bằng số thì chỉ ghi câu chữ."
    if content.online is not OnlineLevel.PARTIAL and content.partial_reason is not None:
        wrong["partial_reason"] = "Chỉ ghi lý do khi mức độ là «Một phần»."
    return wrong


def missing_parts(content: Content) -> tuple[str, ...]:
    """Mandatory parts that nothing is said of, and what the law asks besides; none keeps it from being published."""
    return tuple(_missing(content))


def _missing(content: Content) -> Iterator[str]:
    if not content.sequences:
        yield "trình tự thực hiện"
    if not content.manners:
        yield "cách thức thực hiện"
    if not content.components:
        yield "thành phần hồ sơ"
    if not any(one.limit.amount is not None or one.limit.text for one in content.manners):
        yield "thời hạn giải quyết"
    if not content.subjects:
        yield "đối tượng thực hiện"
    if not content.agencies and not content.deciding_agency:
        yield "cơ quan thực hiện"
    if content.online is OnlineLevel.PARTIAL and content.partial_reason is None:
        yield "lý do chỉ trực tuyến một phần (NĐ 224/2026/NĐ-CP, Điều 14)"


def _twice(words: Iterator[str]) -> str:
    return next((one for one, count in Counter(words).items() if count > 1), "")
