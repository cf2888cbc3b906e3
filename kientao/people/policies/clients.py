"""Who gives keys to other systems, and takes them back."""

from kientao.base.actor import SYSTEM, Actor
from kientao.kernel.decision import ALLOWED, Decision, refused
from kientao.people.roles import Role


def may_manage_clients(actor: Actor) -> Decision:
    """See them, make them, end them."""
    if actor == SYSTEM or actor.holds(Role.ADMINISTRATOR):
        return ALLOWED
    return refused("Chỉ quản trị hệ thống cấp khóa cho hệ thống khác.")
