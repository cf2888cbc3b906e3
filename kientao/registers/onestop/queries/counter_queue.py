"""What waits at a counter today: answers, results to hand out, fees, papers to confirm, what goes to other agencies."""

from datetime import date, datetime, time, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from kientao.base.actor import Actor
from kientao.registers.onestop.models import Charge, Dossier, Parcel
from kientao.registers.onestop.rules.states import OPEN, Status


def to_answer(actor: Actor) -> "QuerySet[Dossier]":
    """Filed with this counter or the agency it belongs to, and not answered yet."""
    here = Q(competent=actor.organisation) | Q(received_at=actor.organisation)
    return Dossier.objects.visible_to(actor).filter(here, status=Status.FILED.value, elsewhere="")


def to_hand_out(actor: Actor) -> "QuerySet[Dossier]":
    """Done, and waiting here for whoever asked."""
    return Dossier.objects.visible_to(actor).filter(
        result_at=actor.organisation, status=Status.DONE.value, parent__isnull=True, elsewhere=""
    )


def supplements_awaited(actor: Actor) -> "QuerySet[Dossier]":
    """Waiting for papers that are brought to this counter."""
    return Dossier.objects.visible_to(actor).filter(
        received_at=actor.organisation, status=Status.SUPPLEMENT.value, parent__isnull=True, elsewhere=""
    )


def unpaid(actor: Actor) -> "QuerySet[Dossier]":
    """Received here, still owing a fee."""
    owed = Charge.objects.filter(dossier=OuterRef("pk"), paid__isnull=True, waived="", amount__gt=0)
    open_or_done = [*(one.value for one in OPEN), Status.DONE.value]
    return Dossier.objects.visible_to(actor).filter(
        Exists(owed), received_at=actor.organisation, status__in=open_or_done, elsewhere=""
    )


def to_confirm(actor: Actor) -> "QuerySet[Dossier]":
    """Entered afterwards from paper receipts of this counter, compared by nobody yet."""
    return Dossier.objects.visible_to(actor).filter(received_at=actor.organisation, entered_late=True, confirmed_by="")


def parcels_on_the_way(actor: Actor) -> "QuerySet[Parcel]":
    """Given to the post, neither arrived nor lost."""
    seen = Dossier.objects.visible_to(actor).filter(Q(received_at=actor.organisation) | Q(result_at=actor.organisation))
    return Parcel.objects.filter(dossier__in=seen, arrived__isnull=True, lost__isnull=True)


def in_book(actor: Actor, first: date, last: date) -> "QuerySet[Dossier]":
    """Received at this counter from day to day, in the order they came in: the register book."""
    since, until = span(first, last)
    return (
        Dossier.objects.visible_to(actor)
        .filter(received_at=actor.organisation, received_on__gte=since, received_on__lt=until, parent__isnull=True)
        .order_by("received_on", "pk")
    )


def entries_before(actor: Actor, day: date) -> int:
    """How many stand in the year's book before that day: the next one's number follows."""
    return in_book(actor, date(day.year, 1, 1), day - timedelta(days=1)).count() if day > date(day.year, 1, 1) else 0


def handed_over(actor: Actor, day: date) -> "QuerySet[Dossier]":
    """Received here that day for other agencies, with the papers that go along."""
    return (
        in_book(actor, day, day)
        .exclude(competent=actor.organisation)
        .annotate(paper_count=Count("papers", filter=Q(papers__present=True)))
        .select_related("competent", "procedure")
        .order_by("competent__order", "competent__name", "received_on", "pk")
    )


def span(first: date, last: date) -> tuple[datetime, datetime]:
    """From the beginning of the first day to the end of the last."""
    since = timezone.make_aware(datetime.combine(first, time.min))
    return since, timezone.make_aware(datetime.combine(last + timedelta(days=1), time.min))
