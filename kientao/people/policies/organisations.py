"""Who sees and who keeps the register of organisations."""

from kientao.base.actor import SYSTEM, Actor
from kientao.kernel.decision import ALLOWED, Decision, refused
from kientao.people.roles import Role


def may_see_organisations(actor: Actor) -> Decision:
    """Whoever has signed in: names of agencies are public, but the register is no public page."""
    if actor == SYSTEM or actor.account is not None:
        return ALLOWED
    return refused("Đăng nhập để xem danh mục cơ quan.")


def may_edit_organisations(actor: Actor) -> Decision:
    """Enter, rename, end, move, name otherwise, import, say who answers for what."""
    if actor == SYSTEM or actor.holds(Role.PROGRAMME_OFFICE):
        return ALLOWED
    return refused("Chỉ cơ quan thường trực cải cách hành chính sửa danh mục cơ quan.")
