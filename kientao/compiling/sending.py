"""The form by which a document is sent to be compiled: what it says, what it gives, what is refused at once."""

import uuid
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from kientao.compiling.outcome import Refused
from kientao.documents import UnreadableDocument
from kientao.documents.kinds import kind_of
from kientao.ui.numbers import bytes_of_memory


def form_values() -> dict[str, object]:
    """What kientao/compiling/upload.html shows, besides `decision`, `action` and `upload_title`."""
    return {
        "request_id": str(uuid.uuid4()),
        "limit": bytes_of_memory(settings.UPLOAD_LIMIT_BYTES),
        "limit_bytes": str(settings.UPLOAD_LIMIT_BYTES),
    }


def sent_document(request: HttpRequest) -> "UploadedFile[Any] | Refused":
    """The file, or why it can't be taken. What is no document is refused at once; a job says what else is wrong."""
    upload = request.FILES.get("document")
    if not isinstance(upload, UploadedFile):
        return Refused("no-file", "Chưa chọn tệp nào.", "Chọn một tệp rồi bấm «Biên dịch».")
    if (upload.size or 0) > settings.UPLOAD_LIMIT_BYTES:
        limit = bytes_of_memory(settings.UPLOAD_LIMIT_BYTES)
        return Refused("too-large", f"Tệp lớn hơn {limit}.", "Tách phụ lục thành tệp riêng rồi gửi lại.")
    if not upload.size:
        return Refused("empty", "Tệp rỗng.", "Mở tệp trên máy để kiểm tra rồi chọn lại.")
    try:
        kind_of(upload.read(), upload.name or "")
    except UnreadableDocument as refusal:
        return Refused(refusal.code, refusal.message, refusal.hint)
    finally:
        upload.seek(0)
    return upload


def request_id_of(request: HttpRequest) -> uuid.UUID:
    """The form's own number: sent again it is the same; a new one where it came without."""
    try:
        return uuid.UUID(request.POST.get("request_id", ""))
    except ValueError:
        return uuid.uuid4()
