"""Somebody wants everything counted again now, not tonight."""

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.jobs.queue import enqueue
from kientao.base.models import Job
from kientao.base.refusal import require
from kientao.ledger.jobs import verify_at_night
from kientao.ledger.policies import may_mend


@transaction.atomic
def ask_recount(*, actor: Actor) -> Job:
    """The job that does it; one that already waits or runs is enough. Raises NotAllowed."""
    require(may_mend(actor))
    earlier = open_recount()
    if earlier is not None:
        return earlier
    record(actor=actor, action="recount_facts", subject="Ledger", data={})
    return enqueue(verify_at_night, actor=actor, arguments={"due": now().isoformat()}, unique="now")


def open_recount() -> Job | None:
    """The recount that waits or runs."""
    return Job.objects.open().filter(kind=verify_at_night.name).order_by("asked_at").first()
