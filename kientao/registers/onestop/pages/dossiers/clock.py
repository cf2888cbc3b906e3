"""The explained clock: both due dates side by side, how each came about, why they differ, and the dates of before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.utils import timezone

from kientao.base.clock import now
from kientao.kernel.working_time import Deadline, explain
from kientao.registers.onestop.chips import timeliness_chip
from kientao.registers.onestop.queries.dossier_page import Whole
from kientao.registers.onestop.rules.clock_words import STATISTIC_LAW, why_they_differ
from kientao.registers.onestop.rules.lateness import Clock, timeliness
from kientao.registers.onestop.rules.law import handling_law
from kientao.registers.onestop.rules.states import Act, Status
from kientao.registers.onestop.words import left_words, moment_words
from kientao.ui.chip import Chip


@dataclass(frozen=True, slots=True)
class OneClock:
    """One due date: what it is, how it stands, what is left, and the way to it in words."""

    title: str
    due: str
    left: str
    chip: Chip
    law: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OldDate:
    """A date that held before, and what changed it."""

    what: str
    before: str
    after: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClockView:
    """The card, ready to show. Without `clocks` the `words` say why there is no date."""

    template: ClassVar[str] = "registers/onestop/pages/dossiers/clock.html"

    clocks: tuple[OneClock, ...] = ()
    why: tuple[str, ...] = ()
    old: tuple[OldDate, ...] = ()
    promised: str = ""
    rules: str = ""
    words: str = ""


def clock_view(found: Whole) -> ClockView:
    """Asks the database nothing."""
    dossier = found.dossier
    if dossier.received_on is None:
        until = moment_words(dossier.answer_by)
        said = f"Chưa tiếp nhận nên chưa tính thời hạn; trả lời người nộp trước {until}." if until else ""
        return ClockView(words=said or "Chưa tiếp nhận nên chưa tính thời hạn.")
    if found.clocks is None:
        return ClockView(words="Thủ tục này không quy định thời hạn bằng số.", old=tuple(_old(found)))
    law = handling_law(timezone.localdate(dossier.received_on), 19)
    return ClockView(
        clocks=(
            _one(found, Clock.APPOINTMENT, "Hẹn trả", dossier.due, found.clocks.appointment, law),
            _one(found, Clock.STATISTIC, "Hạn thống kê", dossier.statistic_due, found.clocks.statistic, STATISTIC_LAW),
        ),
        why=tuple(
            why_they_differ(
                dossier.due,
                dossier.statistic_due,
                requests=dossier.requests,
                effect=found.clocks.rules.supplement,
                law=law,
                waiting=Status(dossier.status) is Status.SUPPLEMENT,
            )
        ),
        old=tuple(_old(found)),
        promised=moment_words(dossier.promised) if dossier.promised != dossier.due else "",
        rules=str(dossier.rules) if dossier.rules else "Quy tắc mặc định",
    )


def _one(found: Whole, clock: Clock, title: str, due: datetime | None, counted: Deadline, law: str) -> OneClock:
    dossier = found.dossier
    how = timeliness(dossier.times, now(), clock)
    lines = list(explain(counted, begun="Tiếp nhận"))
    if counted.due is not None and counted.due != due:
        lines.append(f"Ngày đang áp dụng là {moment_words(due)}: lịch đã đổi sau khi hẹn, chưa ai tính lại.")
    return OneClock(title, moment_words(due), _left(found, due), timeliness_chip(how), law, tuple(lines))


def _left(found: Whole, due: datetime | None) -> str:
    dossier = found.dossier
    if due is None:
        return ""
    calendar = found.calendars.of(dossier.competent_id)
    if dossier.ended is not None:
        return f"kết thúc {moment_words(dossier.ended)}"
    if Status(dossier.status) is Status.SUPPLEMENT:
        return "đang tạm dừng"
    return left_words(calendar, now(), due)


def _old(found: Whole) -> Iterator[OldDate]:
    """In the order things happened; the first date never changes."""
    dossier = found.dossier
    rows: list[tuple[datetime, OldDate]] = []
    for request in found.requests:
        if request.before_receipt:
            continue
        until = f"nhận đủ {moment_words(request.met)}" if request.met else "chưa nhận đủ"
        what = f"Yêu cầu bổ sung lần {request.number}, {moment_words(request.asked)}; {until}"
        rows.append((request.asked, OldDate(what, moment_words(request.due_before), moment_words(request.due_after))))
    for longer in found.prolongations:
        what = f"Gia hạn theo {longer.document}"
        before, after = moment_words(longer.due_before), moment_words(longer.due_after)
        rows.append((longer.given, OldDate(what, before, after, f"{longer.ground}; {longer.person}")))
    for letter in found.apologies:
        if letter.signed is not None:
            note = f"Số {letter.number}, {letter.signer}. Chỉ đổi ngày hứa với người nộp."
            before, after = moment_words(letter.due_before), moment_words(letter.new_due)
            rows.append((letter.signed, OldDate("Thư xin lỗi, hẹn lại", before, after, note)))
    for event in found.events:
        if event.act == Act.RECOUNT.value:
            before, after, note = (str(event.data.get(name, "")) for name in ("before", "after", "calendar"))
            rows.append((event.at, OldDate("Tính lại theo lịch mới", before, after, note)))
    if rows and dossier.first_due is not None:
        yield OldDate("Hẹn lần đầu", "", moment_words(dossier.first_due))
    for _, row in sorted(rows, key=lambda one: one[0]):
        yield row
