"""What a section is about, told from its title; "I. MỤC TIÊU", "IV. TỔ CHỨC THỰC HIỆN"."""

import re

from kientao.compiler.outline.model import Topic
from kientao.kernel.key import key

_TOPICS: tuple[tuple[Topic, re.Pattern[str]], ...] = (
    ("budget", re.compile(r"^(?:[^,]{0,20})?(?:kinh phí|nguồn vốn|nguồn lực tài chính|dự toán)")),
    (
        "organisation",
        re.compile(
            r"tổ chức thực hiện|^tổ chức triển khai(?: thực hiện)?$|phân công (?:nhiệm vụ|trách nhiệm|thực hiện"
            r"|tổ chức)|trách nhiệm (?:thực hiện|của|các)|^trách nhiệm|chế độ báo cáo|thông tin,? báo cáo"
            r"|tổ chức,? theo dõi|kiểm tra,? giám sát,? báo cáo|^phân công"
        ),
    ),
    (
        "situation",
        re.compile(
            r"thực trạng|hiện trạng|tình hình|kết quả (?:đạt được|thực hiện|công tác)|đánh giá (?:cải cách|cchc"
            r"|chung|kết quả|thực)|tồn tại|hạn chế|nguyên nhân|sự cần thiết|cơ sở pháp lý|^cơ sở |^căn cứ"
            r"|^kết quả|bối cảnh|đặc điểm"
        ),
    ),
    (
        "task",
        re.compile(
            r"^(?:các )?nhiệm vụ|^(?:các )?giải pháp|nhiệm vụ,? (?:và )?giải pháp$|nhiệm vụ trọng tâm"
            r"|nhiệm vụ cụ thể|^nội dung(?!.*mục tiêu)"
        ),
    ),
    ("objective", re.compile(r"mục tiêu|chỉ tiêu|mục đích")),
    ("requirement", re.compile(r"^yêu cầu|quan điểm|nguyên tắc|phạm vi|đối tượng|phương châm")),
    ("task", re.compile(r"nhiệm vụ|giải pháp|nội dung|hoạt động|công việc|lộ trình|chương trình hành động|các bước")),
)
_MIXED = re.compile(
    r"(?:mục tiêu|chỉ tiêu|mục đích).*(?:nhiệm vụ|giải pháp|nội dung)|(?:nhiệm vụ|giải pháp"
    r"|nội dung).*(?:phân công|trách nhiệm|tổ chức thực hiện)"
)


def topic_of(title: str) -> Topic:
    """The topic a title announces; "other" when its words say none ("2. Cải cách thể chế") or announce several."""
    words = key(title)
    if _MIXED.search(words) or len(words) > 140:
        return "other"
    for topic, pattern in _TOPICS:
        if pattern.search(words):
            return topic
    return "other"
