"""May this actor review, adopt, write letters?"""

from kientao.base.actor import Actor
from kientao.kernel.decision import ALLOWED, Decision, refused
from kientao.people.roles import Role


def may_upload(actor: Actor) -> Decision:
    """Have a document compiled and kept."""
    if actor.holds(Role.PROGRAMME_OFFICE, Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT):
        return ALLOWED
    return refused("Cơ quan thường trực, đầu mối và thủ trưởng cơ quan biên dịch được văn bản.")


def may_review(actor: Actor, owner: int, *, owner_is_province: bool) -> Decision:
    """Correct what the compiler said."""
    if actor.holds(Role.PROGRAMME_OFFICE):
        return ALLOWED
    if not owner_is_province and actor.organisation == owner and actor.holds(Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT):
        return ALLOWED
    return refused("Cơ quan thường trực cải cách hành chính soát kế hoạch của tỉnh.")


def may_adopt(actor: Actor, owner: int, *, owner_is_province: bool) -> Decision:
    """Make the draft the plan."""
    if owner_is_province:
        if actor.holds(Role.PROGRAMME_OFFICE):
            return ALLOWED
        return refused("Cơ quan thường trực cải cách hành chính đưa kế hoạch của tỉnh vào thực hiện.")
    if actor.organisation == owner and actor.holds(Role.HEAD, Role.DEPUTY):
        return ALLOWED
    return refused("Thủ trưởng cơ quan đưa kế hoạch của cơ quan vào thực hiện.")


def may_write_letters(actor: Actor) -> Decision:
    """Make a reminder letter."""
    if actor.holds(Role.PROGRAMME_OFFICE):
        return ALLOWED
    return refused("Chỉ cơ quan thường trực cải cách hành chính soạn công văn đôn đốc.")


def may_pass_on(actor: Actor) -> Decision:
    """Pass the open work of ended agencies on to who took over."""
    if actor.holds(Role.PROGRAMME_OFFICE):
        return ALLOWED
    return refused("Cơ quan thường trực cải cách hành chính chuyển việc của cơ quan đã kết thúc.")


def may_open_ledger(actor: Actor) -> Decision:
    """Open a ledger for what is given beside plans."""
    if actor.holds(Role.PROGRAMME_OFFICE):
        return ALLOWED
    return refused("Chỉ cơ quan thường trực cải cách hành chính mở sổ giao việc của tỉnh.")
