"""What can be done to the office's calendar."""

from datetime import date

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.calendar.policies import may_set_calendar_day
from kientao.base.clock import now
from kientao.base.models import CalendarDay
from kientao.base.models.calendar import DayKind
from kientao.base.refusal import Invalid, require


@transaction.atomic
def set_day(*, actor: Actor, day: date, kind: str, name: str, legal_act: str = "") -> CalendarDay:
    """Says that `day` is "off" or "worked", in place of whatever was known of it.

    Raises NotAllowed, and Invalid with a sentence for each field.
    """
    require(may_set_calendar_day(actor))
    name, legal_act = " ".join(name.split()), " ".join(legal_act.split())
    _check(kind, name, legal_act)
    before = CalendarDay.objects.select_for_update(no_key=True).filter(date=day).first()
    row, _ = CalendarDay.objects.update_or_create(
        date=day,
        defaults={"kind": kind, "name": name, "legal_act": legal_act, "set_by": actor.name, "set_at": now()},
    )
    record(
        actor=actor,
        action="set_calendar_day",
        subject=f"CalendarDay {day.isoformat()}",
        data={
            "kind": kind,
            "name": name,
            "legal_act": legal_act,
            "kind_before": before.kind if before else None,
            "name_before": before.name if before else None,
            "legal_act_before": before.legal_act if before else None,
        },
    )
    return row


@transaction.atomic
def remove_day(*, actor: Actor, day: date) -> None:
    """Takes back what the office said of `day`; what is known of Việt Nam holds again. Raises NotAllowed, Invalid."""
    require(may_set_calendar_day(actor))
    row = CalendarDay.objects.select_for_update(no_key=True).filter(date=day).first()
    if row is None:
        raise Invalid(
            {"day": f"Ngày {day:%d/%m/%Y} không có trong lịch do cơ quan đặt: tải lại trang để xem lịch mới."}
        )
    row.delete()
    record(
        actor=actor,
        action="remove_calendar_day",
        subject=f"CalendarDay {day.isoformat()}",
        data={"kind_before": row.kind, "name_before": row.name, "legal_act_before": row.legal_act},
    )


def _check(kind: str, name: str, legal_act: str) -> None:
    errors: dict[str, str] = {}
    if kind not in DayKind.values:
        errors["kind"] = "Chọn «nghỉ» hoặc «làm việc»."
    if not name:
        errors["name"] = "Ghi tên ngày, ví dụ: Nghỉ bù Quốc khánh."
    elif len(name) > 120:
        errors["name"] = f"Tên dài {len(name)} ký tự, tối đa 120: rút ngắn lại."
    if len(legal_act) > 250:
        errors["legal_act"] = f"Căn cứ dài {len(legal_act)} ký tự, tối đa 250: chỉ cần số, ngày và cơ quan ban hành."
    if errors:
        raise Invalid(errors)
