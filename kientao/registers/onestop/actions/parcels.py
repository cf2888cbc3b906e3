"""Dossiers and results on their way by the public post: handed over, arrived, lost."""

from datetime import datetime

from django.db import IntegrityError, transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.base.versions import locked_row
from kientao.registers.onestop.models import Dossier, Parcel
from kientao.registers.onestop.policies.outside import may_send_post
from kientao.registers.onestop.rules.given import tidy

_KNOWN = "Số hiệu bưu gửi này đã ghi."
_SEEN = ("dossier__competent", "dossier__received_at")


@transaction.atomic
def hand_to_post(
    *, actor: Actor, dossier_id: int, way: str, item_number: str, postman: str = "", note: str = ""
) -> Parcel:
    """A dossier or its result is given to the post ("out", "between"), or comes by it ("in").

    Raises NotAllowed, Invalid.
    """
    dossier = Dossier.objects.select_related("competent", "received_at").get(pk=dossier_id)
    require(may_send_post(actor, dossier))
    number = tidy(item_number).upper().replace(" ", "")
    errors = {}
    if way not in ("in", "between", "out"):
        errors["way"] = "Chọn hồ sơ đến, giữa các cơ quan, hay trả kết quả."
    if not number or len(number) > 40:
        errors["item_number"] = "Ghi số hiệu bưu gửi trên phiếu của bưu điện, tối đa 40 ký tự."
    elif Parcel.objects.filter(item_number=number).exists():
        errors["item_number"] = _KNOWN
    if dossier.elsewhere:
        errors[""] = f"Hồ sơ này được giải quyết trên {dossier.elsewhere}; ở đây chỉ theo dõi."
    if errors:
        raise Invalid(errors)
    parcel = Parcel(
        dossier=dossier,
        way=way,
        item_number=number,
        handed_over=now(),
        handed_over_by=actor.name,
        postman=tidy(postman)[:200],
        note=tidy(note)[:500],
        organisation_id=actor.organisation,
    )
    try:
        with transaction.atomic():
            parcel.save(force_insert=True)
    except IntegrityError as error:  # somebody wrote it down at this moment
        raise Invalid({"item_number": _KNOWN}) from error
    return _told(actor, parcel, "hand_to_post")


@transaction.atomic
def arrived(*, actor: Actor, parcel_id: int, version: int, at: datetime | None = None) -> Parcel:
    """The post says it has come. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    parcel = _opened(actor, parcel_id, version)
    moment = at or now()
    if moment < parcel.handed_over or moment > now():
        raise Invalid({"at": "Lúc đến phải sau lúc giao và không sau bây giờ."})
    parcel.arrived = moment
    return _told(actor, parcel, "parcel_arrived")


@transaction.atomic
def lost(*, actor: Actor, parcel_id: int, version: int, note: str) -> Parcel:
    """It is lost: what is done about it stands in the note. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    parcel = _opened(actor, parcel_id, version)
    if not tidy(note):
        raise Invalid({"note": "Ghi đã báo bưu điện và người nộp thế nào, cấp lại ra sao."})
    parcel.lost, parcel.note = now(), tidy(note)[:500]
    return _told(actor, parcel, "parcel_lost")


def _opened(actor: Actor, parcel_id: int, version: int) -> Parcel:
    parcel = locked_row(Parcel.objects.select_related(*_SEEN), parcel_id)
    require(may_send_post(actor, parcel.dossier))
    if parcel.version != version:
        raise ChangedMeanwhile
    if parcel.arrived or parcel.lost:
        raise Invalid({"": "Bưu gửi này đã đến hoặc đã báo mất."})
    return parcel


def _told(actor: Actor, parcel: Parcel, action: str) -> Parcel:
    if action != "hand_to_post":
        parcel.version += 1
        parcel.save()
    data: dict[str, str | int | None] = {"code": parcel.dossier.code, "item": parcel.item_number}
    record(actor=actor, action=action, subject=f"Dossier {parcel.dossier_id}", data=data)
    return parcel
