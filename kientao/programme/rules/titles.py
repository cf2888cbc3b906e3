"""What a plan is called, taken from the decision's title."""

import re

from kientao.compiler.marks.proper_case import proper_case
from kientao.kernel.key import is_upper

_TIME = re.compile(r"\b(?:giai đoạn|năm)(?= \d{4})", re.IGNORECASE)
_YEARS = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})")
_ABOUT = re.compile(r"^\s*(?:quyết định\s*)?(?:về việc\s*|v/v\s*)?(?:ban hành\s+)?", re.IGNORECASE)


def plan_title(title: str) -> str:
    """ "QUYẾT ĐỊNH VỀ VIỆC BAN HÀNH KẾ HOẠCH … TỈNH X NĂM 2020" → "Kế hoạch … tỉnh X năm 2020"."""
    words = _ABOUT.sub("", " ".join(title.split()))
    words = proper_case(words) if is_upper(words) else words
    words = _YEARS.sub(r"\1-\2", _TIME.sub(lambda found: found.group().lower(), words))
    return words[:1].upper() + words[1:] if words else title.strip()
