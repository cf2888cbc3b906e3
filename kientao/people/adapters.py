"""What allauth asks of us: nobody signs up, pages and letters are ours, everything is in the audit trail."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest

from kientao.base.clock import now, today
from kientao.people.access import SEEN_KEY, WAY_KEY, address_of, is_of_this_host
from kientao.people.actions.signing_in import signed_in
from kientao.people.models import Account
from kientao.people.queries.actor import actor_for


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth has no types
    """Of sign-in."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by an administrator."""
        return False

    def login(self, request: HttpRequest, user: Account) -> None:
        """Opens the session: a new key, the moment, the audit entry."""
        way = request.session.get(WAY_KEY, "password")
        super().login(request, user)
        request.session[SEEN_KEY] = int(now().timestamp())
        signed_in(actor=actor_for(user, None, today()), account=user, address=address_of(request), way=way)

    def is_safe_url(self, url: str) -> bool:
        """Only paths of ours."""
        return is_of_this_host(url)

    def get_client_ip(self, request: HttpRequest) -> str:
        """As everywhere."""
        return address_of(request)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say what happened."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is sent by itself."""


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc] # allauth has no types
    """Of the second factor. Secrets are kept encrypted under the server's secret."""

    def encrypt(self, text: str) -> str:
        """For the database."""
        return _box().encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """From the database."""
        return _box().decrypt(encrypted_text.encode("ascii")).decode()

    def get_totp_label(self, user: Account) -> str:
        """What the telephone shows beside the code."""
        return user.username


def _box() -> MultiFernet:
    """The first secret encrypts; older ones still decrypt after the server's secret was changed."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(f"second factor:{key!s}".encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
