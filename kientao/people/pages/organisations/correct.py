"""What was entered wrongly or not at all."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.people.access import actor_of
from kientao.people.actions.organisations import correct_organisation
from kientao.people.pages.organisations import fields
from kientao.people.pages.organisations.shared import address, crumbs, edited, form_page
from kientao.ui.forms.form import OfficeForm
from kientao.ui.parts.page_head import PageHead


class CorrectForm(OfficeForm):
    """Everything but names and the parent."""

    kind = fields.kind()
    level = fields.level()
    valid_from = fields.day("Ngày thành lập", "Để trống nếu có từ trước.")
    legal_act = fields.act("Văn bản thành lập")
    valid_to = fields.day("Ngày kết thúc", "Ngày hoạt động cuối cùng; để trống nếu đang hoạt động.")
    ending_act = fields.act("Văn bản kết thúc")
    unit_code = fields.line("Mã đơn vị hành chính", 5, "Chỉ với UBND: 2 hoặc 5 chữ số.", required=False)
    id_code = fields.line("Mã định danh điện tử", 35, required=False)
    english_name = fields.line("Tên tiếng Anh", 250, required=False)
    email = fields.line("Thư điện tử", 254, required=False)
    version = fields.version()


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Both versions stay in the history."""
    organisation = edited(request, pk)
    now = {field: getattr(organisation, field) for field in CorrectForm.base_fields}
    form = CorrectForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        try:
            correct_organisation(actor=actor_of(request), organisation=organisation, **form.cleaned_data)
        except Invalid as refusal:
            form.add_refusal(refusal)
        except ChangedMeanwhile as refusal:
            form.add_messages({"": str(refusal)})
        else:
            messages.success(request, "Đã sửa thông tin.")
            return redirect("organisation", pk)
    head = PageHead(f"Sửa thông tin: {organisation.name}", "Bản cũ còn trong lịch sử.", crumbs(organisation))
    return form_page(request, head, form, "Lưu", back=address(organisation))
