"""What the check found, each with the way to where it is put right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.urls import reverse

from kientao.programme.pages.unit_plan.opened import Opened
from kientao.programme.rules.unit_plan import Finding
from kientao.programme.rules.unit_plan_checks import errors
from kientao.ui.chip import Chip

_CHIPS = {
    "error": Chip("Cần sửa", "violet", "error", "Sửa, hoặc giải trình khi ban hành."),
    "warning": Chip("Cần xem", "amber", "warning", "Nên xem lại; không ngăn ban hành."),
    "info": Chip("Lưu ý", "slate", "info"),
}


_SHOWN = 6  # items; the rest stands folded


@dataclass(frozen=True, slots=True)
class Line:
    """One item with all that was found about it, as (code, what is the matter, what to do). `words` lead to it."""

    chip: Chip
    title: str
    found: tuple[tuple[str, str, str], ...]
    href: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of a plan by item, the gravest first. `errors` of them have to be explained."""

    template: ClassVar[str] = "programme/pages/unit_plan/findings.html"

    lines: tuple[Line, ...]
    errors: int

    @property
    def count(self) -> int:
        """All findings."""
        return sum(len(line.found) for line in self.lines)

    @property
    def first(self) -> tuple[Line, ...]:
        """Shown at once."""
        return self.lines[:_SHOWN]

    @property
    def rest(self) -> tuple[Line, ...]:
        """Folded."""
        return self.lines[_SHOWN:]


def findings_shown(here: Opened) -> Findings:
    """For the reader; only whoever may change the plan is led to its items."""
    above = {(one.follows_id, one.follows_target_id): one.pk for one in here.items}
    groups: dict[int | str, list[Finding]] = {}
    for one in here.findings:
        groups.setdefault(one.item if one.item is not None else f"{one.kind}{one.asked}", []).append(one)
    lines = tuple(_line(here, group, above) for group in groups.values())
    return Findings(lines, errors(here.findings))


def chips_by_item(found: Sequence[Finding]) -> dict[int, Chip]:
    """The gravest of each item."""
    chips: dict[int, Chip] = {}
    for one in found:
        if one.item is not None:
            chips.setdefault(one.item, _CHIPS[one.severity])
    return chips


def _line(here: Opened, group: Sequence[Finding], above: dict[tuple[int | None, int | None], int]) -> Line:
    first = group[0]
    asked = (first.asked, None) if first.kind == "task" else (None, first.asked)
    item = first.item if first.item is not None else above.get(asked)
    href = reverse("unit-item", args=[here.draft.pk, item]) if item is not None and here.decision else ""
    return Line(
        _CHIPS[first.severity], first.about[:200], tuple((one.code, one.message, one.hint) for one in group), href
    )
