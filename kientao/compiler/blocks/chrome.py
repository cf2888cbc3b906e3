"""What law-text web sites print around a decision: menus, metadata, notices to members."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from kientao.kernel.key import is_upper, key

_CHROME = re.compile(
    r"thư ?viện ?pháp ?luật|thuvienphapluat|luatvietnam|hệ thống pháp luật|hethongphapluat|lawnet|vanbanphapluat"
    r"|đang tải|vui lòng chờ|\bclick\b|double click|rà chuột|tắt so sánh|đăng nhập|đăng xuất|đăng ký thành viên"
    r"|tài khoản của (?:bạn|quý)|quý khách|quý thành viên|bản dịch này|sở hữu trí tuệ\.$|copyright|all rights reserved"
    r"|số công báo|ngày công báo|tình trạng hiệu lực|^tình trạng ?:|^ngày hiệu lực ?:|^số hiệu ?:|^người ký ?:"
    r"|^loại văn bản ?:"
    r"|^nơi ban hành ?:|^ngày ban hành ?:|lược đồ|tải về|tải văn bản|văn bản (?:gốc|liên quan|tiếng anh)"
    r"|nội dung tiếng anh"
    r"|các nội dung được sửa đổi, hướng dẫn|nội dung sửa đổi, hướng dẫn|file được đính kèm|attached to document"
    r"|^mã số thuế ?:|^e-?mail ?:|^điện thoại ?:|hotline|facebook|\bcookie\b|bình luận|lượt xem|in văn bản|chia sẻ qua"
    r"|văn bản (?:bị )?thay thế$|^chú thích ?:?$|văn bản được cập nhật|theo dõi hiệu lực"
)
_SITE_TITLE = re.compile(
    r"^(?:quyết định|kế hoạch|nghị quyết|chỉ thị|công văn|thông báo|chương trình) (?:số )?\d+/[^ ]+ (?:năm \d{4}"
    r"|ngày \d{1,2}/\d{1,2}/\d{4}|\d{4}) "
)
_OPENING = re.compile(
    r"^(?:ủy ban nhân dân|hội đồng nhân dân|cộng hòa xã hội|chính phủ$|thủ tướng chính phủ$|bộ [a-zà-ỹđ ]+$"
    r"|sở [a-zà-ỹđ ]+$|tỉnh ủy|thành ủy|đảng bộ"
    r"|ban chấp hành|quyết định$|kế hoạch$|nghị quyết$|chỉ thị$|chương trình$|thông báo$|đề án$|báo cáo$"
    r"|tỉnh [a-zà-ỹđ ]+$|thành phố [a-zà-ỹđ ]+$)"
)


class Readable(Protocol):
    """A line or a block, by its words."""

    @property
    def text(self) -> str: ...

    @property
    def blank(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Seen:
    """A block of a web page, by its first words."""

    text: str

    @property
    def blank(self) -> bool:
        return not self.text


def is_chrome(text: str) -> bool:
    """Does this line belong to a web page rather than to the decision?"""
    return bool(_CHROME.search(key(text)))


def chrome_lines(lines: Sequence[Readable]) -> tuple[int, int]:
    """(first, last): lines before `first` and from `last` on are page chrome. Without chrome (0, len(lines))."""
    return _head_end(lines), _tail_start(lines)


def _head_end(lines: Sequence[Readable]) -> int:
    """Chrome at the top ends where the decision's own head begins: its issuing body or its kind, in capitals."""
    marker = -1
    for index, line in enumerate(lines[:400]):
        if line.blank or line.text == "|":
            continue
        if is_chrome(line.text):
            marker = index
        elif marker >= 0 and is_upper(line.text) and _OPENING.match(key(line.text)):
            if not any(is_chrome(later.text) for later in lines[index + 1 : index + 40]):
                return index
        elif marker < 0 and index > 60:
            break
    return 0


def _tail_start(lines: Sequence[Readable]) -> int:
    """Chrome at the bottom starts at the first of its lines after which no heading of a plan comes any more."""
    count = len(lines)
    start = count
    markers = 0
    for index in range(count - 1, max(count // 3, 20) - 1, -1):
        line = lines[index]
        if line.blank:
            continue
        if is_chrome(line.text) or (markers >= 2 and _SITE_TITLE.match(key(line.text))):
            markers += 1
            start = index
        elif start - index > 25:
            break
    if markers < 2:
        return count
    while start > 0 and (lines[start - 1].blank or _SITE_TITLE.match(key(lines[start - 1].text))):
        start -= 1
    return start
