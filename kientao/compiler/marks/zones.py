"""Where the parts of a decision begin: head, decision, recipients, signature, plan, annexes."""

import re

from kientao.kernel.key import is_upper, key

_KIND = re.compile(
    r"^(?:quyết định|kế hoạch|chương trình|chương trình hành động|đề án|đề cương|chỉ thị|nghị quyết|thông báo"
    r"|báo cáo|công văn|quy định|quy chế|kế hoạch hành động|phương án|hướng dẫn)(?:\s|$|:)"
)
_PLAN_TITLE = re.compile(
    r"^(?:kế hoạch|chương trình|đề án|đề cương|phương án|quy định|quy chế|kế hoạch hành động|danh mục"
    r"|bảng phân công)(?:\s|$)"
)
_ANNEX = re.compile(r"^(?:phụ lục|phụ biểu|biểu$|biểu(?: mẫu)? (?:số )?\d)(?:\s|$|[.:])")
_ATTACHED = re.compile(r"^\(?(?:ban hành )?(?:đính )?kèm theo|^\(ban hành")
_RECIPIENTS = re.compile(r"^nơi nhận ?:?")
_CAPACITY = re.compile(
    r"^(?:tm\.|kt\.|tl\.|tuq\.|q\.|chủ tịch$|phó chủ tịch$|giám đốc$|phó giám đốc$|bộ trưởng$|thứ trưởng$"
    r"|thủ tướng$|bí thư$|phó bí thư$|dân$|nhân dân$|đã ký|\(đã ký\)|chánh văn phòng$)"
)
_DECIDES = re.compile(r"^(?:quyết định|quyết nghị|nghị quyết)\s*:$")
_ARTICLE = re.compile(r"^điều \d+")
_GROUNDS = re.compile(
    r"^(?:căn cứ|xét đề nghị|theo đề nghị|thực hiện (?:nghị quyết|quyết định|kế hoạch|chỉ thị|chương trình"
    r"|công văn|kết luận|thông báo)|xét tờ trình)"
)


def is_annex_title(text: str) -> bool:
    words = key(text)
    return (
        bool(_ANNEX.match(words))
        and (is_upper(text[:8]) or len(words) < 160)
        and not re.match(r"phụ lục (?:đính kèm|kèm theo|này)", words)
    )


def is_plan_title(text: str) -> bool:
    match = _PLAN_TITLE.match(key(text))
    return match is not None and text[: match.end()].strip().isupper() and (is_upper(text[:60]) or len(text) < 200)


def is_kind(text: str) -> bool:
    match = _KIND.match(key(text))
    return match is not None and text[: match.end()].strip(" :").isupper()


def is_recipients(text: str) -> bool:
    return bool(_RECIPIENTS.match(key(text)))


def is_capacity(text: str) -> bool:
    return bool(_CAPACITY.match(key(text))) and (is_upper(text) or text[:1] == "(")


def is_attached_note(text: str) -> bool:
    return bool(_ATTACHED.match(key(text)))


def is_decides(text: str) -> bool:
    return bool(_DECIDES.match(key(text)))


def is_article(text: str) -> bool:
    return bool(_ARTICLE.match(key(text)))


def is_ground(text: str) -> bool:
    return bool(_GROUNDS.match(key(text)))
