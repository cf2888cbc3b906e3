"""Who sees which dossiers, in the words the tables need."""

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.models import Responsibility
from kientao.people.roles import Role

_ALL = (Role.LEADER, Role.PROGRAMME_OFFICE)
_AGENCY = (Role.COUNTER, Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT)


def answers_for_procedures(actor: Actor) -> bool:
    """Owns the domain of procedures today. Owners of other domains have no more to do with dossiers than others."""
    if actor.organisation is None or not actor.holds(Role.DOMAIN_OWNER):
        return False
    return Responsibility.objects.on(today()).filter(subject="procedures", organisation=actor.organisation).exists()


def sees_everything(actor: Actor) -> bool:
    """Leaders, the programme office and who answers for procedures: every dossier, its applicant masked."""
    return actor.holds(*_ALL) or answers_for_procedures(actor)


def sees_agency(actor: Actor) -> bool:
    """Whoever works with all dossiers of their agency."""
    return actor.holds(*_AGENCY)
