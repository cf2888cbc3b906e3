"""What is done next with a compiled document."""

from django.urls import reverse

from kientao.base.actor import Actor
from kientao.kernel.decision import refused
from kientao.people.kinds import Kind
from kientao.people.roles import Role
from kientao.programme.addresses import plan_page
from kientao.programme.models import Review, StoredDraft
from kientao.programme.policies.plans import may_review
from kientao.ui.parts.page_head import Action


def next_step(actor: Actor, draft: StoredDraft) -> Action | None:
    """Begin the review, go on with it, or open the plan it became; None for somebody who only reads."""
    review: Review | None = getattr(draft, "review", None)
    if review is None:
        if actor.organisation is None:
            return None
        decision = may_review(actor, actor.organisation, owner_is_province=is_for_province(actor))
        words = "Soát kế hoạch của tỉnh" if is_for_province(actor) else "Soát kế hoạch của đơn vị"
        address = reverse("begin-review", args=[draft.pk])
        return Action(words, address, decision, "pen", plain=False, post=True) if decision else None
    if review.state == "adopted" and review.plan is not None:
        return Action("Mở kế hoạch", plan_page(review.plan.pk), None, "board", plain=False)
    if review.state == "dropped":
        return Action("Soát kế hoạch", "", refused("Văn bản này đã được bỏ, không đưa vào thực hiện."), "pen")
    return Action("Soát tiếp", reverse("review", args=[review.pk]), None, "pen", plain=False)


def is_for_province(actor: Actor) -> bool:
    """The programme office and the committee review the province's plan, everybody else their own."""
    return actor.holds(Role.PROGRAMME_OFFICE) or actor.organisation_kind == Kind.PROVINCE_COMMITTEE
