"""A batch taken in: the file kept, read into parts, each part checked as it is staged. Nothing is written yet.

Every part is a transaction of its own: after a stop in the middle the next run goes on behind the last one.
"""

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import Invalid, require
from kientao.base.sheets.guard import SheetRefused
from kientao.people.models import Organisation
from kientao.registers.onestop.imports.checking import Checked, Checking, Numbered, fingerprint, kept_dossiers
from kientao.registers.onestop.imports.columns import Kind
from kientao.registers.onestop.imports.files import ENDINGS, LIMITS, Table, read_file
from kientao.registers.onestop.imports.known import Known
from kientao.registers.onestop.models import Import, ImportPart, ImportState
from kientao.registers.onestop.policies.imports import branch_of, may_import
from kientao.registers.onestop.rules.given import tidy

PART = 2500
Say = Callable[[int, int], None]


def quiet(done: int, total: int) -> None:
    """Says nothing of how far it is."""


@transaction.atomic
def begin_import(
    *, actor: Actor, system: str, name: str, content: bytes, default_agency_id: int | None = None
) -> Import:
    """Keeps a file of the system until it is staged. Raises NotAllowed, Invalid."""
    require(may_import(actor))
    called, errors = tidy(system), {}
    if not called or len(called) > 120:
        errors["system"] = "Ghi tên hệ thống gửi hồ sơ, tối đa 120 ký tự."
    if not name.lower().endswith(ENDINGS):
        errors["file"] = f"Tệp phải là {', '.join(ENDINGS)}."
    elif not content:
        errors["file"] = "Tệp rỗng: chọn lại tệp."
    elif len(content) > LIMITS.file:
        errors["file"] = f"Tệp lớn hơn {LIMITS.file // 1024 // 1024} MB: chia thành nhiều tệp."
    if default_agency_id is not None and not Organisation.objects.filter(pk=default_agency_id).exists():
        errors["default_agency"] = "Chọn một cơ quan trong danh bạ."
    if errors:
        raise Invalid(errors)
    batch = Import(
        system=called,
        name=tidy(name)[-250:],
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        made=now(),
        made_by=actor.name,
        organisation_id=branch_of(actor),
        default_agency_id=default_agency_id,
    )
    batch.save(force_insert=True)
    record(
        actor=actor, action="send_dossiers", subject=f"Import {batch.pk}",
        data={"system": called, "file": batch.name, "sha256": batch.sha256},
    )  # fmt: skip
    return batch


def stage(batch: Import, say: Say = quiet) -> Import:
    """Reads and checks what of the batch isn't staged yet. The batch says in the end how many rows are good.

    A file that can't be read fails the batch; its words say why.
    """
    if batch.state != ImportState.STAGING:
        return batch
    try:
        tables = read_file(batch.name, bytes(batch.content or b""))
    except SheetRefused as refused:
        return _failed(batch, str(refused))
    batch.rows = sum(len(table.rows) for table in tables)
    batch.columns = {one.kind.value: {"sheet": one.sheet, **one.columns} for one in tables}
    batch.save(update_fields=["rows", "columns"])
    checking = checking_of(batch)
    staged = batch.parts.count()
    for number, (kind, rows) in enumerate(_parts(tables), 1):
        if number <= staged:
            if kind is Kind.DOSSIERS:
                checking.seen(rows)
            continue
        _stage(batch, number, kind, rows, checking.part(kind, rows, kept_dossiers(rows)))
        say(batch.done_rows, batch.rows)
    return _checked(batch, {one.kind.words: list(one.unused) for one in tables if one.unused})


def checking_of(batch: Import) -> Checking:
    """What its rows are checked against, as of now."""
    return Checking(batch.system, Known(batch.organisation_id), batch.default_agency_id, now())


def _parts(tables: list[Table]) -> Iterator[tuple[Kind, list[Numbered]]]:
    for table in tables:
        for at in range(0, len(table.rows), PART):
            yield table.kind, [(number, said, fingerprint(said)) for number, said in table.rows[at : at + PART]]


@transaction.atomic
def _stage(batch: Import, number: int, kind: Kind, rows: list[Numbered], checked: Checked) -> None:
    ImportPart(
        batch=batch, number=number, kind=kind.value, rows=rows, errors=checked.errors, findings=checked.findings,
        counts=checked.counts,
    ).save(force_insert=True)  # fmt: skip
    batch.done_rows += len(rows)
    batch.error_count += len({row for row, _, _ in checked.errors})
    batch.finding_count += len(checked.findings)
    batch.save(update_fields=["done_rows", "error_count", "finding_count"])


def _checked(batch: Import, unused: dict[str, list[str]]) -> Import:
    counts: dict[str, Any] = {}
    for found in batch.parts.values_list("counts", flat=True):
        for name, count in found.items():
            counts[name] = counts.get(name, 0) + count
    batch.result = {**counts, "unused": unused} if unused else counts
    batch.state, batch.content = ImportState.CHECKED, None
    batch.version += 1
    batch.save(update_fields=["result", "state", "content", "version"])
    return batch


def _failed(batch: Import, words: str) -> Import:
    batch.state, batch.failure, batch.content = ImportState.FAILED, words[:500], None
    batch.version += 1
    batch.save(update_fields=["state", "failure", "content", "version"])
    return batch
