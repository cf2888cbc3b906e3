"""May this actor receive, work on, decide, read a dossier? Every no says who could."""

from collections.abc import Iterable

from kientao.base.actor import SYSTEM, Actor
from kientao.base.clock import today
from kientao.kernel.decision import ALLOWED, Decision, refused
from kientao.people.queries.officers import posts_held
from kientao.people.roles import Role
from kientao.registers.onestop.models import Dossier, StepRun
from kientao.registers.onestop.policies.procedures import keeps_catalogue
from kientao.registers.onestop.rules.process import StepKind

HEADS = (Role.HEAD, Role.DEPUTY)


def may_receive(actor: Actor) -> Decision:
    """Take dossiers in at a counter, for any agency (phi địa giới)."""
    if actor.holds(Role.COUNTER) and actor.organisation is not None:
        return ALLOWED
    return refused("Công chức một cửa tiếp nhận hồ sơ.")


def may_answer(actor: Actor, dossier: Dossier) -> Decision:
    """Accept, return or refuse a dossier that was filed online."""
    here = (dossier.competent_id, dossier.received_at_id)
    if actor == SYSTEM or (actor.holds(Role.COUNTER) and actor.organisation in here):
        return ALLOWED
    return refused(f"Bộ phận một cửa của {dossier.competent} trả lời hồ sơ này.")


def may_serve(actor: Actor, dossier: Dossier) -> Decision:
    """What a counter does with a dossier it received or hands out: supplements, fees, results, withdrawal."""
    here = (dossier.received_at_id, dossier.competent_id, dossier.result_at_id)
    if actor == SYSTEM or (actor.holds(Role.COUNTER) and actor.organisation in here):
        return ALLOWED
    place = dossier.received_at or dossier.competent
    return refused(f"Bộ phận một cửa nơi tiếp nhận ({place}) thực hiện.")


def may_do_step(actor: Actor, step: StepRun) -> Decision:
    """Do a step: its officer. One nobody has: who sits on its post; where it has none whoever works at its agency,
    but an approval only the heads. Heads may do any of theirs."""
    if actor.organisation != step.organisation_id:
        return refused(f"Bước này do {step.organisation} thực hiện.")
    if step.officer_id is not None:
        if actor.officer == step.officer_id or actor.holds(*HEADS):
            return ALLOWED
        return refused(f"Bước này đang do {step.officer} xử lý; thủ trưởng cơ quan giao lại được.")
    if actor.holds(*HEADS):
        return ALLOWED
    if step.post_id is not None:
        if step.post_id in posts_held(actor, today()):
            return ALLOWED
        return refused(f"Người giữ vị trí «{step.post_words}», hoặc thủ trưởng cơ quan, xử lý bước này.")
    if step.kind == StepKind.APPROVE:
        return refused(f"Thủ trưởng {step.organisation} hoặc cấp phó được ủy quyền duyệt, hoặc giao bước này.")
    if actor.holds(Role.COUNTER, Role.OFFICER):
        return ALLOWED
    return refused("Công chức được giao, hoặc thủ trưởng cơ quan, xử lý bước này.")


def may_assign(actor: Actor, step: StepRun) -> Decision:
    """Give a step to an officer."""
    if actor.organisation == step.organisation_id and actor.holds(*HEADS):
        return ALLOWED
    return refused(f"Thủ trưởng {step.organisation} hoặc cấp phó được ủy quyền giao việc.")


def may_decide(actor: Actor, dossier: Dossier) -> Decision:
    """What binds the deciding agency: refuse after receipt, stop, prolong, apologise."""
    if actor.organisation == dossier.competent_id and actor.holds(*HEADS):
        return ALLOWED
    return refused(f"Thủ trưởng {dossier.competent} hoặc cấp phó được ủy quyền quyết định.")


def may_work(actor: Actor, dossier: Dossier) -> Decision:
    """Take part in deciding it: officers and heads of the agency that has it."""
    if actor.organisation == dossier.competent_id and actor.holds(Role.OFFICER, Role.COUNTER, *HEADS):
        return ALLOWED
    return refused(f"Công chức {dossier.competent} đang giải quyết hồ sơ thực hiện.")


