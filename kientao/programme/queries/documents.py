"""Which compiled documents somebody may open."""

from django.db.models import QuerySet

from kientao.base.actor import Actor
from kientao.programme.models import Plan, StoredDraft


def documents_seen_by(actor: Actor) -> QuerySet[StoredDraft]:
    """Their agency's own, and the decisions behind the plans they see."""
    own = StoredDraft.objects.visible_to(actor).values("pk")
    adopted = StoredDraft.objects.filter(versions__plan__in=Plan.objects.visible_to(actor)).values("pk")
    return StoredDraft.objects.filter(pk__in=own) | StoredDraft.objects.filter(pk__in=adopted)
