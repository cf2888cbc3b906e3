"""Who may change the office's calendar."""

from kientao.base.actor import SYSTEM, Actor
from kientao.kernel.decision import ALLOWED, Decision, refused

# Values of kientao.people.roles.Role, which stands on a higher floor.
_MAY = ("programme-office", "administrator")


def may_set_calendar_day(actor: Actor) -> Decision:
    """The programme office, and whoever runs the system."""
    if actor == SYSTEM or actor.holds(*_MAY):
        return ALLOWED
    return refused("Chỉ cơ quan thường trực hoặc quản trị hệ thống được sửa lịch làm việc.")
