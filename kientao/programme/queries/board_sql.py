"""Status and `on_time` asked of the database: the same cases that the rules read in Python."""

from collections.abc import Collection
from datetime import date

from django.db.models import Case, Count, F, Field, IntegerField, Q, Value, When

from kientao.programme.queries.asof import Work
from kientao.programme.queries.status_sql import condition, in_statuses, status_case
from kientao.programme.rules.judged import DELIVERED, Against
from kientao.programme.rules.states import State
from kientao.programme.rules.status import CASES, Status
from kientao.programme.rules.status import Case as StatusCase

_DONE = frozenset({Status.DONE, Status.DONE_LATE})
ROW = "state"  # rows are counted by it: never null and in every index boards read; for the id PostgreSQL fetches each


class Number(Count):
    """A count taken as the database gives it: `Count` makes an int of each again, and a board has tens of thousands."""

    output_field = Field()  # type: ignore[assignment]  # Django types it as the int it would convert to


def narrowed_to(work: Work, statuses: Collection[Status], today: date, soon_days: int | None) -> Work:
    """The rows in these statuses.

    Where no earlier case shares a state with the one asked for, its own condition says all and an index can answer;
    otherwise the states it may have leave few rows, and the cases decide among them.
    """
    asked = frozenset(statuses)
    own = [case for case in CASES if case.status in asked]
    reach = frozenset(state for case in own for state in case.states)
    if asked == _DONE:
        narrowed: Work = work.filter(state=State.ACCEPTED)
        return narrowed
    if len(own) == 1 and _speaks_first(own[0]):
        alone: Work = work.filter(condition(own[0], today, today))
        return alone
    if reach != frozenset(State):
        work = work.filter(state__in=sorted(state.value for state in reach))
    found: Work = work.annotate(status=status_case(today, soon_days)).filter(in_statuses(asked))
    return found


def _speaks_first(case: StatusCase) -> bool:
    """No case before it takes any of its states; whether something is soon isn't asked."""
    before = CASES[: CASES.index(case)]
    return case.soon is None and all(case.states.isdisjoint(one.states) for one in before)


def on_time_case(today: date, against: Against) -> Case:
    """For `annotate(on_time=...)`: 1 for on time, 0 for late, null while there is nothing to judge."""
    due = f"{against}_due"
    in_time = Q(decided_on__lte=F(due))
    delivered = Q(state__in=sorted(state.value for state in DELIVERED))
    moved = Q(current_due__isnull=True) | ~Q(**{due: F("current_due")}) if against is Against.ORIGINAL else None
    return Case(
        When(Q(**{f"{due}__isnull": True}) | Q(state=State.DROPPED), then=Value(None)),
        When(Q(state=State.ACCEPTED, decided_on__gt=F(due)), then=Value(0)),
        When(Q(state=State.ACCEPTED), then=Value(1)),
        When(Q(late_after__lt=today), then=Value(0)),
        When(Q(**{f"{due}__gte": today}), then=Value(None)),
        When(in_time & delivered, then=Value(1)),
        When(in_time, then=Value(None)),
        *([When(moved, then=Value(0))] if moved is not None else []),
        default=Value(None),
        output_field=IntegerField(null=True),
    )
