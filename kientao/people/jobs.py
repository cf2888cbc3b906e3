"""What is done in the background."""

from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.urls import reverse

from kientao.base.jobs.kinds import job
from kientao.base.jobs.work import Work
from kientao.people.models import Account

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
