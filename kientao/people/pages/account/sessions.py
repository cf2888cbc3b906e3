"""Ends one's sessions on other devices."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kientao.people.access import account_of, actor_of
from kientao.people.actions.sessions import end_sessions


@require_POST
def page(request: HttpRequest) -> HttpResponse:
    """`session` is one of them; without it, all others end."""
    given = request.POST.get("session", "")
    ended = end_sessions(
        actor=actor_of(request),
        account=account_of(request),
        this_key=request.session.session_key or "",
        ids=[int(given)] if given.isascii() and given.isdecimal() and len(given) < 18 else [] if given else None,
    )
    messages.success(request, f"Đã kết thúc {ended} phiên đăng nhập." if ended else "Không có phiên nào khác.")
    return redirect("my_account")
