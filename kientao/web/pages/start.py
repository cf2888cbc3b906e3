"""The first page: what this is, a document to look at, a place to drop one's own."""

import uuid

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kientao.programme.models import StoredDraft
from kientao.programme.outcome import Refused
from kientao.programme.two_sided import summary
from kientao.ui.numbers import bytes_of_memory, moment, whole
from kientao.web.visitor import actor_of

_RECENT = 12
_TASKS_SHOWN = 3


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Answers 200."""
    return start_page(request)


def start_page(request: HttpRequest, *, refused: Refused | None = None) -> HttpResponse:
    """The page, with an error beside the upload field when there is one (422)."""
    drafts = StoredDraft.objects.visible_to(actor_of(request))
    values = {
        "request_id": str(uuid.uuid4()),
        "limit": bytes_of_memory(settings.UPLOAD_LIMIT_BYTES),
        "limit_bytes": str(settings.UPLOAD_LIMIT_BYTES),
        "refused": refused,
        "featured": _featured(drafts.defer("text").order_by("-created", "-pk").first()),
        "recent": [_row(draft) for draft in drafts.recent()[:_RECENT]],
    }
    return render(request, "web/pages/start.html", values, status=422 if refused else 200)


def _featured(draft: StoredDraft | None) -> dict[str, object] | None:
    return {"draft": draft, "summary": summary(draft.draft, tasks=_TASKS_SHOWN)} if draft else None


def _row(draft: StoredDraft) -> dict[str, object]:
    return {
        "draft": draft,
        "title": draft.title or draft.name,
        "tasks": whole(draft.tasks),
        "targets": whole(draft.targets),
        "errors": whole(draft.errors) if draft.errors else "",
        "warnings": whole(draft.warnings) if draft.warnings else "",
        "created": moment(timezone.localtime(draft.created)),
    }
