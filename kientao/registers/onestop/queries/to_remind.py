"""What officers are told each working morning: their steps that are late or nearly due, and steps nobody has taken."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count, F, Min, Q, QuerySet
from django.urls import reverse

from kientao.people.roles import Role
from kientao.people.waiting import Waits
from kientao.registers.onestop.models import StepRun, StepState
from kientao.registers.onestop.queries.moment import Reading, reading
from kientao.registers.onestop.queries.work_list import Whose
from kientao.registers.onestop.words import moment_words

_HEADS = (Role.HEAD, Role.DEPUTY)


def to_remind(day: date) -> Iterator[Waits]:
    """One line a person and day, whatever the number of steps; nothing on days of rest. Two questions of steps."""
    now = reading()
    if not now.calendars.of(None).is_working_date(day):
        return
    rows = _pressing(now)
    work = reverse("one-stop-work")
    for officer, organisation, late, soon, first in _counted(
        rows.filter(officer__isnull=False), now, "officer", "organisation"
    ):
        yield Waits(
            organisation=organisation, officer=officer, key=f"onestop-steps:{day}:{organisation}:{officer}",
            kind="overdue" if late else "due-soon", href=work,
            words=f"Hồ sơ một cửa của anh/chị: {_how_many(late, soon)}. Gấp nhất: {moment_words(first)}.",
        )  # fmt: skip
    for organisation, late, soon, first in _counted(rows.filter(officer__isnull=True), now, "organisation"):
        yield Waits(
            organisation=organisation, roles=_HEADS, key=f"onestop-untaken:{day}:{organisation}",
            kind="overdue" if late else "due-soon", href=f"{work}?ben={Whose.AGENCY.value}&nguoi=0",
            words=f"Hồ sơ một cửa chưa ai nhận: {_how_many(late, soon)}. Gấp nhất: {moment_words(first)}.",
        )  # fmt: skip


def _pressing(now: Reading) -> "QuerySet[StepRun]":
    """Work of our own whose time runs and is over, or nearly."""
    open_ = StepRun.objects.filter(state=StepState.OPEN, dossier__elsewhere="", paused_since__isnull=True)
    return open_.filter(due__lte=now.soon_until, organisation__isnull=False)


def _counted(rows: "QuerySet[StepRun]", now: Reading, *by: str) -> "QuerySet[StepRun, tuple[Any, ...]]":
    """By whom: how many late, how many soon, the first due date."""
    late = Count("pk", filter=Q(due__lt=now.at))
    return rows.order_by().values_list(*by).annotate(late=late, soon=Count("pk") - F("late"), first=Min("due"))


def _how_many(late: int, soon: int) -> str:
    said = (f"{late} bước quá hạn" if late else "", f"{soon} bước sắp đến hạn" if soon else "")
    return ", ".join(filter(None, said))
