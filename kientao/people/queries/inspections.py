"""Decisions on inspections, and what they open."""

from datetime import date

from django.db.models import QuerySet

from kientao.base.actor import SYSTEM, Actor
from kientao.people.models import InspectionMandate
from kientao.people.roles import Role


def mandates_visible_to(actor: Actor) -> QuerySet[InspectionMandate]:
    """All of them to the programme office and leaders, their own to inspectors, none to others."""
    everything = InspectionMandate.objects.all()
    if actor == SYSTEM or actor.holds(Role.PROGRAMME_OFFICE, Role.LEADER):
        return everything
    if actor.holds(Role.INSPECTOR) and actor.officer is not None:
        return everything.filter(members=actor.officer)
    return everything.none()


def mandates_open_to(actor: Actor, day: date) -> QuerySet[InspectionMandate]:
    """Those by which the actor, as an inspector, reads on `day`; with their units."""
    if not actor.holds(Role.INSPECTOR) or actor.officer is None:
        return InspectionMandate.objects.none()
    return InspectionMandate.objects.on(day).filter(members=actor.officer).prefetch_related("units")
