"""What a reminder says, of one thing or of many at once. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kientao.programme.rules.reminding import About, Place, Step

_NAMED = 2  # of many, so many are named
_PRODUCT, _TASK = 120, 90  # characters


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that waits: its title, whose it is, and the date its step counts from."""

    title: str
    agency: str
    anchor: date


def title_of(product: str, occurrence: str, task: str) -> str:
    """ "Báo cáo (Quý I/2026) – Rà soát thủ tục hành chính"."""
    time = f" ({occurrence})" if occurrence else ""
    return f"{_short(product, _PRODUCT)}{time} – {_short(task, _TASK)}"


def kind_of(step: Step) -> str:
    """The kind of the notice."""
    if step.about is not About.WORK:
        return "waits"
    return "overdue" if step.days > 0 else "due-soon"


def reminder_words(step: Step, today: date, things: Sequence[Said], count: int, agencies: int) -> str:
    """`things` are the first of `count`, oldest first, of `agencies` agencies."""
    first = things[0]
    if count == 1:
        return f"{_one(step, today, first)}: {first.title}"
    named = "; ".join(thing.title for thing in things[:_NAMED])
    more = f" và {count - _NAMED} việc khác" if count > _NAMED else ""
    return f"{_many(step, today, first, count, agencies)}: {named}{more}"


def _one(step: Step, today: date, one: Said) -> str:
    day, outside = f"{one.anchor:%d/%m/%Y}", step.audience.place in (Place.OFFICE, Place.LEADERS)
    match step.about:
        case About.WORK if step.days <= 0:
            return f"{_left(today, one.anchor)} (hạn {day})"
        case About.WORK if outside:
            return f"{one.agency} quá hạn từ {step.days} ngày làm việc (hạn {day})"
        case About.WORK:
            return f"Quá hạn {(today - one.anchor).days} ngày (hạn {day})"
        case About.PRODUCT:
            return f"{one.agency} nộp ngày {day}, chưa được nghiệm thu"
        case About.DIFFICULTY if step.days <= 0:
            return f"Trả lời vướng mắc của {one.agency} trước hết ngày {day}"
        case About.DIFFICULTY:
            return f"Vướng mắc của {one.agency} quá hạn trả lời (hạn {day})"
        case About.EXTENSION:
            return f"{one.agency} đề nghị gia hạn ngày {day}, chưa có quyết định"
        case About.REVIEW:
            return f"Soát từ ngày {day}, chưa đưa vào thực hiện"
    raise AssertionError(step.about)


def _many(step: Step, today: date, first: Said, count: int, agencies: int) -> str:
    day = f"{first.anchor:%d/%m/%Y}"
    of = f" của {agencies} cơ quan" if agencies > 1 else f" của {first.agency}"
    match step.about:
        case About.WORK if step.days <= 0:
            return f"{count} việc sắp đến hạn, sớm nhất {day} ({_left(today, first.anchor).lower()})"
        case About.WORK if step.audience.place in (Place.OFFICE, Place.LEADERS):
            return f"{count} việc{of} quá hạn từ {step.days} ngày làm việc, lâu nhất từ {day}"
        case About.WORK:
            return f"{count} việc quá hạn, lâu nhất từ {day}"
        case About.PRODUCT:
            return f"{count} sản phẩm{of} chờ nghiệm thu, lâu nhất từ {day}"
        case About.DIFFICULTY:
            return f"{count} vướng mắc{of} chờ trả lời, hạn sớm nhất {day}"
        case About.EXTENSION:
            return f"{count} đề nghị gia hạn{of} chờ quyết định, lâu nhất từ {day}"
        case About.REVIEW:
            return f"{count} kế hoạch đang soát, lâu nhất từ {day}"
    raise AssertionError(step.about)


def _left(today: date, anchor: date) -> str:
    left = (anchor - today).days
    return f"Còn {left} ngày" if left > 0 else "Hôm nay là hạn cuối"


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 2].rsplit(" ", 1)[0] + " …"
