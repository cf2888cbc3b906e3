"""When offices work: the hours of the province and of agencies that have their own; setting a week or one date."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.refusal import Invalid
from kientao.kernel.decision import Decision
from kientao.people.access import actor_of
from kientao.people.models import Organisation
from kientao.people.queries.picking import organisation_picked
from kientao.registers.onestop.actions.settling_hours import WEEKDAYS, drop_hours, set_day, set_week
from kientao.registers.onestop.models import HoursKind, OfficeHours
from kientao.registers.onestop.pages.dossiers import fields
from kientao.registers.onestop.pages.following.office_rules import clock_words
from kientao.registers.onestop.policies.dossiers import may_set_hours, may_settle_rules
from kientao.registers.onestop.queries.calendars import DEFAULT_WEEK
from kientao.ui.forms.fields import AgencyField
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.step import Step, step_page
from kientao.ui.numbers import day
from kientao.ui.parts.page_head import Action, PageHead

TITLE = "Giờ làm việc"
_READS = "Viết như 07:30-11:30, 13:30-17:30; để trống là nghỉ."
_USUAL = ", ".join(f"{clock_words(one.opens)}-{clock_words(one.closes)}" for one in DEFAULT_WEEK.days[0])


@dataclass(frozen=True, slots=True)
class ShownHours:
    """A row of hours as it is read."""

    name: str
    since: str
    lines: tuple[tuple[str, str], ...]
    legal_act: str
    by: str
    drop: str = ""


class _Own(OfficeForm):
    """Whose hours: without the field they are the actor's own agency's, or the province's."""

    name = fields.line("Tên gọi", 120, "Ví dụ: Giờ mùa hè.")
    legal_act = fields.line("Văn bản làm căn cứ", 250)
    agency = AgencyField(
        label="Cơ quan",
        suggestions="",
        required=False,
        help_text="Để trống là của cả tỉnh. Gõ tên hoặc chữ viết tắt, rồi chọn trong gợi ý.",
    )

    def __init__(self, *args: Any, province: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].widget.suggestions = reverse("organisation-suggestions")
        if not province:
            del self.fields["agency"]


class WeekForm(_Own):
    """Monday to Sunday from a date on."""

    date = fields.day("Áp dụng từ ngày")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, weekday in enumerate(WEEKDAYS):
            self.fields[f"day_{number}"] = forms.CharField(
                label=weekday, required=False, max_length=120, help_text=_READS if number == 0 else ""
            )
        self.fields["counted"] = forms.MultipleChoiceField(
            label="Ngày làm việc (được tính vào thời hạn)",
            choices=[(str(number), weekday) for number, weekday in enumerate(WEEKDAYS)],
            widget=forms.CheckboxSelectMultiple,
            help_text="Sáng thứ Bảy có thể làm việc mà không tính là một ngày của thời hạn.",
        )
        week = [f"day_{number}" for number in range(7)]
        self.order_fields(["agency", "name", "date", *week, "counted", "legal_act"])


