"""Is the system well? A page for whoever runs it, and one line for the program that watches over the server."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.health import Check, health
from kientao.people.access import actor_of, public
from kientao.people.roles import Role
from kientao.ui.chip import Chip
from kientao.ui.parts.page_head import Action, PageHead

_NAMES = {
    "database": "Cơ sở dữ liệu",
    "migrations": "Phiên bản dữ liệu",
    "worker": "Tiến trình việc nền",
    "queue": "Hàng đợi",
    "failures": "Việc nền bị lỗi",
    "disk": "Ổ đĩa",
    "backup": "Sao lưu",
}


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """404 for whoever doesn't run the system."""
    if not actor_of(request).holds(Role.ADMINISTRATOR):
        raise Http404
    found = health()
    head = PageHead(
        "Tình trạng hệ thống",
        "Mọi thứ đều ổn." if found.ok else "Có việc cần xử lý: xem các dòng được đánh dấu.",
        actions=(
            Action("Việc nền", reverse("jobs"), icon="gear"),
            Action("Thời hạn lưu", reverse("retention"), icon="history"),
        ),
    )
    return render(request, "web/pages/health.html", {"page_head": head, "checks": [_row(one) for one in found.checks]})


@public
@require_safe
def plain(request: HttpRequest) -> HttpResponse:
    """200 while requests can be answered, else 503. Says no more than that to strangers."""
    serving = health().serving
    return JsonResponse({"serving": serving}, status=200 if serving else 503)


def _row(check: Check) -> dict[str, object]:
    chip = Chip("tốt", "green", "check") if check.ok else Chip("cần xử lý", "amber", "warning")
    return {"name": _NAMES.get(check.name, check.name), "chip": chip, "words": check.words}
