"""What a line says by itself: the part of a procedure it opens, a total, a step, a level, a code."""

import re
from dataclasses import dataclass
from typing import Literal

from kientao.compiler.marks.labels import label_of
from kientao.compiler.procedure_draft import Change, ProcedureLevel
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import key

Part = Literal[
    "name",
    "code",
    "symbol",
    "field",
    "conditions",
    "manner",
    "sequence",
    "components",
    "sets",
    "time",
    "place",
    "carrying_out",
    "deciding",
    "subjects",
    "result",
    "fee",
    "basis",
    "forms",
    "records",
    "process",
    "aside",
]

# The first that fits wins. What may follow a label before its colon is a few words ("Thời hạn giải quyết TTHC:").
_WORDS: tuple[tuple[Part, str], ...] = (
    ("code", r"mã (?:số )?(?:tthc|thủ tục(?: hành chính)?|hồ sơ tthc)|mã số(?= ?[:(\d])|mã thủ tục"),
    ("symbol", r"(?:số )?ký hiệu(?: quy trình)?"),
    ("name", r"tên (?:thủ tục hành chính|thủ tục|tthc|quy trình)"),
    ("field", r"(?:thuộc )?lĩnh vực(?= ?:)"),
    ("conditions", r"(?:các )?(?:yêu cầu,? )?(?:và )?điều kiện(?: thực hiện| giải quyết)?|yêu cầu,? điều kiện"),
    ("manner", r"(?:các )?(?:cách thức|hình thức) (?:thực hiện|nộp|tiếp nhận)"),
    ("sequence", r"trình tự thực hiện"),
    ("sets", r"số (?:lượng )?(?:bộ )?hồ sơ(?! tthc)|số lượng bộ"),
    ("components", r"(?:tên )?thành phần(?:,| và)?(?: số lượng)? hồ sơ|hồ sơ (?:bao )?gồm|thành phần hồ sơ"),
    (
        "time",
        (
            r"thời (?:hạn|gian) (?:giải quyết|xử lý|thực hiện|trả kết quả)|thời hạn(?= ?:)|thời gian quy định"
            r"|thời gian(?: giải quyết)? theo quy định"
        ),
    ),
    (
        "place",
        r"địa điểm (?:tiếp nhận|thực hiện|nộp|trả)|nơi (?:tiếp nhận|nộp|trả)|địa chỉ (?:tiếp nhận|nộp)|địa điểm(?= ?:)",
    ),
    (
        "deciding",
        (
            r"cơ quan(?:,| hoặc)?(?: người)?(?: nhà nước)? có thẩm quyền(?: quyết định| giải quyết)?"
            r"|cơ quan quyết định|thẩm quyền (?:quyết định|giải quyết)|người có thẩm quyền quyết định"
        ),
    ),
    ("aside", r"cơ quan (?:được |, người được )?(?:ủy quyền|uỷ quyền|phân cấp|phối hợp)"),
    ("carrying_out", r"(?:cơ quan|đơn vị) (?:trực tiếp )?(?:thực hiện|giải quyết|tiếp nhận)"),
    ("subjects", r"đối tượng (?:thực hiện|áp dụng|giải quyết)|đối tượng(?= ?:)"),
    ("result", r"kết quả (?:của )?(?:việc )?(?:giải quyết|thực hiện)|kết quả(?= ?:)"),
    ("fee", r"(?:mức )?(?:thu )?phí,? (?:và )?lệ phí|lệ phí(?=$| ?[:(])|phí(?=$| ?[:(])"),
    ("basis", r"(?:căn cứ|cơ sở) pháp lý"),
    ("forms", r"(?:tên )?(?:biểu mẫu|mẫu đơn|mẫu biểu)"),
    ("records", r"(?:hồ sơ )?lưu (?:trữ )?hồ sơ|hồ sơ lưu(?: trữ)?|lưu trữ"),
    (
        "aside",
        r"mục đích|phạm vi(?: áp dụng)?|tài liệu viện dẫn|định nghĩa|thuật ngữ|từ viết tắt|quyết định công bố",
    ),
    (
        "process",
        (
            r"(?:nội dung |sơ đồ |lưu đồ )?(?:các bước )?quy trình(?: xử lý| giải quyết| thực hiện| nội bộ| điện tử"
            r"| các bước| tiếp nhận)*(?: công việc)?|lưu đồ|sơ đồ quy trình|trình tự (?:xử lý|các bước|giải quyết)"
            r"|các bước (?:thực hiện|giải quyết)|diễn giải(?: lưu đồ| quy trình)?"
        ),
    ),
)
_PARTS = tuple((part, re.compile(words)) for part, words in _WORDS)
_REST_OF_LABEL = re.compile(
    r"[^:.;]{0,70}?\s*:"
    r"|(?:[ ,(]+(?:tthc|thủ tục hành chính|thủ tục|hồ sơ|công việc|quy trình|(?:bao )?gồm(?: có)?|nếu có|có"
    r"|và trả kết quả|tiếp nhận|giải quyết|thực hiện|quyết định|hành chính|bộ|kèm theo|theo quy định|[)(]))*\s*$"
)
_TOTAL = re.compile(
    r"^(?:tổng (?:cộng |số )*thời (?:gian|hạn)|tổng (?:cộng|số)(?! [^:\d]{0,20}hồ sơ)|thời gian tổng cộng"
    r"|(?:tổng|cộng)(?=\s*(?::|$|\d)))(?![a-zà-ỹđ])(?P<more>[^:\d]{0,90})"
)
_CODE = re.compile(r"(?<![\d.])\d\.\d{6}(?:\.\d{3}\.\d{2}\.\d{2}\.[A-ZĐ]\d{2})?(?![\d])")
_STEP = re.compile(
    r"(?:(?:Bước|BƯỚC|bước) (?P<number>\d{1,2}(?:\.\d{1,2}){0,2}[a-z]?)\s*(?:[:.)/–-]+\s*|\s+|$)"
    r"|B\s?\.?(?P<short>\d{1,2}(?:\.\d{1,2}){0,2})\s*[:.)/–-]+\s*)"
)
_STEP_IN_CELL = re.compile(
    r"(?P<label>(?:(?:Bước|BƯỚC|bước|B)\s?)?\d{1,2}(?:\.\d{1,2}){0,2})(?:\s*[:.)/–-]+\s*|\s+(?=[A-ZĐÀ-Ỹ(]))"
)
_STEP_NUMBER = re.compile(
    r"(?:bước|b|qt|no)?\s?\.?\(?\d{1,3}(?:\.\d{1,2}){0,3}\.?[a-zđ]?\)?\s?[.):]?|(?:bước|b)\s?[ivx]{1,4}"
)
_BARE_NUMBER = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[ivxlc]{1,5}|[a-zđ])\s?[.)]?|[-+*•–]")


