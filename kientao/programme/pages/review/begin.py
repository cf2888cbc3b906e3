"""Opens the review of a compiled document."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kientao.people.access import actor_of
from kientao.people.models import Organisation
from kientao.people.queries.organisations import province_id_of
from kientao.programme.actions.reviewing import begin_review
from kientao.programme.models import StoredDraft
from kientao.programme.pages.drafts.next_step import is_for_province


@require_POST
def page(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """The programme office reviews for the province, everybody else for their own agency."""
    actor = actor_of(request)
    draft = StoredDraft.objects.visible_to(actor).filter(pk=draft_id).only("pk").first()
    province_id = province_id_of(actor.organisation) if actor.organisation is not None else None
    if draft is None or province_id is None:
        raise Http404
    owner_id = province_id if is_for_province(actor) else actor.organisation
    found = Organisation.objects.in_bulk([province_id, owner_id])
    review = begin_review(actor=actor, draft_id=draft.pk, owner=found[owner_id or 0], province=found[province_id])
    return redirect("review", review_id=review.pk)
