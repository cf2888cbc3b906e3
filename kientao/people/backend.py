"""Fetches the account of a session, with its officer, in one question."""

from django.contrib.auth.backends import BaseBackend

from kientao.people.models import Account


class AccountBackend(BaseBackend):
    """Passwords are tried by `try_password`, never here: only there failures are counted."""

    def get_user(self, user_id: int) -> Account | None:
        """None ends the session of an account that was disabled."""
        return Account.objects.select_related("officer").filter(pk=user_id, is_active=True).first()
