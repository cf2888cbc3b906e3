"""Adds to the audit trail, and checks it."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.clock import now
from kientao.base.models import AuditEntry, AuditHead


def record(*, actor: Actor, action: str, subject: str, data: Mapping[str, str | int | None]) -> AuditEntry:
    """One entry at the end of the trail. Call it inside the transaction of the change it tells of.

    Beside the data it keeps for whom the actor acted ("for"), and for which absent officers ("instead_of").
    """
    whole = {**data}
    if actor.organisation_name:
        whole["for"] = actor.organisation_name
    if actor.substitutes:
        whole["instead_of"] = actor.substitutes
    with transaction.atomic(savepoint=False):
        head = _head()
        entry = AuditEntry(
            sequence=head.sequence + 1,
            at=now().astimezone(UTC),
            actor=actor.name,
            action=action,
            subject=subject,
            data=json.dumps(whole, ensure_ascii=False, sort_keys=True),
            previous_hash=head.hash,
        )
        entry.hash = entry.computed_hash()
        entry.save()
        head.sequence, head.hash = entry.sequence, entry.hash
        head.save()
        return entry


def _head() -> AuditHead:
    """The end of the trail, held until the transaction ends: what follows should be short."""
    locked = AuditHead.objects.select_for_update(no_key=True).filter(pk=1)
    found = list(locked)
    if not found:
        AuditHead.objects.get_or_create(pk=1)
        found = list(locked.all())
    return found[0]


def faults() -> Iterator[str]:
    """What is wrong with the trail, in Vietnamese, one line each; nothing when it is whole."""
    expected_sequence, previous = 1, "0" * 64
    for entry in AuditEntry.objects.order_by("sequence").iterator():
        if entry.sequence != expected_sequence:
            yield f"Thiếu bản ghi {expected_sequence}" + (
                f" đến {entry.sequence - 1}." if entry.sequence - 1 > expected_sequence else "."
            )
        if entry.previous_hash != previous:
            yield f"Bản ghi {entry.sequence} không nối tiếp bản ghi trước."
        if entry.computed_hash() != entry.hash:
            yield f"Bản ghi {entry.sequence} đã bị sửa sau khi ghi."
        expected_sequence, previous = entry.sequence + 1, entry.hash
    head = AuditHead.objects.filter(pk=1).first()
    if head and (head.sequence != expected_sequence - 1 or head.hash != previous):
        yield f"Sổ kết thúc ở bản ghi {expected_sequence - 1}, đáng lẽ ở {head.sequence}."
