"""Signed letters of apology: those the office follows, and what of a published one is told outside, never to whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from kientao.base.actor import Actor
from kientao.base.clock import midnight, now
from kientao.kernel.period import Period
from kientao.registers.onestop.models import Apology, Dossier

_SIGNED = ("signed", "sent")
_RELATED = ("dossier__procedure", "dossier__competent")


@dataclass(frozen=True, slots=True)
class PublicApology:
    """What anybody may read of a letter. `days_late` until the dossier ended, or until now."""

    number: str
    signed: date
    agency: str
    procedure: str
    days_late: int
    due_before: datetime
    new_due: datetime
    cause: str


def published_apologies(period: Period, agencies: Iterable[int] = ()) -> list[PublicApology]:
    """Published in the period, by those agencies where some are named; the latest first. One query."""
    first, after = midnight(period.first), midnight(period.last + timedelta(days=1))
    found = Apology.objects.filter(state__in=_SIGNED, published__gte=first, published__lt=after)
    if chosen := tuple(agencies):
        found = found.filter(dossier__competent__in=chosen)
    return [_told(one) for one in found.select_related(*_RELATED).order_by("-published", "-pk")]


def signed_apologies(actor: Actor) -> "QuerySet[Apology]":
    """Of dossiers the actor sees, published or not."""
    dossiers = Dossier.objects.visible_to(actor).order_by()
    return Apology.objects.filter(state__in=_SIGNED, dossier__in=dossiers.values("pk")).select_related(*_RELATED)


def days_late(apology: Apology) -> int:
    """Dates after the missed one, until the dossier ended or until today; none while it is still ahead."""
    until = apology.dossier.ended or now()
    return max((timezone.localdate(until) - timezone.localdate(apology.due_before)).days, 0)


def _told(apology: Apology) -> PublicApology:
    assert apology.signed is not None  # what is published was signed
    assert apology.new_due is not None
    return PublicApology(
        number=apology.number,
        signed=timezone.localdate(apology.signed),
        agency=apology.dossier.competent.name,
        procedure=apology.dossier.procedure.name,
        days_late=days_late(apology),
        due_before=apology.due_before,
        new_due=apology.new_due,
        cause=apology.cause,
    )
