"""Forgetting what is due."""

from collections.abc import Callable

from django.db import transaction

from kientao.base.actor import SYSTEM, Actor
from kientao.base.audit import record
from kientao.base.refusal import require
from kientao.base.retention.kinds import RETENTIONS, Retention
from kientao.kernel.decision import ALLOWED, Decision, refused

_BATCH = 500


def may_forget(actor: Actor) -> Decision:
    """The program itself: every night, or at an operator's command on the server."""
    if actor == SYSTEM:
        return ALLOWED
    return refused("Hệ thống tự xóa những gì hết thời hạn lưu; không ai xóa thay được.")


def forget_due(
    *, actor: Actor, after_batch: Callable[[Retention, int], None] = lambda kind, count: None
) -> dict[str, int]:
    """How many of each kind were forgotten, by the kind's name. Raises NotAllowed.

    Each batch is a transaction with its own audit entry, which says what and how many, not whose: a run that is cut
    off leaves whole batches, all told of.
    """
    require(may_forget(actor))
    forgotten: dict[str, int] = {}
    for kind in RETENTIONS:
        while count := _forget_batch(kind, actor):
            forgotten[kind.name] = forgotten.get(kind.name, 0) + count
            after_batch(kind, count)
    return forgotten


@transaction.atomic
def _forget_batch(kind: Retention, actor: Actor) -> int:
    due = kind.due_now()
    batch = list(due.order_by("pk").values_list("pk", flat=True)[:_BATCH])
    count = kind.forget(due.filter(pk__in=batch)) if batch else 0
    if count:
        record(
            actor=actor,
            action="forget",
            subject=kind.name,
            data={"what": kind.words, "count": count, "kept_days": kind.days},
        )
    return count
