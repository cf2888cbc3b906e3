"""What the pages of the register have in common."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from kientao.base.refusal import require
from kientao.people.access import actor_of
from kientao.people.models import Organisation
from kientao.people.policies.organisations import may_edit_organisations
from kientao.people.queries.organisations import visible_to
from kientao.ui.chip import Chip
from kientao.ui.forms.form import FormPanel, OfficeForm
from kientao.ui.numbers import day
from kientao.ui.parts.page_head import PageHead

LIST = "Danh mục cơ quan"


def organisation_of(request: HttpRequest, pk: int) -> Organisation:
    """Answers 404 for whoever may not see it."""
    return get_object_or_404(visible_to(actor_of(request)).select_related("parent"), pk=pk)


def edited(request: HttpRequest, pk: int) -> Organisation:
    """The same, for whoever may change it; the others get the page that says who could."""
    organisation = organisation_of(request, pk)
    require(may_edit_organisations(actor_of(request)))
    return organisation


def crumbs(organisation: Organisation | None = None) -> tuple[tuple[str, str], ...]:
    """The way from the list."""
    there = ((LIST, reverse("organisations")),)
    return (*there, (organisation.name, address(organisation))) if organisation else there


def address(organisation: Organisation) -> str:
    """Of its page."""
    return reverse("organisation", args=[organisation.pk])


def form_page(
    request: HttpRequest, head: PageHead, form: OfficeForm, button: str, *, back: str, notes: str = "", draft: str = ""
) -> HttpResponse:
    """A page that is one form; 422 while something is to be corrected."""
    panel = FormPanel(form, button, draft=draft, back="Quay lại, không thay đổi", back_href=back, notes=notes)
    values = {"page_head": head, "panel": panel}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "people/pages/organisations/form.html", values, status=status)


def state_chip(organisation: Organisation, today: date) -> Chip:
    """Works, ended, or not set up yet."""
    if organisation.exists_on(today):
        return Chip("Đang hoạt động", "green", "check")
    if organisation.valid_to and organisation.valid_to < today:
        return Chip(f"Đã kết thúc {day(organisation.valid_to)}", "slate", "stop")
    return Chip(f"Hoạt động từ {day(organisation.valid_from)}", "outline", "clock")
