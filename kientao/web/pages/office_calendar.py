"""Which days are worked: the holidays of the year, the days swapped, and what the office sets on top."""

from datetime import date

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from kientao.base.calendar.actions import remove_day, set_day
from kientao.base.calendar.days import named_days
from kientao.base.calendar.policies import may_set_calendar_day
from kientao.base.clock import today
from kientao.base.refusal import Invalid
from kientao.people.access import actor_of
from kientao.ui.forms.fields import VietnameseDateField
from kientao.ui.forms.form import FormPanel, OfficeForm
from kientao.ui.parts.page_head import PageHead


class DayForm(OfficeForm):
    """One day."""

    day = VietnameseDateField(label="Ngày")
    kind = forms.ChoiceField(label="Là ngày", choices=[("off", "Nghỉ"), ("worked", "Làm việc bù")])
    name = forms.CharField(label="Lý do", max_length=120, help_text="Ví dụ: Nghỉ bù Quốc khánh.")
    legal_act = forms.CharField(label="Văn bản", max_length=200, required=False)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The days of a year; POST sets one."""
    actor, year = actor_of(request), _year(request)
    form = DayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = set_day(actor=actor, **form.cleaned_data)
        except Invalid as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, f"Đã ghi ngày {row.date:%d/%m/%Y}.")
            return redirect(f"{reverse('office-calendar')}?nam={row.date.year}")
    values = {
        "page_head": PageHead(
            f"Lịch làm việc năm {year}",
            "Ngày nghỉ lễ, ngày hoán đổi; mọi thời hạn tính theo ngày làm việc dùng lịch này.",
        ),
        "year": year,
        "days": named_days(date(year, 1, 1), date(year, 12, 31)),
        "may": may_set_calendar_day(actor),
        "panel": FormPanel(form, "Ghi ngày này"),
    }
    return render(request, "web/pages/office_calendar.html", values, status=422 if form.errors else 200)


@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    """Takes back what the office said of a day."""
    try:
        day = date.fromisoformat(request.POST.get("day", ""))
        remove_day(actor=actor_of(request), day=day)
    except ValueError:
        return redirect("office-calendar")
    except Invalid as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{reverse('office-calendar')}?nam={day.year}")


def _year(request: HttpRequest) -> int:
    given = request.GET.get("nam", "")
    return int(given) if given.isdecimal() and 2000 <= int(given) <= 2100 else today().year
