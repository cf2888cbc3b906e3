"""A longer term, where the law lets it be longer: with its document, person and ground, nothing overwritten."""

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.clock import now
from kientao.base.refusal import Invalid, require
from kientao.kernel.working_time import Unit
from kientao.registers.onestop.actions.moving import locked, move
from kientao.registers.onestop.actions.replaying import follow_calendar
from kientao.registers.onestop.models import Dossier, Prolongation
from kientao.registers.onestop.policies.dossiers import may_decide
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.counting import recounted
from kientao.registers.onestop.rules.states import Act


@transaction.atomic
def prolong(
    *, actor: Actor, dossier_id: int, version: int, amount: int, unit: str, document: str, ground: str
) -> Dossier:
    """Lengthens both clocks of a dossier that isn't late. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    dossier = locked(dossier_id, version)
    require(may_decide(actor, dossier))
    _check(dossier, amount, unit, document, ground)
    calendars = Calendars()
    follow_calendar(dossier, actor=actor, calendars=calendars)
    row = Prolongation(
        dossier=dossier, amount=amount, unit=unit, document=document.strip(), person=actor.name, ground=ground.strip(),
        given=now(), due_before=dossier.due,
    )  # fmt: skip
    row.save()
    times = recounted(dossier, calendars)
    move(
        dossier, Act.EXTEND, actor=actor, times=times, promised=dossier.promised_with(times.due),
        data={"amount": amount, "unit": unit, "document": document.strip(), "ground": ground.strip()},
    )  # fmt: skip
    row.due_after = dossier.due
    row.save(update_fields=["due_after"])
    return dossier


def _check(dossier: Dossier, amount: int, unit: str, document: str, ground: str) -> None:
    errors = {}
    if dossier.due is None:
        errors[""] = "Thủ tục này không có thời hạn bằng số nên không gia hạn được."
    elif dossier.due < now():
        errors[""] = "Hồ sơ đã quá hạn: gia hạn không làm hồ sơ đúng hạn trở lại. Gửi thư xin lỗi và hẹn lại ngày trả."
    if not 1 <= amount <= 1000:
        errors["amount"] = "Số ngày (giờ) gia hạn từ 1 đến 1000."
    if unit not in list(Unit):
        errors["unit"] = "Chọn đơn vị: giờ làm việc, ngày làm việc, ngày, tháng."
    if not document.strip():
        errors["document"] = "Ghi số, ngày của văn bản gia hạn."
    if not ground.strip():
        errors["ground"] = "Ghi điều khoản cho phép gia hạn."
    if errors:
        raise Invalid(errors)
