"""Handing in a measured figure."""

import datetime
from decimal import Decimal

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.evidence.actions.handing_in import added, authorised, cleaned, refuse
from kientao.evidence.kinds import Kind
from kientao.evidence.models import EvidenceItem

_MOST = Decimal(10) ** 18
_STEP = Decimal("0.000001")


def hand_in_figure(
    *,
    actor: Actor,
    organisation_id: int,
    title: str,
    value: Decimal,
    unit: str,
    source: str,
    date: datetime.date | None = None,
    note: str = "",
) -> EvidenceItem:
    """A new item with a figure in `unit` as of `date`, and where it comes from. Raises NotAllowed, Invalid."""
    organisation = authorised(actor, organisation_id)
    words, errors = cleaned(
        {"title": title, "unit": unit, "source": source, "note": note}, needed=("title", "unit", "source")
    )
    error = _value_error(value)
    if error:
        errors["value"] = error
    if date and date > today():
        errors["date"] = "Ngày của số liệu không được sau hôm nay."
    refuse(errors)
    with transaction.atomic():
        return added(
            actor=actor,
            audit={"value": str(value), "unit": words["unit"]},
            organisation=organisation,
            kind=Kind.FIGURE.value,
            value=value,
            date=date,
            **words,
        )


def _value_error(value: Decimal) -> str:
    if not isinstance(value, Decimal) or not value.is_finite():
        return "Nhập một số, ví dụ 96,4."
    if abs(value) >= _MOST:
        return "Số quá lớn. Đổi sang đơn vị tính lớn hơn."
    if value != value.quantize(_STEP):
        return "Tối đa 6 chữ số sau dấu phẩy."
    return ""