def may_record_result(actor: Actor, dossier: Dossier, open_steps: Iterable[StepRun]) -> Decision:
    """Write down what was decided: the agency that has the dossier, or whoever decides it at another one (a department
    proposes, the province's committee signs). `open_steps` are the dossier's."""
    here = (actor.officer, actor.organisation)
    if None not in here and any((step.officer_id, step.organisation_id) == here for step in open_steps):
        return ALLOWED
    return may_work(actor, dossier)


def may_scan(actor: Actor, dossier: Dossier) -> Decision:
    """Keep digital copies of what was handed in: the counters that serve it."""
    return may_serve(actor, dossier)


def may_read_papers(actor: Actor, dossier: Dossier) -> Decision:
    """Open the copies of what a citizen handed in: who serves it, works on it, or does a step of it."""
    if actor == SYSTEM or may_see_identity(actor, dossier):
        return ALLOWED
    if actor.officer is not None and StepRun.objects.filter(dossier=dossier, officer=actor.officer).exists():
        return ALLOWED
    return refused("Người tiếp nhận và giải quyết hồ sơ xem được giấy tờ đã nộp.")


def may_see_identity(actor: Actor, dossier: Dossier) -> Decision:
    """The applicant's whole number, telephone and address: who serves or decides it. Every look is logged."""
    here = (dossier.received_at_id, dossier.competent_id, dossier.helped_at_id, dossier.result_at_id)
    if actor == SYSTEM or (actor.organisation in here and actor.holds(Role.COUNTER, Role.OFFICER, *HEADS)):
        return ALLOWED
    return refused("Người tiếp nhận và giải quyết hồ sơ xem đầy đủ; nơi khác chỉ thấy phần được che.")


def may_enter_late(actor: Actor) -> Decision:
    """Record what was received on paper while the network was down."""
    return may_receive(actor)


def may_confirm_late(actor: Actor, dossier: Dossier) -> Decision:
    """A second person confirms what was entered afterwards."""
    if actor.organisation != dossier.received_at_id or not actor.holds(Role.COUNTER, *HEADS):
        return refused("Người thứ hai của Bộ phận một cửa xác nhận hồ sơ nhập sau.")
    if actor.name == dossier.created_by:
        return refused("Người nhập không tự xác nhận; người khác của Bộ phận một cửa xác nhận.")
    return ALLOWED


def may_set_hours(actor: Actor, organisation_id: int | None) -> Decision:
    """The working hours of the province or of an agency."""
    if keeps_catalogue(actor) or actor.holds(Role.ADMINISTRATOR):
        return ALLOWED
    if organisation_id is not None and actor.organisation == organisation_id and actor.holds(*HEADS):
        return ALLOWED
    return refused("Cơ quan chủ trì lĩnh vực thủ tục hành chính, hoặc thủ trưởng cho cơ quan mình, đặt giờ làm việc.")


def may_settle_rules(actor: Actor) -> Decision:
    """The office's rules of the one-stop shop."""
    if keeps_catalogue(actor):
        return ALLOWED
    return refused("Cơ quan chủ trì lĩnh vực thủ tục hành chính đặt quy tắc của một cửa.")


def may_draft_apologies(actor: Actor) -> Decision:
    """The system drafts them by itself every hour."""
    if actor == SYSTEM:
        return ALLOWED
    return refused("Hệ thống tự soạn dự thảo thư xin lỗi khi gần hết hạn; thủ trưởng cơ quan ký.")


def may_pass_over(actor: Actor, dossier: Dossier) -> Decision:
    """Give it to another agency: the one that has it, or whoever looks after procedures when that one ended."""
    if keeps_catalogue(actor):
        return ALLOWED
    if actor.organisation == dossier.competent_id and actor.holds(*HEADS):
        return ALLOWED
    return refused(f"Thủ trưởng {dossier.competent}, hoặc cơ quan chủ trì lĩnh vực thủ tục hành chính, chuyển hồ sơ.")
