"""Who reads what, in the words the tables need."""

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.kinds import KINDS_OF_GROUP
from kientao.people.models import InspectionMandate
from kientao.people.roles import Role


def reads_everything(actor: Actor) -> bool:
    """The programme office, those who own a domain, and leaders."""
    return actor.holds(Role.PROGRAMME_OFFICE, Role.LEADER, Role.DOMAIN_OWNER)


def reads_own(actor: Actor) -> bool:
    """Works for an agency: has a role there besides running the system or inspecting."""
    return actor.organisation is not None and bool(actor.roles - {Role.ADMINISTRATOR, Role.INSPECTOR})


def groups_of(actor: Actor) -> list[str]:
    """The collectives of plan-draft/1 that take in the actor's agency."""
    return [group for group, kinds in KINDS_OF_GROUP.items() if actor.organisation_kind in kinds]


def mandates_of(actor: Actor) -> list[InspectionMandate]:
    """The inspections whose members may read today, with the actor among them; asks nothing for others."""
    if not actor.holds(Role.INSPECTOR) or actor.officer is None:
        return []
    return list(InspectionMandate.objects.on(today()).filter(members=actor.officer).prefetch_related("units"))
