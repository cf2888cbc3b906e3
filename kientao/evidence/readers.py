"""Who may read what was handed in, as conditions on rows. Floors above add readers of their own."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.models import InspectionMandate
from kientao.people.roles import Role

NOBODY = Q(pk__in=())
EVERYBODY = ~NOBODY
WORKERS = frozenset({Role.PROGRAMME_OFFICE, Role.DOMAIN_OWNER, Role.FOCAL_POINT, Role.HEAD, Role.DEPUTY, Role.OFFICER})

# Callables (actor) -> Q on EvidenceItem, added when an app is ready. Conditions over other tables must be written as
# `pk__in=subquery`, or rows would come twice. They are asked only for people who work somewhere: never for visitors,
# nor for somebody who only runs the system or only inspects.
EXTRA_READERS: list[Callable[[Actor], Q]] = []


def readable_by(actor: Actor) -> Q:
    """The condition on EvidenceItem. One query for inspectors, none for others."""
    if actor.holds(Role.PROGRAMME_OFFICE, Role.LEADER):
        return EVERYBODY
    found = NOBODY
    if actor.organisation is not None and actor.holds(*WORKERS):
        found |= Q(organisation=actor.organisation)
        for extra in EXTRA_READERS:
            found |= extra(actor)
    if actor.officer is not None and actor.holds(Role.INSPECTOR):
        found |= inspected(InspectionMandate.objects.on(today()).filter(members=actor.officer))
    return found


def inspected(mandates: Iterable[InspectionMandate]) -> Q:
    """What the units of each mandate handed in during the inspected period, both days inclusive."""
    found = NOBODY
    for mandate in mandates:
        found |= Q(
            organisation__in=[unit.pk for unit in mandate.units.all()],
            created_at__gte=_midnight(mandate.inspected_from),
            created_at__lt=_midnight(mandate.inspected_to + timedelta(days=1)),
        )
    return found


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
