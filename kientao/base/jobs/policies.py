"""Who may do what with a job somebody asked for."""

from kientao.base.actor import Actor
from kientao.base.models import Job
from kientao.base.models.job import ADMINISTRATOR, OPEN, JobState
from kientao.kernel.decision import ALLOWED, Decision, refused


def _is_theirs(actor: Actor, job: Job) -> bool:
    return actor.holds(ADMINISTRATOR) or (actor.account is not None and actor.account == job.owner)


def may_cancel_job(actor: Actor, job: Job) -> Decision:
    """Whoever asked for it, and administrators, while it has not ended."""
    if not _is_theirs(actor, job):
        return refused("Chỉ người đã yêu cầu việc này hoặc quản trị hệ thống được dừng nó.")
    return ALLOWED if job.state in OPEN else refused("Việc này đã kết thúc, không còn gì để dừng.")


def may_retry_job(actor: Actor, job: Job) -> Decision:
    """Whoever asked for it, and administrators, once it failed or was stopped."""
    if not _is_theirs(actor, job):
        return refused("Chỉ người đã yêu cầu việc này hoặc quản trị hệ thống được chạy lại nó.")
    if job.state in (JobState.FAILED, JobState.CANCELLED):
        return ALLOWED
    return refused("Chỉ chạy lại việc bị lỗi hoặc đã dừng.")
