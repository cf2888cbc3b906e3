"""Apologies (mẫu 04): drafted before the legal hour, signed by the head with a new date, told to the citizen.

A letter moves what the citizen was promised, at most once, and never makes a late dossier on time
(NĐ 61/2018/NĐ-CP, Điều 19; since 1/7/2025 NĐ 118/2025/NĐ-CP).
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import midnight, now, today
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.kernel.key import key as match_key
from kientao.kernel.working_time import add_days, closing
from kientao.registers.onestop.actions.moving import locked, move
from kientao.registers.onestop.models import Apology, Dossier, RulesVersion
from kientao.registers.onestop.policies.dossiers import may_decide, may_draft_apologies
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.rules_in_force import rules_of
from kientao.registers.onestop.rules.clocks import sign_apology_by
from kientao.registers.onestop.rules.law import handling_law
from kientao.registers.onestop.rules.office_rules import OfficeRules
from kientao.registers.onestop.rules.states import OPEN, Act, Status

_IN_TERM = [one.value for one in sorted(OPEN - {Status.FILED, Status.SUPPLEMENT})]


def draft_apologies(*, actor: Actor) -> list[Apology]:
    """A draft for each dossier whose legal hour is near or past and that has none: each in its own transaction.

    Those another system handles get theirs there, legs in the dossier they belong to. Raises NotAllowed.
    """
    require(may_draft_apologies(actor))
    _drop_needless(actor)
    calendars, made = Calendars(), []
    for key, due, sign_by in _to_draft(calendars):
        if apology := _draft(actor, key, due, sign_by):
            made.append(apology)
    return made


def _to_draft(calendars: Calendars) -> Iterator[tuple[int, datetime, datetime]]:
    """Dossier, when it is due, by when its letter is signed: where that day has come. Nothing is locked."""
    rules = {one.pk: rules_of(one) for one in RulesVersion.objects.all()}
    usual, day = OfficeRules(), today()
    lead = max(one.apology_lead_days for one in (usual, *rules.values()))
    furthest = max(add_days(one, day, lead) for one in calendars.all())
    near = Dossier.objects.filter(status__in=_IN_TERM, due__lt=midnight(furthest + timedelta(days=1)))
    near = near.filter(elsewhere="", parent__isnull=True).exclude(Exists(_known(OuterRef("pk"), OuterRef("due"))))
    for key, due, agency, version in list(near.order_by("due").values_list("pk", "due", "competent", "rules")):
        assert due is not None  # asked for
        sign_by = sign_apology_by(due, calendars.of(agency), rules.get(version, usual))
        if timezone.localdate(sign_by) <= day:  # drafted the morning of the day it must be signed
            yield key, due, sign_by


def _known(dossier: Any, due: Any) -> "QuerySet[Apology]":
    """Letters about that moment. One that was dropped before it stands until it has passed with nothing done."""
    stands = ~Q(state="dropped") | Q(due_before__gt=now())
    return Apology.objects.filter(stands, dossier=dossier, due_before=due)


@transaction.atomic
def _drop_needless(actor: Actor) -> None:
    """Drafts for appointments that were kept, or that a supplement has moved since."""
    drafts = Apology.objects.filter(state="draft")
    kept = drafts.filter(dossier__ended__lte=F("due_before"))
    moved = drafts.filter(dossier__due__gt=F("due_before"))
    for apology in (kept | moved).select_for_update(of=("self",), no_key=True).select_related("dossier"):
        apology.state, apology.cause = "dropped", "Hồ sơ đã xong đúng hạn, hoặc hạn đã tính lại sau bổ sung."
        apology.version += 1
        apology.save()
        record(
            actor=actor,
            action="drop_apology",
            subject=f"Dossier {apology.dossier_id}",
            data={"code": apology.dossier.code, "reason": apology.cause},
        )


@transaction.atomic
def _draft(actor: Actor, dossier_id: int, due: datetime, sign_by: datetime) -> Apology | None:
    dossier = locked(dossier_id, None)
    if dossier.due != due or dossier.status not in _IN_TERM or _known(dossier, due).exists():
        return None  # changed since it was looked for
    apology = Apology(
        dossier=dossier, state="draft", due_before=due, sign_by=sign_by, drafted=now(), drafted_by=actor.name
    )
    apology.save()
    record(actor=actor, action="draft_apology", subject=f"Dossier {dossier.pk}", data={"code": dossier.code})
    return apology


@transaction.atomic
def sign_apology(
    *,
    actor: Actor,
    apology_id: int,
    version: int,
    cause: str,
    fault: str,
    new_due: datetime,
    number: str,
    signer_title: str = "",
) -> Apology:
    """The head signs it with the cause and the new date; the citizen is told at once.

    Raises NotAllowed, Invalid, ChangedMeanwhile.
    """
    apology = Apology.objects.select_related("dossier").get(pk=apology_id)
    dossier = locked(apology.dossier_id, None)
    require(may_decide(actor, dossier))
    apology.refresh_from_db()
    if apology.version != version:
        raise ChangedMeanwhile(apology.signer or apology.drafted_by)
    _check(dossier, apology, cause, fault, new_due, number)
    apology.state, apology.cause, apology.fault, apology.new_due = "signed", cause.strip(), fault, new_due
    apology.number, apology.signed, apology.signer = number.strip(), now(), actor.name
    apology.signer_title, apology.sent = signer_title.strip(), now()
    apology.version += 1
    if rules_of(dossier.rules).publish_apologies:
        apology.published = now()
    apology.save()
    move(
        dossier,
        Act.APOLOGISE,
        actor=actor,
        data={
            "number": apology.number,
            "before": f"{timezone.localtime(apology.due_before):%d/%m/%Y %H:%M}",
            "new": f"{timezone.localtime(new_due):%d/%m/%Y %H:%M}",
            "fault": fault,
        },
        promised=new_due,
        reappointments=dossier.reappointments + 1,
    )
    return apology


@transaction.atomic
def drop_apology(*, actor: Actor, apology_id: int, version: int, reason: str) -> Apology:
    """The draft isn't needed: what it was for was done in time. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    apology = Apology.objects.select_related("dossier").get(pk=apology_id)
    dossier = locked(apology.dossier_id, None)
    require(may_decide(actor, dossier))
    apology.refresh_from_db()
    if apology.version != version or apology.state != "draft":
        raise ChangedMeanwhile(apology.signer or apology.drafted_by)
    if not reason.strip():
        raise Invalid({"reason": "Ghi vì sao không cần thư xin lỗi: được lưu lại với hồ sơ."})
    if Status(dossier.status) in OPEN and dossier.due is not None and dossier.due < now():
        raise Invalid({"": "Hồ sơ đã quá hạn mà chưa xong: phải có thư xin lỗi."})
    apology.state, apology.cause = "dropped", reason.strip()
    apology.version += 1
    apology.save()
    record(
        actor=actor,
        action="drop_apology",
        subject=f"Dossier {dossier.pk}",
        data={"code": dossier.code, "reason": reason.strip()},
    )
    return apology


