"""What must be said outside after an event: written in the same transaction, sent by a job later."""

from django.conf import settings

from kientao.base.clock import now
from kientao.registers.onestop.actions.national_outbox import queue_sync
from kientao.registers.onestop.models import (
    Apology,
    Applicant,
    Charge,
    Dossier,
    Event,
    Message,
    SupplementRequest,
)
from kientao.registers.onestop.outside.gateways import is_open
from kientao.registers.onestop.rules.messages import TOLD, Known, news, short
from kientao.registers.onestop.rules.states import Act


def after_event(dossier: Dossier, event: Event) -> None:
    """Queues what the citizen is told and what the national portal gets; a leg is the office's own business."""
    if dossier.parent_id is not None or dossier.elsewhere:
        return
    _tell(dossier, event)
    queue_sync(dossier, event)


def _tell(dossier: Dossier, event: Event) -> None:
    """Once per event and channel, by the ways the citizen asked for that are open."""
    act = Act(event.act)
    if act not in TOLD:
        return
    applicant: Applicant | None = getattr(dossier, "applicant", None)
    if applicant is None or not applicant.wants or applicant.forgotten is not None:
        return
    told = news(act, _known(dossier, act, event))
    if told is None:
        return
    ways = [("email", applicant.email), ("sms", applicant.phone), ("zalo", applicant.phone)]
    wanted = applicant.wants.split(",")
    Message.objects.bulk_create(
        Message(
            dossier=dossier,
            channel=channel,
            to=to,
            key=f"{dossier.pk}:{event.number}:{channel}",
            subject=told.subject if channel == "email" else "",
            text=told.text if channel == "email" else short(told, accents=channel == "zalo" or _accents()),
            made=now(),
            next_try=now(),
        )
        for channel, to in ways
        if channel in wanted and to and is_open(channel)
    )


def _known(dossier: Dossier, act: Act, event: Event) -> Known:
    """What there is to tell; asks only what the act needs."""
    items: tuple[str, ...] = ()
    reason, answer_by, amount = str(event.data.get("reason") or ""), None, 0
    if act is Act.ASK_SUPPLEMENT:
        request = SupplementRequest.objects.filter(dossier=dossier).order_by("number").last()
        if request is not None:
            items, reason, answer_by = tuple(request.items), request.reason, request.answer_by
    if act is Act.APOLOGISE:
        letter = Apology.objects.filter(dossier=dossier, state__in=("signed", "sent")).order_by("signed").last()
        reason = letter.cause if letter is not None else ""
    if act is Act.ASK_PAYMENT:
        amount = sum(one.amount for one in Charge.objects.filter(dossier=dossier, paid__isnull=True, waived=""))
    return Known(
        code=dossier.code,
        procedure=dossier.procedure.name,
        office=str(dossier.received_at or dossier.competent),
        place=str(dossier.result_at or ""),
        due=dossier.promised or dossier.due,
        reason=reason,
        items=items,
        answer_by=answer_by,
        amount=amount,
        way_back=dossier.way_back,
        has_result=dossier.result_due,
    )


def _accents() -> bool:
    return bool(settings.ONESTOP_SMS_ACCENTS)
