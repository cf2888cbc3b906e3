"""A target's words and a measure: which one they ask for, can they be compared, what is wanted by when. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

from kientao.compiling.plan_json import TargetJson
from kientao.kernel.period import Period
from kientao.measures.aim import Aim, Comparator, Point
from kientao.measures.matching import Proposal, Said, nearby, proposed
from kientao.measures.measure import Better, Measure, Unit

# Unit of plan-draft/1 → unit of a measure, and how many of it one is. A working day has eight hours.
_UNITS: Mapping[str, tuple[Unit, int]] = {
    "percent": (Unit.PERCENT, 1),
    "percentage_point": (Unit.PERCENT, 1),
    "count": (Unit.COUNT, 1),
    "times": (Unit.COUNT, 1),
    "per_year": (Unit.COUNT, 1),
    "per_month": (Unit.COUNT, 12),
    "hour": (Unit.MINUTE, 60),
    "working_day": (Unit.MINUTE, 480),
    "rank": (Unit.RANK, 1),
    "vnd": (Unit.DONG, 1),
    "score": (Unit.POINT, 1),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a target says of numbers. `due` None: by the plan's last day. `schedule` is that of plan-draft/1."""

    comparator: str
    value: Decimal | None
    value_to: Decimal | None
    unit: str
    due: date | None
    schedule: Sequence[Mapping[str, Any]]


def proposals(targets: Sequence[TargetJson]) -> list[Proposal | None]:
    """For each target of a decision the measure its words ask for; None where no rule knows them."""
    return [proposed_for(one, targets) for one in targets]


def proposed_for(one: TargetJson, targets: Sequence[TargetJson]) -> Proposal | None:
    """The measure that one of them asks for; `targets` are those that may stand in the same sentence."""
    return proposed(_said(one, targets))


def _said(one: TargetJson, targets: Sequence[TargetJson]) -> Said:
    """Its sentence, and the words around its own figure among those of the same sentence."""
    at, figures = _place(one), [_place(other) for other in targets if _sentence(other) == _sentence(one)]
    near = nearby(one["text"], at, [other for other in figures if other is not None]) if at is not None else ""
    return Said(one["text"], near, one.get("subject") or "", one["unit"], one.get("change"))


def _sentence(one: TargetJson) -> tuple[int, int] | None:
    spans = one["spans"]
    return (spans[0]["start"], spans[0]["end"]) if spans else None


def _place(one: TargetJson) -> int | None:
    """Where its figure begins in its sentence."""
    sentence, value = _sentence(one), one.get("value_span")
    return value["start"] - sentence[0] if sentence is not None and value else None


def problems(measure: Measure, wanted: Wanted) -> list[str]:
    """Why the target can't be told by the measure; sentences, none when it can."""
    if wanted.value is None:
        return ["Chỉ tiêu này không nêu con số: theo dõi bằng lời văn."]
    unit = _UNITS.get(wanted.unit)
    if unit is None or unit[0] is not measure.unit:
        return [f"Đơn vị của chỉ tiêu khác đơn vị của chỉ số «{measure.words}»: chọn chỉ số cùng đơn vị."]
    return []


def aim_of(measure: Measure, wanted: Wanted, last_day: date, baseline: Point | None = None) -> Aim | None:
    """What is wanted of the measure by when; None where the two can't be compared.

    Steps of the schedule without a number or behind the end, and a baseline that isn't before the first point, are
    left out.
    """
    if problems(measure, wanted) or wanted.value is None:
        return None
    scale = _UNITS[wanted.unit][1]
    end = Point(wanted.due or last_day, Fraction(wanted.value) * scale)
    steps = {day: value * scale for day, value in _steps(wanted.schedule) if day < end.day}
    points = (*(Point(day, steps[day]) for day in sorted(steps)), end)
    upper = (
        Fraction(wanted.value_to) * scale if wanted.comparator == "between" and wanted.value_to is not None else None
    )
    comparator = wanted.comparator if wanted.comparator != "between" or upper is not None else ""
    usual = ">=" if measure.better is Better.HIGHER else "<="
    start = baseline if baseline is not None and baseline.day < points[0].day else None
    return Aim(cast(Comparator, comparator or usual), points, start, upper)


def _steps(schedule: Sequence[Mapping[str, Any]]) -> list[tuple[date, Fraction]]:
    return [
        (date.fromisoformat(str(step["date"])[:10]), Fraction(str(step["value"])))
        for step in schedule
        if step.get("date") and step.get("value") is not None
    ]


def window(plan: Period, due: date | None, on: date) -> Period | None:
    """Of which days the figure is, looked at on a day: its year so far, within the plan; None before it begins.

    After the last day it stays the last year's. A month that isn't over is asked for whole: its days to come are empty.
    """
    end = min(due or plan.last, plan.last) if due is None or due >= plan.first else plan.last
    last = min(on, end)
    if last < plan.first:
        return None
    first = max(date(last.year, 1, 1), plan.first)
    return Period(first, Period.month(last.year, last.month).last if last == on else last)
