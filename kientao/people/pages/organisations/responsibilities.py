"""Who answers for each reform domain, today and before; a change from a day on."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kientao.base.clock import today
from kientao.base.refusal import Invalid, require
from kientao.people.access import actor_of
from kientao.people.actions.responsibilities import set_responsibility
from kientao.people.domains import SUBJECTS
from kientao.people.models import Organisation, Responsibility
from kientao.people.pages.organisations import fields
from kientao.people.pages.organisations.shared import address, crumbs
from kientao.people.policies.organisations import may_edit_organisations, may_see_organisations
from kientao.people.queries.picking import organisation_picked, province_of
from kientao.ui.forms.form import FormPanel, OfficeForm
from kientao.ui.numbers import day
from kientao.ui.parts.facts import Notice
from kientao.ui.parts.page_head import PageHead


class ResponsibilityForm(OfficeForm):
    """Subject, who, from when."""

    subject = forms.ChoiceField(label="Lĩnh vực", choices=[("", "Chọn…"), *SUBJECTS.items()])
    organisation = fields.agency("Cơ quan phụ trách")
    valid_from = fields.day("Từ ngày", "Cơ quan đang phụ trách thôi từ hôm trước ngày này.", required=True)
    legal_act = fields.act("Văn bản giao")


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Everybody reads; the programme office changes."""
    actor = actor_of(request)
    require(may_see_organisations(actor))
    province, may_edit = province_of(actor), may_edit_organisations(actor)
    form = ResponsibilityForm(request.POST or None)
    if request.method == "POST":
        require(may_edit)
        if form.is_valid() and _given(request, province, form):
            messages.success(request, "Đã ghi cơ quan phụ trách.")
            return redirect("responsibilities")
    values = {
        "page_head": PageHead("Phân công lĩnh vực", "Ai phụ trách lĩnh vực nào, từ ngày nào.", crumbs()),
        "subjects": _subjects(province) if province else [],
        "province": province,
        "panel": FormPanel(form, "Ghi phân công") if may_edit and province else None,
        "notice": None if may_edit else Notice(may_edit.reason),
    }
    return render(
        request, "people/pages/organisations/responsibilities.html", values, status=422 if form.errors else 200
    )


def _given(request: HttpRequest, province: Organisation | None, form: ResponsibilityForm) -> bool:
    actor, given = actor_of(request), dict(form.cleaned_data)
    try:
        organisation = organisation_picked(actor, given.pop("organisation"), given["valid_from"], "organisation")
        if province is None or organisation is None:
            raise Invalid({"": "Chưa rõ tỉnh nào: chọn cơ quan anh/chị đang làm việc thay mặt."})
        set_responsibility(actor=actor, province=province, organisation=organisation, **given)
    except Invalid as refusal:
        form.add_refusal(refusal)
        return False
    return True


def _subjects(province: Organisation) -> list[dict[str, object]]:
    """Every subject with who answers now, and those of before."""
    rows = (
        Responsibility.objects.filter(province=province).select_related("organisation").order_by("-valid_from", "-pk")
    )
    by_subject: dict[str, list[Responsibility]] = {subject: [] for subject in SUBJECTS}
    for row in rows.order_by("-valid_from", "-pk"):
        by_subject.setdefault(row.subject, []).append(row)
    return [
        {"words": SUBJECTS.get(subject, subject), "rows": [_row(row) for row in found]}
        for subject, found in by_subject.items()
    ]


def _row(row: Responsibility) -> dict[str, object]:
    began = row.valid_from is None or row.valid_from <= today()
    in_force = began and (row.valid_to is None or today() <= row.valid_to)
    since = f"từ {day(row.valid_from)}" if row.valid_from else "từ trước"
    until = f" đến hết {day(row.valid_to)}" if row.valid_to else ""
    return {
        "name": row.organisation.name,
        "href": address(row.organisation),
        "when": since + until,
        "act": row.legal_act,
        "in_force": in_force,
    }
