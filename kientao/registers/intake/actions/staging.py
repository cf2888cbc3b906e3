"""What a source sends is read and held against what stands. Nothing is written yet."""

import hashlib
from datetime import date
from typing import Any

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import Invalid, require
from kientao.base.sheets.guard import SheetRefused
from kientao.facts.catalogue import SENT
from kientao.facts.days import day_of
from kientao.registers.intake.models import Batch, BatchState, SavedMapping, Source
from kientao.registers.intake.policies import may_send
from kientao.registers.intake.queries.looking import looked_at
from kientao.registers.intake.rules.mode import NOTHING, Mode
from kientao.registers.intake.sheets import ENDINGS, JSON, laid_out

KEPT_ERRORS = 1000


@transaction.atomic
def stage_batch(
    *,
    actor: Actor,
    source_id: int,
    fact: str,
    name: str,
    content: bytes,
    mode: Mode | None = None,
    first: date | None = None,
    last: date | None = None,
) -> Batch:
    """A file, tried: the batch says what would change, or what is wrong by row and column. `mode` None: the mapping's.

    Raises NotAllowed, and Invalid where there is nothing to read it by.
    """
    mapping = _mapping(actor, source_id, fact)
    if not name.lower().endswith(ENDINGS):
        raise Invalid({"file": f"Tệp phải là {' hoặc '.join(ENDINGS)}."})
    return _staged(actor, mapping, name, content, mode, first, last)


@transaction.atomic
def stage_rows(
    *,
    actor: Actor,
    source_id: int,
    fact: str,
    rows: Any,
    mode: Mode | None = None,
    first: date | None = None,
    last: date | None = None,
) -> Batch:
    """The same for rows as JSON has them: objects, by the headings of the mapping or the names of the fact's columns.

    Raises NotAllowed, Invalid.
    """
    mapping = _mapping(actor, source_id, fact)
    try:
        content = laid_out(rows)
    except SheetRefused as refused:
        raise Invalid({"data": str(refused)}) from None
    return _staged(actor, mapping, f"gui-{now():%Y%m%d-%H%M%S}{JSON}", content, mode, first, last)


def _mapping(actor: Actor, source_id: int, fact: str) -> SavedMapping:
    source = Source.objects.select_related("organisation").get(pk=source_id)
    require(may_send(actor, source))
    mapping = SavedMapping.objects.filter(source=source, fact_code=fact).first()
    if mapping is None or fact not in SENT:
        raise Invalid({"fact": f"Nguồn «{source.name}» chưa có cách đọc loại dữ kiện này: đặt cách đọc trước."})
    mapping.source = source
    return mapping


def _staged(
    actor: Actor,
    mapping: SavedMapping,
    name: str,
    content: bytes,
    asked: Mode | None,
    first: date | None,
    last: date | None,
) -> Batch:
    mode = asked or Mode(mapping.mode)
    looked = looked_at(mapping, name, content, mode, first, last)
    named = mode is Mode.PERIOD and looked.whole != NOTHING
    batch = Batch(
        source=mapping.source, fact_code=mapping.fact_code, name=" ".join(name.split())[-250:],
        sha256=hashlib.sha256(content).hexdigest(), content=None if looked.problems else content, mode=mode.value,
        first=day_of(looked.whole.first) if named else None, last=day_of(looked.whole.last) if named else None,
        mapping_version=mapping.version, state=BatchState.REFUSED if looked.problems else BatchState.STAGED,
        rows=looked.rows, counts=looked.difference.counts, error_count=len(looked.problems),
        errors=[[one.row, one.column, one.header, one.message] for one in looked.problems[:KEPT_ERRORS]],
        unused=list(looked.unused), made=now(), made_by=actor.name,
    )  # fmt: skip
    batch.save(force_insert=True)
    record(
        actor=actor, action="stage_intake_batch", subject=f"Batch {batch.pk}",
        data={
            "batch": batch.pk, "source": mapping.source.name, "fact": mapping.fact.words, "file": batch.name,
            "sha256": batch.sha256, "rows": batch.rows, "errors": batch.error_count,
        },
    )  # fmt: skip
    return batch
