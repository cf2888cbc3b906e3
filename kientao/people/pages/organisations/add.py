"""A new organisation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.base.clock import today
from kientao.base.refusal import Invalid, require
from kientao.people.access import actor_of
from kientao.people.actions.organisations import establish_organisation
from kientao.people.models import Organisation
from kientao.people.pages.organisations import fields
from kientao.people.pages.organisations.shared import crumbs, form_page
from kientao.people.policies.organisations import may_edit_organisations
from kientao.people.queries.picking import organisation_picked
from kientao.people.rules.entries import Entry
from kientao.ui.forms.form import OfficeForm
from kientao.ui.parts.page_head import PageHead


class AddForm(OfficeForm):
    """What is known when it is set up."""

    name = fields.line("Tên cơ quan", 250, "Tên đầy đủ như trong văn bản thành lập.")
    short_name = fields.line("Tên viết tắt", 120, "Ví dụ: Sở KH&CN.", required=False)
    code = fields.line("Mã", 40, "Tự đặt, không dấu cách; mỗi cơ quan một mã, không dùng lại.")
    kind = fields.kind()
    level = fields.level()
    parent = fields.agency("Trực thuộc", required=False)
    valid_from = fields.day("Ngày thành lập", "Để trống nếu có từ trước.")
    legal_act = fields.act("Văn bản thành lập")
    unit_code = fields.line("Mã đơn vị hành chính", 5, "Chỉ với UBND: 2 hoặc 5 chữ số.", required=False)
    id_code = fields.line("Mã định danh điện tử", 35, required=False)
    email = fields.line("Thư điện tử", 254, required=False)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """To the new organisation's page."""
    require(may_edit_organisations(actor_of(request)))
    form = AddForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = _made(request, form)
        except Invalid as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, f"Đã thêm {made.name}.")
            return redirect("organisation", made.pk)
    head = PageHead("Thêm cơ quan", "Cơ quan mới có mặt trong các lượt giao việc từ ngày thành lập.", crumbs())
    return form_page(request, head, form, "Thêm cơ quan", back=reverse("organisations"), draft="co-quan-moi")


def _made(request: HttpRequest, form: AddForm) -> Organisation:
    actor, given = actor_of(request), dict(form.cleaned_data)
    parent = organisation_picked(actor, given.pop("parent"), today(), "parent")
    return establish_organisation(actor=actor, entry=Entry(**given, parent=parent.code if parent else ""))
