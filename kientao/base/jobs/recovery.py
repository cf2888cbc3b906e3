"""Finds jobs whose run ended without a word (a machine stopped, a process was killed) and has them tried again."""

from typing import Any

from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kientao.base.clock import now
from kientao.base.jobs.kinds import UnknownJob, find
from kientao.base.jobs.presence import bury, is_alive
from kientao.base.jobs.queue import settle
from kientao.base.jobs.running import Outcome, after_failure
from kientao.base.models import Job
from kientao.base.models.job import JobState


class WorkerDied(Exception):
    """Kept on the queue's row of a run that ended without a word."""


def recover() -> int:
    """Has every orphaned job tried again, or marks it failed after its last try. Returns how many."""
    queued = DBTaskResult.objects.filter(status=TaskResultStatus.READY).values("pk")
    jobs = list(Job.objects.open().exclude(task__in=queued))
    runs = DBTaskResult.objects.in_bulk([job.task for job in jobs if job.task])
    return sum(_recover(job, runs.get(job.task) if job.task else None) for job in jobs)


def _recover(job: Job, run: "DBTaskResult[Any, Any] | None") -> bool:
    worker = run.worker_ids[-1] if run is not None and run.status == TaskResultStatus.RUNNING else None
    if run is not None and worker is not None and is_alive(worker, run.started_at):
        return False
    with transaction.atomic():
        for row in DBTaskResult.objects.select_for_update(no_key=True).filter(
            pk__in=[job.task], status=TaskResultStatus.RUNNING
        ):
            row.set_failed(WorkerDied())
        settled = settle(job, _outcome(job))
    if worker is not None:
        bury(worker)
    return settled


def _outcome(job: Job) -> Outcome:
    if job.state == JobState.WAITING:  # its run ended before it began
        return Outcome(JobState.WAITING, again=now())
    try:
        kind = find(job.kind)
    except UnknownJob:
        return Outcome(JobState.FAILED, error="Phiên bản đang chạy không còn loại việc này: báo quản trị hệ thống.")
    return after_failure(job, kind, "worker died")
