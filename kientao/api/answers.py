"""What the machine door says when it refuses: one JSON shape, in Vietnamese, with the path of each field."""

import logging
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from kientao.base.refusal import ChangedMeanwhile, Invalid, NotAllowed
from kientao.base.traces import places

_logger = logging.getLogger("kientao.api")
_WORDS = {
    400: ("bad-request", "Yêu cầu không đọc được."),
    401: ("no-key", "Khóa không đúng, đã kết thúc hoặc hết hạn. Gửi khóa ở tiêu đề «Authorization: Bearer …»."),
    403: ("not-allowed", "Khóa này không được làm việc đó."),
    404: ("not-found", "Không có địa chỉ hoặc dữ liệu này."),
    405: ("wrong-method", "Địa chỉ này không nhận phương thức đó."),
    409: ("changed", "Nội dung vừa thay đổi: đọc lại rồi gửi lại."),
    411: ("no-length", "Thiếu tiêu đề Content-Length."),
    413: ("too-large", "Nội dung quá lớn."),
    415: ("wrong-type", "Gửi nội dung kiểu application/json, bảng mã UTF-8."),
    422: ("invalid", "Nội dung chưa đúng."),
    429: ("too-often", "Gọi quá nhiều lần trong một phút: đợi rồi gọi lại."),
    500: ("failed", "Hệ thống gặp lỗi. Thử lại sau ít phút."),
}


class Refused(Exception):
    """An answer with this status. `fields` are (path, sentence)."""

    def __init__(self, status: int, message: str = "", fields: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(message or _WORDS[status][1])
        self.status, self.message, self.fields = status, message, tuple(fields)


def refusal(status: int, message: str = "", fields: Sequence[tuple[str, str]] = ()) -> JsonResponse:
    """{"error": {"code", "message", "fields": [{"path", "message"}]}}"""
    code, usual = _WORDS.get(status, _WORDS[400])
    error: dict[str, Any] = {"code": code, "message": message or usual}
    if fields:
        error["fields"] = [{"path": path, "message": words} for path, words in fields]
    headers = {"Retry-After": "60"} if status == 429 else {"WWW-Authenticate": "Bearer"} if status == 401 else None
    return JsonResponse({"error": error}, status=status, headers=headers, json_dumps_params={"ensure_ascii": False})


def add_refusals(api: NinjaAPI) -> None:
    """Every exception a door may raise gets its answer."""
    api.add_exception_handler(Refused, _refused)
    api.add_exception_handler(AuthenticationError, lambda request, error: refusal(401))
    api.add_exception_handler(ValidationError, _invalid_parameters)
    api.add_exception_handler(Invalid, _invalid)
    api.add_exception_handler(NotAllowed, lambda request, error: refusal(403, str(error)))
    api.add_exception_handler(ChangedMeanwhile, lambda request, error: refusal(409, str(error)))
    api.add_exception_handler(Http404, lambda request, error: refusal(404))
    api.add_exception_handler(Throttled, lambda request, error: refusal(429))
    api.add_exception_handler(RequestDataTooBig, lambda request, error: refusal(413))
    api.add_exception_handler(HttpError, _said)
    api.add_exception_handler(Exception, _failed)


def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    return refusal(error.status, error.message, error.fields)


def _said(request: HttpRequest, error: Any) -> HttpResponse:
    return refusal(error.status_code)


def _invalid(request: HttpRequest, error: Any) -> HttpResponse:
    return refusal(422, error.errors.get("", ""), [(path, words) for path, words in error.errors.items() if path])


def _invalid_parameters(request: HttpRequest, error: Any) -> HttpResponse:
    paths = [".".join(str(part) for part in one["loc"][1:]) for one in error.errors]
    return refusal(422, "", [(path, "Giá trị không đúng kiểu hoặc ngoài phạm vi.") for path in paths])


def _failed(request: HttpRequest, error: Any) -> HttpResponse:
    _logger.error("api %s %s", type(error).__name__, places(error))
    return refusal(500)
