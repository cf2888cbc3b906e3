"""Reads what the operator chose about signing in from the environment. Errors name the variable."""

import os
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from kientao.base.settings import names
from kientao.people.roles import Role


def roles_with_second_factor(variable: str) -> list[str]:
    """Roles that must set up a second factor before anything else; none while the variable is unset."""
    chosen = names(variable, default="")
    unknown = sorted(set(chosen) - {role.value for role in Role})
    if unknown:
        known = ", ".join(role.value for role in Role)
        raise ImproperlyConfigured(f"{variable}: không có vai trò {', '.join(unknown)}. Các vai trò: {known}.")
    return chosen


def openid_provider() -> dict[str, Any]:
    """Of KIENTAO_OIDC_ISSUER, KIENTAO_OIDC_CLIENT, KIENTAO_OIDC_SECRET, as allauth wants it; empty when unset.

    The issuer speaks https, unless it runs on this very machine (for trying).
    """
    issuer = os.environ.get("KIENTAO_OIDC_ISSUER", "").strip().rstrip("/")
    if not issuer:
        return {}
    host = urlsplit(issuer)
    if host.scheme != "https" and host.hostname not in {"localhost", "127.0.0.1"}:
        raise ImproperlyConfigured("KIENTAO_OIDC_ISSUER: cần địa chỉ https://… của nơi cấp danh tính.")
    client = os.environ.get("KIENTAO_OIDC_CLIENT", "").strip()
    secret = os.environ.get("KIENTAO_OIDC_SECRET", "").strip()
    if not client or not secret:
        raise ImproperlyConfigured("KIENTAO_OIDC_ISSUER: đặt cả KIENTAO_OIDC_CLIENT và KIENTAO_OIDC_SECRET.")
    return {
        "provider_id": "openid",
        "name": os.environ.get("KIENTAO_OIDC_NAME", "").strip() or host.hostname,
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": issuer, "oauth_pkce_enabled": True},
    }
