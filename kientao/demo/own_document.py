"""A document of one's own, compiled and laid before the programme office for review."""

from pathlib import Path

from django.urls import reverse

from kientao.base.clock import today
from kientao.compiling.outcome import SecretDocument
from kientao.demo.plans import Unreadable, compiled
from kientao.demo.province.organisations import CODE
from kientao.people.models import Organisation
from kientao.people.queries.actor import actor_named
from kientao.programme.actions.reviewing import begin_review

WHO = "tam"


def review_of(document: Path) -> str:
    """The address of the review; the same document has one review, however often it comes. Raises Unreadable."""
    actor = actor_named(WHO, today())
    province = Organisation.objects.get(code=CODE)
    try:
        draft = compiled(actor, document)
    except SecretDocument as secret:
        raise Unreadable(f"văn bản đóng dấu «{secret.level}», không được đưa vào hệ thống này.") from None
    review = begin_review(actor=actor, draft_id=draft.pk, owner=province, province=province)
    return reverse("review", args=[review.pk])
