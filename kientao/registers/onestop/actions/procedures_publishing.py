"""Publishing procedures: from a date, by a decision; the version before ends the day before. Abolishing them too."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now, today
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.base.versions import claim_version, locked_row
from kientao.ledger.waiting import changed
from kientao.registers.onestop.actions.procedures import claimed_draft, new_version, show, stamp, subject_of
from kientao.registers.onestop.facts.sources import PROCEDURES
from kientao.registers.onestop.models import Procedure, ProcedureVersion, VersionState
from kientao.registers.onestop.policies.procedures import may_publish
from kientao.registers.onestop.queries.offered import content_of
from kientao.registers.onestop.rules.procedure import Change
from kientao.registers.onestop.rules.publication import Publisher, publish_by

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Publication:
    """By which decision from when, and what it follows: from these it is measured whether it came in time.

    `takes_effect_on`: when the law it follows takes effect; `shortened`: made in the shortened procedure.
    """

    valid_from: date
    decision: str
    decided_on: date
    ministry_decision: str = ""
    ministry_decided_on: date | None = None
    takes_effect_on: date | None = None
    shortened: bool = False
    entered_on: date | None = None


def publish_version(*, actor: Actor, version_id: int, version: int, terms: Publication) -> ProcedureVersion:
    """The draft holds from the date on; nothing changes it afterwards. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    require(may_publish(actor))
    check_publication(terms)
    with transaction.atomic():
        draft = claimed_draft(actor, version_id, version)
        procedure = locked_row(Procedure.objects.all(), draft.procedure_id)
        end_before(procedure, terms.valid_from)
        put(draft, terms, actor)
        draft.save()
        show(procedure, content_of(draft))
        procedure.version += 1
        procedure.save()
        _recorded(actor, "publish_procedure", procedure, draft)
    return draft


def abolish_procedure(*, actor: Actor, procedure_id: int, version: int, terms: Publication) -> ProcedureVersion:
    """From the date on nobody offers it; dossiers that came in before go on. Raises NotAllowed, Invalid,
    ChangedMeanwhile."""
    require(may_publish(actor))
    check_publication(terms)
    with transaction.atomic():
        claim_version(Procedure.objects.all(), procedure_id, version)
        procedure = locked_row(Procedure.objects.all(), procedure_id)
        if procedure.versions.filter(state=VersionState.DRAFT).exists():
            raise Invalid({"": "Thủ tục đang có bản dự thảo: công bố hoặc bỏ dự thảo rồi bãi bỏ."})
        newest = procedure.versions.order_by("-number").first()
        if newest is None or newest.state == VersionState.ENDED:
            raise Invalid({"": "Thủ tục này không còn hiệu lực nên không cần bãi bỏ."})
        end_before(procedure, terms.valid_from)
        made = new_version(actor, procedure, newest.number + 1, Change.ABOLISHED, content_of(newest), "typed")
        put(made, terms, actor)
        made.state = VersionState.ENDED
        made.save(force_insert=True)
        _recorded(actor, "abolish_procedure", procedure, made)
    return made


def record_entry(*, actor: Actor, version_id: int, version: int, entered_on: date) -> ProcedureVersion:
    """When what was published was entered in the national database. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    require(may_publish(actor))
    with transaction.atomic():
        rows = ProcedureVersion.objects.exclude(state=VersionState.DRAFT).select_related("procedure")
        found = rows.get(pk=version_id)
        if found.decided_on is not None and entered_on < found.decided_on:
            raise Invalid({"entered_on": f"Cập nhật sau khi ký, từ {found.decided_on:%d/%m/%Y} trở đi."})
        if entered_on > today():
            raise Invalid({"entered_on": "Ngày cập nhật chưa đến: ghi ngày đã cập nhật thật."})
        try:
            claim_version(rows, version_id, version)
        except ChangedMeanwhile:
            raise ChangedMeanwhile(found.changed_by, found.changed_at) from None
        found = rows.get(pk=version_id)
        found.entered_on = entered_on
        found.save(update_fields=["entered_on"])
        changed(PROCEDURES, found.procedure_id)
        record(
            actor=actor,
            action="record_entry",
            subject=subject_of(found.procedure),
            data={"number": found.number, "entered_on": entered_on.isoformat()},
        )
    return found


def end_before(procedure: Procedure, day: date) -> None:
    """What holds ends the day before. Raises Invalid for a day on which something later holds already."""
    published = procedure.versions.exclude(state=VersionState.DRAFT).order_by("-valid_from", "-number")
    before = published.first()
    if before is None or before.valid_from is None:
        return
    if day <= before.valid_from:
        raise Invalid({"valid_from": f"Bản trước có hiệu lực từ {before.valid_from:%d/%m/%Y}: chọn ngày sau ngày đó."})
    if before.valid_to is None or before.valid_to >= day:
        before.valid_to = day - timedelta(days=1)
        before.save(update_fields=["valid_to"])


def put(version: ProcedureVersion, terms: Publication, actor: Actor) -> None:
    """Puts the terms into the row, and the last day on which they are on time."""
    version.state = VersionState.PUBLISHED
    version.valid_from, version.valid_to = terms.valid_from, None
    version.decision, version.decided_on = terms.decision.strip(), terms.decided_on
    version.ministry_decision = terms.ministry_decision.strip()
    version.ministry_decided_on = terms.ministry_decided_on
    version.takes_effect_on, version.shortened = terms.takes_effect_on, terms.shortened
    version.entered_on = terms.entered_on
    version.publish_by = publish_by(terms.takes_effect_on, shortened=terms.shortened, publisher=Publisher.PROVINCE)
    version.published_at, version.published_by = now(), actor.name
    stamp(version, actor)


def check_publication(terms: Publication) -> None:
    """Raises Invalid for terms nothing can be published by."""
    wrong: dict[str, str] = {}
    if not terms.decision.strip():
        wrong["decision"] = "Ghi số quyết định công bố, ví dụ 125/QĐ-UBND."
    for name in ("decision", "ministry_decision"):
        if len(getattr(terms, name)) > _LONGEST:
            wrong[name] = f"Dài quá {_LONGEST} ký tự: rút ngắn lại."
    if terms.decided_on > today():
        wrong["decided_on"] = "Ngày ký chưa đến: công bố khi quyết định đã ký."
    if terms.entered_on is not None and terms.entered_on < terms.decided_on:
        wrong["entered_on"] = "Cập nhật cơ sở dữ liệu sau khi ký quyết định."
    if wrong:
        raise Invalid(wrong)


def _recorded(actor: Actor, action: str, procedure: Procedure, version: ProcedureVersion) -> None:
    changed(PROCEDURES, procedure.pk)
    record(
        actor=actor,
        action=action,
        subject=subject_of(procedure),
        data={
            "number": version.number,
            "code": procedure.code,
            "valid_from": version.valid_from.isoformat() if version.valid_from else None,
            "decision": version.decision,
            "decided_on": version.decided_on.isoformat() if version.decided_on else None,
            "content": version.content_hash[:12],
        },
    )
