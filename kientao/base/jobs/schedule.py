"""Queues periodic jobs, each occurrence once, however many workers there are."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from kientao.base.actor import SYSTEM
from kientao.base.clock import now
from kientao.base.jobs.kinds import JobKind, periodic
from kientao.base.jobs.pruning import forget_at_night
from kientao.base.jobs.queue import enqueue
from kientao.base.models import Job, Schedule

_OWN = (forget_at_night,)


def tick(kinds: Iterable[JobKind] | None = None) -> list[Job]:
    """Queues every periodic job that is due and was not queued for this occurrence. Returns what it queued.

    Of several missed occurrences only the last is made up for. A job seen for the first time waits for its next one.
    """
    wanted = list({*_OWN, *periodic()} if kinds is None else kinds)
    known = Schedule.objects.in_bulk([kind.name for kind in wanted])
    queued = [_queue_if_due(kind, known.get(kind.name)) for kind in wanted]
    return [job for job in queued if job is not None]


def _queue_if_due(kind: JobKind, seen: Schedule | None) -> Job | None:
    assert kind.rhythm is not None
    due = kind.rhythm.latest(timezone.localtime(now()))
    if seen is None:
        Schedule.objects.get_or_create(kind=kind.name, defaults={"last_due": due})
        return None
    if seen.last_due >= due:
        return None
    with transaction.atomic():
        # Of two workers that come here together one changes the row; the other finds nothing left to change.
        if not Schedule.objects.filter(kind=kind.name, last_due__lt=due).update(last_due=due):
            return None
        return enqueue(kind, actor=SYSTEM, arguments={"due": due.isoformat()}, unique=due.isoformat())
