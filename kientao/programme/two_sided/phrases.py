"""Puts the parts of a draft into words: agencies, deadlines, values, places."""

from collections.abc import Iterable, Sequence
from itertools import chain

from kientao.compiling.plan_json import AgencyJson, DeadlineJson, ReportingJson, ScheduleStepJson, SpanJson, TargetJson
from kientao.kernel.span import Span, Spans
from kientao.programme.two_sided import words
from kientao.ui.chip import Chip
from kientao.ui.numbers import day, decimal, whole


def places(spans: Iterable[SpanJson]) -> Spans:
    """The bare spans."""
    return tuple(Span(span["start"], span["end"]) for span in spans)


def where(spans: Sequence[SpanJson]) -> str:
    """ "trang 3 · bảng 1, hàng 5", as far as it is known."""
    if not spans:
        return ""
    first = spans[0]
    page, table, row = first.get("page"), first.get("table"), first.get("row")
    parts = [f"trang {page}"] if page else []
    if table:
        parts.append(f"bảng {table}" + (f", hàng {row}" if row is not None else ""))
    return " · ".join(parts)


def agencies(found: Sequence[AgencyJson]) -> str:
    """Names one after the other; what came from elsewhere says so."""
    return "; ".join(
        (agency.get("name") or agency["text"])
        + (f" ({words.AGENCY_VIA[via]})" if (via := agency.get("via")) in words.AGENCY_VIA else "")
        for agency in found
    )


def agency_places(found: Sequence[AgencyJson]) -> Spans:
    return places(chain.from_iterable(agency["spans"] for agency in found))


def deadline_chip(deadline: DeadlineJson) -> Chip:
    """What the deadline was understood as."""
    kind = deadline["kind"]
    if deadline["end"] and kind not in {"standing", "recurring"}:
        start = f"{day(deadline['start'])} – " if deadline["start"] and kind in {"year", "years"} else ""
        return Chip(
            f"{start}hết {day(deadline['end'])}" if not start else f"{start}{day(deadline['end'])}", "slate", "clock"
        )
    said, tone, icon = words.DEADLINES.get(kind, ("chưa rõ ngày", "dashed", "clock"))
    if deadline["recurrence"]:
        said = ", ".join(words.RECURRENCES.get(one, one) for one in deadline["recurrence"])
    return Chip(said, tone, icon)


def value(target: TargetJson) -> str:
    """ "≥ 95 %", "tăng ≥ 20 %", "20–30 %"; the words of the clause stand elsewhere."""
    if target["value"] is None:
        return ""
    number = decimal(target["value"])
    upper = target.get("value_to")
    if target["comparator"] == "between" and upper is not None:
        number = f"{number}–{decimal(upper)}"
    else:
        number = f"{words.COMPARATORS.get(target['comparator'] or '', '')} {number}".strip()
    change = words.CHANGES.get(target.get("change") or "", "")
    return " ".join(part for part in (change, number, words.UNITS.get(target["unit"], "")) if part)


def step(found: ScheduleStepJson, target: TargetJson) -> str:
    """The value guaranteed at one date of a ramp."""
    return f"{decimal(found['value'])} {words.UNITS.get(target['unit'], '')}".strip()


def reporting(found: ReportingJson) -> str:
    """ "quý, năm · trước ngày 20 của tháng cuối · gửi Sở Nội vụ"."""
    parts = [", ".join(words.PERIODS.get(period, period) for period in found["periods"])]
    due = found.get("due")
    if due:
        parts.append(due["text"])
    receiver = found.get("to")
    if receiver:
        parts.append(f"gửi {receiver}")
    return " · ".join(part for part in parts if part)


def counted(count: int, word: str) -> str:
    """ "68 nhiệm vụ"."""
    return f"{whole(count)} {word}"
