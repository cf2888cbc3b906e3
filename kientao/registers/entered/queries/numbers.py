"""The numbers of answers as pages show them: what is being typed is its agency's own affair until it is handed in."""

from collections.abc import Collection, Mapping

from django.db.models import Q, QuerySet

from kientao.base import bulk
from kientao.base.actor import Actor
from kientao.registers.entered.models import Revision, RevisionState


def shown_to(actor: Actor) -> "QuerySet[Revision]":
    """Revisions the actor may read, of answers they may see; what was dropped was never said."""
    drafted = Q(state=RevisionState.DRAFTED)
    own = Q(answer__organisation=actor.organisation) if actor.organisation is not None else Q(pk__in=())
    return Revision.objects.filter(~drafted | own).exclude(state=RevisionState.DROPPED)


def newest_of(actor: Actor, answers: Collection[int]) -> Mapping[int, Revision]:
    """By answer, the last one; none where nothing was said yet. One question."""
    rows = bulk.among(shown_to(actor), "answer", answers).order_by("number")
    return {one.answer_id: one for one in rows}
