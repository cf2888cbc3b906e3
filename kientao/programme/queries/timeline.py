"""Work on a line of time, by heading or agency, and on the days of a month."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Case, Count, F, Max, Min, Q, Value, When, Window
from django.db.models.functions import RowNumber

from kientao.base.actor import Actor
from kientao.programme.models import Plan
from kientao.programme.queries.board_scope import Scope, asked_work
from kientao.programme.queries.status_sql import condition
from kientao.programme.rules.states import State
from kientao.programme.rules.status import CASES, Status

_OVERDUE = next(case for case in CASES if case.status is Status.OVERDUE)


@dataclass(frozen=True, slots=True)
class Strip:
    """Dated work of one heading or agency: between which deadlines, how much is done, how much overdue since when.

    `done_on` is the day the last of it was delivered, once all is done.
    """

    count: int
    done: int
    late: int
    first: date
    last: date
    last_original: date | None
    done_on: date | None
    oldest: date | None


def span_of(plans: Iterable[Plan], today: date) -> tuple[date, date]:
    """From the first plan's first day to the last one's last; this year without plans."""
    days = [(plan.first_day, plan.last_day) for plan in plans]
    if not days:
        return date(today.year, 1, 1), date(today.year, 12, 31)
    return min(first for first, _ in days), max(last for _, last in days)


def strips(actor: Actor, scope: Scope, column: str) -> list[tuple[int | None, Strip]]:
    """By "section_id" or "organisation_id"; those due first come first. One query."""
    overdue = condition(_OVERDUE, scope.day, scope.day)
    done = Q(state=State.ACCEPTED)
    rows = (
        asked_work(actor, replace(scope, standing=False))
        .filter(current_due__isnull=False)
        .values_list(column)
        .annotate(
            count=Count("pk"),
            done=Count("pk", filter=done),
            late=Count("pk", filter=overdue),
            first=Min("current_due"),
            last=Max("current_due"),
            original=Max("original_due"),
            done_on=Max("decided_on", filter=done),
            oldest=Min("late_after", filter=overdue),
        )
        .order_by("first", "last", column)
    )
    return [(key, Strip(*values)) for key, *values in rows]


def due_on_days(actor: Actor, scope: Scope, first: date, last: date) -> dict[date, int]:
    """How much counted work is due on each day. One query."""
    rows = asked_work(actor, replace(scope, standing=False, due=(first, last)))
    return dict(rows.values_list("current_due").annotate(n=Count("pk")).values_list("current_due", "n"))


def first_of_days(actor: Actor, scope: Scope, first: date, last: date, most: int) -> list[int]:
    """Keys of at most so many rows of each day, what is finished last. One query."""
    rows = asked_work(actor, replace(scope, standing=False, due=(first, last)))
    finished = Case(When(state=State.ACCEPTED, then=Value(1)), default=Value(0))
    place = Window(RowNumber(), partition_by=F("current_due"), order_by=[finished.asc(), F("pk").asc()])
    return list(rows.annotate(place=place).filter(place__lte=most).order_by("place").values_list("pk", flat=True))
