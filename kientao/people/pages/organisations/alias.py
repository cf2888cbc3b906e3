"""One more name somebody may write, or one fewer."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from kientao.base.refusal import Invalid
from kientao.people.access import actor_of
from kientao.people.actions.names import add_alias, remove_alias
from kientao.people.pages.organisations import fields
from kientao.people.pages.organisations.shared import address, crumbs, edited, form_page
from kientao.ui.forms.form import OfficeForm
from kientao.ui.parts.page_head import PageHead


class AliasForm(OfficeForm):
    """A name and what it is."""

    text = fields.line("Tên gọi", 250, "Viết như thường gặp trong văn bản.")
    kind = forms.ChoiceField(
        label="Đó là",
        choices=[("alias", "cách gọi khác"), ("abbreviation", "viết tắt"), ("former", "tên cũ")],
        widget=forms.RadioSelect,
        initial="alias",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """From now on plans that say so find the organisation."""
    organisation = edited(request, pk)
    form = AliasForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_alias(actor=actor_of(request), organisation=organisation, **form.cleaned_data)
        except Invalid as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, "Đã thêm tên gọi.")
            return redirect("organisation", pk)
    lead = "Văn bản viết tên này sẽ được hiểu là cơ quan này."
    head = PageHead(f"Thêm tên gọi: {organisation.name}", lead, crumbs(organisation))
    return form_page(request, head, form, "Thêm tên gọi", back=address(organisation))


@require_POST
def remove(request: HttpRequest, pk: int, name: int) -> HttpResponse:
    """Back to the organisation."""
    organisation = edited(request, pk)
    try:
        remove_alias(actor=actor_of(request), name=get_object_or_404(organisation.names, pk=name))
    except Invalid as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Đã bỏ tên gọi.")
    return redirect("organisation", pk)
