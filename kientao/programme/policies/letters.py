"""May this actor see who is late, number a letter, send an e-mail again?"""

from kientao.base.actor import Actor
from kientao.kernel.decision import ALLOWED, Decision, refused
from kientao.people.roles import Role
from kientao.programme.policies.plans import may_write_letters


def may_see_late_agencies(actor: Actor) -> Decision:
    """Read the list of agencies with overdue work."""
    if actor.holds(Role.PROGRAMME_OFFICE, Role.LEADER, Role.DOMAIN_OWNER):
        return ALLOWED
    return refused(
        "Cơ quan thường trực, lãnh đạo tỉnh và cơ quan phụ trách lĩnh vực xem danh sách này; "
        "việc của cơ quan anh/chị ở trang «Việc của tôi»."
    )


def may_number_letter(actor: Actor) -> Decision:
    """Record the number and date that came back from the clerk: whoever writes letters."""
    return may_write_letters(actor)


def may_see_mails(actor: Actor) -> Decision:
    """See which e-mails went out and which failed, and have one sent again."""
    if actor.holds(Role.ADMINISTRATOR):
        return ALLOWED
    return refused("Quản trị hệ thống theo dõi việc gửi thư.")
