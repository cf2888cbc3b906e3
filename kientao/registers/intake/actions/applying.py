"""A batch that was looked at is written: all of it, in one transaction, or nothing."""

from django.db import transaction

from kientao.base import bulk
from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.base.versions import locked_row
from kientao.ledger.waiting import changed_many
from kientao.registers.intake.models import Batch, BatchState, IntakeRow, SavedMapping, Source
from kientao.registers.intake.numbers import ROWS
from kientao.registers.intake.policies import may_apply, may_send
from kientao.registers.intake.queries.looking import looked_at
from kientao.registers.intake.rules.difference import Difference
from kientao.registers.intake.rules.mode import Mode

_ROW = ("id", "source_id", "batch_id", "number", "fact_code", "key", "day", "values")
_AT_ONCE = 2000


@transaction.atomic
def apply_batch(*, actor: Actor, batch_id: int, version: int) -> Batch:
    """Writes what the batch says. Its rows are held anew against those that stand: others may have written since.

    Raises NotAllowed, Invalid, ChangedMeanwhile.
    """
    batch = locked_batch(batch_id)
    require(may_send(actor, batch.source))
    if batch.version != version:
        raise ChangedMeanwhile(batch.applied_by or batch.made_by, batch.applied or batch.made)
    require(may_apply(actor, batch))
    mapping = SavedMapping.objects.select_related("source__organisation").get(
        source=batch.source_id, fact_code=batch.fact_code
    )
    if mapping.version != batch.mapping_version:
        raise Invalid({"": "Cách đọc đã đổi từ lúc kiểm tra tệp này: gửi lại tệp."})
    found = looked_at(mapping, batch.name, bytes(batch.content or b""), Mode(batch.mode), batch.first, batch.last)
    if found.problems:
        raise Invalid({"": f"Không còn ghi được: {found.problems[0]} Gửi lại tệp để kiểm tra lại."})
    _write(batch, found.difference)
    batch.counts, batch.content, batch.state = found.difference.counts, None, BatchState.APPLIED
    batch.applied, batch.applied_by = now(), actor.name
    batch.version += 1
    batch.save()
    record(
        actor=actor, action="apply_intake_batch", subject=f"Batch {batch.pk}",
        data={
            "batch": batch.pk, "source": batch.source.name, "fact": batch.fact.words, "sha256": batch.sha256,
            **batch.counts,
        },
    )  # fmt: skip
    return batch


def locked_batch(batch_id: int) -> Batch:
    """The batch, nobody else writing for its source meanwhile. Call inside a transaction."""
    source = Batch.objects.values_list("source", flat=True).get(pk=batch_id)
    locked_row(Source.objects.all(), source)
    return locked_row(Batch.objects.select_related("source__organisation"), batch_id)


def _write(batch: Batch, changes: Difference) -> None:
    ends, begins = changes.ends, changes.begins
    for at in range(0, len(ends), _AT_ONCE):
        bulk.among(IntakeRow.objects.all(), "pk", ends[at : at + _AT_ONCE]).update(ended_by=batch)
    keys = bulk.next_keys(IntakeRow, len(begins)) if begins else ()
    if begins:
        rows = (
            (pk, batch.source_id, batch.pk, one.number, batch.fact_code, one.key, one.day, list(one.values))
            for pk, one in zip(keys, begins, strict=True)
        )
        bulk.insert(IntakeRow, _ROW, rows)
    if ends or begins:
        changed_many(ROWS, [*ends, *keys])
