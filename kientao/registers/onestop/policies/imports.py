"""May this actor take over what another system tells of its dossiers?"""

from kientao.base.actor import Actor
from kientao.kernel.decision import ALLOWED, Decision, refused
from kientao.registers.onestop.policies.procedures import keeps_catalogue

SENDER = "sends-dossiers"  # held by another system whose key lets it send, in place of a person's role


def may_import(actor: Actor) -> Decision:
    """A province's dossiers, or those of the branch another system works for."""
    if keeps_catalogue(actor):
        return ALLOWED
    if actor.holds(SENDER) and actor.organisation is not None:
        return ALLOWED
    return refused("Cơ quan chủ trì lĩnh vực thủ tục hành chính nhập hồ sơ của hệ thống khác.")


def branch_of(actor: Actor) -> int | None:
    """Whose branch's dossiers they may tell of; None: the whole province's."""
    return None if keeps_catalogue(actor) else actor.organisation
