"""A batch that was written by mistake is undone: its rows end, those it ended stand again."""

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.ledger.waiting import changed_many
from kientao.registers.intake.actions.applying import locked_batch
from kientao.registers.intake.models import Batch, BatchState, IntakeRow
from kientao.registers.intake.numbers import ROWS
from kientao.registers.intake.policies import may_take_back


@transaction.atomic
def take_back_batch(*, actor: Actor, batch_id: int, version: int, reason: str) -> Batch:
    """Only the last one written of its source and kind: what came later stands on it. The ledger keeps both as history.

    Raises NotAllowed, Invalid, ChangedMeanwhile.
    """
    batch = locked_batch(batch_id)
    require(may_take_back(actor, batch))
    if batch.version != version:
        raise ChangedMeanwhile(batch.applied_by or batch.made_by, batch.applied or batch.made)
    why = " ".join(reason.split())
    if not why or len(why) > 500:
        raise Invalid({"reason": "Ghi lý do thu hồi, tối đa 500 ký tự."})
    later = last_applied(batch)
    if later is not None and later.pk != batch.pk:
        raise Invalid({"": f"Lô {later.pk} được ghi sau và dựa trên lô này: thu hồi lô {later.pk} trước."})
    own = IntakeRow.objects.filter(batch=batch, ended_by__isnull=True)
    replaced = IntakeRow.objects.filter(ended_by=batch).exclude(batch=batch)
    gone, back = list(own.values_list("pk", flat=True)), list(replaced.values_list("pk", flat=True))
    own.update(ended_by=batch)
    replaced.update(ended_by=None)
    changed_many(ROWS, [*gone, *back])
    batch.state, batch.reason = BatchState.TAKEN_BACK, why
    batch.taken_back, batch.taken_back_by = now(), actor.name
    batch.version += 1
    batch.save()
    record(
        actor=actor, action="take_back_intake_batch", subject=f"Batch {batch.pk}",
        data={
            "batch": batch.pk, "source": batch.source.name, "fact": batch.fact.words, "ended": len(gone),
            "restored": len(back), "reason": why,
        },
    )  # fmt: skip
    return batch


def last_applied(batch: Batch) -> Batch | None:
    """Of its source and kind of fact."""
    written = Batch.objects.filter(source=batch.source_id, fact_code=batch.fact_code, state=BatchState.APPLIED)
    return written.order_by("-applied", "-pk").first()
