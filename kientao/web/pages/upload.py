"""Takes a document, compiles it, keeps the draft and opens the two-sided view."""

import uuid

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kientao.programme.actions import SecretDocument, store_draft
from kientao.programme.models import StoredDraft
from kientao.programme.outcome import Refused
from kientao.ui.numbers import bytes_of_memory
from kientao.web.compiling import compile_upload
from kientao.web.pages.start import start_page
from kientao.web.visitor import actor_of


@require_POST
def page(request: HttpRequest) -> HttpResponse:
    """Goes on to the stored document; 422 with the reason beside the field, nothing stored, when it can't be read."""
    actor = actor_of(request)
    request_id = _uuid(request.POST.get("request_id", ""))
    earlier = StoredDraft.objects.visible_to(actor).filter(request_id=request_id).first()
    if earlier is not None:  # the form was sent twice
        return redirect("document", draft_id=earlier.pk)
    upload = request.FILES.get("document")
    if not isinstance(upload, UploadedFile):
        return start_page(
            request, refused=Refused("no-file", "Chưa chọn tệp nào.", "Chọn một tệp rồi bấm «Biên dịch».")
        )
    if (upload.size or 0) > settings.UPLOAD_LIMIT_BYTES:
        limit = bytes_of_memory(settings.UPLOAD_LIMIT_BYTES)
        return start_page(
            request, refused=Refused("too-large", f"Tệp lớn hơn {limit}.", "Tách phụ lục thành tệp riêng rồi gửi lại.")
        )
    outcome = compile_upload(upload)
    if isinstance(outcome, Refused):
        return start_page(request, refused=outcome)
    try:
        stored = store_draft(actor=actor, compiled=outcome, request_id=request_id)
    except SecretDocument as secret:
        return start_page(request, refused=_secret(secret.level))
    return redirect("document", draft_id=stored.pk)


def _secret(level: str) -> Refused:
    return Refused(
        "secret",
        f"Văn bản đóng dấu «{level}» nên không được đưa vào hệ thống này; không có gì được lưu.",
        "Xử lý văn bản trên máy dành cho bí mật nhà nước.",
    )


def _uuid(given: str) -> uuid.UUID:
    try:
        return uuid.UUID(given)
    except ValueError:
        return uuid.uuid4()
