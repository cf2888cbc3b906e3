"""The word for how work stands, asked of the database: the same table of cases that Python reads."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Case as SqlCase
from django.db.models import CharField, DateField, F, Func, Q, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from kientao.programme.rules.states import State
from kientao.programme.rules.status import CASES, Case, Status


def status_case(today: date, soon_days: int | None = None) -> SqlCase:
    """For `annotate(status=...)` on assignments or spells: a value of `Status`.

    `soon_days` are calendar days before the deadline that are soon; None takes each plan's own (one join).
    """
    soon_until = last_soon_day(today, soon_days)
    whens = [When(condition(case, today, soon_until), then=Value(case.status.value)) for case in CASES if _asks(case)]
    return SqlCase(*whens, default=Value(CASES[-1].status.value), output_field=CharField(max_length=20))


def last_soon_day(today: date, soon_days: int | None) -> date | Combinable:
    """The last deadline that is soon; with None by each row's plan."""
    return DaysAfter(today, F("plan__soon_days")) if soon_days is None else today + timedelta(days=soon_days)


def in_statuses(statuses: frozenset[Status] | set[Status]) -> Q:
    """For `filter` after the annotation `status`."""
    return Q(status__in=sorted(status.value for status in statuses))


class DaysAfter(Func):
    """A date some days after another, the number of days being a column."""

    output_field = DateField()

    def __init__(self, start: date, days: F) -> None:
        super().__init__(Cast(Value(start), DateField()), days)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """Postgres adds whole days to a date."""
        return self.as_sql(compiler, connection, template="(%(expressions)s)", arg_joiner=" + ", **extra)

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """SQLite keeps dates as text."""
        template = "date(%(expressions)s || ' days')"
        return self.as_sql(compiler, connection, template=template, arg_joiner=", '+' || ", **extra)


def condition(case: Case, today: date, soon_until: date | Combinable) -> Q:
    """All that the case says, as a condition that is never null."""
    found = Q()
    if case.states != frozenset(State):
        found &= Q(state__in=sorted(state.value for state in case.states))
    if case.kind is not None:
        found &= Q(kind=case.kind.value)
    if case.late_decided is not None:
        found &= _late(case.late_decided)
    if case.past is not None:
        past, not_past = Q(late_after__lt=today), Q(late_after__isnull=True) | Q(late_after__gte=today)
        found &= past if case.past else not_past
    if case.dated is not None:
        found &= Q(current_due__isnull=not case.dated)
    if case.soon is not None:
        soon, later = Q(current_due__lte=soon_until), Q(current_due__isnull=True) | Q(current_due__gt=soon_until)
        found &= soon if case.soon else later
    return found


def _late(late: bool) -> Q:
    if late:
        return Q(decided_on__gt=F("current_due"))
    return Q(decided_on__isnull=True) | Q(current_due__isnull=True) | Q(decided_on__lte=F("current_due"))


def _asks(case: Case) -> bool:
    return case != Case(case.status)
