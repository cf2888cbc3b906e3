"""Work as it stands now, or as it stood when a past day ended: the same columns from either table."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from kientao.base.actor import Actor
from kientao.programme.models import Assignment, Spell
from kientao.programme.models.sight import reads_everything

Work = QuerySet[Any]  # of Assignment, or of Spell; both have the columns of `_Stands`, and `task`


def end_of(day: date) -> datetime:
    """The moment the day is over in Việt Nam: what was recorded before it had happened by that day."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))


def work_seen_by(actor: Actor, moment: datetime | None = None) -> Work:
    """What the actor may see, unordered; with a moment, spells that had begun by then and hadn't ended."""
    if moment is None:
        return Assignment.objects.visible_to(actor).order_by()
    ended_later = Q(to_at__isnull=True) | Q(to_at__gt=moment)
    # Nearly all had begun: an index on the beginning alone would only lead away from the one that holds everything.
    begun = Coalesce(F("from_at"), F("from_at"))
    stood = Spell.objects.alias(begun=begun).filter(ended_later, begun__lte=moment).order_by()
    if reads_everything(actor):
        return stood
    return stood.filter(assignment__in=Assignment.objects.visible_to(actor).order_by().values("pk"))


def identity(work: Work) -> str:
    """The column that holds the assignment's id."""
    return "assignment_id" if work.model is Spell else "pk"
