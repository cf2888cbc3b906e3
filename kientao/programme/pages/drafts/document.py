"""One compiled document: the two-sided view, and the same to take away."""

import json
import uuid
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kientao.people.access import actor_of
from kientao.programme.models import StoredDraft
from kientao.programme.pages.drafts.next_step import next_step
from kientao.programme.queries.documents import documents_seen_by
from kientao.programme.two_sided import two_sided_view
from kientao.ui.two_sided.props import TwoSided
from kientao.ui.two_sided.render import as_page, as_part


@require_safe
def page(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """The view in the browser."""
    stored = _stored(request, draft_id)
    view = _view(stored)
    values = {
        "draft": stored,
        "title": view.title or view.name,
        "part": as_part(view),
        "action": next_step(actor_of(request), stored),
    }
    return render(request, "programme/pages/drafts/document.html", values)


@require_safe
def as_json(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """`plan-draft/1`."""
    stored = _stored(request, draft_id)
    content = json.dumps(stored.draft, ensure_ascii=False, indent=2) + "\n"
    return _download(content, "application/json", f"{stored.name}.json")


@require_safe
def as_html(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """One page that needs no server."""
    stored = _stored(request, draft_id)
    return _download(as_page(_view(stored)), "text/html", f"{stored.name}.html")


@require_safe
def as_text(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """The text all offsets refer to."""
    stored = _stored(request, draft_id)
    return _download(stored.text, "text/plain", f"{stored.name}.txt")


def _stored(request: HttpRequest, draft_id: uuid.UUID) -> StoredDraft:
    stored = documents_seen_by(actor_of(request)).select_related("review__plan").filter(pk=draft_id).first()
    if stored is None:
        raise Http404
    return stored


def _view(stored: StoredDraft) -> TwoSided:
    return two_sided_view(stored.text, stored.draft, stored.blocks)


def _download(content: str, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=f"{media_type}; charset=utf-8")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return response
