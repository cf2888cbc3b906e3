"""What a plan is called, taken from the decision's title."""

import re

from kientao.compiler.marks.proper_case import proper_case
from kientao.kernel.key import is_upper

_ABOUT = re.compile(r"^\s*(?:quyết định\s*)?(?:về việc\s*|v/v\s*)?(?:ban hành\s+)?", re.IGNORECASE)


def plan_title(title: str) -> str:
    """ "QUYẾT ĐỊNH VỀ VIỆC BAN HÀNH KẾ HOẠCH … TỈNH X NĂM 2020" → "Kế hoạch … tỉnh X năm 2020"."""
    words = _ABOUT.sub("", " ".join(title.split()))
    words = proper_case(words) if is_upper(words) else words
    return words[:1].upper() + words[1:] if words else title.strip()
