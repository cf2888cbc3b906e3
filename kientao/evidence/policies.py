"""May this actor hand evidence in, read it, take it back?"""

from kientao.base.actor import SYSTEM, Actor
from kientao.base.clock import today
from kientao.evidence.models import EvidenceItem
from kientao.evidence.readers import WORKERS
from kientao.kernel.decision import ALLOWED, Decision, refused
from kientao.people.models import Organisation
from kientao.people.roles import SUBMITTERS, Role


def may_hand_in(actor: Actor, organisation: Organisation) -> Decision:
    """People who work for the organisation, while it exists."""
    if actor.organisation is None or actor.organisation != organisation.pk or not actor.holds(*WORKERS):
        return refused(f"Chỉ người có vai trò tại {organisation.name} được nộp minh chứng thay mặt cơ quan này.")
    if not organisation.exists_on(today()):
        return refused(f"{organisation.name} đã kết thúc hoạt động; cơ quan kế thừa nộp minh chứng thay.")
    return ALLOWED


def may_download(actor: Actor, item: EvidenceItem) -> Decision:
    """Whoever may read the item, while its file is harmless. Pages fetch the item from `visible_to` first."""
    if not EvidenceItem.objects.visible_to(actor).filter(pk=item.pk).exists():
        return refused("Chỉ cơ quan nộp, cơ quan tiếp nhận, cơ quan thường trực và lãnh đạo UBND được xem minh chứng.")
    if item.file is None:
        return refused("Minh chứng này không kèm tệp.")
    if item.file.is_infected:
        return refused("Tệp có mã độc nên không ai tải về được; đề nghị cơ quan nộp lại tệp sạch.")
    return ALLOWED


def may_withdraw(actor: Actor, item: EvidenceItem) -> Decision:
    """Who handed it in, or the head or focal point of the organisation."""
    own = actor.organisation == item.organisation_id
    mine = own and actor.officer is not None and actor.officer == item.created_by_id and actor.holds(*WORKERS)
    if mine or (own and actor.holds(*SUBMITTERS, Role.FOCAL_POINT)):
        return ALLOWED
    return refused(f"Chỉ người nộp, đầu mối hoặc thủ trưởng {item.organisation.name} được rút minh chứng này.")


def may_look_after_files(actor: Actor) -> Decision:
    """Scanning, sweeping and verifying say nothing of content: the system and those who run it."""
    if actor == SYSTEM or actor.holds(Role.ADMINISTRATOR):
        return ALLOWED
    return refused("Chỉ quản trị hệ thống được quét và kiểm tra kho tệp.")
