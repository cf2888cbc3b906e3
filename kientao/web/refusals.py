"""Pages that say no: what happened, and what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return _refusal(request, 400, "Yêu cầu không đọc được", "Quay lại trang trước và thử lại.")


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form did not come from a page of ours, or the page was open too long."""
    return _refusal(request, 403, "Trang đã để quá lâu", "Mở lại trang, chọn tệp rồi gửi lại. Chưa có gì được lưu.")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: the same answer for what isn't there and for what isn't yours."""
    return _refusal(request, 404, "Không có trang này", "Kiểm tra lại đường dẫn, hoặc tìm văn bản ở trang đầu.")


def too_large(request: HttpRequest, limit: str) -> HttpResponse:
    """413."""
    return _refusal(request, 413, "Tệp quá lớn", f"Mỗi tệp tối đa {limit}. Tách phụ lục thành tệp riêng rồi gửi lại.")


def failed(request: HttpRequest) -> HttpResponse:
    """500. Asks no database: it may be what failed."""
    return _refusal(
        request, 500, "Hệ thống gặp lỗi", "Thử lại sau ít phút. Nếu vẫn lỗi, báo quản trị viên kèm giờ xảy ra lỗi."
    )


def _refusal(request: HttpRequest, status: int, title: str, next_step: str) -> HttpResponse:
    values = {"title": title, "next_step": next_step, "status": str(status)}
    return render(request, "web/pages/refusal.html", values, status=status)
