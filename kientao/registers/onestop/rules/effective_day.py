"""From which day a decision says it takes effect. Pure."""

import re
from datetime import date

from kientao.kernel.key import key

_SENTENCE = re.compile(
    r"có hiệu lực(?: thi hành)?(?:\s*,)?\s*(?:kể\s+)?từ\s+(?:ngày\s+)?"
    r"(?:(?P<signed>(?:ngày\s+)?ký)|(?P<day>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{1,2})"
    r"(?:\s*[/.-]\s*|\s+năm\s+)(?P<year>\d{4}))"
)


def effective_day(text: str, signed: date | None) -> date | None:
    """The day named in "có hiệu lực kể từ ngày …", the day of signing where it says so; None where it says nothing."""
    for found in _SENTENCE.finditer(" ".join(key(text).split())):
        if found["signed"]:
            return signed
        try:
            return date(int(found["year"]), int(found["month"]), int(found["day"]))
        except ValueError:
            continue
    return None
