"""What the forms about officers share."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from kientao.base.refusal import Invalid
from kientao.kernel.decision import Decision
from kientao.people.access import actor_of
from kientao.people.models import Organisation
from kientao.people.policies.officers import may_see_officers
from kientao.ui.forms.form import FormPanel, OfficeForm
from kientao.ui.parts.page_head import PageHead


def agency_seen(request: HttpRequest, organisation_id: int) -> Organisation:
    """The agency, to whoever sees its people; 404 for strangers."""
    if not may_see_officers(actor_of(request), organisation_id):
        raise Http404
    return get_object_or_404(Organisation, pk=organisation_id)


def acted(
    request: HttpRequest,
    form: OfficeForm,
    organisation: Organisation,
    act: Callable[[], object],
    *,
    title: str,
    button: str,
    done: str,
    lead: str = "",
    may: Decision | None = None,
) -> HttpResponse:
    """Shows the form, or acts and goes back to the agency's people; 403 with the reason where the policy says no."""
    if may is not None and not may:
        return render(request, "people/pages/not_allowed.html", {"reason": may.reason}, status=403)
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except Invalid as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, done)
            return redirect("officers_of", organisation_id=organisation.pk)
    back = f"/nhan-su/{organisation.pk}/"
    name = organisation.short_name or organisation.name
    values = {
        "page_head": PageHead(title, lead, crumbs=((f"Nhân sự {name}", back),)),
        "panel": FormPanel(form, button, back="Về danh sách", back_href=back),
    }
    return render(request, "people/pages/officers/form.html", values, status=422 if form.errors else 200)
