"""May this actor see it? Figures of the whole are for everybody who works here; whose they are isn't."""

from kientao.base.actor import Actor
from kientao.people.roles import Role

FOLLOWERS = (Role.PROGRAMME_OFFICE, Role.LEADER, Role.DOMAIN_OWNER)


def sees_all_agencies(actor: Actor) -> bool:
    """Those who follow the whole programme."""
    return actor.holds(*FOLLOWERS)


def agencies_open_to(actor: Actor, agencies: frozenset[int] | None) -> frozenset[int] | None:
    """Of which of these agencies the actor may see rows and figures of their own; None is all of them."""
    if sees_all_agencies(actor):
        return agencies
    own = frozenset({actor.organisation} if actor.organisation is not None else ())
    return own if agencies is None else own & agencies
