"""Drafting processes and publishing them: a change of a draft takes the whole process, checked before it holds."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now, today
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.base.versions import claim_version, locked_row
from kientao.ledger.waiting import changed
from kientao.people.models import Organisation
from kientao.registers.onestop.actions.procedures import hash_of, subject_of
from kientao.registers.onestop.facts.sources import PROCEDURES
from kientao.registers.onestop.models import Procedure, ProcessVersion, VersionState
from kientao.registers.onestop.policies.procedures import may_change_process, may_draft_process
from kientao.registers.onestop.queries.offered import process_of
from kientao.registers.onestop.queries.processes import limit_of
from kientao.registers.onestop.rules.as_json import as_json
from kientao.registers.onestop.rules.process import Process, Step, StepKind
from kientao.registers.onestop.rules.process_checks import check

MOST_STEPS = 200
_LONGEST = {"title": 1000, "post": 250, "agency": 40, "agency_words": 250, "result": 500, "procedure": 40, "number": 20}


@dataclass(frozen=True, slots=True)
class Adoption:
    """From when a process holds, and by which decision (the chairman approves internal processes)."""

    valid_from: date
    decision: str
    decided_on: date


def draft_process(
    *,
    actor: Actor,
    procedure_id: int,
    organisation: Organisation | None = None,
    variant: str = "",
    content: Process | None = None,
) -> ProcessVersion:
    """A draft: as given, else as the newest of its kind says, else as the one for all, else with one step.

    Raises NotAllowed, Invalid.
    """
    variant = variant.strip()
    if len(variant) > 250:
        raise Invalid({"variant": f"Dài {len(variant)} ký tự, tối đa 250."})
    with transaction.atomic():
        procedure = locked_row(Procedure.objects.select_related("owner"), procedure_id)
        require(may_draft_process(actor, procedure, organisation.pk if organisation else None))
        same = of_kind(procedure, organisation, variant)
        newest = same.order_by("-number").first()
        if newest is not None and newest.state == VersionState.DRAFT:
            raise Invalid({"": f"Đã có bản dự thảo do {newest.changed_by} soạn: sửa tiếp bản đó."})
        content = content or _pattern(procedure, newest, variant)
        _check(content)
        made = ProcessVersion(
            procedure=procedure,
            organisation=organisation,
            variant=variant,
            number=(newest.number if newest else 0) + 1,
        )
        _write(made, content, actor)
        made.save(force_insert=True)
        _recorded(actor, "draft_process", made)
    return made


def change_process(*, actor: Actor, process_id: int, version: int, content: Process) -> ProcessVersion:
    """What the draft says now. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    with transaction.atomic():
        draft = _claimed(actor, process_id, version)
        _check(content)
        _write(draft, content, actor)
        draft.save()
        _recorded(actor, "change_process", draft)
    return draft


def publish_process(*, actor: Actor, process_id: int, version: int, terms: Adoption) -> ProcessVersion:
    """The draft holds from the date on, in place of the one before of its kind. Raises NotAllowed, Invalid (where the
    checks find an error), ChangedMeanwhile."""
    wrong: dict[str, str] = {}
    if not terms.decision.strip():
        wrong["decision"] = "Ghi số quyết định phê duyệt quy trình."
    elif len(terms.decision) > 120:
        wrong["decision"] = "Dài quá 120 ký tự: rút ngắn lại."
    if terms.decided_on > today():
        wrong["decided_on"] = "Ngày ký chưa đến: ban hành khi quyết định đã ký."
    if wrong:
        raise Invalid(wrong)
    with transaction.atomic():
        draft = _claimed(actor, process_id, version)
        locked_row(Procedure.objects.all(), draft.procedure_id)
        errors = [one for one in check(process_of(draft), limit_of(draft.procedure)) if one.severity == "error"]
        if errors:
            raise Invalid({"": f"Quy trình còn {len(errors)} lỗi: {errors[0].message} {errors[0].hint}".strip()})
        _end_before(draft, terms.valid_from)
        draft.state = VersionState.PUBLISHED
        draft.valid_from, draft.decision, draft.decided_on = terms.valid_from, terms.decision.strip(), terms.decided_on
        draft.published_at, draft.published_by = now(), actor.name
        draft.save()
        changed(PROCEDURES, draft.procedure_id)
        _recorded(actor, "publish_process", draft)
    return draft


