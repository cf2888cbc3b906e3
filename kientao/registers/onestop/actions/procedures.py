"""Drafting procedures: a new one, a new version of one, changes to a draft, and dropping it."""

import hashlib
import json
from typing import Any

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now, today
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.base.search import searchable
from kientao.base.versions import claim_version, locked_row
from kientao.ledger.waiting import changed
from kientao.people.kinds import Kind
from kientao.people.models import Organisation
from kientao.registers.onestop.facts.sources import PROCEDURES
from kientao.registers.onestop.models import Procedure, ProcedureVersion, VersionState
from kientao.registers.onestop.policies.procedures import may_change, may_draft, may_keep
from kientao.registers.onestop.queries.offered import content_of
from kientao.registers.onestop.rules.as_json import as_json
from kientao.registers.onestop.rules.procedure import Change, Content
from kientao.registers.onestop.rules.procedure_checks import wrong_with
from kientao.registers.onestop.rules.procedure_sheet import BadCell, read_code

Source = str  # typed, csv, excel, json, decision


def draft_procedure(
    *, actor: Actor, code: str, owner: Organisation, content: Content, internal: bool = False, source: Source = "typed"
) -> ProcedureVersion:
    """A procedure the catalogue didn't have, as a draft. Raises NotAllowed, Invalid."""
    require(may_draft(actor, owner.pk))
    code = code.strip()
    wrong = wrong_with(content) | _wrong_code(code) | _wrong_owner(owner)
    if wrong:
        raise Invalid(wrong)
    with transaction.atomic():
        lock_catalogue()
        if Procedure.objects.filter(code=code).exists():
            raise Invalid({"code": f"Mã {code} đã có trong danh mục: mở thủ tục đó và soạn bản mới."})
        procedure = Procedure(code=code, owner=owner, internal=internal)
        show(procedure, content)
        procedure.save()
        made = new_version(actor, procedure, 1, Change.NEW, content, source)
        made.save(force_insert=True)
        record(actor=actor, action="draft_procedure", subject=subject_of(procedure), data={"code": code})
    return made


def draft_version(
    *,
    actor: Actor,
    procedure_id: int,
    change: Change = Change.AMENDED,
    content: Content | None = None,
    source: Source = "typed",
) -> ProcedureVersion:
    """The next version as a draft, beginning as the newest one says. Raises NotAllowed, Invalid."""
    if content is not None and (wrong := wrong_with(content)):
        raise Invalid(wrong)
    if change not in (Change.NEW, Change.AMENDED, Change.REPLACED):
        raise Invalid({"change": "Bãi bỏ thủ tục thì dùng «Bãi bỏ», không soạn bản mới."})
    with transaction.atomic():
        procedure = locked_row(Procedure.objects.all(), procedure_id)
        require(may_draft(actor, procedure.owner_id))
        newest = procedure.versions.order_by("-number").first()
        if newest is not None and newest.state == VersionState.DRAFT:
            raise Invalid({"": f"Đã có bản dự thảo do {newest.changed_by} soạn: sửa tiếp bản đó."})
        if content is None:
            content = content_of(newest) if newest is not None else Content(name=procedure.name)
        made = new_version(actor, procedure, (newest.number if newest else 0) + 1, change, content, source)
        made.save(force_insert=True)
        record(
            actor=actor,
            action="draft_version",
            subject=subject_of(procedure),
            data={"number": made.number, "change": change.value},
        )
    return made


