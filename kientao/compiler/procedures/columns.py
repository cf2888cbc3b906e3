"""Column headings of the three tables such a decision holds: lists of procedures, steps, papers to hand in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kientao.compiler.procedures.durations import HeadUnit, read_time, unit_of_head
from kientao.kernel.key import key

TableKind = Literal["list", "steps", "papers"]
Column = Literal[
    "number",
    "name",
    "code",
    "field",
    "time",
    "place",
    "fee",
    "basis",
    "step",
    "post",
    "agency",
    "result",
    "note",
    "paper",
    "original",
    "copy",
    "other",
]


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column of a table holds; `unit` where the heading of the time says it ("Thời gian (giờ)")."""

    kind: TableKind
    roles: tuple[Column, ...]
    unit: HeadUnit | None = None

    def at(self, role: Column) -> int | None:
        return self.roles.index(role) if role in self.roles else None


_MOST_UNKNOWN = 2
_FEWEST = 2
_LONGEST = 110

_NUMBER = re.compile(r"(?:s ?tt|tt|số tt|số thứ tự|thứ tự(?: (?:công việc|thực hiện|các bước|bước))*|#)\.?")
_BARE_STEP = re.compile(r"(?:tên |các )?(?:bước|bước (?:thực hiện|xử lý|công việc|quy trình)|số bước|mã bước|b)")

_WHO = r"(?:người|cán bộ|công chức|viên chức|bộ phận|đơn vị|cơ quan|cá nhân|phòng(?: ban)?|tổ chức)"
# Anchored: words of a cell ("Kiểm tra nội dung dự thảo") say the same things further on.
_LIST: tuple[tuple[Column, re.Pattern[str]], ...] = (
    ("code", re.compile(r"^mã(?: |$)|^số hồ sơ")),
    ("name", re.compile(r"^tên(?: các)?(?: thủ tục| tthc| quy trình)|^(?:danh mục )?(?:các )?(?:thủ tục|tthc)")),
    ("field", re.compile(r"^(?:thuộc )?lĩnh vực|^ngành$")),
    ("time", re.compile(r"^(?:tổng )?thời (?:hạn|gian)")),
    ("fee", re.compile(r"^(?:mức )?(?:thu )?(?:phí|lệ phí)")),
    (
        "basis",
        re.compile(r"^(?:căn cứ|cơ sở pháp lý|(?:tên )?văn bản (?:quy phạm|qppl|quy định|pháp lý)|(?:tên )?vbqppl)"),
    ),
    ("agency", re.compile(r"^(?:cơ quan|đơn vị|cấp|thẩm quyền)")),
    (
        "place",
        re.compile(r"^(?:địa điểm|nơi (?:thực hiện|tiếp nhận|nộp)|cách thức(?: thực hiện)?(?: và|,|/) ?địa|địa chỉ)"),
    ),
    ("note", re.compile(r"^ghi chú")),
)
_STEPS: tuple[tuple[Column, re.Pattern[str]], ...] = (
    (
        "note",
        re.compile(
            r"^(?:ghi chú|(?:cơ quan|đơn vị|bộ phận)?,? ?phối hợp|trình (?:các )?cấp|mức độ|lưu đồ|căn cứ|địa điểm"
            r"|mô tả)"
        ),
    ),
    (
        "time",
        re.compile(
            r"^(?:tổng )?(?:thời (?:gian|hạn)|tg(?: |$))|^số (?:giờ|ngày)|^(?:giờ|ngày)(?: làm việc)?$|^định mức"
        ),
    ),
    ("result", re.compile(r"^(?:kết quả|biểu mẫu|sản phẩm|đầu ra|hồ sơ|tài liệu|mẫu biểu)")),
    (
        "agency",
        re.compile(r"^(?:tên )?(?:đơn vị|cơ quan|phòng ban|phòng|nơi)(?!.*(?:người|công chức|cán bộ|cá nhân|bộ phận))"),
    ),
    (
        "post",
        re.compile(
            r"^(?:trách nhiệm|chức (?:danh|vụ)|vị trí|phân công|nhân sự|chủ thể|thực hiện bởi|thực hiện$"
            r"|chịu trách nhiệm)"
            rf"|^(?:tên )?{_WHO}(?:[ ,/-]+(?:và )?{_WHO})*$"
            rf"|^(?:tên )?{_WHO}.{{0,60}}(?:thực hiện|xử lý|giải quyết|phụ trách|đảm nhận|tham gia|chịu trách nhiệm)"
        ),
    ),
    (
        "step",
        re.compile(
            r"^(?:trình tự|nội dung|quy trình|(?:tên |nội dung )?công việc|các bước|tên bước|bước (?:thực hiện|xử lý)"
            r"|hoạt động|diễn giải|thao tác)"
        ),
    ),
)
_NO_STEPS = re.compile(r"chủ trì|nhiệm vụ|chỉ tiêu|giải pháp|mục tiêu|kinh phí|dự án|đề án|văn bản")
_ORIGINAL = re.compile(r"bản (?:chính|gốc)")
_COPY = re.compile(r"bản (?:sao|photo|phô tô)")