_CHANGES: tuple[tuple[Change, re.Pattern[str]], ...] = (
    ("abolished", re.compile(r"bãi bỏ|hủy bỏ|hết hiệu lực")),
    ("replaced", re.compile(r"thay thế")),
    ("amended", re.compile(r"sửa đổi|(?<!được )bổ sung")),
    ("new", re.compile(r"mới ban hành|ban hành mới|(?:tthc|thủ tục hành chính) mới|mới(?:$| \()")),
)


@dataclass(frozen=True, slots=True)
class Opening:
    """The part a line opens, and what of the part already stands behind the colon."""

    part: Part
    rest: Excerpt


def part_of(words: Excerpt) -> Opening | None:
    """The part that a line opens: "2.5 Thời hạn giải quyết: 05 ngày" opens the time."""
    body = unnumbered(words)
    text = key(body.text)
    for part, pattern in _PARTS:
        match = pattern.match(text)
        if match is None:
            continue
        behind = _REST_OF_LABEL.match(text, match.end())
        if behind is None:
            if part == "code" and _CODE.search(body.text):
                return Opening(part, body[match.end() :])
            continue
        return Opening(part, body[behind.end() :])
    return None


def unnumbered(words: Excerpt) -> Excerpt:
    """The words without a number or bullet in front of them."""
    label = label_of(words.text)
    while label is not None and label.scheme not in ("article", "annex", "part", "chapter"):
        rest = words[label.length :]
        if not rest:
            break
        words = rest
        label = label_of(words.text) if label.is_bullet else None
    return words


