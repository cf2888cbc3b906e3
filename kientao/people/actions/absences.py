"""Somebody goes away: who stands in for them; or goes for good: who takes their work."""

from datetime import date

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now, today
from kientao.base.refusal import Invalid, require
from kientao.people.handover import HANDOVER_TAKERS
from kientao.people.models import Handover, Officer, Organisation, RoleGrant, Substitution
from kientao.people.policies.officers import may_hand_over, may_set_substitute


@transaction.atomic
def set_substitute(
    *,
    actor: Actor,
    organisation: Organisation,
    away: Officer,
    substitute: Officer,
    first_day: date,
    last_day: date,
    reason: str = "",
) -> Substitution:
    """From the first day to the last, `substitute` may do in the organisation what `away` may.

    Raises Invalid when the days are over or cross another absence, or the substitute is no colleague or away too.
    """
    require(may_set_substitute(actor, organisation.pk, away.pk))
    faults = _faults(organisation, away, substitute, first_day, last_day)
    if faults:
        raise Invalid(faults)
    absence = Substitution.objects.create(
        organisation=organisation,
        away=away,
        substitute=substitute,
        first_day=first_day,
        last_day=last_day,
        reason=reason.strip()[:250],
    )
    _record(actor, "set_substitute", absence)
    return absence


@transaction.atomic
def end_substitution(*, actor: Actor, absence: Substitution) -> Substitution:
    """Back earlier than planned: the substitute stops now."""
    require(may_set_substitute(actor, absence.organisation_id, absence.away_id))
    found = Substitution.objects.select_for_update(no_key=True).get(pk=absence.pk)
    if found.ended_early is None:
        found.ended_early = now()
        found.save(update_fields=["ended_early"])
        _record(actor, "end_substitution", found)
    return found


@transaction.atomic
def hand_over_work(
    *, actor: Actor, organisation: Organisation, giver: Officer, taker: Officer, legal_act: str = "", note: str = ""
) -> Handover:
    """Everything `giver` holds in the organisation becomes `taker`'s; `passed` says how many of each kind of work."""
    require(may_hand_over(actor, organisation.pk, giver.pk))
    if giver.pk == taker.pk:
        raise Invalid({"taker": "Chọn người nhận khác với người bàn giao."})
    if not _works_there(taker, organisation, today()):
        raise Invalid({"taker": f"{taker.name} hiện không có vai trò nào ở {organisation.name}."})
    handover = Handover.objects.create(
        organisation=organisation,
        giver=giver,
        taker=taker,
        at=now(),
        legal_act=legal_act.strip()[:250],
        note=note.strip(),
    )
    passed: dict[str, int] = {}
    for passes in HANDOVER_TAKERS:
        passed |= passes(actor, handover)
    handover.passed = passed
    handover.save(update_fields=["passed"])
    record(
        actor=actor,
        action="hand_over_work",
        subject=f"Officer {giver.pk}",
        data={"organisation": organisation.pk, "taker": taker.pk, "legal_act": handover.legal_act, **passed},
    )
    return handover


def _faults(organisation: Organisation, away: Officer, substitute: Officer, first: date, last: date) -> dict[str, str]:
    if away.pk == substitute.pk:
        return {"substitute": "Chọn người làm thay khác với người vắng mặt."}
    if last < first:
        return {"last_day": "Ngày cuối trước ngày đầu."}
    if last < today():
        return {"last_day": "Thời gian vắng mặt đã qua."}
    if not _works_there(substitute, organisation, first):
        return {"substitute": f"{substitute.name} không có vai trò nào ở {organisation.name} trong thời gian đó."}
    there = Substitution.objects.filter(
        organisation=organisation, first_day__lte=last, last_day__gte=first, ended_early__isnull=True
    )
    if there.filter(away=away).exists():
        return {"first_day": "Trong thời gian này đã có người làm thay; kết thúc lần trước rồi cử lại."}
    if there.filter(away=substitute).exists():
        return {"substitute": f"{substitute.name} cũng vắng mặt trong thời gian này."}
    return {}


def _works_there(officer: Officer, organisation: Organisation, day: date) -> bool:
    return RoleGrant.objects.on(day).filter(officer=officer, organisation=organisation).exists()


def _record(actor: Actor, action: str, absence: Substitution) -> None:
    record(
        actor=actor,
        action=action,
        subject=f"Officer {absence.away_id}",
        data={
            "organisation": absence.organisation_id,
            "substitute": absence.substitute_id,
            "first_day": absence.first_day.isoformat(),
            "last_day": absence.last_day.isoformat(),
            "reason": absence.reason,
        },
    )
