"""A deadline in Vietnamese, as an officer reads it to whoever filed: short sentences, in the order things happened."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from kientao.kernel.working_time.counting import place
from kientao.kernel.working_time.deadline import Deadline, Left
from kientao.kernel.working_time.legs import received_on
from kientao.kernel.working_time.rules import SAME_DATE, Extension, Pause
from kientao.kernel.working_time.segments import Segment
from kientao.kernel.working_time.terms import Scale, Term, Unit

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_UNITS = {
    Unit.WORKING_DAY: "ngày làm việc",
    Unit.CALENDAR_DAY: "ngày",
    Unit.WEEK: "tuần",
    Unit.MONTH: "tháng",
    Unit.YEAR: "năm",
}


def explain(deadline: Deadline, *, begun: str = "Nộp") -> tuple[str, ...]:
    """What began when, what counted, what didn't and why, when it is due, and by which calendar.

    `begun` is what happened at the start: "Nộp" of a dossier, "Nhận việc" of a step.
    """
    return (*_filed(deadline, begun), *_way(deadline), *_due(deadline))


def said_term(term: Term | Left) -> str:
    """ "3 ngày làm việc", "4 giờ 30 phút làm việc"."""
    if term.unit is Unit.WORKING_HOUR:
        return f"{term.amount} giờ làm việc"
    if term.unit is not Unit.MINUTE:
        return f"{term.amount} {_UNITS[term.unit]}"
    hours, minutes = divmod(abs(term.amount), 60)
    parts = [f"{hours} giờ"] * bool(hours) + [f"{minutes} phút"] * bool(minutes or not hours)
    return f"{'-' * (term.amount < 0)}{' '.join(parts)} làm việc"


def said_moment(moment: datetime) -> str:
    """ "16:10 thứ Sáu 26/04/2024"."""
    return f"{moment:%H:%M} {_WEEKDAYS[moment.weekday()]} {moment:%d/%m/%Y}"


def _filed(deadline: Deadline, begun: str) -> Iterator[str]:
    rule, scale = deadline.rule, deadline.term.scale
    if scale is Scale.MINUTES:
        since = "tính từ lúc đó"
    elif rule.first == SAME_DATE:
        since = "tính cả ngày đầu"
    else:
        since = f"tính từ {'ngày làm việc' if scale is Scale.DATES else 'ngày'} kế tiếp"
    act = f" ({rule.legal_act})" if rule.legal_act else ""
    yield f"{begun} lúc {said_moment(deadline.start)}; thời hạn {said_term(deadline.term)}, {since}{act}."
    why = _moved_on(deadline)
    if why:
        yield f"{why} nên coi như {begun[0].lower()}{begun[1:]} đầu giờ ngày làm việc kế tiếp."


def _moved_on(deadline: Deadline) -> str:
    """Why the start counts as the next opening; empty where it stands."""
    rule, tables = deadline.rule, deadline.calendar.tables
    day, minute = place(tables, deadline.start)
    in_days = deadline.term.scale is not Scale.MINUTES
    if in_days and received_on(tables, day, minute, rule) == day:
        return ""
    if in_days and not tables.is_date(day):
        return "Ngày đó là ngày nghỉ"
    if rule.cut_off is not None and minute > rule.cut_off:
        return f"Đã quá {_clock(rule.cut_off)}"
    return "Đã hết giờ làm việc" if in_days else ""


def _way(deadline: Deadline) -> Iterator[str]:
    teller = _Teller(deadline.start.year)
    told = [one for one in deadline.segments if one.kind not in ("not-counted-start", "closed")]
    for (kind, _), group in groupby(_weekends_joined(told), lambda one: (one[0].kind, one[0].causes)):
        run = [one for together in group for one in together]
        if kind == "rest":
            yield teller.rest(run)
        elif kind == "paused":
            yield teller.paused(run[0])
        elif kind == "moved-off-rest-day":
            yield f"Ngày cuối cùng là ngày nghỉ nên hạn chuyển sang {teller.day(run[0].first)}."
        else:
            yield teller.counted(run, deadline)


def _weekends_joined(told: Sequence[Segment]) -> Iterator[Sequence[Segment]]:
    """Each segment alone; but an ordinary rest within one count comes with the stretch after it."""
    at = 0
    while at < len(told):
        one = told[at]
        around = told[at - 1 : at + 2] if 0 < at < len(told) - 1 else ()
        if one.kind == "rest" and not one.name and around and _one_count(around[0], around[2]):
            yield (around[2], one)
            at += 2
        else:
            yield (one,)
            at += 1


def _one_count(before: Segment, after: Segment) -> bool:
    return before.kind in ("counted", "extension") and (before.kind, before.causes) == (after.kind, after.causes)


def _due(deadline: Deadline) -> Iterator[str]:
    if deadline.due is not None:
        yield f"Hạn: {said_moment(deadline.due)}."
    else:
        left = ", ".join(map(said_term, deadline.remaining))
        yield f"Đang tạm dừng, còn {left}; hạn được tính lại khi hết tạm dừng."
    yield f"Tính theo {deadline.calendar_name}, phiên bản {deadline.calendar_version}."


class _Teller:
    """Says stretches; the year only where it isn't that of filing."""

    def __init__(self, year: int) -> None:
        self._year = year

    def rest(self, run: Sequence[Segment]) -> str:
        parts = []
        for one in run:
            first, last = _dates(one)
            name = one.name or ", ".join(_WEEKDAYS[day.weekday()] for day in _each(first, last))
            parts.append(f"{self.stretch(first, last)} ({name})")
        return f"Nghỉ {', '.join(parts)}."

    def paused(self, one: Segment) -> str:
        why = "; ".join(_reason(cause) for cause in one.causes if isinstance(cause, Pause))
        until = "đến nay" if one.last is None else f"đến {self.place(one.last)}"
        return f"Tạm dừng từ {self.place(one.first)} {until}{f' ({why})' if why else ''}."

    def counted(self, run: Sequence[Segment], deadline: Deadline) -> str:
        worked = [one for one in run if one.kind != "rest"]
        first, last, counted = worked[0].first, worked[-1].last or worked[-1].first, sum(one.counted for one in worked)
        extension = next((one for one in worked[0].causes if isinstance(one, Extension)), None)
        if isinstance(first, datetime):
            how_long = said_term(Left(counted, Unit.MINUTE))
            where = f"từ {self.place(first)} đến {self.place(last)}"
        else:
            dates = (extension or deadline).term.scale is Scale.DATES
            how_long = said_term(Left(counted, Unit.WORKING_DAY if dates else Unit.CALENDAR_DAY))
            where = self.day(first) if first == last else self.stretch(first, last)
        rested = sorted({day.weekday() for one in run if one.kind == "rest" for day in _each(*_dates(one))})
        where += f" (trừ {', '.join(_WEEKDAYS[day] for day in rested)})" if rested else ""
        if extension is None:
            return f"Tính {how_long}: {where}."
        why = _reason(extension)
        return f"Gia hạn {said_term(extension.term)}{f' ({why})' if why else ''}, tính {how_long}: {where}."

    def place(self, when: date) -> str:
        return f"{when:%H:%M} {self._short(when)}" if isinstance(when, datetime) else self._short(when)

    def day(self, when: date) -> str:
        return f"{_WEEKDAYS[when.weekday()]} {self._short(when)}"

    def stretch(self, first: date, last: date) -> str:
        if first == last:
            return self._short(first)
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%d}–{self._short(last)}"
        return f"{self._short(first)}–{self._short(last)}"

    def _short(self, when: date) -> str:
        return f"{when:%d/%m}" if when.year == self._year else f"{when:%d/%m/%Y}"


def _reason(cause: Pause | Extension) -> str:
    return ", ".join(filter(None, (cause.document, cause.ground)))


def _dates(segment: Segment) -> tuple[date, date]:
    """First and last date; the midnight with which a stretch of moments ends belongs to the day before."""
    first, last = segment.first, segment.last or segment.first
    if isinstance(first, datetime) and isinstance(last, datetime):
        return first.date(), (last - timedelta(minutes=1)).date()
    return first, last


def _each(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
