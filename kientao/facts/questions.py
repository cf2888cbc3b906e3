"""What no system holds: agencies are asked for it, period by period, and answer with whole numbers and evidence. Pure.

A question has the code of its measure. Its place in this list stands in rows: new ones are added at the end.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Over(StrEnum):
    """How answers for the parts of a year become the year's."""

    SUM = "sum"  # each tells of its own period alone
    LAST = "last"  # the latest one holds until the next


@dataclass(frozen=True, slots=True)
class Question:
    """`above` and `below` say in Vietnamese what is written above and below the line; "" below: there is no line.

    `why` says which book or system has it and why nobody can count it here.
    """

    code: str
    words: str
    above: str
    below: str
    why: str
    over: Over = Over.LAST


_PORTAL = "Cổng Dịch vụ công quốc gia tính và công bố."
_ALL = (
    Question(
        "portal-updates-on-time", "Thủ tục cập nhật, công khai đúng hạn",
        "Thủ tục được cập nhật đúng hạn", "Thủ tục phải cập nhật", _PORTAL,
    ),
    Question(
        "portal-content-full", "Thủ tục công khai đủ nội dung",
        "Thủ tục công khai đủ nội dung", "Thủ tục được công khai", _PORTAL,
    ),
    Question(
        "portal-dossiers-synchronised", "Hồ sơ đồng bộ lên Cổng quốc gia",
        "Hồ sơ đã đồng bộ", "Hồ sơ tiếp nhận", _PORTAL, Over.SUM,
    ),
    Question(
        "certified-copies", "Chứng thực bản sao điện tử",
        "Bản sao chứng thực điện tử", "Bản sao chứng thực", _PORTAL, Over.SUM,
    ),
    Question(
        "personal-storage", "Kết quả đồng bộ vào kho của công dân",
        "Kết quả đã đồng bộ", "Kết quả đã cấp", _PORTAL, Over.SUM,
    ),
    Question(
        "citizen-data-procedures", "Thủ tục khai thác dữ liệu dân cư",
        "Thủ tục đã khai thác", "Thủ tục cần khai thác", _PORTAL,
    ),
    Question(
        "citizen-data-dossiers", "Hồ sơ khai thác dữ liệu dân cư",
        "Hồ sơ đã khai thác", "Hồ sơ thuộc thủ tục cần khai thác", _PORTAL, Over.SUM,
    ),
    Question(
        "revenue-growth", "Tăng thu ngân sách so với năm trước",
        "Số thu tăng thêm so với năm trước (đồng)", "Số thu năm trước (đồng)",
        "Số thu ngân sách do cơ quan tài chính, thuế quản lý.",
    ),
    Question(
        "businesses-growth", "Doanh nghiệp thành lập tăng so với năm trước",
        "Doanh nghiệp thành lập tăng thêm so với năm trước", "Doanh nghiệp thành lập năm trước",
        "Số doanh nghiệp do cơ quan đăng ký kinh doanh quản lý.",
    ),
    Question(
        "par-index-rank", "Thứ hạng chỉ số cải cách hành chính của tỉnh", "Thứ hạng", "",
        "Bộ Nội vụ công bố hằng năm.",
    ),
    Question("sipas-rank", "Thứ hạng chỉ số hài lòng của tỉnh", "Thứ hạng", "", "Bộ Nội vụ công bố hằng năm."),
)  # fmt: skip
QUESTIONS: Mapping[str, Question] = MappingProxyType({one.code: one for one in _ALL})
