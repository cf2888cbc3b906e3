"""Who sees which dossiers, in the words the tables need."""

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.queries.domains import domains_of
from kientao.people.roles import Role, owner_of

_ALL = (Role.LEADER, Role.PROGRAMME_OFFICE)
_AGENCY = (Role.COUNTER, Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT)


def answers_for_procedures(actor: Actor) -> bool:
    """Owns the domain of procedures today. Owners of other domains have no more to do with dossiers than others."""
    return owner_of("procedures") in domains_of(actor, today())


def sees_everything(actor: Actor) -> bool:
    """Leaders, the programme office and who answers for procedures: every dossier, its applicant masked."""
    return actor.holds(*_ALL) or answers_for_procedures(actor)


def sees_agency(actor: Actor) -> bool:
    """Whoever works with all dossiers of their agency."""
    return actor.holds(*_AGENCY)
