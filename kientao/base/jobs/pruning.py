"""Old jobs are forgotten."""

from datetime import time, timedelta
from typing import Any

from django_tasks_db.models import DBTaskResult

from kientao.base.clock import now
from kientao.base.jobs.kinds import job
from kientao.base.jobs.times import Daily
from kientao.base.jobs.work import Work
from kientao.base.models import Job, Worker
from kientao.base.models.job import JobState

KEPT = timedelta(days=90)
FAILURES_KEPT = timedelta(days=365)
RUNS_KEPT = timedelta(days=7)


@job(words="Xóa việc nền đã cũ", rhythm=Daily(time(3, 30)))
def forget_old_jobs(work: Work, *, due: str) -> dict[str, Any]:
    """Deletes ended jobs after 90 days, failed ones after a year, the queue's own rows after a week."""
    ended = Job.objects.filter(
        state__in=(JobState.DONE, JobState.CANCELLED), finished__lt=now() - KEPT
    ) | Job.objects.filter(state=JobState.FAILED, finished__lt=now() - FAILURES_KEPT)
    jobs = ended.delete()[0]
    runs = DBTaskResult.objects.finished().filter(finished_at__lt=now() - RUNS_KEPT).delete()[0]
    Worker.objects.filter(seen__lt=now() - timedelta(days=1)).delete()
    return {"jobs": jobs, "runs": runs}
