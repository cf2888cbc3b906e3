"""Batches in the background: staged after they were sent, applied when somebody says so. A second run goes on."""

from enum import StrEnum
from typing import Any

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.jobs.kinds import JobFailed, job
from kientao.base.jobs.queue import enqueue
from kientao.base.jobs.work import Work
from kientao.base.models import Job
from kientao.base.refusal import ChangedMeanwhile, require
from kientao.registers.onestop.imports.applying import apply_import
from kientao.registers.onestop.imports.staging import Say, begin_import, stage
from kientao.registers.onestop.models import Import, ImportState
from kientao.registers.onestop.policies.imports import may_import


class Then(StrEnum):
    """What follows when a batch was read: nothing, its good rows are written, or all when none is bad."""

    NO = "no"
    GOOD = "good"
    WHOLE = "whole"


@transaction.atomic
def ask_import(
    *,
    actor: Actor,
    system: str,
    name: str,
    content: bytes,
    default_agency_id: int | None = None,
    then: Then = Then.NO,
) -> Import:
    """Keeps a file and queues its reading, and what follows it. Raises NotAllowed, Invalid."""
    batch = begin_import(actor=actor, system=system, name=name, content=content, default_agency_id=default_agency_id)
    enqueue(
        stage_batch,
        actor=actor,
        arguments={"batch": batch.pk, "then": then.value},
        unique=f"import-{batch.pk}",
        words=f"Đọc hồ sơ của {batch.system}",
    )
    return batch


@transaction.atomic
def ask_apply(*, actor: Actor, import_id: int, version: int, leave_out_errors: bool = False) -> Job:
    """Queues the writing of a batch that was checked. Raises NotAllowed, ChangedMeanwhile."""
    require(may_import(actor))
    batch = Import.objects.visible_to(actor).get(pk=import_id)
    if batch.version != version:
        raise ChangedMeanwhile(batch.applied_by, batch.applied)
    return enqueue(
        apply_batch,
        actor=actor,
        arguments={"batch": batch.pk, "version": version, "leave_out_errors": leave_out_errors},
        unique=f"import-{batch.pk}",
        words=f"Nhập hồ sơ của {batch.system}",
    )


@job(words="Đọc hồ sơ của hệ thống khác", priority=10)
def stage_batch(work: Work, *, batch: int, then: str) -> dict[str, Any]:
    """Says how many rows were read."""
    found = stage(Import.objects.get(pk=batch), _says(work))
    if found.state == ImportState.FAILED:
        raise JobFailed(found.failure)
    good = then == Then.GOOD and found.error_count < found.rows
    if found.state == ImportState.CHECKED and (good or (then == Then.WHOLE and not found.error_count)):
        ask_apply(actor=work.actor, import_id=found.pk, version=found.version, leave_out_errors=good)
    return {"rows": found.rows, "errors": found.error_count}


@job(words="Nhập hồ sơ của hệ thống khác", priority=10)
def apply_batch(work: Work, *, batch: int, version: int, leave_out_errors: bool) -> dict[str, Any]:
    """What was written. A run after the one that wrote it finds it done."""
    found = Import.objects.get(pk=batch)
    if found.state != ImportState.APPLIED:
        found = apply_import(
            actor=work.actor, import_id=batch, version=version, leave_out_errors=leave_out_errors, say=_says(work)
        )
    return {name: count for name, count in found.result.items() if isinstance(count, int)}


def job_of(batch: Import) -> Job | None:
    """The latest one that worked, or works, on it."""
    return Job.objects.filter(unique=f"import-{batch.pk}").order_by("-asked_at").first()


def _says(work: Work) -> Say:
    told = -1

    def say(done: int, total: int) -> None:
        nonlocal told
        if told < 0:
            work.steps(total)
            told = 0
        work.step(count=done - told)
        told = done

    return say
