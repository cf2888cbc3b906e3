"""What a quantity counts: "100% cơ quan, đơn vị … xây dựng kế hoạch" counts the agencies."""

import re

from kientao.compiler.grammar.target import Quantity
from kientao.kernel.key import key

_PREDICATE = re.compile(
    r"(?:,? (?:đều |phải |không |được|đạt|có |thực hiện|sử dụng|hoàn thành|xây dựng|ban hành|triển khai|áp dụng"
    r"|bố trí|tham gia|tiếp cận|kết nối|"
    r"đã |đang |sẽ |đảm bảo|bảo đảm|công khai|tổ chức|tự |là |trên tổng|so với|theo đúng|đúng |tại |đối với"
    r"|trở lên|hài lòng|ứng dụng|chuyển|"
    r"nâng|để |nhằm|cho đến|vào |thuộc diện|hưởng|kịp thời|cung cấp|trong (?:năm|giai|quá)|xử lý))|\s*[;:(]"
    r"|, (?=[a-zà-ỹ])"
)
_VERB_FIRST = re.compile(
    r"^(?:đều |phải |được|đạt|thực hiện|hoàn thành|trở lên|so với|mỗi|vào|trong|theo|đối với|cho|để|và|hoặc|,|;"
    r"|\.|$|của|tại|lên|đúng|kịp thời|trên (?!địa bàn))"
)
_LEAD_IN = re.compile(
    r"^(?:phấn đấu|bảo đảm|đảm bảo|nâng|đưa|duy trì|phải|có|tiếp tục|trong năm|hằng năm|hàng năm|mỗi năm"
    r"|đến (?:hết )?năm \d{4}|năm \d{4}|giai đoạn \d{4} ?- ?\d{4}|tối thiểu|ít nhất|trên|thực hiện|triển khai"
    r"|hoàn thành|trong (?:số )?đó|trong đó có|đồng thời|[,:;\s-])+\s*"
)
_TAIL = re.compile(
    r"[\s,:]*(?:đạt(?: được)?(?: tỷ lệ| tỉ lệ| mức)?|chiếm|tối thiểu|ít nhất|trên(?: mức)?|dưới|không quá|từ|là"
    r"|bằng|tương ứng|lên|tăng|giảm|còn|có|ở mức|mới|đến|và|hoặc|ước|thấp nhất|đối với|của|phấn đấu|,|:|≥|>"
    r"|\s)+$"
)


def subject_of(
    text: str, quantity: Quantity, quantities: tuple[Quantity, ...], position: int
) -> tuple[str | None, bool]:
    """(what is counted, whether nothing is named).

    It is the words behind the number or, where these are a predicate, those in front of it.
    """
    if quantity.step or quantity.ceiling:
        return None, False
    if quantity.unit not in ("percent", "percentage_point", "count"):
        return _before(text, quantity, quantities, position), False
    stop = quantities[position + 1].start if position + 1 < len(quantities) else len(text)
    after = text[quantity.end : stop]
    keyed = key(after)
    skip = len(keyed) - len(re.sub(r"^\s*(?:trở lên|trở xuống|số|tổng số|các|những)?[\s\"]*", "", keyed))
    after, keyed = after[skip:], keyed[skip:]
    if keyed and not _VERB_FIRST.match(keyed) and keyed[:1].isalpha():
        match = _PREDICATE.search(keyed)
        end = match.start() if match and match.start() > 2 else len(after)
        end = _with_list(keyed, end)
        subject = after[:end].strip(" ,.;:()-")
        subject = re.sub(r"\s+(?:và|hoặc|khi|để|mà|trên|,)$", "", subject)
        if len(subject) > 2:
            return subject, False
    subject_before = _before(text, quantity, quantities, position)
    if subject_before is not None:
        return subject_before, False
    if position > 0:
        return subject_of(text, quantities[0], quantities, 0)[0], False
    return None, True


_MEASURED = re.compile(
    r"^.*(?<![a-zà-ỹđ])(?=(?:mức độ hài lòng|sự hài lòng|tỷ lệ|tỉ lệ|tỷ trọng|chỉ số|số lượng|mức) [a-zà-ỹđ])"
)


def _before(text: str, quantity: Quantity, quantities: tuple[Quantity, ...], position: int) -> str | None:
    """The words in front of the number, from "tỷ lệ", "mức độ hài lòng" on where they are named."""
    before = text[: quantity.start] if position == 0 else text[quantities[position - 1].end : quantity.start]
    keyed = key(before)
    lead = _LEAD_IN.match(keyed)
    start = lead.end() if lead else 0
    tail = _TAIL.search(keyed)
    end = tail.start() if tail else len(before)
    if start < end:
        measured = _MEASURED.match(keyed[start:end])
        start += measured.end() if measured else 0
    subject = before[start:end].strip(" ,.;:()-–")
    return subject if len(subject) > 2 and any(c.isalpha() for c in subject) else None


def _with_list(keyed: str, end: int) -> int:
    """ "cơ quan, đơn vị, địa phương …": commas inside a list of nouns are no end."""
    cursor = end
    while cursor < len(keyed) and keyed[cursor : cursor + 2] == ", ":
        rest = keyed[cursor + 2 :]
        noun = re.match(
            r"(?:cơ quan|đơn vị|địa phương|tổ chức|doanh nghiệp|người dân|công chức|viên chức|ban|ngành|phường"
            r"|thị trấn|xã|thành phố|thị xã|đặc khu|hợp tác xã|hộ|cá nhân|tài liệu|giấy tờ|kiến nghị|chính sách"
            r"|đoàn thể|htx|hkd)(?![a-zà-ỹđ])",
            rest,
        )
        if noun is None:
            break
        following = _PREDICATE.search(rest, noun.end())
        cursor = cursor + 2 + (following.start() if following else len(rest))
    return cursor
