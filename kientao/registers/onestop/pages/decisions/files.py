"""A decision to take away: what the compiler said, and the text all its places refer to."""

import json
import uuid
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kientao.registers.onestop.models import ProcedureDecision
from kientao.registers.onestop.pages.decisions.opened import opened


@require_safe
def as_json(request: HttpRequest, decision_id: uuid.UUID) -> HttpResponse:
    """`procedure-draft/1`."""
    found = _whole(request, decision_id)
    content = json.dumps(found.draft, ensure_ascii=False, indent=2) + "\n"
    return _download(content, "application/json", f"{found.name}.json")


@require_safe
def as_text(request: HttpRequest, decision_id: uuid.UUID) -> HttpResponse:
    """The text."""
    found = _whole(request, decision_id)
    return _download(found.text, "text/plain", f"{found.name}.txt")


def _whole(request: HttpRequest, decision_id: uuid.UUID) -> ProcedureDecision:
    return ProcedureDecision.objects.get(pk=opened(request, decision_id).decision.pk)


def _download(content: str, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=f"{media_type}; charset=utf-8")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return response