def columns_of(headings: Sequence[str]) -> Columns | None:
    """The columns under these headings; None when they head none of the three tables."""
    words = [" ".join(key(heading).split()).strip(" .:*") for heading in headings]
    if sum(map(bool, words)) < _FEWEST or any(
        len(word) > _LONGEST or read_time(word).value is not None for word in words
    ):
        return None
    if any(heading.rstrip().endswith((",", ";")) for heading in headings):
        return None
    found = _papers(words) or _list(words) or _steps(words)
    unknown = found.roles.count("other") if found is not None and found.kind != "papers" else 0
    return None if unknown > _MOST_UNKNOWN and 2 * unknown >= len(words) else found


def is_heading(text: str) -> bool:
    """May these words stand over a column of a list or of steps?"""
    word = " ".join(key(text).split()).strip(" .:*")
    if not word or len(word) > _LONGEST:
        return False
    return bool(
        _NUMBER.fullmatch(word)
        or _BARE_STEP.fullmatch(word)
        or any(pattern.search(word) for _, pattern in (*_LIST, *_STEPS))
    )


def _papers(words: Sequence[str]) -> Columns | None:
    """ "Thành phần hồ sơ | Bản chính | Bản sao", a number in front or not."""
    original = next((i for i, word in enumerate(words) if _ORIGINAL.fullmatch(word)), None)
    copy = next((i for i, word in enumerate(words) if _COPY.fullmatch(word)), None)
    if original is None or copy is None:
        return None
    roles: list[Column] = ["other"] * len(words)
    roles[original], roles[copy] = "original", "copy"
    free = [i for i in range(min(original, copy)) if words[i]]
    if not free:
        return None
    roles[free[-1]] = "paper"
    if free[-1] > 0:
        roles[free[-1] - 1] = "number"
    return Columns("papers", tuple(roles))


def _list(words: Sequence[str]) -> Columns | None:
    roles = _roles(words, _LIST)
    if roles.count("name") == 0 or "step" in roles:
        return None
    about = {"code", "time", "place", "fee", "basis", "field", "agency"} & set(roles)
    if not about or (about <= {"time", "agency"} and _says_steps(words)):
        return None
    return Columns("list", tuple(roles))


def _steps(words: Sequence[str]) -> Columns | None:
    """Steps need to say what is done or in which order, and who does it or how long it takes."""
    if any(_NO_STEPS.search(word) for word in words if not re.search("quy trình|biểu mẫu|kết quả", word)):
        return None
    bare = next((i for i, word in enumerate(words) if _BARE_STEP.fullmatch(word)), None)
    numbered = any(map(_NUMBER.fullmatch, words[:bare]))
    if bare is not None and not numbered and any(map(_says_what, words[bare + 1 :])):
        words = [*words[:bare], "tt", *words[bare + 1 :]]  # "Bước | Nội dung công việc": the first counts the second
    roles = _roles(words, _STEPS)
    if bare is not None and "step" not in roles:
        roles[bare] = "step"
    if "step" not in roles:
        described = next((i for i, word in enumerate(words) if word.startswith("mô tả")), None)
        if described is None:
            return None
        roles[described] = "step"
    if "post" not in roles and "agency" in roles:
        roles[roles.index("agency")] = "post"
    sure = {"post", "time"} & set(roles)
    if len(sure) < 2 and not (sure and {"number", "result"} & set(roles) and _says_steps(words)):
        return None
    unit = unit_of_head(words[roles.index("time")]) if "time" in roles else None
    return Columns("steps", tuple(roles), unit)


def _says_what(word: str) -> bool:
    return next((role for role, pattern in _STEPS if pattern.search(word)), None) == "step"


def _says_steps(words: Sequence[str]) -> bool:
    return any(re.search(r"bước|trình tự|công việc", word) for word in words)


def _roles(words: Sequence[str], patterns: tuple[tuple[Column, re.Pattern[str]], ...]) -> list[Column]:
    """One role a column; a second column of the same role is taken for a note beside the first."""
    roles: list[Column] = []
    for word in words:
        if _NUMBER.fullmatch(word) and "number" not in roles:
            roles.append("number")
            continue
        role: Column = next((role for role, pattern in patterns if word and pattern.search(word)), "other")
        if role in roles and role != "note":
            role = "note" if role == "step" else "other"
        roles.append(role)
    return roles
