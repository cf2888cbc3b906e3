"""What has an end is forgotten at night; jobs are the first to have one."""

from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django_tasks_db.models import DBTaskResult

from kientao.base.clock import now
from kientao.base.jobs.kinds import job
from kientao.base.jobs.times import Daily
from kientao.base.jobs.work import Work
from kientao.base.models import Job, Worker
from kientao.base.models.job import JobState
from kientao.base.retention.actions import forget_due
from kientao.base.retention.kinds import Retention

_RUNS_KEPT = timedelta(days=7)


def _ended(before: datetime) -> QuerySet[Job]:
    return Job.objects.filter(state__in=(JobState.DONE, JobState.CANCELLED), finished__lt=before)


def _failed(before: datetime) -> QuerySet[Job]:
    return Job.objects.filter(state=JobState.FAILED, finished__lt=before)


JOBS = (
    Retention("ended_jobs", "Việc nền đã xong hoặc đã dừng", "KEEP_JOBS_DAYS", _ended),
    Retention("failed_jobs", "Việc nền bị lỗi", "KEEP_FAILED_JOBS_DAYS", _failed),
)


@job(words="Xóa những gì hết thời hạn lưu", rhythm=Daily(time(3, 30)))
def forget_at_night(work: Work, *, due: str) -> dict[str, Any]:
    """Everything declared to have an end, and the queue's own rows after a week."""
    forgotten = forget_due(actor=work.actor, after_batch=lambda kind, count: work.step(kind.words, count=count))
    runs = DBTaskResult.objects.finished().filter(finished_at__lt=now() - _RUNS_KEPT).delete()[0]
    Worker.objects.filter(seen__lt=now() - timedelta(days=1)).delete()
    return {**forgotten, "runs": runs}
