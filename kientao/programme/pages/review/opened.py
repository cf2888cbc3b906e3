"""The review a page is about, and what every page of it needs."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.urls import reverse

from kientao.base.actor import Actor
from kientao.kernel.decision import Decision, refused
from kientao.kernel.period import Period
from kientao.people.access import actor_of, next_of
from kientao.programme.actions.adopting import terms_of
from kientao.programme.models import Review, ReviewItem
from kientao.programme.policies.plans import may_review


@dataclass(frozen=True, slots=True)
class Opened:
    """A review somebody may see; `decision` says whether they may change it."""

    actor: Actor
    review: Review
    decision: Decision

    @property
    def href(self) -> str:
        """Its page."""
        return reverse("review", args=[self.review.pk])

    def item(self, item_id: int) -> ReviewItem:
        """One of its items. Raises Http404."""
        found = self.review.items.filter(pk=item_id).first()
        if found is None:
            raise Http404
        return found


def opened(request: HttpRequest, review_id: int) -> Opened:
    """Raises Http404 for strangers."""
    actor = actor_of(request)
    rows = Review.objects.visible_to(actor).select_related("draft", "owner", "province", "plan", "amends")
    review = rows.defer("draft__text", "draft__layout").filter(pk=review_id).first()
    if review is None:
        raise Http404
    return Opened(actor, review, _decision(actor, review))


def period_of(review: Review) -> Period:
    """The plan's period as the decision gives it."""
    terms = terms_of(review)
    return Period(terms.first_day, max(terms.first_day, terms.last_day))


def back_to(request: HttpRequest, here: Opened, item_id: int | None = None) -> str:
    """The list one came from, at the item."""
    address = next_of(request, here.href)
    address = address if address.startswith(here.href) else here.href
    return address + (f"#m{item_id}" if item_id else "")


def wants_part(request: HttpRequest) -> bool:
    """Does htmx ask?"""
    return request.headers.get("HX-Request") == "true"


def _decision(actor: Actor, review: Review) -> Decision:
    if review.state == "adopted":
        return refused("Bản soát này đã được đưa vào thực hiện nên không sửa được nữa.")
    if review.state == "dropped":
        return refused("Bản soát này đã được bỏ.")
    return may_review(actor, review.owner_id, owner_is_province=review.owner_id == review.province_id)
