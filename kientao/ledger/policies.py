"""Who looks after the ledger: has it counted again, and has records tried again that couldn't be told."""

from kientao.base.actor import Actor
from kientao.kernel.decision import ALLOWED, Decision, refused
from kientao.people.roles import Role


def may_mend(actor: Actor) -> Decision:
    """See what differs and what is set aside, and do something about it."""
    if actor.holds(Role.PROGRAMME_OFFICE, Role.ADMINISTRATOR):
        return ALLOWED
    return refused("Cơ quan thường trực hoặc quản trị hệ thống đối soát sổ dữ kiện.")
