"""What is to be handed in: the product cell, split into documents."""

import re
from collections.abc import Sequence

from kientao.compiler.draft import Deliverable
from kientao.compiler.items.pieces import listed, trimmed
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import key

PRODUCTS = (
    "quyết định|kế hoạch|báo cáo|nghị quyết|đề án|chương trình|chỉ thị|công văn|tờ trình|văn bản|quy chế|quy "
    "định|thông báo|"
    "hướng dẫn|kết luận|dự án|phần mềm|hệ thống|hội nghị|hội thảo|lớp|bộ tiêu chí|bộ chỉ số|cơ sở dữ liệu|danh "
    "mục|biên bản|"
    "hợp đồng|thư xin lỗi|mô hình|nền tảng|phương án|quy trình|sáng kiến|đề tài|tài liệu|tin|bài|chuyên "
    "mục|chuyên đề|qđ|kh|nq|"
    "giấy chứng nhận|đề cương|bản đồ|cổng|trang thông tin|ứng dụng|khảo sát|thống kê|nghị định|dự thảo|quy "
    "hoạch|sổ tay|cẩm nang|"
    "cuộc thi|đoàn kiểm tra|phiếu|hồ sơ|kết quả|chiến lược|cơ chế|chính sách|bảng|quyết toán"
)
_KIND = re.compile(rf"^(?:các |những |\d+ |dự thảo )?(?P<kind>{PRODUCTS})(?![a-zà-ỹđ])")
_SEMICOLON = re.compile(r"\s*;\s*")
_HEADS = (
    "quyết định|kế hoạch|báo cáo|nghị quyết|đề án|chương trình|chỉ thị|tờ trình|quy chế|thông báo|kết luận|công văn"
    "|qđ|dự án|phương án|sáng kiến|đề tài|hội nghị|hội thảo"
)
_COMMA = re.compile(rf"\s*,\s*(?=(?:các )?(?:{_HEADS})(?![a-zà-ỹđ]))", re.IGNORECASE)


def read_deliverables(task: str, lines: Sequence[Excerpt]) -> tuple[Deliverable, ...]:
    """Deliverables of a task in order, ids `<task>.d1`, … Commas part them only before another product."""
    found: list[Deliverable] = []
    entries = listed(lines)
    for entry in entries:
        for part in entry.split(_SEMICOLON):
            for words in _at_commas(part) if len(entries) == 1 else [part]:
                words = trimmed(words, " ;,")
                if words and any(character.isalnum() for character in words.text):
                    found.append(
                        Deliverable(f"{task}.d{len(found) + 1}", words.text, words.spans, kind=product_kind(words.text))
                    )
    return tuple(found)


def _at_commas(part: Excerpt) -> list[Excerpt]:
    keyed = key(part.text)
    if not _KIND.match(keyed):
        return [part]
    products = all(_KIND.match(piece.strip()) for piece in keyed.split(",")) and len(keyed) < 60
    pieces: list[Excerpt] = []
    start = 0
    for match in _COMMA.finditer(keyed):
        if keyed.count("(", 0, match.start()) > keyed.count(")", 0, match.start()):
            continue
        if not products and not part.text[match.end()].isupper():
            continue
        pieces.append(part[start : match.start()])
        start = match.end()
    pieces.append(part[start:])
    return pieces


def product_kind(text: str) -> str | None:
    """ "Kế hoạch của UBND tỉnh" → "Kế hoạch"."""
    match = _KIND.match(key(text))
    if match is None:
        return None
    kind = match.group("kind")
    opened = {"qđ": "quyết định", "kh": "kế hoạch", "nq": "nghị quyết"}.get(kind, kind)
    return opened[:1].upper() + opened[1:]
