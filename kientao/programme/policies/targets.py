"""May this actor say which measure tells a target?"""

from kientao.base.actor import Actor
from kientao.kernel.decision import ALLOWED, Decision, refused
from kientao.people.roles import Role
from kientao.programme.models import Plan


def may_bind(actor: Actor, plan: Plan) -> Decision:
    """The programme office for the province's plan, the agency's head for its own."""
    if actor.holds(Role.PROGRAMME_OFFICE):
        return ALLOWED
    if plan.kind == "unit" and actor.organisation == plan.owner_id and actor.holds(Role.HEAD, Role.DEPUTY):
        return ALLOWED
    return refused("Cơ quan thường trực cải cách hành chính chọn chỉ số cho chỉ tiêu của kế hoạch tỉnh.")
