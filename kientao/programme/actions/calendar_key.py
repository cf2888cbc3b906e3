"""The secret of somebody's calendar address."""

import secrets

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.refusal import Invalid
from kientao.programme.models import NoticeWish


@transaction.atomic
def renew_calendar_key(*, actor: Actor) -> NoticeWish:
    """A new address; the one before, if any, answers nobody from now on. Raises Invalid for who isn't signed in."""
    if actor.account is None:
        raise Invalid({"": "Đăng nhập rồi thực hiện lại."})
    key = secrets.token_urlsafe(32)
    wish, made = NoticeWish.objects.select_for_update(no_key=True).get_or_create(
        account_id=actor.account, defaults={"calendar_key": key}
    )
    if not made:
        wish.calendar_key = key
        wish.save(update_fields=["calendar_key"])
    record(actor=actor, action="renew_calendar_key", subject=f"Account {actor.account}", data={})
    return wish
