"""A part of the work passes to another organisation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from kientao.base.refusal import Invalid
from kientao.people.access import actor_of
from kientao.people.actions.organisations import add_successor
from kientao.people.pages.organisations import fields
from kientao.people.pages.organisations.shared import address, crumbs, edited, form_page
from kientao.people.queries.picking import organisation_picked
from kientao.ui.forms.form import OfficeForm
from kientao.ui.parts.page_head import PageHead


class SuccessorForm(OfficeForm):
    """Who, what and from when."""

    successor = fields.agency("Cơ quan tiếp nhận")
    field = fields.line("Lĩnh vực", 250, "Để trống là toàn bộ phần việc còn lại.", required=False)
    effective = fields.day("Từ ngày", required=True)
    legal_act = fields.act("Văn bản")


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Also for one that goes on, or ended before the link was known."""
    organisation = edited(request, pk)
    form = SuccessorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actor, given = actor_of(request), dict(form.cleaned_data)
        try:
            successor = organisation_picked(actor, given.pop("successor"), given["effective"], "successor")
            if successor is not None:
                add_successor(actor=actor, organisation=organisation, successor=successor, **given)
        except Invalid as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, "Đã ghi cơ quan tiếp nhận.")
            return redirect("organisation", pk)
    head = PageHead(f"Cơ quan tiếp nhận việc của {organisation.name}", "", crumbs(organisation))
    return form_page(request, head, form, "Ghi cơ quan tiếp nhận", back=address(organisation))
