"""What is kept for how long, and how much is due to be forgotten: for whoever runs the system, to read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.retention.kinds import RETENTIONS
from kientao.people.access import actor_of
from kientao.people.roles import Role
from kientao.ui.parts.page_head import PageHead


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """404 for whoever doesn't run the system."""
    if not actor_of(request).holds(Role.ADMINISTRATOR):
        raise Http404
    head = PageHead(
        "Thời hạn lưu",
        "Những gì có hạn được xóa mỗi đêm lúc 3 giờ 30, mỗi lần một bản ghi trong sổ nhật ký.",
        crumbs=(("Tình trạng hệ thống", reverse("health-page")),),
    )
    rows = [(kind, kind.due_now().count()) for kind in RETENTIONS]
    return render(request, "web/pages/retention.html", {"page_head": head, "rows": rows})
