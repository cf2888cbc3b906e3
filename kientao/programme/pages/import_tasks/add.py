"""One task by hand: who gave it, by which document, to whom, until when."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from kientao.base.clock import today
from kientao.base.refusal import Invalid, require
from kientao.kernel.period import Period
from kientao.people.access import actor_of
from kientao.people.queries.directory import Directory
from kientao.programme.actions.adding import ORIGINS, add_task
from kientao.programme.addresses import plan_page, task_page
from kientao.programme.models import Plan
from kientao.programme.pages.import_tasks.subject import plan_of
from kientao.programme.pages.review.forms import TaskForm
from kientao.programme.policies.work import may_follow
from kientao.programme.queries.meanings import RegisterMeanings
from kientao.programme.queries.understanding import Line, understood
from kientao.programme.rules.typed import typed_task
from kientao.ui.parts.page_head import PageHead


class AddForm(TaskForm):
    """A task's words, and where it comes from."""

    origin = forms.ChoiceField(
        label="Giao việc theo", choices=list(ORIGINS.items()), widget=forms.RadioSelect, initial="conclusion"
    )
    document = forms.CharField(
        label="Số, ngày văn bản",
        max_length=250,
        required=False,
        help_text="Ví dụ: Thông báo kết luận số 45/TB-VPUBND ngày 12/3/2026.",
    )
    field_order = ("origin", "document", "text", "deliverables", "lead", "deadlines")


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Goes on to the task."""
    actor, plan = actor_of(request), plan_of(request, plan_id)
    require(may_follow(actor, plan))
    form = AddForm(request.POST or None)
    if request.method == "POST" and "xem" not in request.POST and form.is_valid():
        given = form.cleaned_data
        try:
            made = add_task(
                actor=actor,
                plan_id=plan.pk,
                words=form.words,
                origin=given["origin"],
                document=given["document"],
            )
        except Invalid as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, "Đã giao việc. Cơ quan chủ trì được báo trong hộp việc.")
            return redirect(task_page(made.pk))
    values = {
        "page_head": PageHead("Giao một việc", _LEAD, ((plan.title, plan_page(plan.pk)),)),
        "form": form,
        "understood": _understood(form, plan) if form.is_bound else [],
        "understood_href": reverse("add-task-understood", args=[plan.pk]),
        "back": plan_page(plan.pk),
    }
    return render(request, "programme/pages/import_tasks/add.html", values, status=422 if form.errors else 200)


_LEAD = "Ghi đúng câu chữ của kết luận hoặc văn bản; hệ thống cho biết hiểu thế nào trước khi giao."


@require_POST
def preview(request: HttpRequest, plan_id: int) -> HttpResponse:
    """What is understood of the words typed so far."""
    plan = plan_of(request, plan_id)
    found = {"understood": _understood(AddForm(request.POST), plan)}
    return render(request, "programme/pages/review/understood.html", found)


def _understood(form: AddForm, plan: Plan) -> list[Line]:
    period = Period(plan.first_day, plan.last_day)
    issuer = plan.owner_id if plan.owner_id != plan.province_id else None
    directory = Directory.load(plan.province_id, today(), issuer)
    return understood(typed_task(form.words, period), RegisterMeanings(directory, {}), directory, period)
