"""The time a plan is for."""

import re
from collections.abc import Sequence
from datetime import date

from kientao.compiler.draft import DatePeriod
from kientao.compiler.marks.zones import is_attached_note, is_ground, is_plan_title
from kientao.compiler.outline.model import Heading, HeadLine, Item, Outline
from kientao.kernel.key import is_upper, key

_PERIOD = re.compile(
    r"(?:giai đoạn|các năm|từ năm|năm|thời kỳ)?\s*(?P<a>(?:19|20)\d{2})\s*(?:-|đến(?: năm)?)\s*(?P<b>(?:19|20)\d{2})"
)
_YEAR = re.compile(r"(?<!đến )năm (?P<y>(?:19|20)\d{2})")
_UNTIL = re.compile(r"đến(?: hết)? năm (?P<y>(?:19|20)\d{2})")
_OF_THE_PLAN = re.compile(
    r"(?:kế hoạch|chương trình|nhiệm vụ|công tác|đề án)[^.;:]{0,120}?(?P<time>(?:giai đoạn|năm) .*)"
)


def read_period(titles: Sequence[str], outline: Outline, day: date | None) -> DatePeriod | None:
    """From the title, else from the plan's own title, else from the first lines where they name the plan's time."""
    lines = [node.para.words.text for node in outline.nodes if isinstance(node, HeadLine)]
    heads = [n.para.words.text for n in outline.nodes if isinstance(n, HeadLine) and n.zone in ("head", "annex")]
    certain = [
        *titles,
        *(text for text in lines if is_plan_title(text)),
        *(text for text in heads if is_upper(text) and not is_ground(text)),
        *[text for text in heads if not is_ground(text) and not is_attached_note(text)][:40],
    ]
    for text in certain:
        found = _period(key(text), day)
        if found is not None:
            return found
    first = [node.text.text[:400] for node in outline.nodes if isinstance(node, Item)][:4]
    for text in [*first, *[node.title.text for node in outline.nodes if isinstance(node, Heading)][:3]]:
        named = _OF_THE_PLAN.search(key(text))
        found = _period(named.group("time"), day) if named is not None else None
        if found is not None:
            return found
    return None


def _period(words: str, day: date | None) -> DatePeriod | None:
    if "ngày" in words and "tháng" in words and len(words) < 60:
        return None
    match = _PERIOD.search(words)
    if match:
        return DatePeriod(date(int(match.group("a")), 1, 1), date(int(match.group("b")), 12, 31))
    match = _YEAR.search(words)
    if match and not re.search(r"ngày \d+ tháng \d+ năm", words):
        year = int(match.group("y"))
        return DatePeriod(date(year, 1, 1), date(year, 12, 31))
    match = _UNTIL.search(words)
    if match is None:
        return None
    until = int(match.group("y"))
    return DatePeriod(day.replace(month=1, day=1) if day and day.year < until else None, date(until, 12, 31))
