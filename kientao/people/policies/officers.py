"""Who arranges the people of an agency, gives roles, names substitutes, hands work over, sets up inspections."""

from django.conf import settings

from kientao.base.actor import SYSTEM, Actor
from kientao.kernel.decision import ALLOWED, Decision, refused
from kientao.people.roles import SUBMITTERS, Role

_SEES_ALL = (Role.PROGRAMME_OFFICE, Role.ADMINISTRATOR, Role.LEADER)
_OF_AN_AGENCY = frozenset({Role.DEPUTY, Role.FOCAL_POINT, Role.OFFICER, Role.COUNTER})
_BY_AN_ADMINISTRATOR = _OF_AN_AGENCY | {Role.HEAD, Role.ADMINISTRATOR}


def may_see_officers(actor: Actor, organisation: int) -> Decision:
    """The people of an agency: its own officers, and whoever works with every agency."""
    if actor == SYSTEM or actor.holds(*_SEES_ALL) or (actor.roles and actor.organisation == organisation):
        return ALLOWED
    return refused("Chỉ người của cơ quan, cơ quan thường trực và quản trị hệ thống xem danh sách này.")


def may_see_contact(actor: Actor, officer: int | None, organisation: int | None) -> Decision:
    """The whole e-mail address and telephone number of an officer met in the organisation; None where unknown.

    The person, the agency's own staff, the programme office, which must call people, and whoever manages accounts.
    """
    if not settings.MASK_PERSONAL or actor == SYSTEM or actor.holds(Role.PROGRAMME_OFFICE, Role.ADMINISTRATOR):
        return ALLOWED
    own = organisation is not None and actor.organisation == organisation and bool(actor.roles)
    if own or (officer is not None and actor.officer == officer):
        return ALLOWED
    return refused("Chỉ người cùng cơ quan, cơ quan thường trực và quản trị hệ thống xem đủ thư và số điện thoại.")


def may_manage_officers(actor: Actor, organisation: int) -> Decision:
    """Divisions, posts and who sits where."""
    if actor == SYSTEM or actor.holds(Role.PROGRAMME_OFFICE, Role.ADMINISTRATOR) or _leads(actor, organisation):
        return ALLOWED
    return refused("Chỉ thủ trưởng cơ quan hoặc cấp phó được ủy quyền sắp xếp nhân sự của cơ quan.")


def may_grant(actor: Actor, officer: int, organisation: int, role: Role, *, nobody_runs_it: bool = False) -> Decision:
    """Give or end a role. `nobody_runs_it`: no programme office works yet, so the administrator names the first."""
    if actor == SYSTEM:
        return ALLOWED
    if actor.officer is not None and actor.officer == officer:
        return refused("Không ai tự cấp hay tự thu vai trò của mình; người có thẩm quyền khác thực hiện.")
    if role is Role.ADMINISTRATOR:
        allowed = actor.holds(Role.ADMINISTRATOR)
        return ALLOWED if allowed else refused("Chỉ quản trị hệ thống cấp vai trò quản trị cho người khác.")
    if actor.holds(Role.PROGRAMME_OFFICE):
        return ALLOWED
    if actor.holds(Role.ADMINISTRATOR) and (role in _BY_AN_ADMINISTRATOR or nobody_runs_it):
        return ALLOWED
    if role in _OF_AN_AGENCY and actor.holds(Role.HEAD) and actor.organisation == organisation:
        return ALLOWED
    who = "thủ trưởng cơ quan, quản trị hệ thống hoặc cơ quan thường trực" if role in _OF_AN_AGENCY else ""
    return refused(f"Vai trò «{role.words}» do {who or 'cơ quan thường trực'} cấp.")


def may_set_substitute(actor: Actor, organisation: int, away: int) -> Decision:
    """Whoever goes away names their substitute; the head may do it for them."""
    own = actor.officer is not None and actor.officer == away and actor.organisation == organisation
    if own or actor == SYSTEM or actor.holds(Role.PROGRAMME_OFFICE) or _leads(actor, organisation):
        return ALLOWED
    return refused("Chỉ người vắng mặt hoặc thủ trưởng cơ quan cử người làm thay.")


def may_hand_over(actor: Actor, organisation: int, giver: int) -> Decision:
    """One's own work, or as head the work of somebody in the agency."""
    own = actor.officer is not None and actor.officer == giver and actor.organisation == organisation
    if own or actor == SYSTEM or _leads(actor, organisation):
        return ALLOWED
    return refused("Chỉ người đang giữ việc hoặc thủ trưởng cơ quan bàn giao việc.")


def may_set_up_inspections(actor: Actor) -> Decision:
    """Enter a decision on an inspection, with its members and units."""
    if actor == SYSTEM or actor.holds(Role.PROGRAMME_OFFICE):
        return ALLOWED
    return refused("Chỉ cơ quan thường trực nhập quyết định kiểm tra.")


def may_see_inspections(actor: Actor) -> Decision:
    """The list of inspection decisions; inspectors find their own there."""
    if actor == SYSTEM or actor.holds(Role.PROGRAMME_OFFICE, Role.LEADER, Role.INSPECTOR):
        return ALLOWED
    return refused("Chỉ cơ quan thường trực, lãnh đạo UBND và thành viên đoàn kiểm tra xem các quyết định kiểm tra.")


def _leads(actor: Actor, organisation: int) -> bool:
    return actor.holds(*SUBMITTERS) and actor.organisation == organisation
