"""Heads who stand for their agency: "Giám đốc Sở Y tế" is Sở Y tế."""

import re

from kientao.kernel.key import key

_OFFICE = re.compile(
    r"^(?:đồng chí |đ/c |ông |bà )*(?:"
    r"(?:phó )?(?:chủ tịch|giám đốc|tổng giám đốc|bí thư|hiệu trưởng|tổng biên tập|viện trưởng|chánh án) "
    r"|(?:phó )?(?:chi cục trưởng|cục trưởng|tổng cục trưởng|chỉ huy trưởng|chính ủy) "
    r"|(?:tập thể )?lãnh đạo |ban giám đốc |thường trực |thủ trưởng |người đứng đầu "
    r"|(?:phó )?chánh (?=văn phòng|vp|thanh tra)"
    r"|(?:phó )?trưởng (?=ban|phòng|công an|đài|trạm|khoa|chi nhánh|đoàn)"
    r")"
)


def without_head(text: str) -> tuple[str, bool]:
    """The agency behind a head, and whether there was a head in front."""
    found = _OFFICE.match(key(text))
    rest = text[found.end() :].strip() if found else ""
    return (rest, True) if rest else (text, False)
