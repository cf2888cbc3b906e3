"""May this actor do that with an assignment? Every no says who could."""

from kientao.base.actor import Actor
from kientao.kernel.decision import ALLOWED, Decision, refused
from kientao.people.roles import Role
from kientao.programme.models import Assignment, Plan, Task

HEADS = (Role.HEAD, Role.DEPUTY)
STAFF = (Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT)
DECIDERS = (*STAFF, Role.PROGRAMME_OFFICE, Role.DOMAIN_OWNER, Role.LEADER)


def may_distribute(actor: Actor, assignment: Assignment) -> Decision:
    """Pass it to a division and an officer."""
    if actor.organisation == assignment.organisation_id and actor.holds(*HEADS):
        return ALLOWED
    return refused(f"Chỉ thủ trưởng {assignment.organisation} hoặc cấp phó được ủy quyền được giao việc trong cơ quan.")


def may_prepare(actor: Actor, assignment: Assignment) -> Decision:
    """Put the product and its evidence together."""
    if actor.organisation != assignment.organisation_id:
        return refused(f"Việc này do {assignment.organisation} thực hiện.")
    if actor.holds(*STAFF) or (actor.officer is not None and actor.officer == assignment.officer_id):
        return ALLOWED
    return refused("Chỉ đầu mối, thủ trưởng hoặc công chức được giao việc này chuẩn bị được sản phẩm.")


def may_hand_in(actor: Actor, assignment: Assignment) -> Decision:
    """Hand it in, take it back, ask for more time."""
    if actor.organisation != assignment.organisation_id:
        return refused(f"Việc này do {assignment.organisation} thực hiện.")
    if actor.holds(*HEADS):
        return ALLOWED
    return refused(f"Chỉ thủ trưởng {assignment.organisation} hoặc cấp phó được ủy quyền nộp được sản phẩm.")


def may_decide(actor: Actor, assignment: Assignment) -> Decision:
    """Accept it or return it. Nobody accepts its own product."""
    if actor.organisation == assignment.organisation_id:
        return refused(f"Không cơ quan nào tự nghiệm thu sản phẩm của mình: {assignment.receiver} nghiệm thu.")
    if actor.organisation == assignment.receiver_id and actor.holds(*DECIDERS):
        return ALLOWED
    return refused(f"{assignment.receiver} là cơ quan nghiệm thu sản phẩm này.")


def may_extend(actor: Actor, assignment: Assignment, *, has_document: bool) -> Decision:
    """Grant or refuse more time: the level that set the deadline, or the programme office with its document."""
    plan = assignment.plan
    if actor.organisation == plan.owner_id and actor.holds(Role.LEADER, *HEADS):
        return ALLOWED
    if actor.organisation == assignment.organisation_id:
        return refused(f"Cơ quan đề nghị không tự gia hạn; {plan.owner} quyết định.")
    if plan.kind != "unit" and actor.holds(Role.PROGRAMME_OFFICE):
        if has_document:
            return ALLOWED
        return refused(f"Ghi số và ngày văn bản của {plan.owner}: cấp giao thời hạn mới được gia hạn.")
    return refused(f"Cấp đã giao thời hạn quyết định gia hạn: {plan.owner}.")


def may_follow(actor: Actor, plan: Plan) -> Decision:
    """Change what the plan asks for: name agencies, set a waiting date, drop, add tasks, settings."""
    if plan.kind == "unit":
        if actor.organisation == plan.owner_id and actor.holds(*STAFF):
            return ALLOWED
        return refused(f"Kế hoạch này do {plan.owner} quản lý.")
    if actor.holds(Role.PROGRAMME_OFFICE):
        return ALLOWED
    return refused("Chỉ cơ quan thường trực cải cách hành chính sửa được kế hoạch của tỉnh.")


def may_name_agencies(actor: Actor, task: Task, leads: frozenset[int]) -> Decision:
    """Say who "các cơ quan liên quan" are: the lead; where it is itself open, the programme office."""
    if leads:
        if actor.organisation in leads and actor.holds(*STAFF):
            return ALLOWED
        return refused("Cơ quan chủ trì nêu tên các cơ quan liên quan của nhiệm vụ này.")
    return may_follow(actor, task.plan)


def may_contribute(actor: Actor, takes_part: bool) -> Decision:
    """Give something to a task one coordinates."""
    if takes_part and actor.holds(*STAFF, Role.OFFICER):
        return ALLOWED
    return refused("Chỉ cơ quan chủ trì, phối hợp của nhiệm vụ này đóng góp được.")


def may_raise(actor: Actor, takes_part: bool) -> Decision:
    """Raise a difficulty on a task."""
    if takes_part and actor.holds(*STAFF):
        return ALLOWED
    return refused("Đầu mối hoặc thủ trưởng của cơ quan chủ trì, phối hợp nêu được vướng mắc.")


def may_answer(actor: Actor, sent_to: int, name: str) -> Decision:
    """Answer a difficulty."""
    if actor.organisation == sent_to and actor.holds(*DECIDERS):
        return ALLOWED
    return refused(f"{name} trả lời vướng mắc này.")
