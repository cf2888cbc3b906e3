"""What a step of a published process is for, guessed from the words of its row. A suggestion, never an answer. Pure."""

import re
from dataclasses import dataclass

from kientao.kernel.key import key
from kientao.registers.onestop.rules.process import StepKind

# In each the words of the act itself. What stands first in the row is what the step is for: "Thẩm định hồ sơ, trình
# lãnh đạo ký" appraises.
_ACTS: dict[StepKind, tuple[str, ...]] = {
    StepKind.RECEIVE: (
        r"tiếp nhận(?! và (?:hẹn )?trả)",
        r"(?<!khi )(?<!được )(?<!đã )\bnhận (?:đủ )?hồ sơ",
        r"nộp hồ sơ",
        r"hướng dẫn,? kiểm tra",
    ),
    StepKind.ASSIGN: (
        r"phân công",
        r"\bgiao (?:cho )?(?:chuyên viên|công chức|cán bộ|phòng|nhiệm vụ)",
        r"chuyển (?:hồ sơ )?(?:cho |đến )?(?:chuyên viên|công chức|cán bộ|phòng)[^.;]{0,60}(?:xử|thụ) lý",
    ),
    StepKind.CONSULT: (
        r"(?:lấy|xin|cho|tham gia|có|tổng hợp) ý kiến",
        r"tham vấn",
        r"gửi văn bản hỏi",
        r"phối hợp[^.;]{0,40}ý kiến",
    ),
    StepKind.APPRAISE: (
        r"thẩm định|thẩm tra|xác minh|khảo sát|nghiên cứu",
        r"kiểm tra (?:thực (?:địa|tế)|hồ sơ|tính|điều kiện)",
        r"đi thực (?:địa|tế)",
        r"(?:xử lý|thụ lý|giải quyết)(?! kết quả)",
        r"(?:dự|soạn) thảo",
        r"xem xét(?![^.;]{0,40}(?:trình|\bký\b|duyệt))",
    ),
    StepKind.SUBMIT: (r"\btrình\b(?! tự)", r"ký (?:nháy|tắt)", r"thông qua (?:kết quả|dự thảo|hồ sơ)"),
    StepKind.APPROVE: (
        r"phê duyệt|ký duyệt",
        r"\bký\b(?! (?:nháy|tắt|số vào|nhận|kết hợp đồng))",
        r"quyết định (?:cấp|việc|cho)",
    ),
    StepKind.RELEASE: (
        r"vào sổ|đóng dấu|phát hành",
        r"\b(?:lấy|cấp|cho) số\b",
        r"(?:chuyển (?:trả )?|gửi |số hóa |scan )kết quả",
        r"chuyển[^.;]{0,40}để trả kết quả",
    ),
    StepKind.HAND_OVER: (
        r"liên thông",
        r"chuyển hồ sơ[^.;]{0,20}(?:đến|sang|tới|lên) (?:ủy ban|ubnd|sở |cơ quan|chi )",
    ),
    StepKind.RETURN: (
        r"(?<!hẹn )(?<!tiếp nhận và )(?<!để )(?<!chuyển )trả (?:lại )?kết quả",
        r"trao kết quả|trả (?:giấy|cho (?:tổ|cá|công))",
        r"(?:thông báo|mời)[^.;]{0,80}(?:đến )?nhận kết quả",
    ),
}
_FOUND = {kind: re.compile("|".join(patterns)) for kind, patterns in _ACTS.items()}
_POSTS: tuple[tuple[StepKind, "re.Pattern[str]"], ...] = (
    (StepKind.RELEASE, re.compile(r"văn thư")),
    (StepKind.APPROVE, re.compile(r"giám đốc|chủ tịch|lãnh đạo (?:sở|ủy ban|ubnd|cơ quan|chi cục|ban)")),
    (StepKind.SUBMIT, re.compile(r"trưởng phòng|lãnh đạo phòng")),
    (StepKind.APPRAISE, re.compile(r"chuyên viên|công chức phòng|công chức chuyên môn")),
)
_COUNTER = re.compile(
    r"một cửa|1 cửa|phục vụ hành chính công|\bpvhcc\b|\btt ?hcc\b|tiếp nhận và trả|tn ?& ?tkq|\bbpmc\b|\bttpvhcc\b"
)
_KEEPING = re.compile(r"lưu (?:trữ|hồ sơ)|thống kê|lưu kho|theo dõi")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: first of the process, first of an agency's part, last of the process."""

    first: bool = False
    first_of_leg: bool = False
    last: bool = False


def step_kind(text: str, post: str, place: Place) -> StepKind:
    """The act that the row names first; handing out is only what ends a process, receiving only what begins a part."""
    words = key(text)
    found = sorted((match.start(), kind) for kind, pattern in _FOUND.items() if (match := pattern.search(words)))
    for _, kind in found:
        if kind is StepKind.RECEIVE and not (place.first or place.first_of_leg):
            continue
        if kind is StepKind.RETURN and not place.last:
            return StepKind.RELEASE
        return kind
    if found:
        return StepKind.OTHER
    if place.first and at_the_counter(post):
        return StepKind.RECEIVE
    return next((kind for kind, pattern in _POSTS if pattern.search(key(post))), StepKind.OTHER)


def at_the_counter(words: str) -> bool:
    """Do the words of a post or an agency mean the one-stop shop?"""
    return bool(_COUNTER.search(key(words)))


def only_keeps(text: str) -> bool:
    """Is it what is left to do behind the counter once the result was handed out?"""
    words = key(text)
    return bool(_KEEPING.search(words)) and not any(
        pattern.search(words) for kind, pattern in _FOUND.items() if kind is not StepKind.RELEASE
    )
