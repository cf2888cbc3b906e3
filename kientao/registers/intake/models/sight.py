"""Who sees which sources, in the words the tables need."""

from django.db.models import Q

from kientao.base.actor import SYSTEM, Actor
from kientao.people.roles import Role

_ALL = (Role.PROGRAMME_OFFICE, Role.ADMINISTRATOR, Role.LEADER)


def seen_by(actor: Actor, source: str = "") -> Q:
    """All for whoever works with all; their own organisation's for everybody who works in one. `source` is the way to
    the source from the row that is asked for, with its "__".
    """
    if actor == SYSTEM or actor.holds(*_ALL):
        return Q()
    if actor.organisation is None or not actor.roles:
        return Q(pk__in=())
    return Q(**{f"{source}organisation": actor.organisation})
