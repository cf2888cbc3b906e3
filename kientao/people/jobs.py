"""What is done in the background."""

from datetime import time, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth.tokens import default_token_generator
from django.contrib.sessions.models import Session
from django.core.mail import send_mail
from django.urls import reverse

from kientao.base.clock import now
from kientao.base.jobs.kinds import job
from kientao.base.jobs.times import Daily
from kientao.base.jobs.work import Work
from kientao.people.models import Account, FailedAttempts

_LETTER = """Chào anh/chị,

Có người, có lẽ là anh/chị, xin đặt lại mật khẩu tài khoản «{username}» của Kiến Tạo.
Mở đường dẫn sau trong vòng 60 phút để đặt mật khẩu mới:

{link}

Nếu không phải anh/chị, bỏ qua thư này: mật khẩu không thay đổi.
"""


@job(words="Gửi thư đặt lại mật khẩu", priority=10)
def send_recovery_link(work: Work, *, account: int, site: str) -> dict[str, Any] | None:
    """A letter with the link, made now: no queue keeps it. `site` is our own address ("https://…/")."""
    found = Account.objects.filter(pk=account, is_active=True).exclude(email="").first()
    if found is None:
        return None
    token = f"{found.pk}-{default_token_generator.make_token(found)}"
    link = site.rstrip("/") + reverse("account_reset_password_from_key", args=[token])
    send_mail("Đặt lại mật khẩu Kiến Tạo", _LETTER.format(username=found.username, link=link), None, [found.email])
    return None


@job(words="Dọn các phiên đăng nhập đã hết hạn", rhythm=Daily(time(2, 40)))
def forget_old_sessions(work: Work, *, due: str) -> dict[str, Any] | None:
    """Sessions that have ended, what was kept about them, and old counts of failures."""
    sessions, _ = Session.objects.filter(expire_date__lt=now()).delete()
    kept = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=kept).delete()
    FailedAttempts.objects.filter(first_at__lt=now() - timedelta(days=1)).delete()
    return {"sessions": sessions}
