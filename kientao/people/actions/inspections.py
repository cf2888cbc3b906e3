"""A decision on an inspection is entered: its members may read the units' work of the inspected period."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.refusal import Invalid, require
from kientao.kernel.period import Period
from kientao.people.models import InspectionMandate, Officer, Organisation
from kientao.people.policies.officers import may_set_up_inspections


@transaction.atomic
def create_inspection_mandate(
    *,
    actor: Actor,
    number: str,
    signed_on: date,
    title: str,
    open_days: Period,
    inspected: Period,
    units: Collection[Organisation],
    members: Collection[Officer],
) -> InspectionMandate:
    """Members read during `open_days` what the units did in `inspected`. Raises Invalid, NotAllowed."""
    require(may_set_up_inspections(actor))
    faults = _faults(number, signed_on, title, open_days, units, members)
    if faults:
        raise Invalid(faults)
    mandate = InspectionMandate.objects.create(
        number=number.strip(),
        signed_on=signed_on,
        title=" ".join(title.split()),
        first_day=open_days.first,
        last_day=open_days.last,
        inspected_from=inspected.first,
        inspected_to=inspected.last,
    )
    mandate.units.set(units)
    mandate.members.set(members)
    _record(actor, "create_inspection_mandate", mandate)
    return mandate


@transaction.atomic
def end_inspection_mandate(*, actor: Actor, mandate: InspectionMandate, last_day: date) -> InspectionMandate:
    """The inspection ends sooner than decided: nobody reads by it after `last_day`."""
    require(may_set_up_inspections(actor))
    found = InspectionMandate.objects.select_for_update(no_key=True).get(pk=mandate.pk)
    if not found.first_day <= last_day <= found.last_day:
        raise Invalid(
            {"last_day": f"Chọn một ngày từ {found.first_day:%d/%m/%Y} đến {found.last_day:%d/%m/%Y}."},
        )
    found.last_day = last_day
    found.save(update_fields=["last_day"])
    _record(actor, "end_inspection_mandate", found)
    return found


def _faults(
    number: str,
    signed_on: date,
    title: str,
    open_days: Period,
    units: Collection[Organisation],
    members: Collection[Officer],
) -> dict[str, str]:
    faults: dict[str, str] = {}
    if not 0 < len(number.strip()) <= 80:
        faults["number"] = "Ghi số, ký hiệu quyết định kiểm tra, ví dụ 12/QĐ-SNV."
    elif InspectionMandate.objects.filter(number=number.strip(), signed_on=signed_on).exists():
        faults["number"] = "Quyết định này đã được nhập."
    if not 0 < len(" ".join(title.split())) <= 300:
        faults["title"] = "Ghi trích yếu, tối đa 300 ký tự."
    if open_days.first < signed_on:
        faults["first_day"] = "Đoàn kiểm tra không thể xem trước ngày ký quyết định."
    if not units:
        faults["units"] = "Chọn ít nhất một đơn vị được kiểm tra."
    if not members:
        faults["members"] = "Chọn ít nhất một thành viên."
    return faults


def _record(actor: Actor, action: str, mandate: InspectionMandate) -> None:
    record(
        actor=actor,
        action=action,
        subject=f"InspectionMandate {mandate.pk}",
        data={
            "number": mandate.number,
            "signed_on": mandate.signed_on.isoformat(),
            "first_day": mandate.first_day.isoformat(),
            "last_day": mandate.last_day.isoformat(),
            "inspected_from": mandate.inspected_from.isoformat(),
            "inspected_to": mandate.inspected_to.isoformat(),
            "units": ", ".join(str(pk) for pk in sorted(mandate.units.values_list("pk", flat=True))),
            "members": ", ".join(str(pk) for pk in sorted(mandate.members.values_list("pk", flat=True))),
        },
    )
