"""May this actor draft a unit's plan, adopt it, see who has none?"""

from kientao.base.actor import Actor
from kientao.kernel.decision import ALLOWED, Decision, refused
from kientao.people.roles import Role
from kientao.programme.models import UnitDraft
from kientao.programme.models.sight import reads_everything
from kientao.programme.policies.work import HEADS, STAFF


def may_start(actor: Actor, owner_id: int) -> Decision:
    """Begin the plan of one's own unit."""
    if actor.organisation == owner_id and actor.holds(*STAFF):
        return ALLOWED
    return refused("Đầu mối hoặc thủ trưởng cơ quan xây dựng kế hoạch của cơ quan mình.")


def may_draft(actor: Actor, draft: UnitDraft) -> Decision:
    """Change what is planned."""
    if draft.state == "adopted":
        return refused("Kế hoạch đã ban hành nên không sửa bản dự thảo nữa.")
    if draft.state == "dropped":
        return refused("Bản dự thảo này đã bỏ; xây dựng bản mới.")
    if actor.organisation == draft.owner_id and actor.holds(*STAFF):
        return ALLOWED
    return refused(f"Đầu mối hoặc thủ trưởng {draft.owner} xây dựng kế hoạch này.")


def may_adopt_draft(actor: Actor, draft: UnitDraft) -> Decision:
    """Make it the unit's plan."""
    may = may_draft(actor, draft)
    if not may or actor.holds(*HEADS):
        return may
    return refused(f"Thủ trưởng {draft.owner} hoặc cấp phó được ủy quyền đưa kế hoạch vào thực hiện.")


def may_see_units(actor: Actor) -> Decision:
    """Which units have a plan and which have none."""
    if reads_everything(actor):
        return ALLOWED
    return refused("Cơ quan thường trực, cơ quan chủ trì lĩnh vực và lãnh đạo UBND theo dõi kế hoạch của các cơ quan.")


def may_remind_units(actor: Actor) -> Decision:
    """Remind units that have no plan yet."""
    if actor.holds(Role.PROGRAMME_OFFICE):
        return ALLOWED
    return refused("Chỉ cơ quan thường trực cải cách hành chính nhắc các cơ quan xây dựng kế hoạch.")
