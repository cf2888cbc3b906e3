"""May this actor keep the catalogue of procedures, draft, publish, review, say who does a step?"""

from kientao.base.actor import SYSTEM, Actor
from kientao.kernel.decision import ALLOWED, Decision, refused
from kientao.people.roles import Role
from kientao.registers.onestop.models import Procedure, ProcedureVersion, ProcessVersion, Reduction, VersionState
from kientao.registers.onestop.models.procedure import Assessment
from kientao.registers.onestop.models.sight import answers_for_procedures

STAFF = (Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT)
_KEEPERS = "cơ quan chủ trì lĩnh vực cải cách thủ tục hành chính hoặc cơ quan thường trực"


def keeps_catalogue(actor: Actor) -> bool:
    """The programme office, and who answers for the domain of procedures."""
    return actor == SYSTEM or actor.holds(Role.PROGRAMME_OFFICE) or answers_for_procedures(actor)


def may_draft(actor: Actor, owner_id: int) -> Decision:
    """Draft a procedure of that owner, or a new version of it."""
    if actor.organisation == owner_id and actor.holds(*STAFF):
        return ALLOWED
    if keeps_catalogue(actor):
        return ALLOWED
    return refused(f"Cơ quan quản lý thủ tục, {_KEEPERS} soạn thủ tục này.")


def may_draft_any(actor: Actor) -> Decision:
    """Draft a procedure of one's own agency, or of any."""
    if actor.organisation is not None and (actor.holds(*STAFF) or keeps_catalogue(actor)):
        return ALLOWED
    return refused(f"Đầu mối, thủ trưởng cơ quan, {_KEEPERS} soạn thủ tục.")


def may_change(actor: Actor, version: ProcedureVersion) -> Decision:
    """Change or withdraw a draft. What was published never changes: dossiers stand on it."""
    if version.state != VersionState.DRAFT:
        return refused("Bản này đã công bố nên không sửa được nữa; soạn bản mới để thay.")
    return may_draft(actor, version.procedure.owner_id)


def may_publish(actor: Actor) -> Decision:
    """Publish or abolish procedures, import them, approve a review."""
    if keeps_catalogue(actor):
        return ALLOWED
    return refused(f"Chỉ {_KEEPERS} công bố thủ tục.")


def may_keep(actor: Actor) -> Decision:
    """Bring a whole catalogue in, give a procedure to another owner."""
    if keeps_catalogue(actor):
        return ALLOWED
    return refused(f"Chỉ {_KEEPERS} giữ danh mục của tỉnh.")


def may_draft_process(actor: Actor, procedure: Procedure, organisation_id: int | None) -> Decision:
    """Draft a process of a procedure: its owner; an agency its own variant."""
    if organisation_id is not None and actor.organisation == organisation_id and actor.holds(*STAFF):
        return ALLOWED
    return may_draft(actor, procedure.owner_id)


def may_change_process(actor: Actor, process: ProcessVersion) -> Decision:
    """Change or withdraw a draft of a process."""
    if process.state != VersionState.DRAFT:
        return refused("Quy trình này đã ban hành nên không sửa được nữa; soạn bản mới để thay.")
    return may_draft_process(actor, process.procedure, process.organisation_id)


def may_propose(actor: Actor, procedure: Procedure) -> Decision:
    """Propose to simplify a procedure."""
    return may_draft(actor, procedure.owner_id)


def may_judge(actor: Actor, reduction: Reduction) -> Decision:
    """Approve a proposal or not."""
    if reduction.state != "proposed":
        return refused("Đề xuất này đã có quyết định.")
    if keeps_catalogue(actor):
        return ALLOWED
    return refused(f"Chỉ {_KEEPERS} ghi quyết định về đề xuất.")


def may_assess(actor: Actor, organisation_id: int | None) -> Decision:
    """Assess the impact of a procedure that a draft document brings: the agency that drafts it."""
    if organisation_id is not None and actor.organisation == organisation_id and actor.holds(*STAFF):
        return ALLOWED
    if keeps_catalogue(actor):
        return ALLOWED
    return refused(f"Cơ quan soạn thảo văn bản, {_KEEPERS} đánh giá tác động.")


def may_change_assessment(actor: Actor, assessment: Assessment) -> Decision:
    """Go on with an assessment that isn't done."""
    if assessment.state != "draft":
        return refused("Bản đánh giá đã hoàn thành nên không sửa nữa; lập bản mới.")
    return may_assess(actor, assessment.organisation_id)


def may_choose_posts(actor: Actor, organisation_id: int) -> Decision:
    """Say who does the posts of processes in an agency."""
    if actor.organisation == organisation_id and actor.holds(*STAFF):
        return ALLOWED
    if keeps_catalogue(actor):
        return ALLOWED
    return refused("Đầu mối hoặc thủ trưởng cơ quan chọn vị trí cho các bước của cơ quan mình.")
