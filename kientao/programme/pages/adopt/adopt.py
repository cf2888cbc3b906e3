"""Terms, what will be made, what still stands in the way; then the plan."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.base.actor import Actor
from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.kernel.decision import Decision, refused
from kientao.programme.actions.adopting import Terms, adopt_plan, check_terms, kept_items, terms_of
from kientao.programme.addresses import plan_page
from kientao.programme.models import Review
from kientao.programme.pages.adopt.forms import TermsForm
from kientao.programme.pages.adopt.outlook import Outlook, outlook_of
from kientao.programme.pages.review.opened import opened
from kientao.programme.policies.plans import may_adopt
from kientao.ui.forms.conflict import Conflict
from kientao.ui.forms.form import FormPanel


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, review_id: int) -> HttpResponse:
    """A draft that somebody adopted meanwhile leads to its plan, with a word about who did."""
    here = opened(request, review_id)
    review, actor = here.review, here.actor
    if review.state == "adopted" and review.plan is not None:
        messages.warning(request, "Văn bản này đã được đưa vào thực hiện; đây là kế hoạch đó.")
        return redirect(plan_page(review.plan.pk))
    form, conflict = _form(request, actor, review), None
    if request.method == "POST" and form.is_valid():
        try:
            made = adopt_plan(
                actor=actor, review_id=review_id, version=form.cleaned_data["version"], terms=form.terms()
            )
            messages.success(request, "Đã đưa vào thực hiện. Cơ quan được giao việc thấy việc của mình từ bây giờ.")
            return redirect(plan_page(made.pk))
        except Invalid as refusal:
            form.add_refusal(refusal)
        except ChangedMeanwhile:
            review.refresh_from_db()
            if review.state == "adopted":
                return page(request, review_id)
            conflict, form = Conflict("", None, href=here.href), _again(request, actor, review)
    found = outlook_of(kept_items(review, _terms(form, review)), _terms(form, review))
    decision = may_adopt(actor, review.owner_id, owner_is_province=review.owner_id == review.province_id)
    values = {
        "here": here,
        "conflict": conflict,
        "outlook": found,
        "unseen": review.items.filter(state="proposed").count(),
        "refusals": _refusals(decision, found, here.decision),
        "panel": FormPanel(
            form, "Đưa vào thực hiện", busy="Đang tạo kế hoạch…", back="Về bản soát", back_href=here.href
        ),
        "doubts_href": f"{here.href}#cach-goi",
        "unseen_href": f"{reverse('review', args=[review_id])}?trang-thai=proposed",
    }
    return render(request, "programme/pages/adopt/adopt.html", values, status=422 if form.errors or conflict else 200)


def _form(request: HttpRequest, actor: Actor, review: Review) -> TermsForm:
    if request.method == "POST":
        return TermsForm(request.POST, actor=actor, review=review)
    initial = {**asdict(terms_of(review)), "version": review.version}
    return TermsForm(initial=initial, actor=actor, review=review)


def _again(request: HttpRequest, actor: Actor, review: Review) -> TermsForm:
    """What was typed, over the review as it is now."""
    data = request.POST.copy()
    data["version"] = str(review.version)
    return TermsForm(data, actor=actor, review=review)


def _terms(form: TermsForm, review: Review) -> Terms:
    """What was typed as far as it makes sense, else what the decision says."""
    if form.is_bound and form.is_valid():
        try:
            terms = form.terms()
            check_terms(terms)
            return terms
        except Invalid:
            return terms_of(review)
    return terms_of(review)


def _refusals(adopts: Decision, found: Outlook, reviews: Decision) -> list[Decision]:
    """Everything that stands in the way, each with its reason."""
    count = len(found.doubts)
    doubtful = refused(f"Còn {count} cách gọi chưa rõ là cơ quan nào; trả lời ở bản soát rồi quay lại.")
    nothing = refused("Bản soát không còn nhiệm vụ nào: thêm nhiệm vụ hoặc lấy lại mục đã bỏ.")
    given = [
        adopts if not adopts else reviews,
        *([doubtful] if count else []),
        *([] if found.made.tasks else [nothing]),
    ]
    return [one for one in given if not one]
