"""What the check found, each with the way to where it is put right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.urls import reverse

from kientao.programme.models import UnitDraftItem
from kientao.programme.pages.unit_plan.opened import Opened
from kientao.programme.rules.unit_plan import Finding
from kientao.ui.chip import Chip

_CHIPS = {
    "error": Chip("Cần sửa", "violet", "error", "Chưa bảo đảm kế hoạch tỉnh: sửa, hoặc giải trình khi ban hành."),
    "warning": Chip("Cần xem", "amber", "warning", "Nên xem lại; không ngăn ban hành."),
    "info": Chip("Lưu ý", "slate", "info"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One finding ready to show. `words` of the way there."""

    chip: Chip
    message: str
    hint: str
    code: str
    href: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of a plan, gravest first."""

    template: ClassVar[str] = "programme/pages/unit_plan/findings.html"

    lines: tuple[Line, ...]

    @property
    def errors(self) -> int:
        """How many stand in the way."""
        return sum(line.chip is _CHIPS["error"] for line in self.lines)


def findings_shown(here: Opened) -> Findings:
    """For the reader; only whoever may change the plan is led to its items."""
    above = {(one.follows_id, one.follows_target_id): one for one in here.items}
    return Findings(tuple(_line(here, one, above) for one in here.findings))


def chips_by_item(found: Sequence[Finding]) -> dict[int, Chip]:
    """The gravest of each item."""
    chips: dict[int, Chip] = {}
    for one in found:
        if one.item is not None:
            chips.setdefault(one.item, _CHIPS[one.severity])
    return chips


def _line(here: Opened, one: Finding, above: dict[tuple[int | None, int | None], UnitDraftItem]) -> Line:
    href, words = "", ""
    if here.decision:
        key = (one.asked, None) if one.kind == "task" else (None, one.asked)
        item = one.item if one.item is not None else getattr(above.get(key), "pk", None)
        href = reverse("unit-item", args=[here.draft.pk, item]) if item is not None else ""
        words = "Sửa mục này" if one.item is not None else "Mở mục đã bỏ"
    return Line(_CHIPS[one.severity], one.message, one.hint, one.code, href, words)
