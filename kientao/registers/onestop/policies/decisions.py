"""May this actor bring a decision that publishes procedures in, review it, put it in the catalogue?"""

from kientao.base.actor import Actor
from kientao.kernel.decision import ALLOWED, Decision, refused
from kientao.registers.onestop.models import DecisionState, ProcedureDecision
from kientao.registers.onestop.policies.procedures import STAFF, keeps_catalogue, may_publish


def may_bring_decision(actor: Actor) -> Decision:
    """Have a decision compiled and kept: an agency its own, who keeps the catalogue any."""
    if actor.organisation is not None and (actor.holds(*STAFF) or keeps_catalogue(actor)):
        return ALLOWED
    return refused(
        "Cơ quan thường trực, cơ quan chủ trì lĩnh vực thủ tục hành chính, thủ trưởng và đầu mối các cơ quan đưa quyết "
        "định công bố thủ tục vào."
    )


def may_review_decision(actor: Actor, decision: ProcedureDecision) -> Decision:
    """Correct what the compiler said, say whom it means, put it in the catalogue as drafts, drop it."""
    if decision.state == DecisionState.ADOPTED:
        return refused("Quyết định này đã được đưa vào danh mục nên bản soát không sửa được nữa.")
    if decision.state == DecisionState.DROPPED:
        return refused("Bản soát quyết định này đã được bỏ.")
    if keeps_catalogue(actor):
        return ALLOWED
    if actor.organisation in (decision.owner_id, decision.keeper_id) and actor.holds(*STAFF):
        return ALLOWED
    return refused("Cơ quan đã đưa văn bản vào và cơ quan giữ danh mục thủ tục soát quyết định này.")


def may_publish_decision(actor: Actor, decision: ProcedureDecision) -> Decision:
    """Put it in the catalogue as what holds."""
    may = may_review_decision(actor, decision)
    return may_publish(actor) if may else may
