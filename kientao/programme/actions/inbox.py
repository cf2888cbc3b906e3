"""What somebody does with their own inbox."""

import secrets
from collections.abc import Sequence
from datetime import time

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import Invalid
from kientao.programme.models import Notice, NoticeWish

MAIL = frozenset(value for value, _ in NoticeWish._meta.get_field("mail").flatchoices)


def read_notices(*, actor: Actor, notices: Sequence[int] | None = None) -> int:
    """Puts a tick on them, or on all. How many were unread. Only one's own; that isn't news for the audit trail."""
    rows = Notice.objects.filter(account=actor.account, read_at__isnull=True)
    if notices is not None:
        rows = rows.filter(pk__in=notices)
    return rows.update(read_at=now()) if actor.account is not None else 0


@transaction.atomic
def wish_notices(*, actor: Actor, mail: str, quiet_from: time | None, quiet_to: time | None) -> NoticeWish:
    """How one wants to be told by e-mail, and in which hours not at all. Raises Invalid."""
    errors = {}
    if mail not in MAIL:
        errors["mail"] = "Chọn một trong các cách nhận thư."
    if (quiet_from is None) != (quiet_to is None):
        errors["quiet_to" if quiet_to is None else "quiet_from"] = "Ghi cả giờ bắt đầu và giờ kết thúc, hoặc bỏ cả hai."
    if quiet_from is not None and quiet_from == quiet_to:
        errors["quiet_to"] = "Giờ kết thúc phải khác giờ bắt đầu."
    if errors or actor.account is None:
        raise Invalid(errors or {"": "Đăng nhập rồi thực hiện lại."})
    wish, _ = NoticeWish.objects.select_for_update(no_key=True).get_or_create(
        account_id=actor.account, defaults={"calendar_key": secrets.token_urlsafe(32)}
    )
    wish.mail, wish.quiet_from, wish.quiet_to = mail, quiet_from, quiet_to
    wish.save()
    record(actor=actor, action="wish_notices", subject=f"Account {actor.account}", data={"mail": mail})
    return wish
