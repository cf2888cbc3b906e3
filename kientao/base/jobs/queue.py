"""Asking for jobs, and what the queue does with them."""

import logging
import uuid
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django_tasks import TaskContext, task
from django_tasks_db.models import DBTaskResult

from kientao.base.actor import Actor
from kientao.base.clock import now
from kientao.base.jobs.kinds import JobKind
from kientao.base.jobs.running import Outcome, attempt
from kientao.base.logs import request_named
from kientao.base.models import Job
from kientao.base.models.job import OPEN, JobState

_logger = logging.getLogger("kientao.jobs")


@transaction.atomic
def enqueue(
    kind: JobKind,
    *,
    actor: Actor,
    arguments: Mapping[str, Any] | None = None,
    unique: str = "",
    run_after: datetime | None = None,
    words: str = "",
) -> Job:
    """Queues a job; it starts once the transaction around has ended. Ask the policy before.

    `arguments` are JSON. With `unique`, an open job of the kind with the same key is returned instead of a second one.
    Raises TypeError for arguments the job does not take.
    """
    given = dict(arguments or {})
    kind.check(given)
    if unique:
        earlier = Job.objects.open().filter(kind=kind.name, unique=unique).first()
        if earlier is not None:
            return earlier
    job = Job(
        kind=kind.name,
        words=(words or kind.words)[:200],
        arguments=given,
        unique=unique,
        retries=kind.retries,
        asked_at=now(),
        run_after=run_after or now(),
        owner=actor.account,
        actor={**asdict(actor), "roles": sorted(actor.roles)},
    )
    try:
        with transaction.atomic():
            job.save(force_insert=True)
    except IntegrityError:  # asked for twice at the same time
        return Job.objects.open().get(kind=kind.name, unique=unique)
    push(job, priority=kind.priority)
    return job


def push(job: Job, *, priority: int = 0) -> None:
    """Puts the waiting job into the queue. Call it inside the transaction that makes it wait."""
    queued = run_job.using(run_after=job.run_after, priority=priority).enqueue(str(job.pk))
    job.task = uuid.UUID(queued.id)
    job.save(update_fields=["task"])


@task(takes_context=True)
def run_job(context: TaskContext, job_id: str) -> None:
    """What the queue runs: one try at the job, unless it was cancelled or given to another run meanwhile."""
    run = uuid.UUID(context.task_result.id)
    mine = Job.objects.filter(pk=job_id, task=run)
    if mine.filter(state=JobState.WAITING).update(
        state=JobState.RUNNING, started=now(), attempt=F("attempt") + 1, steps_done=0, steps_total=None, doing=""
    ):
        job = mine.get()
        with request_named(str(job.pk)):
            outcome = attempt(job)
        if outcome is not None:
            settle(job, outcome)


@transaction.atomic
def settle(job: Job, outcome: Outcome) -> bool:
    """Writes what came of the try, queueing the next one. False when the job belongs to another run by now."""
    waits = outcome.state == JobState.WAITING
    mine = Job.objects.filter(pk=job.pk, task=job.task, attempt=job.attempt, state__in=OPEN)
    if not mine.update(
        state=outcome.state,
        attempt=job.attempt if outcome.counts else max(job.attempt - 1, 0),
        result=outcome.result,
        error=outcome.error,
        detail=outcome.detail,
        run_after=outcome.again or job.run_after,
        finished=None if waits else now(),
        doing="",
    ):
        return False
    job.refresh_from_db()
    if waits:
        queued = DBTaskResult.objects.filter(pk__in=[job.task]).values_list("priority", flat=True).first()
        push(job, priority=queued or 0)
    level = logging.ERROR if outcome.state == JobState.FAILED else logging.INFO
    _logger.log(level, "job %s %s %s try %d %s", job.pk, job.kind, job.state, job.attempt, outcome.detail)
    return True