def total_of(words: Excerpt) -> Excerpt | None:
    """The time behind "Tổng thời gian …"; empty words where the time stands in another cell; None for other lines."""
    body = unnumbered(words)
    match = _TOTAL.match(key(body.text))
    if match is None:
        return None
    rest = body[match.end() :]
    return rest[1:] if rest.text.startswith(":") else rest


def codes_in(text: str) -> list[tuple[int, int, str]]:
    """(start, end, code) of each procedure code: "1.012994", "2.000635", the longer national form."""
    return [(match.start(), match.end(), match.group()) for match in _CODE.finditer(text)]


def step_in_prose(words: Excerpt) -> tuple[str, Excerpt] | None:
    """The number as printed and the words behind it: "Bước 2: Thẩm định hồ sơ"."""
    body = unnumbered(words)
    match = _STEP.match(body.text)
    if match is None:
        return None
    end = match.end("number") if match.group("number") else match.end("short")
    return body.text[:end], body[match.end() :]


def step_in_cell(words: Excerpt) -> tuple[str, Excerpt] | None:
    """The number in front of the words of a cell, where no column of numbers stands beside it: "B2 Thẩm định"."""
    match = _STEP_IN_CELL.match(words.text)
    return (match.group("label"), words[match.end() :]) if match is not None else None


def is_step_number(text: str) -> bool:
    """ "B1", "Bước 1", "1", "1.1", "2."."""
    return bool(_STEP_NUMBER.fullmatch(key(text).strip()))


def is_bare_number(text: str) -> bool:
    """A cell that holds nothing but the number of a line."""
    return bool(_BARE_NUMBER.fullmatch(key(text).strip()))


def step_path(printed: str) -> tuple[int, ...]:
    """(2, 1) for "Bước 2.1"; () where no figure stands."""
    match = re.search(r"\d+(?:\.\d+)*", printed)
    return tuple(int(part) for part in match.group().split(".")) if match is not None else ()


def level_in(text: str) -> ProcedureLevel | None:
    """The level of administration a heading names."""
    words = key(text)
    province = bool(re.search(r"cấp (?:tỉnh|thành phố)|ủy ban nhân dân tỉnh|ubnd tỉnh|của sở|các sở", words))
    commune = bool(re.search(r"cấp xã|(?:ubnd|ủy ban nhân dân) (?:xã|cấp xã|phường)|xã, phường", words))
    if re.search(r"cấp tỉnh(?:,| và) (?:cấp )?xã", words):
        return "tỉnh, xã"
    if re.search(r"cấp huyện", words) and not commune:
        return "huyện"
    if province and commune:
        return "tỉnh, xã" if "cấp tỉnh" in words and "cấp xã" in words else None
    return "tỉnh" if province else "xã" if commune else None


def change_in(text: str) -> Change | None:
    """What a heading says is done to the procedures under it."""
    words = key(text)
    said = [change for change, pattern in _CHANGES if pattern.search(words)]
    return said[0] if len(said) == 1 else None  # a title may name all of them


def field_in(words: Excerpt) -> Excerpt | None:
    """The field behind "Lĩnh vực" in a heading."""
    match = re.search(r"(?:trong |thuộc )?lĩnh vực\s*:?\s+(?P<field>.+)$", key(words.text))
    if match is None:
        return None
    found = words[match.start("field") :]
    stop = re.search(
        r"\s*(?:\(\s*\d+|\(kèm|\(ban hành|thuộc (?:thẩm quyền|phạm vi)|trên địa bàn|áp dụng|của sở|do sở"
        r"|cấp (?:tỉnh|xã)|$)",
        key(found.text),
    )
    field = found[: stop.start()] if stop is not None else found
    return field if 1 < len(field) < 160 else None