def change_draft(*, actor: Actor, version_id: int, version: int, content: Content) -> ProcedureVersion:
    """What the draft says now. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    with transaction.atomic():
        draft = claimed_draft(actor, version_id, version)
        if wrong := wrong_with(content):
            raise Invalid(wrong)
        write(draft, content)
        stamp(draft, actor)
        draft.save()
        if not draft.procedure.versions.exclude(pk=draft.pk).exists():
            show(draft.procedure, content)
            draft.procedure.save()
        record(
            actor=actor,
            action="change_draft",
            subject=subject_of(draft.procedure),
            data={"number": draft.number, "content": draft.content_hash[:12]},
        )
    return draft


def withdraw_draft(*, actor: Actor, version_id: int, version: int) -> None:
    """Drops a draft, and with it a procedure that never was anything else. Raises NotAllowed, Invalid,
    ChangedMeanwhile."""
    with transaction.atomic():
        draft = claimed_draft(actor, version_id, version)
        procedure = draft.procedure
        record(
            actor=actor,
            action="withdraw_draft",
            subject=subject_of(procedure),
            data={"number": draft.number, "code": procedure.code, "content": draft.content_hash[:12]},
        )
        draft.delete()
        if procedure.versions.exists():
            return
        if procedure.processes.exists() or procedure.reductions.exists() or procedure.assessments.exists():
            raise Invalid({"": "Thủ tục còn quy trình hoặc bản rà soát: bỏ các bản đó trước, rồi bỏ dự thảo."})
        procedure.delete()


def give_to_owner(*, actor: Actor, procedure_id: int, version: int, owner: Organisation) -> Procedure:
    """Another agency keeps the procedure from now on. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    require(may_keep(actor))
    if wrong := _wrong_owner(owner):
        raise Invalid(wrong)
    with transaction.atomic():
        claim_version(Procedure.objects.all(), procedure_id, version)
        procedure = Procedure.objects.select_related("owner").get(pk=procedure_id)
        before, procedure.owner = procedure.owner, owner
        procedure.save()
        changed(PROCEDURES, procedure.pk)
        record(
            actor=actor,
            action="give_procedure",
            subject=subject_of(procedure),
            data={"from": before.name, "to": owner.name},
        )
    return procedure


def hash_of(content: Any) -> str:
    """Of JSON, however its keys are ordered."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def lock_catalogue() -> None:
    """One at a time adds codes: the provinces' rows are locked until the transaction ends."""
    provinces = Organisation.objects.filter(kind=Kind.PROVINCE_COMMITTEE).order_by("pk")
    list(provinces.select_for_update(no_key=True).values_list("pk"))


def subject_of(procedure: Procedure) -> str:
    """What the audit trail calls it."""
    return f"Procedure {procedure.pk}"


def new_version(
    actor: Actor, procedure: Procedure, number: int, change: Change, content: Content, source: Source
) -> ProcedureVersion:
    """Made, not saved."""
    made = ProcedureVersion(procedure=procedure, number=number, change=change, source=source)
    write(made, content)
    stamp(made, actor)
    return made


def write(version: ProcedureVersion, content: Content) -> None:
    """Puts what it says into the row."""
    version.content = as_json(content)
    version.content_hash = hash_of(version.content)
    version.online = content.online


def stamp(version: ProcedureVersion, actor: Actor) -> None:
    """Who changed it, and when."""
    version.changed_by, version.changed_at = actor.name, now()


def show(procedure: Procedure, content: Content) -> None:
    """What lists show of the procedure."""
    procedure.name, procedure.field, procedure.level = content.name, content.field, content.level
    procedure.search = searchable(procedure.code, content.name, content.field)


def claimed_draft(actor: Actor, version_id: int, version: int) -> ProcedureVersion:
    """The draft, nobody else changing it. Raises NotAllowed, ChangedMeanwhile."""
    rows = ProcedureVersion.objects.select_related("procedure__owner")
    require(may_change(actor, rows.get(pk=version_id)))
    try:
        claim_version(ProcedureVersion.objects.filter(state=VersionState.DRAFT), version_id, version)
    except (ChangedMeanwhile, ProcedureVersion.DoesNotExist):
        now_there = rows.get(pk=version_id)
        require(may_change(actor, now_there))
        raise ChangedMeanwhile(now_there.changed_by, now_there.changed_at) from None
    return rows.get(pk=version_id)


def _wrong_code(code: str) -> dict[str, str]:
    if not code:
        return {"code": "Ghi mã thủ tục, ví dụ 1.012994."}
    if len(code) > 40:
        return {"code": f"Mã dài {len(code)} ký tự, tối đa 40."}
    try:
        read_code(code)
    except BadCell as bad:
        return {"code": str(bad)}
    return {}


def _wrong_owner(owner: Organisation) -> dict[str, str]:
    if not owner.exists_on(today()):
        return {"owner": f"{owner.name} không còn hoạt động: chọn cơ quan đang hoạt động."}
    return {}
