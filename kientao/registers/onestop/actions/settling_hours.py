"""When offices work: the province's hours and an agency's own, from a date on or for one date."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now, today
from kientao.base.refusal import Invalid, require
from kientao.kernel.working_time import BadHours, Interval, WeekHours, parse_hours
from kientao.people.models import Organisation
from kientao.registers.onestop.models import HoursKind, OfficeHours
from kientao.registers.onestop.policies.dossiers import may_set_hours
from kientao.registers.onestop.queries.calendars import FIRST_YEAR

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_READS = "Viết như 07:30-11:30, 13:30-17:30; để trống là nghỉ."


@transaction.atomic
def set_week(
    *,
    actor: Actor,
    organisation_id: int | None,
    since: date,
    name: str,
    hours: Sequence[str],
    counted: Sequence[bool],
    legal_act: str,
) -> OfficeHours:
    """The hours of Monday to Sunday from a date on; `counted`: which of them are working dates.

    Dates already promised stay until somebody has them counted again. Raises NotAllowed, Invalid.
    """
    require(may_set_hours(actor, organisation_id))
    errors, days = _common(organisation_id, HoursKind.WEEK, since, name, legal_act), []
    for number, text in enumerate(hours):
        read, wrong = _read(text)
        days.append(read)
        if wrong:
            errors[f"day_{number}"] = wrong
        elif counted[number] and not read:
            errors[f"day_{number}"] = f"{WEEKDAYS[number]} là ngày làm việc thì phải có giờ."
    if not errors and not any(counted):
        errors[""] = "Một tuần phải có ít nhất một ngày làm việc."
    if not errors:
        WeekHours(tuple(days), tuple(counted))
    kept = [_kept(day) for day in days]
    return _saved(actor, organisation_id, HoursKind.WEEK, since, name, kept, list(counted), legal_act, errors)


@transaction.atomic
def set_day(
    *, actor: Actor, organisation_id: int | None, day: date, name: str, hours: str, counted: bool, legal_act: str
) -> OfficeHours:
    """The hours of one date, or none when the office is shut. Raises NotAllowed, Invalid."""
    require(may_set_hours(actor, organisation_id))
    errors = _common(organisation_id, HoursKind.DAY, day, name, legal_act)
    read, wrong = _read(hours)
    if wrong:
        errors["hours"] = wrong
    elif counted and not read:
        errors["hours"] = "Ngày làm việc thì phải có giờ; ngày nghỉ thì bỏ dấu «tính là ngày làm việc»."
    return _saved(actor, organisation_id, HoursKind.DAY, day, name, _kept(read), counted, legal_act, errors)


@transaction.atomic
def drop_hours(*, actor: Actor, hours_id: int) -> None:
    """Takes back hours whose date hasn't come. Raises NotAllowed, Invalid, OfficeHours.DoesNotExist."""
    row = OfficeHours.objects.get(pk=hours_id)
    require(may_set_hours(actor, row.organisation_id))
    if row.date <= today():
        raise Invalid({"": "Giờ này đã áp dụng nên được giữ lại: đặt giờ mới từ một ngày sau."})
    record(
        actor=actor, action="drop_office_hours", subject=_subject(row.organisation_id),
        data={"name": row.name, "date": row.date.isoformat(), "kind": row.kind},
    )  # fmt: skip
    row.delete()


def _common(organisation_id: int | None, kind: HoursKind, day: date, name: str, legal_act: str) -> dict[str, str]:
    errors = {}
    if not name.strip():
        errors["name"] = "Đặt tên để mọi người đọc, ví dụ: Giờ mùa hè."
    if day.year < FIRST_YEAR:
        errors["date"] = f"Lịch bắt đầu từ năm {FIRST_YEAR}."
    elif OfficeHours.objects.filter(organisation=organisation_id, kind=kind, date=day).exists():
        errors["date"] = "Ngày này đã có giờ được đặt: chọn ngày khác, hoặc bỏ hàng cũ nếu chưa áp dụng."
    if not legal_act.strip():
        errors["legal_act"] = "Ghi văn bản làm căn cứ."
    return errors


def _read(text: str) -> tuple[tuple[Interval, ...], str]:
    try:
        found = parse_hours(text)
        WeekHours((found,) * 7)
    except BadHours:
        return (), _READS
    return found, ""


def _kept(hours: Sequence[Interval]) -> list[list[int]]:
    return [[one.opens, one.closes] for one in hours]


def _saved(
    actor: Actor,
    organisation_id: int | None,
    kind: HoursKind,
    day: date,
    name: str,
    hours: object,
    counted: object,
    legal_act: str,
    errors: dict[str, str],
) -> OfficeHours:
    if errors:
        raise Invalid(errors)
    if organisation_id is not None:
        Organisation.objects.get(pk=organisation_id)
    row = OfficeHours(
        organisation_id=organisation_id, kind=kind, date=day, name=" ".join(name.split())[:120], hours=hours,
        counted=counted, legal_act=legal_act.strip()[:250], set_by=actor.name, set_at=now(),
    )  # fmt: skip
    row.save()
    record(
        actor=actor, action="set_office_hours", subject=_subject(organisation_id),
        data={"name": row.name, "date": day.isoformat(), "kind": kind.value, "legal_act": row.legal_act},
    )  # fmt: skip
    return row


def _subject(organisation_id: int | None) -> str:
    return f"Organisation {organisation_id}" if organisation_id is not None else "Province"
