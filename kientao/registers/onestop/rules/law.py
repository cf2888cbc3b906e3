"""Under which decree dossiers are handled, by date. Pure.

NĐ 118/2025/NĐ-CP took the place of NĐ 61/2018/NĐ-CP on 1 July 2025 and repealed it; the rules on supplements, terms and
apologies are applied as they were, since nothing says that a figure has changed.
"""

from datetime import date

_SINCE = date(2025, 7, 1)
_NOW, _BEFORE = "NĐ 118/2025/NĐ-CP", "NĐ 61/2018/NĐ-CP"


def handling_law(day: date | None, article: int) -> str:
    """The decree on that day, today's where no day is given. `article` is the one of the older decree."""
    return _NOW if day is None or day >= _SINCE else f"{_BEFORE}, Điều {article}"
