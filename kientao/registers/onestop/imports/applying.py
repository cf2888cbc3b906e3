"""A batch that was checked becomes dossiers: in one transaction, with one entry in the trail that names its hash."""

from django.db import transaction

from kientao.base import bulk
from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.base.versions import locked_row
from kientao.registers.onestop.imports.checking import kept_dossiers
from kientao.registers.onestop.imports.columns import Kind
from kientao.registers.onestop.imports.staging import Say, checking_of, quiet
from kientao.registers.onestop.imports.writing import Told, Written, write_changed, write_new
from kientao.registers.onestop.imports.writing_steps import write_results, write_steps
from kientao.registers.onestop.models import Import, ImportPart, ImportState
from kientao.registers.onestop.policies.imports import may_import


@transaction.atomic
def apply_import(
    *, actor: Actor, import_id: int, version: int, leave_out_errors: bool = False, say: Say = quiet
) -> Import:
    """Writes what the batch says. Each row is checked again: the register may have changed since.

    A batch with errors is refused as a whole, unless the rows that have them are to be left out. Raises NotAllowed,
    Invalid, ChangedMeanwhile.
    """
    require(may_import(actor))
    batch = _locked(import_id, version)
    if batch.error_count and not leave_out_errors:
        words = f"Còn {batch.error_count} dòng lỗi: sửa ở hệ thống nguồn rồi gửi lại, hoặc chọn bỏ qua các dòng lỗi."
        raise Invalid({"": words})
    checking, told = checking_of(batch), Told(actor, batch.system, batch.pk, now())
    written, left_out, done = Written(), 0, 0
    for part in batch.parts.order_by("number").iterator(chunk_size=2):
        kept = kept_dossiers(part.rows)
        with bulk.settling():
            checked = checking.part(Kind(part.kind), part.rows, kept)
        if checked.errors and not leave_out_errors:
            row, _, words = checked.errors[0]
            raise Invalid({"": f"Dòng {row} không còn nhập được: {words} Gửi lại tệp để kiểm tra lại."})
        written.new += write_new([one for one in checked.dossiers if one.kept is None], told)
        changed, same = write_changed([one for one in checked.dossiers if one.kept is not None], told)
        written.changed += changed
        written.unchanged += checked.unchanged + same
        written.steps += write_steps(checked.steps, told) if checked.steps else 0
        written.results += write_results(checked.results, told) if checked.results else 0
        left_out += len({row for row, _, _ in checked.errors})
        done += len(part.rows)
        say(done, batch.rows)
    return _applied(batch, actor, written, left_out)


def _locked(import_id: int, version: int) -> Import:
    """The batch, and no other of its system being applied meanwhile."""
    system = Import.objects.values_list("system", flat=True).get(pk=import_id)
    first = Import.objects.filter(system=system).order_by("pk").values_list("pk", flat=True)[0]
    locked_row(Import.objects.all(), first)
    batch = locked_row(Import.objects.all(), import_id)
    if batch.version != version:
        raise ChangedMeanwhile(batch.applied_by, batch.applied)
    if batch.state != ImportState.CHECKED:
        raise Invalid({"": f"Lần nhập này đang ở trạng thái «{ImportState(batch.state).label}»."})
    return batch


def _applied(batch: Import, actor: Actor, written: Written, left_out: int) -> Import:
    counts = {
        "new": written.new, "changed": written.changed, "unchanged": written.unchanged, "steps": written.steps,
        "results": written.results, "left_out": left_out,
    }  # fmt: skip
    batch.state, batch.applied, batch.applied_by = ImportState.APPLIED, now(), actor.name
    batch.result = {**counts, **{name: value for name, value in batch.result.items() if name == "unused"}}
    batch.version += 1
    batch.save()
    ImportPart.objects.filter(batch=batch).update(rows=[])
    record(
        actor=actor,
        action="import_dossiers",
        subject=f"Import {batch.pk}",
        data={"system": batch.system, "sha256": batch.sha256, **counts},
    )
    return batch
