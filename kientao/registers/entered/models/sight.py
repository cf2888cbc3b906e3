"""Who sees which answers, in the words the tables need."""

from django.db.models import Q

from kientao.base.actor import SYSTEM, Actor
from kientao.people.roles import Role

ALL = (Role.PROGRAMME_OFFICE, Role.LEADER)
OWN = (Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT, Role.OFFICER, Role.DOMAIN_OWNER)


def sees_all(actor: Actor) -> bool:
    """Whoever asks, and whoever leads."""
    return actor == SYSTEM or actor.holds(*ALL)


def seen_by(actor: Actor) -> Q:
    """The condition on answers: all, or those of the actor's own agency."""
    if sees_all(actor):
        return Q()
    if actor.organisation is None or not actor.holds(*OWN):
        return Q(pk__in=())
    return Q(organisation=actor.organisation)