class DayForm(_Own):
    """One date."""

    date = fields.day("Ngày")
    hours = forms.CharField(label="Giờ làm việc", required=False, max_length=120, help_text=_READS)
    counted = forms.BooleanField(label="Tính là ngày làm việc", required=False)
    field_order = ("agency", "name", "date", "hours", "counted", "legal_act")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The province's first, then agencies that have their own."""
    actor = actor_of(request)
    rows = OfficeHours.objects.select_related("organisation").order_by("organisation__name", "-date")
    owners: dict[str, list[ShownHours]] = {"Cả tỉnh": []}
    for row in rows:
        owner = row.organisation.name if row.organisation else "Cả tỉnh"
        owners.setdefault(owner, []).append(_shown(actor, row))
    values = {
        "page_head": PageHead(
            TITLE,
            "Thời hạn được tính theo giờ này, cùng ngày nghỉ lễ và ngày làm bù trong lịch.",
            actions=tuple(_actions(actor)),
        ),
        "owners": list(owners.items()),
        "usual": f"Thứ Hai đến thứ Sáu {_USUAL}",
    }
    return render(request, "registers/onestop/pages/following/hours.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def week(request: HttpRequest) -> HttpResponse:
    """For the province, or for the own agency."""
    actor = actor_of(request)
    initial = {f"day_{number}": _USUAL for number in range(5)} | {"counted": [str(number) for number in range(5)]}
    form = partial(WeekForm, province=bool(may_set_hours(actor, None)), initial=initial)
    return _page(request, actor, "Đặt giờ làm việc theo tuần", form, partial(_week_set, actor), "gio-tuan")


@require_http_methods(["GET", "HEAD", "POST"])
def one_day(request: HttpRequest) -> HttpResponse:
    """A date on which the office is shut, or works otherwise."""
    actor = actor_of(request)
    form = partial(DayForm, province=bool(may_set_hours(actor, None)), initial={"counted": False})
    return _page(request, actor, "Đặt giờ cho một ngày", form, partial(_day_set, actor), "gio-ngay")


@require_POST
def drop(request: HttpRequest, hours_id: int) -> HttpResponse:
    """What doesn't hold yet."""
    if not OfficeHours.objects.filter(pk=hours_id).exists():
        raise Http404
    try:
        drop_hours(actor=actor_of(request), hours_id=hours_id)
    except Invalid as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Đã bỏ giờ làm việc chưa áp dụng.")
    return redirect(reverse("office-hours"))


def may_anywhere(actor: Actor) -> Decision:
    """Set hours of the province or of the own agency."""
    province = may_set_hours(actor, None)
    return province if province else may_set_hours(actor, actor.organisation)


def _page(request: HttpRequest, actor: Actor, title: str, form: Any, act: Any, draft: str) -> HttpResponse:
    def make(given: Mapping[str, Any] | None) -> OfficeForm:
        made: OfficeForm = form(given)
        return made

    return step_page(
        request,
        Step(
            head=PageHead(title, crumbs=((TITLE, reverse("office-hours")),)),
            facts=None,
            decision=may_anywhere(actor),
            form=make,
            act=act,
            button="Lưu giờ làm việc",
            done="Đã lưu giờ làm việc. Xem hồ sơ nào đổi hạn ở «Tính lại hạn theo lịch mới».",
            back=reverse("office-hours"),
            notes="Ngày đã hẹn không tự đổi: cơ quan chủ trì xem trước rồi cho tính lại.",
            draft=draft,
        ),
    )


def _week_set(actor: Actor, given: dict[str, Any]) -> OfficeHours:
    counted = {int(one) for one in given["counted"]}
    return set_week(
        actor=actor,
        organisation_id=_owner(actor, given),
        since=given["date"],
        name=given["name"],
        hours=[given[f"day_{number}"] for number in range(7)],
        counted=[number in counted for number in range(7)],
        legal_act=given["legal_act"],
    )


def _day_set(actor: Actor, given: dict[str, Any]) -> OfficeHours:
    return set_day(
        actor=actor,
        organisation_id=_owner(actor, given),
        day=given["date"],
        name=given["name"],
        hours=given["hours"],
        counted=given["counted"],
        legal_act=given["legal_act"],
    )


def _owner(actor: Actor, given: dict[str, Any]) -> int | None:
    if "agency" not in given:
        return actor.organisation
    chosen: Organisation | None = organisation_picked(actor, given["agency"], today(), "agency")
    return chosen.pk if chosen else None


def _actions(actor: Actor) -> list[Action]:
    found = []
    if may_anywhere(actor):
        found.append(Action("Đặt giờ theo tuần", reverse("set-week"), icon="clock", plain=False))
        found.append(Action("Đặt giờ một ngày", reverse("set-day"), icon="calendar"))
    if may_settle_rules(actor):
        found.append(Action("Tính lại hạn theo lịch mới", reverse("one-stop-replay"), icon="repeat"))
    return found


def _shown(actor: Actor, row: OfficeHours) -> ShownHours:
    if row.kind == HoursKind.WEEK:
        lines = tuple(
            (weekday, _words(hours, counts))
            for weekday, hours, counts in zip(WEEKDAYS, row.hours, row.counted, strict=True)
        )
        since = f"Từ {day(row.date)}"
    else:
        lines, since = ((day(row.date), _words(row.hours, bool(row.counted))),), f"Riêng {day(row.date)}"
    may = row.date > today() and may_set_hours(actor, row.organisation_id)
    drop = reverse("drop-hours", args=[row.pk]) if may else ""
    return ShownHours(row.name, since, lines, row.legal_act, row.set_by, drop)


def _words(hours: list[list[int]], counts: bool) -> str:
    if not hours:
        return "Nghỉ"
    said = ", ".join(f"{clock_words(opens)}–{clock_words(closes)}" for opens, closes in hours)
    return said if counts else f"{said} (không tính vào thời hạn theo ngày)"
