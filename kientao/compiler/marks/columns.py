"""Column headings: what a column of an annex table holds."""

import re
from typing import Literal

from kientao.kernel.key import key

Role = Literal[
    "number",
    "task",
    "goal",
    "product",
    "lead",
    "coordinating",
    "executing",
    "deadline",
    "budget",
    "note",
    "basis",
    "leader",
    "unit",
    "place",
    "criterion",
    "person",
    "amount",
]

_AGENCY = (
    r"(?:cơ quan|đơn vị|bộ phận|phòng|lực lượng|chủ thể|tổ chức|cấp|sở,? ?(?:ban,? ?)?ngành|cq|đv|người|cán bộ"
    r"|công chức|nơi)"
)

_AMOUNT_OF_A_YEAR = re.compile(
    r"^(?:mục tiêu|chỉ tiêu|kế hoạch|phấn đấu|thực hiện)(?: đến)?(?: hết)? (?:năm |giai đoạn )?(?:19|20)\d{2}"
    r"|^chỉ tiêu giao|^kế hoạch giao|^phấn đấu$"
)

_GOAL_OF_AN_INDEX = re.compile(
    r"^(?:chỉ số|tiêu chí)(?: thành phần| nội dung)?$|^trục nội dung$|^nội dung (?:chỉ số|thành phần)$"
)

# The first that fits wins: an agency that "thực hiện" comes before a time of "thực hiện".
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("number", re.compile(r"^(?:s ?tt|tt|số tt|số thứ tự|#|no\.?)\.?$")),
    ("note", re.compile(r"^ghi chú|^chú thích$|^ý kiến$")),
    ("person", re.compile(r"họ (?:và )?tên|chức vụ|chức danh")),
    (
        "goal",
        re.compile(r"^(?:chỉ số|tiêu chí)(?: thành phần| nội dung)?$|^trục nội dung$|^nội dung (?:chỉ số|thành phần)$"),
    ),
    ("criterion", re.compile(r"điểm (?:chuẩn|tối đa|số|tự|thẩm)|thang điểm|hướng dẫn chấm|^điểm$|tiêu chí")),
    ("budget", re.compile(r"kinh phí|dự toán|nguồn vốn|nguồn lực|tổng mức|tổng vốn|ngân sách")),
    ("leader", re.compile(r"lãnh đạo|người chỉ đạo|chỉ đạo thực hiện$")),
    ("executing", re.compile(r"(?:chủ trì|đầu mối).{0,30}phối hợp|phối hợp.{0,30}chủ trì")),
    ("coordinating", re.compile(r"phối hợp|phối kết hợp|hỗ trợ thực hiện|lực lượng hỗ trợ|tham gia")),
    ("lead", re.compile(r"chủ trì|đầu mối|chịu trách nhiệm chính|chủ quản|soạn thảo|tham mưu")),
    (
        "deadline",
        re.compile(
            r"thời gian|thời hạn|tiến độ|thời điểm|lộ trình|kỳ hạn|^hạn |ngày hoàn thành|năm (?:thực hiện"
            r"|hoàn thành|trình)|^hoàn thành"
        ),
    ),
    (
        "executing",
        re.compile(
            rf"{_AGENCY}.{{0,24}}"
            r"(?:thực hiện|triển khai|phụ trách|chịu trách nhiệm|theo dõi|được giao|tổ chức|tổng hợp)"
            r"|phân công|trách nhiệm|^(?:chủ thể|cơ quan|nơi) thực hiện|^cơ quan$"
        ),
    ),
    ("product", re.compile(r"sản phẩm|kết quả|đầu ra|hình thức văn bản|loại văn bản")),
    ("unit", re.compile(r"đơn vị tính|^đvt$|^đơn vị$")),
    ("place", re.compile(r"địa điểm|địa bàn")),
    ("basis", re.compile(r"văn bản (?:giao|chỉ đạo)|căn cứ|cơ sở pháp lý")),
    ("amount", _AMOUNT_OF_A_YEAR),
    ("goal", re.compile(r"^mục tiêu|^chỉ tiêu|nhóm nhiệm vụ|^lĩnh vực$|^nhóm ")),
    (
        "task",
        re.compile(
            r"nhiệm vụ|nội dung|công việc|hoạt động|giải pháp|^tên |danh mục|chương trình|đề án|dự án|văn bản"
            r"|^việc|đề mục|mô hình|phong trào"
        ),
    ),
    ("amount", re.compile(r"số lượng|khối lượng|quy mô|giá trị|^năm \d{4}|^\d{4}$|diện tích|tỷ lệ|thành tiền|đơn giá")),
)


def column_role(heading: str) -> Role | None:
    """What a column headed so holds; None when the words say nothing."""
    words = " ".join(key(heading).split()).strip(" .:*")
    if not words or len(words) > 90:
        return None
    for role, pattern in _ROLES:
        if pattern.search(words):
            return role
    return None
