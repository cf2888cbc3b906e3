"""What people can do with a job."""

import uuid

from django.db import IntegrityError, transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.jobs.policies import may_cancel_job, may_retry_job
from kientao.base.jobs.queue import push
from kientao.base.models import Job
from kientao.base.models.job import JobState
from kientao.base.refusal import Invalid, require


@transaction.atomic
def cancel_job(*, actor: Actor, job: uuid.UUID) -> Job:
    """Stops a waiting job; a running one stops at its next step. Raises NotAllowed."""
    found = Job.objects.select_for_update(no_key=True).get(pk=job)
    require(may_cancel_job(actor, found))
    if found.state == JobState.WAITING:
        found.state, found.finished, found.error = JobState.CANCELLED, now(), "Đã dừng theo yêu cầu."
    found.cancel_asked = True
    found.save(update_fields=["state", "finished", "error", "cancel_asked"])
    record(actor=actor, action="cancel_job", subject=f"Job {found.pk}", data={"kind": found.kind})
    return found


@transaction.atomic
def retry_job(*, actor: Actor, job: uuid.UUID) -> Job:
    """Queues a failed or stopped job again, with all its tries. Raises NotAllowed, Invalid."""
    found = Job.objects.select_for_update(no_key=True).get(pk=job)
    require(may_retry_job(actor, found))
    found.state, found.finished, found.error, found.detail = JobState.WAITING, None, "", ""
    found.attempt, found.cancel_asked, found.run_after = 0, False, now()
    try:
        with transaction.atomic():
            found.save()
    except IntegrityError as twice:
        raise Invalid({"": "Một việc giống hệt đang chờ hoặc đang chạy: đợi việc đó kết thúc."}) from twice
    push(found)
    record(actor=actor, action="retry_job", subject=f"Job {found.pk}", data={"kind": found.kind})
    return found
