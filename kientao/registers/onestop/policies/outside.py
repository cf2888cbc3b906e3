"""May this actor look after what goes outside: messages, payments, the national portal, parcels, kept results?"""

from kientao.base.actor import SYSTEM, Actor
from kientao.kernel.decision import ALLOWED, Decision, refused
from kientao.people.roles import Role
from kientao.registers.onestop.models import Dossier, Result
from kientao.registers.onestop.policies.dossiers import HEADS, may_serve, may_work
from kientao.registers.onestop.policies.procedures import keeps_catalogue


def may_resend(actor: Actor, dossier: Dossier) -> Decision:
    """Send a message again, or give it up."""
    if actor.organisation == dossier.competent_id and actor.holds(*HEADS):
        return ALLOWED
    return may_serve(actor, dossier)


def may_collect(actor: Actor, dossier: Dossier) -> Decision:
    """Take money for a dossier."""
    return may_serve(actor, dossier)


def may_ask_payment(actor: Actor, dossier: Dossier) -> Decision:
    """Say what is to be paid: the counter, or who decides the dossier."""
    served = may_serve(actor, dossier)
    return served if served else may_work(actor, dossier)


def may_waive(actor: Actor, dossier: Dossier) -> Decision:
    """Let off a fee as the law says: the counter that takes it, or its head."""
    served = may_serve(actor, dossier)
    return served if served else may_give_back(actor, dossier)


def may_settle_calls(actor: Actor) -> Decision:
    """Write down what a provider of payments says."""
    return ALLOWED if actor == SYSTEM else refused("Hệ thống tự ghi nhận báo có của cổng thanh toán.")


def may_look_at_calls(actor: Actor) -> Decision:
    """Calls of the provider that belong to no payment."""
    if keeps_catalogue(actor) or actor.holds(Role.ADMINISTRATOR):
        return ALLOWED
    return refused("Cơ quan chủ trì lĩnh vực thủ tục hành chính, hoặc quản trị hệ thống, xem báo có không rõ.")


def may_give_back(actor: Actor, dossier: Dossier) -> Decision:
    """Give money back: the head of the agency that took or decides it."""
    here = (dossier.received_at_id, dossier.competent_id)
    if actor.organisation in here and actor.holds(*HEADS):
        return ALLOWED
    return refused(f"Thủ trưởng {dossier.received_at or dossier.competent} hoặc cấp phó được ủy quyền quyết định.")


def may_see_tills(actor: Actor) -> Decision:
    """Read what was taken in a day."""
    if actor.holds(Role.COUNTER, *HEADS, Role.LEADER) or keeps_catalogue(actor):
        return ALLOWED
    return refused("Công chức một cửa và thủ trưởng cơ quan xem bảng thu trong ngày.")


def may_set_account(actor: Actor, organisation_id: int | None) -> Decision:
    """The bank account transfers go to."""
    if keeps_catalogue(actor):
        return ALLOWED
    if organisation_id is not None and actor.organisation == organisation_id and actor.holds(*HEADS):
        return ALLOWED
    return refused("Thủ trưởng cơ quan đặt tài khoản nhận tiền của cơ quan mình.")


def may_file(actor: Actor) -> Decision:
    """Take in what the national portal gives."""
    return ALLOWED if actor == SYSTEM else refused("Hệ thống tự nhận hồ sơ từ Cổng Dịch vụ công quốc gia.")


def may_mend_sync(actor: Actor) -> Decision:
    """Have a refused sync sent again or left out, compare with the portal, export for it."""
    if keeps_catalogue(actor) or actor.holds(Role.ADMINISTRATOR):
        return ALLOWED
    return refused("Cơ quan chủ trì lĩnh vực thủ tục hành chính, hoặc quản trị hệ thống, xử lý đồng bộ.")


def may_read_portal(actor: Actor) -> Decision:
    """The exchange with the portal; how citizens are known and reached is masked."""
    if keeps_catalogue(actor):
        return ALLOWED
    return refused("Cơ quan chủ trì lĩnh vực thủ tục hành chính xem dữ liệu trao đổi với Cổng quốc gia.")


def may_send_post(actor: Actor, dossier: Dossier) -> Decision:
    """Hand a dossier or its result to the post, say that it arrived or was lost."""
    return may_serve(actor, dossier)


def may_look_up_results(actor: Actor) -> Decision:
    """What a citizen has been given, by their number. Every look is logged."""
    if actor.holds(Role.COUNTER, Role.OFFICER, *HEADS) and actor.organisation is not None:
        return ALLOWED
    return refused("Công chức tiếp nhận, giải quyết hồ sơ tra cứu kho kết quả.")


def may_end_result(actor: Actor, result: Result) -> Decision:
    """Revoke what was issued, or put another in its place: the issuer."""
    if result.issuer_id is not None and actor.organisation == result.issuer_id and actor.holds(*HEADS):
        return ALLOWED
    issuer = str(result.issuer) if result.issuer else "cơ quan ban hành"
    return refused(f"Thủ trưởng {issuer} hoặc cấp phó được ủy quyền thu hồi, thay thế.")