def withdraw_process(*, actor: Actor, process_id: int, version: int) -> None:
    """Drops a draft. Raises NotAllowed, ChangedMeanwhile."""
    with transaction.atomic():
        draft = _claimed(actor, process_id, version)
        _recorded(actor, "withdraw_process", draft)
        draft.delete()


def of_kind(procedure: Procedure, organisation: Organisation | None, variant: str) -> "QuerySet[ProcessVersion]":
    """Versions of the same process: of the same agency, or of all, and the same variant."""
    rows = procedure.processes.filter(variant=variant)
    return rows.filter(organisation=organisation) if organisation else rows.filter(organisation__isnull=True)


def _pattern(procedure: Procedure, newest: ProcessVersion | None, variant: str) -> Process:
    found = newest or of_kind(procedure, None, variant).exclude(state=VersionState.DRAFT).order_by("-number").first()
    if found is not None:
        return process_of(found)
    return Process((Step("b1", "Tiếp nhận hồ sơ", StepKind.RECEIVE, post="Công chức một cửa", counted=True),), variant)


def _check(content: Process) -> None:
    if not 1 <= content.hours_per_day <= 24:
        raise Invalid({"hours_per_day": "Một ngày tính từ 1 đến 24 giờ."})
    if len(content.steps) > MOST_STEPS:
        raise Invalid({"": f"Quy trình có {len(content.steps)} bước, tối đa {MOST_STEPS}: tách thành hai quy trình."})
    for step in content.steps:
        if not step.title.strip():
            raise Invalid({"title": "Ghi tên bước."})
        for name, most in _LONGEST.items():
            length = len(getattr(step, name))
            if length > most:
                raise Invalid({name: f"Dài {length} ký tự, tối đa {most}: rút ngắn lại."})
        if step.minutes is not None and not 0 <= step.minutes <= 1_000_000:
            raise Invalid({"minutes": "Thời gian của bước không hợp lý: kiểm tra lại."})


def _write(version: ProcessVersion, content: Process, actor: Actor) -> None:
    version.content = as_json(content)
    version.content_hash = hash_of(version.content)
    version.changed_by, version.changed_at = actor.name, now()


def _claimed(actor: Actor, process_id: int, version: int) -> ProcessVersion:
    rows = ProcessVersion.objects.select_related("procedure__owner", "organisation")
    require(may_change_process(actor, rows.get(pk=process_id)))
    try:
        claim_version(ProcessVersion.objects.filter(state=VersionState.DRAFT), process_id, version)
    except (ChangedMeanwhile, ProcessVersion.DoesNotExist):
        there = rows.get(pk=process_id)
        require(may_change_process(actor, there))
        raise ChangedMeanwhile(there.changed_by, there.changed_at) from None
    return rows.get(pk=process_id)


def _end_before(draft: ProcessVersion, day: date) -> None:
    published = of_kind(draft.procedure, draft.organisation, draft.variant).filter(state=VersionState.PUBLISHED)
    before = published.order_by("-valid_from", "-number").first()
    if before is None or before.valid_from is None:
        return
    if day <= before.valid_from:
        raise Invalid({"valid_from": f"Bản trước áp dụng từ {before.valid_from:%d/%m/%Y}: chọn ngày sau ngày đó."})
    if before.valid_to is None or before.valid_to >= day:
        before.valid_to = day - timedelta(days=1)
        before.save(update_fields=["valid_to"])


def _recorded(actor: Actor, action: str, version: ProcessVersion) -> None:
    record(
        actor=actor,
        action=action,
        subject=subject_of(version.procedure),
        data={
            "number": version.number,
            "variant": version.variant,
            "agency": version.organisation.name if version.organisation else None,
            "valid_from": version.valid_from.isoformat() if version.valid_from else None,
            "decision": version.decision,
            "content": version.content_hash[:12],
        },
    )