def suggested_date(dossier: Dossier, days: int = 3) -> datetime | None:
    """A new date to begin with: some working dates after the one that is missed, at closing."""
    if dossier.due is None:
        return None
    calendar = Calendars().of(dossier.competent_id)
    after = max(timezone.localdate(dossier.due), timezone.localdate(now()))
    return closing(calendar, add_days(calendar, after, days))


def _check(dossier: Dossier, apology: Apology, cause: str, fault: str, new_due: datetime, number: str) -> None:
    errors = {}
    most = rules_of(dossier.rules).most_reappointments
    if apology.state != "draft":
        errors[""] = "Thư này đã ký hoặc đã bỏ."
    elif dossier.reappointments >= most:
        errors[""] = (
            f"Hồ sơ đã hẹn lại {dossier.reappointments} lần; chỉ được hẹn lại {most} lần ({handling_law(today(), 19)})."
        )
    if not cause.strip():
        errors["cause"] = "Ghi nguyên nhân chậm: người nộp đọc trong thư."
    elif rules_of(dossier.rules).publish_apologies and match_key(dossier.applicant_name) in match_key(cause):
        errors["cause"] = "Thư này được công khai: không nêu tên người nộp trong nguyên nhân."
    if fault not in ("own", "other"):
        errors["fault"] = "Chọn chậm do cơ quan giải quyết hay do cơ quan phối hợp."
    if new_due <= max(apology.due_before, now()):
        errors["new_due"] = "Ngày hẹn lại phải sau ngày hẹn cũ và sau hôm nay."
    if not number.strip():
        errors["number"] = "Ghi số văn bản."
    if errors:
        raise Invalid(errors)
