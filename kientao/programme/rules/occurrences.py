"""When recurring work falls due inside a plan: "định kỳ hằng quý" in a yearly plan is due four times."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kientao.kernel.period import Period

# Recurrence of plan-draft/1 → months from one end to the next. "ad-hoc" has no ends.
_MONTHS = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "nine-monthly": 9, "yearly": 12}
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time it is due. `label` is how the office calls it: "Quý I/2026"."""

    label: str
    period: Period
    due: date


def occurrences(recurrence: Iterable[str], plan: Period, window: Period | None = None) -> tuple[Occurrence, ...]:
    """Every time it is due inside the plan (and the deadline's own window when it has one), in order.

    Periods that end together are one: the fourth quarter is also the second half and the year, and the longest names
    it. Empty when nothing recurs at a known distance ("đột xuất").
    """
    bounds = _inside(plan, window)
    if bounds is None:
        return ()
    found: dict[date, Occurrence] = {}
    for name in sorted(recurrence, key=lambda name: _MONTHS.get(name, 0)):
        for occurrence in _weeks(bounds) if name == "weekly" else _calendar(name, bounds):
            found[occurrence.due] = occurrence
    return tuple(found[due] for due in sorted(found))


def _inside(plan: Period, window: Period | None) -> Period | None:
    if window is None:
        return plan
    first, last = max(plan.first, window.first), min(plan.last, window.last)
    return Period(first, last) if first <= last else None


def _calendar(name: str, bounds: Period) -> Iterable[Occurrence]:
    months = _MONTHS.get(name)
    if months is None:
        return
    for year in range(bounds.first.year, bounds.last.year + 1):
        for first in (1,) if months == 9 else range(1, 13, months):
            period = Period.months(year, first, months)
            if bounds.first <= period.last and period.first <= bounds.last:
                due = min(period.last, bounds.last)
                yield Occurrence(_label(name, year, first, months), period, due)


def _label(name: str, year: int, first: int, months: int) -> str:
    if name == "monthly":
        return f"Tháng {first:02d}/{year}"
    if name == "quarterly":
        return f"Quý {_ROMAN[first // months]}/{year}"
    if name == "half-yearly":
        return f"6 tháng {'đầu' if first == 1 else 'cuối'} năm {year}"
    if name == "nine-monthly":
        return f"9 tháng năm {year}"
    return f"Năm {year}"


def _weeks(bounds: Period) -> Iterable[Occurrence]:
    monday = bounds.first - timedelta(days=bounds.first.weekday())
    while monday <= bounds.last:
        period = Period(monday, monday + timedelta(days=6))
        friday = monday + timedelta(days=4)
        if friday in bounds:
            year, week, _ = monday.isocalendar()
            yield Occurrence(f"Tuần {week:02d}/{year}", period, friday)
        monday += timedelta(days=7)
