"""The difference item by item, the terms, then the plan's next version."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kientao.base.actor import Actor
from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.programme.actions.adopting import terms_of
from kientao.programme.actions.amending import amend_plan, differences, set_amended_plan
from kientao.programme.addresses import plan_page
from kientao.programme.models import Plan, Review
from kientao.programme.pages.amend.difference import Changes, changes_of
from kientao.programme.pages.amend.forms import AmendForm, PlanForm
from kientao.programme.pages.review.opened import Opened, opened
from kientao.programme.policies.plans import may_adopt
from kientao.ui.forms.form import FormPanel, OfficeForm


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, review_id: int) -> HttpResponse:
    """First which plan, then what changes. Leads to the plan when it is done."""
    here = opened(request, review_id)
    review, actor = here.review, here.actor
    if review.state == "adopted" and review.plan is not None:
        messages.warning(request, "Văn bản này đã được đưa vào thực hiện; đây là kế hoạch đó.")
        return redirect(plan_page(review.plan.pk))
    if review.amends is None or "chon-lai" in request.GET:
        form: OfficeForm = _plan_form(request, actor, review)
        done = request.method == "POST" and form.is_valid() and _choose(actor, review, form)
        if done:
            return redirect("amend", review_id)
        return _answer(request, here, form, None)
    form = _amend_form(request, review)
    if request.method == "POST" and form.is_valid():
        made = _amend(actor, review, review.amends, form)
        if made is not None:
            messages.success(request, "Đã sửa đổi kế hoạch; bản trước vẫn còn trong lịch sử.")
            return redirect(plan_page(made.pk))
    return _answer(request, here, form, changes_of(differences(review, review.amends)))


def _answer(request: HttpRequest, here: Opened, form: OfficeForm, changes: Changes | None) -> HttpResponse:
    review = here.review
    button = "Sửa đổi kế hoạch" if changes else "Xem khác biệt"
    owner_is_province = review.owner_id == review.province_id
    values = {
        "here": here,
        "plan": review.amends,
        "changes": changes,
        "decision": may_adopt(here.actor, review.owner_id, owner_is_province=owner_is_province),
        "panel": FormPanel(form, button, busy="Đang so sánh…" if not changes else "Đang sửa đổi…"),
    }
    return render(request, "programme/pages/amend/amend.html", values, status=422 if form.errors else 200)


def _plan_form(request: HttpRequest, actor: Actor, review: Review) -> PlanForm:
    if request.method == "POST":
        return PlanForm(request.POST, actor=actor, review=review)
    return PlanForm(initial={"plan": review.amends_id, "version": review.version}, actor=actor, review=review)


def _amend_form(request: HttpRequest, review: Review) -> AmendForm:
    if request.method == "POST":
        return AmendForm(request.POST)
    terms = terms_of(review)
    some = "sửa đổi" in terms.title.lower() or "bổ sung" in terms.title.lower()
    first = {"number": terms.number, "signed_on": terms.signed_on, "whole": "some" if some else "whole"}
    return AmendForm(initial={**first, "version": review.version})


def _choose(actor: Actor, review: Review, form: OfficeForm) -> bool:
    try:
        given = form.cleaned_data
        set_amended_plan(actor=actor, review_id=review.pk, version=given["version"], plan=given["plan"])
    except (Invalid, ChangedMeanwhile) as refusal:
        form.add_messages({"": str(refusal)})
        return False
    return True


def _amend(actor: Actor, review: Review, plan: Plan, form: AmendForm) -> Plan | None:
    given = form.cleaned_data
    try:
        return amend_plan(
            actor=actor,
            review_id=review.pk,
            version=given["version"],
            terms=form.terms(plan),
            whole=given["whole"] == "whole",
        )
    except Invalid as refusal:
        form.add_refusal(refusal)
    except ChangedMeanwhile as meanwhile:
        form.add_messages({"": str(meanwhile)})
    return None
