"""One officer in an agency: posts and roles with their days, who stands in, handing the work over."""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.refusal import Invalid
from kientao.kernel.decision import Decision
from kientao.people.access import actor_of
from kientao.people.actions.officers import end_posting
from kientao.people.actions.roles import end_role
from kientao.people.models import Handover, Officer, Organisation, Posting, RoleGrant, Substitution
from kientao.people.pages.officers.shared import agency_seen
from kientao.people.policies.officers import may_grant, may_hand_over, may_manage_officers, may_set_substitute
from kientao.people.roles import Role
from kientao.ui.dates import read_date
from kientao.ui.parts.page_head import Action, PageHead


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, organisation_id: int, officer_id: int) -> HttpResponse:
    """A POST ends a role (`role`) or a posting (`posting`) after `last_day`. 404 for who never was in the agency."""
    organisation = agency_seen(request, organisation_id)
    here = Q(grants__organisation=organisation) | Q(postings__post__organisation=organisation)
    officer = get_object_or_404(Officer.objects.filter(here).distinct(), pk=officer_id)
    error = ""
    if request.method == "POST":
        try:
            _end(request, organisation, officer)
        except Invalid as refusal:
            error = str(refusal)
        else:
            messages.success(request, "Đã ghi ngày kết thúc.")
            return redirect("officer", organisation_id=organisation.pk, officer_id=officer.pk)
    return _shown(request, organisation, officer, error)


def _end(request: HttpRequest, organisation: Organisation, officer: Officer) -> None:
    actor, last_day = actor_of(request), read_date(request.POST.get("last_day", ""))
    if last_day is None:
        raise Invalid({"last_day": "Ghi ngày cuối, ví dụ 31/3/2026."})
    if "role" in request.POST:
        grant = get_object_or_404(
            RoleGrant, pk=_number(request.POST["role"]), officer=officer, organisation=organisation
        )
        end_role(actor=actor, grant=grant, last_day=last_day)
        return
    seats = Posting.objects.select_related("post__organisation")
    posting = get_object_or_404(
        seats, pk=_number(request.POST.get("posting", "")), officer=officer, post__organisation=organisation
    )
    end_posting(actor=actor, posting=posting, last_day=last_day)


def _number(given: str) -> int:
    if not (given.isascii() and given.isdecimal() and len(given) < 18):
        raise Http404
    return int(given)


def _shown(request: HttpRequest, organisation: Organisation, officer: Officer, error: str) -> HttpResponse:
    actor = actor_of(request)
    grants = RoleGrant.objects.filter(officer=officer, organisation=organisation).order_by("-valid_from", "pk")
    postings = Posting.objects.filter(officer=officer, post__organisation=organisation).select_related("post__division")
    absences = Substitution.objects.filter(away=officer, organisation=organisation).select_related("substitute")
    name = organisation.short_name or organisation.name
    values = {
        "page_head": PageHead(
            officer.name,
            crumbs=((f"Nhân sự {name}", reverse("officers_of", args=[organisation.pk])),),
            actions=_actions(actor, organisation, officer),
        ),
        "officer": officer,
        "today": today(),
        "grants": [
            (one, Role(one.role), may_grant(actor, officer.pk, organisation.pk, Role(one.role))) for one in grants
        ],
        "postings": postings.order_by("-valid_from", "pk"),
        "may_manage": may_manage_officers(actor, organisation.pk),
        "absences": absences[:10],
        "handovers": Handover.objects.filter(giver=officer, organisation=organisation).select_related("taker")[:10],
        "error": error,
    }
    return render(request, "people/pages/officers/one.html", values, status=422 if error else 200)


def _with_right(actor: Actor, grant: RoleGrant) -> tuple[RoleGrant, Role, Decision]:
    role = Role(grant.role)
    return grant, role, may_grant(actor, grant.officer_id, grant.organisation_id, role)


def _actions(actor: Actor, organisation: Organisation, officer: Officer) -> tuple[Action, ...]:
    place = [organisation.pk, officer.pk]
    return (
        Action(
            "Cử người làm thay",
            reverse("set_substitute", args=place),
            may_set_substitute(actor, organisation.pk, officer.pk),
            "person",
        ),
        Action(
            "Bàn giao việc",
            reverse("hand_over", args=place),
            may_hand_over(actor, organisation.pk, officer.pk),
            "send",
        ),
    )
