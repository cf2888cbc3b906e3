"""How a source says a kind of fact is set, and set right."""

from collections.abc import Mapping
from dataclasses import asdict

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.base.versions import locked_row
from kientao.facts.catalogue import SENT
from kientao.registers.intake.models import SavedMapping, Source
from kientao.registers.intake.policies import may_keep_mapping
from kientao.registers.intake.queries.agencies import KnownAgencies
from kientao.registers.intake.queries.looking import standing
from kientao.registers.intake.rules.mode import Mode
from kientao.registers.intake.rules.said import named
from kientao.registers.intake.rules.typed import Typed, all_said


@transaction.atomic
def keep_mapping(
    *,
    actor: Actor,
    source_id: int,
    fact: str,
    columns: Mapping[str, Typed],
    mode: Mode,
    key: str = "",
    version: int = 0,
) -> SavedMapping:
    """The one mapping of a source and a kind of fact; version 0: there was none yet.

    Raises NotAllowed, ChangedMeanwhile, and Invalid with a sentence for each column that can't be read so.
    """
    source = locked_row(Source.objects.select_related("organisation"), source_id)
    require(may_keep_mapping(actor, source))
    if fact not in SENT:
        raise Invalid({"": "Chọn một loại dữ kiện trong danh mục."})
    mapping = SavedMapping.objects.filter(source=source, fact_code=fact).first()
    if (mapping.version if mapping else 0) != version:
        raise ChangedMeanwhile(mapping.changed_by if mapping else "", mapping.changed if mapping else None)
    _, wrong = all_said(SENT[fact], columns, KnownAgencies(source))
    wrong |= _wrong_key(mapping, " ".join(key.split()))
    if wrong:
        raise Invalid(wrong)
    kept = mapping or SavedMapping(source=source, fact_code=fact, version=0)
    kept.columns = {name: asdict(typed) for name, typed in columns.items()}
    kept.key, kept.mode = " ".join(key.split()), mode.value
    kept.changed, kept.changed_by = now(), actor.name
    kept.version += 1
    kept.save()
    record(
        actor=actor, action="keep_intake_mapping", subject=f"SavedMapping {kept.pk}",
        data={"source": source.name, "fact": SENT[fact].words, "version": kept.version, "key": kept.key},
    )  # fmt: skip
    return kept


def _wrong_key(mapping: SavedMapping | None, key: str) -> dict[str, str]:
    """Rows that stand were told apart by the old key: by another one they would all come twice."""
    if len(key) > 120 or (key and not named(key)):
        return {"key": "Ghi tên một cột của tệp, tối đa 120 ký tự."}
    if mapping is not None and named(mapping.key) != named(key) and standing(mapping).exists():
        return {"key": "Đã có dòng được nhận ra theo cột cũ: thu hồi các lô đã ghi trước khi đổi cột này."}
    return {}
