"""One account, and what whoever runs the system can do with it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kientao.base.actor import Actor
from kientao.base.clock import now, today
from kientao.base.models import AuditEntry
from kientao.base.refusal import Invalid
from kientao.people.access import actor_of
from kientao.people.actions.accounts import (
    disable_account,
    enable_account,
    remove_lost_factor,
    reset_password,
    unlock_account,
)
from kientao.people.factor import has_factor
from kientao.people.models import Account
from kientao.people.pages.accounts.listing import state_chip
from kientao.people.pages.accounts.trail import lines_of
from kientao.people.policies.accounts import may_change_account
from kientao.people.queries.accounts import accounts_visible_to, with_roles
from kientao.people.queries.actor import officer_of
from kientao.ui.parts.page_head import PageHead

_DONE: dict[str, tuple[Callable[..., object], str]] = {
    "enable": (enable_account, "Tài khoản hoạt động trở lại."),
    "unlock": (unlock_account, "Đã mở khóa."),
    "factor": (remove_lost_factor, "Đã gỡ xác thực hai lớp. Nhắc người dùng bật lại."),
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, account_id: int) -> HttpResponse:
    """`do` is enable, unlock, factor, disable (with `reason`) or password, which shows a new one once."""
    actor = actor_of(request)
    account = get_object_or_404(with_roles(accounts_visible_to(actor), today()), pk=account_id)
    error, password = "", ""
    if request.method == "POST":
        try:
            password = _do(request, actor, account)
        except Invalid as refusal:
            error = str(refusal)
        else:
            if not password:
                return redirect("account", account_id=account.pk)
    return _shown(request, actor, account, error, password)


def _do(request: HttpRequest, actor: Actor, account: Account) -> str:
    """A new password, where one was asked for."""
    wanted = request.POST.get("do", "")
    if wanted == "password":
        return reset_password(actor=actor, account=account)
    if wanted == "disable":
        disable_account(actor=actor, account=account, reason=request.POST.get("reason", ""))
        messages.success(request, "Đã ngừng tài khoản; các phiên đăng nhập kết thúc.")
        return ""
    if wanted not in _DONE:
        raise Http404
    action, words = _DONE[wanted]
    action(actor=actor, account=account)
    messages.success(request, words)
    return ""


def _shown(request: HttpRequest, actor: Actor, account: Account, error: str, password: str) -> HttpResponse:
    officer = officer_of(account)
    trail = AuditEntry.objects.filter(subject=f"Account {account.pk}").order_by("-sequence")[:20]
    values = {
        "page_head": PageHead(
            officer.name if officer else account.username,
            f"Tên đăng nhập {account.username}",
            crumbs=(("Tài khoản", reverse("accounts")),),
            chips=(state_chip(account, now()),),
        ),
        "account": account,
        "officer": officer,
        "last_login": timezone.localtime(account.last_login) if account.last_login else None,
        "is_locked": account.is_locked(now()),
        "has_factor": has_factor(account),
        "may_change": may_change_account(actor, account),
        "trail": lines_of(trail),
        "error": error,
        "password": password,
    }
    return render(request, "people/pages/accounts/one.html", values, status=422 if error else 200)
