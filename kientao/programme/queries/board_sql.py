"""`on_time` asked of the database: the same cases that `kientao.programme.rules.judged` reads."""

from datetime import date

from django.db.models import BooleanField, Case, F, Q, Value, When

from kientao.programme.rules.judged import DELIVERED, Against
from kientao.programme.rules.states import State


def on_time_case(today: date, against: Against) -> Case:
    """For `annotate(on_time=...)`: true, false, or null while there is nothing to judge."""
    due = f"{against}_due"
    in_time = Q(decided_on__lte=F(due))
    delivered = Q(state__in=sorted(state.value for state in DELIVERED))
    moved = Q(current_due__isnull=True) | ~Q(**{due: F("current_due")}) if against is Against.ORIGINAL else None
    return Case(
        When(Q(**{f"{due}__isnull": True}) | Q(state=State.DROPPED), then=Value(None)),
        When(Q(state=State.ACCEPTED, decided_on__gt=F(due)), then=Value(False)),
        When(Q(state=State.ACCEPTED), then=Value(True)),
        When(Q(late_after__lt=today), then=Value(False)),
        When(Q(**{f"{due}__gte": today}), then=Value(None)),
        When(in_time & delivered, then=Value(True)),
        When(in_time, then=Value(None)),
        *([When(moved, then=Value(False))] if moved is not None else []),
        default=Value(None),
        output_field=BooleanField(null=True),
    )
