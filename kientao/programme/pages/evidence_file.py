"""A file that was handed in, for whoever may read it."""

import uuid

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from kientao.base.refusal import require
from kientao.evidence.download import file_response
from kientao.evidence.models import EvidenceItem
from kientao.evidence.policies import may_download
from kientao.people.access import actor_of


@require_safe
def page(request: HttpRequest, item_id: uuid.UUID) -> HttpResponseBase:
    """The bytes; `?xem=1` shows PDF and pictures in the browser. Strangers get 404."""
    actor = actor_of(request)
    item = get_object_or_404(EvidenceItem.objects.visible_to(actor).select_related("file"), pk=item_id)
    if item.file is None:
        raise Http404
    require(may_download(actor, item))
    return file_response(item, inline=request.GET.get("xem") == "1")
