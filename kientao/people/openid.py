"""Signing in through the province's OpenID provider: for people who have an account, linked when they first come."""

from typing import Any, NoReturn

import jwt
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base import ProviderException
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import render

from kientao.base.actor import VISITOR
from kientao.base.audit import record
from kientao.people.access import WAY_KEY, address_of
from kientao.people.models import Account

# Signatures anybody can check and only the provider can make; never a shared secret, never none.
_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")


class OpenIdAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc] # allauth has no types
    """What allauth asks once the provider has said who somebody is."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Accounts are made by an administrator."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Links an account the first time; refuses whom no account is for."""
        if not sociallogin.is_existing:
            account = _account_of(_claims(sociallogin), sociallogin.account.provider)
            if account is None:
                _refuse(request, "Anh/chị đã đăng nhập ở nơi cấp danh tính nhưng chưa có tài khoản Kiến Tạo tương ứng.")
            _link(request, sociallogin, account)
        if not sociallogin.user.is_active:
            _refuse(request, "Tài khoản này đã ngừng hoạt động.")
        request.session[WAY_KEY] = "openid"

    def on_authentication_error(self, request: HttpRequest, provider: Any, **kwargs: Any) -> None:
        """The provider refused, or its answer can't be trusted."""
        _refuse(request, "Nơi cấp danh tính chưa xác nhận được anh/chị. Đăng nhập lại từ đầu.", status=401)


class VerifiedOpenIDConnect(OpenIDConnectOAuth2Adapter):  # type: ignore[misc] # allauth has no types
    """Checks the signature of every identity token, and that both answers speak of one person."""

    def _decode_id_token(self, app: Any, id_token: str) -> dict[str, Any]:
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        try:
            key = _key(jwt.PyJWKSet.from_dict(answer.json()), jwt.get_unverified_header(id_token).get("kid"))
            claims: dict[str, Any] = jwt.decode(
                id_token,
                key,
                algorithms=list(_ALGORITHMS),
                audience=app.client_id,
                issuer=self.openid_config["issuer"],
                leeway=60,
                options={"require": ["exp", "iat", "sub"]},
            )
        except (jwt.PyJWTError, KeyError, ValueError) as wrong:
            raise ProviderException(str(wrong)) from wrong
        return claims

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> SocialLogin:
        """Raises ProviderException for an answer without an identity token, or about two people."""
        login = super().complete_login(request, app, token, **kwargs)
        data = login.account.extra_data
        if "id_token" not in data or data.get("userinfo", data["id_token"]).get("sub") != data["id_token"].get("sub"):
            raise ProviderException("identity token")
        return login


def _key(keys: jwt.PyJWKSet, name: str | None) -> jwt.PyJWK:
    """The key of that name; a token may leave the name out where there is only one."""
    if name is not None:
        return keys[name]
    if len(keys.keys) != 1:
        raise ProviderException("identity token without the name of its key")
    return keys.keys[0]


def _claims(sociallogin: SocialLogin) -> dict[str, Any]:
    data = sociallogin.account.extra_data
    return {**data.get("id_token", {}), **data.get("userinfo", {})}


def _account_of(claims: dict[str, Any], provider: str) -> Account | None:
    """By the claim that names the account, else by an address the provider has verified and only one account has.

    An account that is linked to somebody else already is nobody's.
    """
    found = Account.objects.none()
    named = str(claims.get(settings.OPENID_CLAIM) or "").strip().lower()
    if named:
        found = Account.objects.filter(username=named)
    if not found and claims.get("email") and claims.get("email_verified") is True:
        found = Account.objects.filter(email__iexact=str(claims["email"]), is_active=True)
    accounts = list(found[:2])
    if len(accounts) != 1 or SocialAccount.objects.filter(user_id=accounts[0].pk, provider=provider).exists():
        return None
    return accounts[0]


def _link(request: HttpRequest, sociallogin: SocialLogin, account: Account) -> None:
    with transaction.atomic():
        sociallogin.connect(request, account)
        record(
            actor=VISITOR,
            action="link_openid",
            subject=f"Account {account.pk}",
            data={"address": address_of(request), "uid": sociallogin.account.uid},
        )


def _refuse(request: HttpRequest, reason: str, status: int = 403) -> NoReturn:
    record(
        actor=VISITOR,
        action="sign_in_failed",
        subject="Account",
        data={"address": address_of(request), "way": "openid", "reason": reason},
    )
    page = render(request, "people/pages/account/openid.html", {"reason": reason}, status=status)
    raise ImmediateHttpResponse(page)
