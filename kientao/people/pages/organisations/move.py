"""Under another organisation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from kientao.base.clock import today
from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.people.access import actor_of
from kientao.people.actions.organisations import move_organisation
from kientao.people.pages.organisations import fields
from kientao.people.pages.organisations.shared import address, crumbs, edited, form_page
from kientao.people.queries.picking import organisation_picked
from kientao.ui.forms.form import OfficeForm
from kientao.ui.parts.page_head import PageHead


class MoveForm(OfficeForm):
    """The new parent."""

    parent = fields.agency("Cơ quan cấp trên mới", required=False)
    version = fields.version()


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Empty: under none."""
    organisation = edited(request, pk)
    form = MoveForm(request.POST or None, initial={"version": organisation.version})
    if request.method == "POST" and form.is_valid():
        actor, given = actor_of(request), form.cleaned_data
        try:
            parent = organisation_picked(actor, given["parent"], today(), "parent")
            move_organisation(actor=actor, organisation=organisation, parent=parent, version=given["version"])
        except Invalid as refusal:
            form.add_refusal(refusal)
        except ChangedMeanwhile as refusal:
            form.add_messages({"": str(refusal)})
        else:
            messages.success(request, "Đã chuyển cơ quan cấp trên.")
            return redirect("organisation", pk)
    now = organisation.parent.name if organisation.parent else "không trực thuộc cơ quan nào"
    head = PageHead(f"Chuyển cấp trên: {organisation.name}", f"Hiện nay: {now}.", crumbs(organisation))
    notes = "Để trống nếu không trực thuộc cơ quan nào."
    return form_page(request, head, form, "Chuyển", back=address(organisation), notes=notes)
