"""Documents the office had compiled, and the place to send another one."""

import uuid
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.base.actor import Actor
from kientao.compiling.outcome import Refused
from kientao.documents import UnreadableDocument
from kientao.documents.kinds import kind_of
from kientao.people.access import actor_of
from kientao.programme.actions.compiling import ask_compile
from kientao.programme.models import StoredDraft
from kientao.programme.pages.drafts.list import drafts_table
from kientao.programme.policies.plans import may_upload
from kientao.ui.numbers import bytes_of_memory
from kientao.ui.table.answer import table_answer


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """A POST goes on to the job that compiles; 422 with the reason beside the field where the file can't be taken."""
    actor = actor_of(request)
    if request.method != "POST":
        return table_answer(request, "programme/pages/drafts/upload.html", drafts_table(request, actor), _values(actor))
    upload = request.FILES.get("document")
    refused = _refused(upload)
    if refused is not None or not isinstance(upload, UploadedFile):
        values = {**_values(actor), "refused": refused, "table": drafts_table(request, actor)}
        return render(request, "programme/pages/drafts/upload.html", values, status=422)
    request_id = _uuid(request.POST.get("request_id", ""))
    earlier = StoredDraft.objects.visible_to(actor).filter(request_id=request_id).first()
    if earlier is not None:  # the form was sent twice
        return redirect("document", draft_id=earlier.pk)
    job = ask_compile(actor=actor, name=upload.name or "văn bản", chunks=upload.chunks(), request_id=request_id)
    return redirect("compiling", job_id=job.pk)


def _values(actor: Actor) -> dict[str, object]:
    return {
        "request_id": str(uuid.uuid4()),
        "limit": bytes_of_memory(settings.UPLOAD_LIMIT_BYTES),
        "limit_bytes": str(settings.UPLOAD_LIMIT_BYTES),
        "decision": may_upload(actor),
        "action": reverse("upload"),
    }


def _refused(upload: object) -> Refused | None:
    if not isinstance(upload, UploadedFile):
        return Refused("no-file", "Chưa chọn tệp nào.", "Chọn một tệp rồi bấm «Biên dịch».")
    if (upload.size or 0) > settings.UPLOAD_LIMIT_BYTES:
        limit = bytes_of_memory(settings.UPLOAD_LIMIT_BYTES)
        return Refused("too-large", f"Tệp lớn hơn {limit}.", "Tách phụ lục thành tệp riêng rồi gửi lại.")
    if not upload.size:
        return Refused("empty", "Tệp rỗng.", "Mở tệp trên máy để kiểm tra rồi chọn lại.")
    return _of_another_kind(upload)


def _of_another_kind(upload: "UploadedFile[Any]") -> Refused | None:
    """What is no document at all is said at once; the job says what else is wrong."""
    try:
        kind_of(upload.read(), upload.name or "")
    except UnreadableDocument as refusal:
        return Refused(refusal.code, refusal.message, refusal.hint)
    finally:
        upload.seek(0)
    return None


def _uuid(given: str) -> uuid.UUID:
    try:
        return uuid.UUID(given)
    except ValueError:
        return uuid.uuid4()
