"""May this actor declare a measure, change it, approve it?"""

from collections.abc import Collection

from kientao.base.actor import Actor
from kientao.kernel.decision import ALLOWED, Decision, refused
from kientao.measures.declared.models import DeclaredMeasure, State
from kientao.people.domains import DOMAINS
from kientao.people.roles import Role, owner_of

_DECLARERS = (Role.PROGRAMME_OFFICE, Role.DOMAIN_OWNER)


def may_declare(actor: Actor) -> Decision:
    """Write a new one."""
    if actor.holds(*_DECLARERS):
        return ALLOWED
    return refused("Cơ quan thường trực hoặc cơ quan chủ trì lĩnh vực khai báo chỉ số.")


def may_change(actor: Actor, declared: DeclaredMeasure) -> Decision:
    """Write in a draft, send it for approval, drop it."""
    if declared.state != State.DRAFT:
        return refused(f"Bản này {State(declared.state).label}: không sửa được nữa.")
    if actor.account is not None and actor.account == declared.maker:
        return may_declare(actor)
    return refused(f"{declared.made_by} đang soạn bản này.")


def may_revise(actor: Actor, declared: DeclaredMeasure) -> Decision:
    """Begin a new revision of one that is in use."""
    if declared.state != State.APPROVED:
        return refused("Chỉ soạn bản mới của chỉ số đang dùng.")
    return may_declare(actor)


def may_decide(actor: Actor, declared: DeclaredMeasure, owned: Collection[str]) -> Decision:
    """Approve it or send it back. `owned` are the domains of the actor's agency, as `owner_of` calls them."""
    if declared.state != State.PROPOSED:
        return refused("Chỉ duyệt được bản đang chờ duyệt.")
    if actor.account is not None and actor.account == declared.maker:
        return refused("Người soạn không tự duyệt: người khác của cơ quan chủ trì lĩnh vực duyệt.")
    return _is_in_charge(actor, declared, owned, "duyệt chỉ số này")


def may_withdraw(actor: Actor, declared: DeclaredMeasure, owned: Collection[str]) -> Decision:
    """Say that it is no longer used. Targets bound to it keep their numbers."""
    if declared.state != State.APPROVED:
        return refused("Chỉ ngừng dùng được chỉ số đang dùng.")
    return _is_in_charge(actor, declared, owned, "cho ngừng dùng chỉ số này")


def _is_in_charge(actor: Actor, declared: DeclaredMeasure, owned: Collection[str], what: str) -> Decision:
    if owner_of(declared.domain) in owned or actor.holds(Role.PROGRAMME_OFFICE):
        return ALLOWED
    return refused(f"Cơ quan chủ trì «{DOMAINS[declared.domain]}» hoặc cơ quan thường trực {what}.")
