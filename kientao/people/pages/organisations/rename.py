"""The same body under another name."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.people.access import actor_of
from kientao.people.actions.organisations import rename_organisation
from kientao.people.pages.organisations import fields
from kientao.people.pages.organisations.shared import address, crumbs, edited, form_page
from kientao.ui.forms.form import OfficeForm
from kientao.ui.parts.page_head import PageHead


class RenameForm(OfficeForm):
    """The new names, and by which act."""

    name = fields.line("Tên mới", 250)
    short_name = fields.line("Tên viết tắt mới", 120, required=False)
    legal_act = fields.act("Văn bản đổi tên")
    version = fields.version()


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Plans that say the old name still find it."""
    organisation = edited(request, pk)
    now = {"name": organisation.name, "short_name": organisation.short_name, "version": organisation.version}
    form = RenameForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        try:
            rename_organisation(actor=actor_of(request), organisation=organisation, **form.cleaned_data)
        except Invalid as refusal:
            form.add_refusal(refusal)
        except ChangedMeanwhile as refusal:
            form.add_messages({"": str(refusal)})
        else:
            messages.success(request, "Đã đổi tên. Tên cũ vẫn tìm được.")
            return redirect("organisation", pk)
    lead = "Dùng khi cơ quan chỉ đổi tên. Nếu sáp nhập, giải thể, dùng «Kết thúc hoạt động»."
    head = PageHead(f"Đổi tên {organisation.name}", lead, crumbs(organisation))
    return form_page(request, head, form, "Đổi tên", back=address(organisation))
