"""One try at a job, and what came of it. Nothing is raised: every ending is an Outcome."""

from contextlib import nullcontext
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from kientao.base.actor import Actor
from kientao.base.clock import now
from kientao.base.jobs.kinds import JobFailed, JobKind, UnknownJob, find
from kientao.base.jobs.times import back_off
from kientao.base.jobs.work import Cancelled, Superseded, Work, watched
from kientao.base.models import Job
from kientao.base.models.job import JobState
from kientao.base.refusal import ChangedMeanwhile, Invalid, NotAllowed
from kientao.base.traces import places


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a try ended: the state the job gets; `again` is when to try again, for a job that waits.
    `counts` is False for a try that ended for no reason of its own."""

    state: JobState
    result: dict[str, Any] | None = None
    error: str = ""
    detail: str = ""
    again: datetime | None = None
    counts: bool = True


def attempt(job: Job) -> Outcome | None:
    """Runs `job`, which is marked as running. None when it belongs to another run by now."""
    try:
        kind = find(job.kind)
    except UnknownJob:
        return Outcome(JobState.FAILED, error="Phiên bản đang chạy không còn loại việc này: báo quản trị hệ thống.")
    assert job.task is not None
    work = Work(job.pk, job.task, actor_of(job), job.attempt)
    try:
        with watched(work), transaction.atomic() if connection.in_atomic_block else nullcontext():
            result = kind.run(work, **job.arguments)
            work.write()
    except Cancelled:
        return Outcome(JobState.CANCELLED, error="Đã dừng theo yêu cầu.")
    except Superseded:
        return None
    except (JobFailed, NotAllowed, Invalid, ChangedMeanwhile) as refused:
        return Outcome(JobState.FAILED, error=str(refused)[:500])
    except (SystemExit, KeyboardInterrupt):
        return Outcome(JobState.WAITING, error="Máy chủ dừng giữa chừng, sẽ làm lại.", again=now(), counts=False)
    except Exception as error:
        return after_failure(job, kind, places(error))
    return Outcome(JobState.DONE, result=result)


def after_failure(job: Job, kind: JobKind, detail: str) -> Outcome:
    """Waits for another try while there are any left."""
    if job.attempt <= job.retries:
        again = now() + back_off(kind.retry_after, job.attempt)
        when = timezone.localtime(again)
        return Outcome(
            JobState.WAITING,
            error=f"Lần thử {job.attempt} chưa được, sẽ tự thử lại lúc {when:%H:%M:%S %d/%m/%Y}.",
            detail=detail,
            again=again,
        )
    return Outcome(
        JobState.FAILED,
        error=f"Có lỗi ngoài dự kiến, đã thử {job.attempt} lần. Báo quản trị hệ thống mã việc {str(job.pk)[:8]}.",
        detail=detail,
    )


def actor_of(job: Job) -> Actor:
    """Who asked for the job, with the roles held then."""
    known = {field.name for field in fields(Actor)}
    kept = {name: value for name, value in job.actor.items() if name in known}
    return Actor(**{**kept, "roles": frozenset(kept.get("roles", ()))})
